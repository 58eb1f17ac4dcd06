import { Trans } from '@lingui/react/macro'
import { useQueries, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Column, Link, Missing, Reference, Table, Tag, useDisplay } from '../../../../web/index.ts'
import { type Kind, openFields } from '../../model.ts'
import { api } from './calls.ts'
import { capital } from './capital.ts'
import { heldValues } from './form-field.ts'
import { sameValue } from './form-values.ts'
import { labelWords } from './label-words.ts'
import { useOwnFields } from './use-own-fields.ts'
import { isAbsent, ValueView } from './value-view.tsx'

type Side = { readonly value: ReactNode; readonly held: unknown }
type Row = { readonly key: string; readonly label: ReactNode; readonly sides: readonly [Side, Side] }
type ComparisonProps = {
  readonly kind: Kind
  readonly ids: readonly [string, string]
  /** What stands here until both records are read. */
  readonly fallback: ReactNode
}

/** What two records say of the same things, one line each; what neither says is left out. */
export function PairComparison({ kind, ids, fallback }: ComparisonProps) {
  const { language } = useDisplay()
  const own = useOwnFields(kind)
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['record', kind, id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api('GET /api/records/:kind/:id', { params: { kind, id }, signal }),
    })),
  })
  const [left, right] = found.map(({ data }) => data)
  if (left === undefined || right === undefined || own === undefined) return fallback
  const both = [left, right] as const
  const values = [heldValues(left), heldValues(right)] as const
  const words = [labelWords(left.labels, language), labelWords(right.labels, language)] as const
  const rows = [...openFields(kind), ...own].flatMap((field): readonly Row[] => {
    if (values.every((held) => isAbsent(held[field.key]))) return []
    const side = (place: 0 | 1): Side => ({
      held: values[place][field.key],
      value: isAbsent(values[place][field.key]) ? (
        <Missing />
      ) : (
        <ValueView field={field} value={values[place][field.key]} words={words[place]} />
      ),
    })
    return [{ key: field.key, label: capital(field.label[language]), sides: [side(0), side(1)] }]
  })
  const names: Row = {
    key: 'names',
    label: <Trans id="documentation.names.title">الأسماء</Trans>,
    sides: [
      { held: left.id, value: <Names id={left.id} /> },
      { held: right.id, value: <Names id={right.id} /> },
    ],
  }
  const column = (place: 0 | 1): Column<Row> => ({
    key: both[place].id,
    header: (
      <Link href={`/records/${kind}/${both[place].id}`} className="pair-code">
        <Reference>{both[place].code}</Reference>
      </Link>
    ),
    cell: ({ sides }) => sides[place].value,
  })
  return (
    <Table
      caption={<Trans id="documentation.pair.compared">ما يقوله كل سجل</Trans>}
      columns={[
        {
          key: 'field',
          header: <Trans id="documentation.pair.field">الحقل</Trans>,
          rowHeader: true,
          cell: ({ key, label, sides: [one, other] }) => (
            <>
              {label}{' '}
              {key === 'names' || sameValue(one.held, other.held) ? null : (
                <Tag>
                  <Trans id="documentation.pair.differs">مختلف</Trans>
                </Tag>
              )}
            </>
          ),
        },
        column(0),
        column(1),
      ]}
      rows={kind === 'person' ? [names, ...rows] : rows}
      rowKey={({ key }) => key}
    />
  )
}

/** Open names, where the case lets the server know them. */
function Names({ id }: { readonly id: string }) {
  const { data } = useQuery({
    queryKey: ['names', id],
    queryFn: ({ signal }) => api('GET /api/records/person/:id/names', { params: { id }, signal }),
  })
  if (data === undefined) return null
  if (data.policy === 'sealed') return <Trans id="documentation.pair.sealed">مختومة</Trans>
  if (data.items.length === 0) return <Missing />
  return (
    <ul className="plain-rows pair-names">
      {data.items.map(({ id: name, name: text }) => (
        <li key={name}>
          <bdi dir="auto">{text}</bdi>
        </li>
      ))}
    </ul>
  )
}
