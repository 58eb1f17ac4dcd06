import { Trans } from '@lingui/react/macro'
import {
  type Column,
  Link,
  Missing,
  Pagination,
  Reference,
  Table,
  Timestamp,
  useDisplay,
} from '../../../../web/index.ts'
import { fieldOf, type Kind, recordKinds } from '../../model.ts'
import type { RecordView } from '../../views.ts'
import { capital } from './capital.ts'
import { labelWords, type SomeLabels } from './label-words.ts'
import { titleOf } from './record-title.ts'
import { isAbsent, ValueView } from './value-view.tsx'

type RecordTableProps = {
  readonly kind: Kind
  readonly items: readonly RecordView[]
  readonly labels: SomeLabels
  /** Fields that have a column of their own, beside what the record is called and when it was changed. */
  readonly columns: readonly string[]
  readonly nextHref?: string
  readonly firstHref?: string
}

/** A page of records of one kind. Persons go by their pseudonym alone. */
export function RecordTable({ kind, items, labels, columns, nextHref, firstHref }: RecordTableProps) {
  const { language } = useDisplay()
  const words = labelWords(labels, language)
  const shown = columns.flatMap((key) => fieldOf(kind, key) ?? [])
  const drawn: readonly Column<RecordView>[] = [
    {
      key: 'code',
      header: capital(recordKinds[kind].label[language]),
      rowHeader: true,
      cell: (item) => {
        const title = titleOf(item, words)
        return (
          <Link href={`/records/${kind}/${item.id}`}>
            <span>
              {title === undefined ? null : (
                <>
                  <bdi>{title}</bdi>{' '}
                </>
              )}
              <Reference>{item.code}</Reference>
            </span>
          </Link>
        )
      },
    },
    ...shown.map(
      (field): Column<RecordView> => ({
        key: field.key,
        header: capital(field.label[language]),
        cell: ({ fields }) =>
          isAbsent(fields[field.key]) ? (
            <Missing />
          ) : (
            <ValueView field={field} value={fields[field.key]} words={words} />
          ),
      }),
    ),
    {
      key: 'updated',
      header: <Trans id="documentation.table.updated">آخر تعديل</Trans>,
      cell: ({ updated_at }) => <Timestamp at={updated_at} />,
    },
  ]
  return (
    <>
      <Table
        caption={capital(recordKinds[kind].plural[language])}
        columns={drawn}
        rows={items}
        rowKey={({ id }) => id}
      />
      <Pagination
        shown={items.length}
        {...(nextHref === undefined ? {} : { nextHref })}
        {...(firstHref === undefined ? {} : { firstHref })}
      />
    </>
  )
}
