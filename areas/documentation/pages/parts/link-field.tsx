import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { Link, Reference, useDisplay } from '../../../../web/index.ts'
import { type Kind, recordKinds } from '../../model.ts'
import { api } from './calls.ts'
import { capital } from './capital.ts'
import { addressOfNew, MAKEABLE } from './form-return.ts'
import { type LabelWords, labelWords } from './label-words.ts'
import { PickField, type PickFieldProps } from './pick-field.tsx'

type LinkFieldProps = Pick<
  PickFieldProps,
  'id' | 'label' | 'hint' | 'error' | 'optional' | 'values' | 'onChange' | 'multiple'
> & {
  readonly to: readonly Kind[]
  readonly words: LabelWords
  /** The case whose records are offered; undefined for those of every case one works on. */
  readonly caseId: string | undefined
  /** The case in which a new one would be made, where the form can be left and found again. */
  readonly makeIn: string | undefined
}

/** Records that this one may name, by letters of their code, title or type; one that is missing is made from here. */
export function LinkField({ to, words, caseId, makeIn, ...field }: LinkFieldProps) {
  const { language } = useDisplay()
  return (
    <PickField
      {...field}
      searchKey={['linkable', caseId, ...to]}
      search={async (typed, signal) => {
        const { items, labels } = await api('GET /api/linkable', {
          query: { kinds: [...to], search: typed, ...(caseId === undefined ? {} : { case_id: caseId }) },
          signal,
        })
        const names = labelWords(labels, language)
        return items.map((item) => ({
          id: item.id,
          label: <Named code={item.code} title={names.title(item)} />,
          above: to.length > 1 ? capital(recordKinds[item.kind].label[language]) : undefined,
        }))
      }}
      labelOf={(id) => <LinkName id={id} to={to} words={words} />}
      below={makeIn === undefined ? null : <MakeOne to={to} caseId={makeIn} fieldId={field.id} />}
    />
  )
}

/** What a chosen record is called; one that the page did not bring, as after a draft, is asked for. */
function LinkName({
  id,
  to,
  words,
}: {
  readonly id: string
  readonly to: readonly Kind[]
  readonly words: LabelWords
}) {
  const { language } = useDisplay()
  const known = words.record(id)
  const query = useQuery({
    queryKey: ['linkable', 'named', id],
    queryFn: ({ signal }) => api('GET /api/linkable', { query: { kinds: [...to], ids: [id] }, signal }),
    enabled: known === undefined,
  })
  if (known !== undefined) return <Named code={known.code} title={words.title(known)} />
  const [item] = query.data?.items ?? []
  if (item !== undefined)
    return <Named code={item.code} title={labelWords(query.data?.labels ?? {}, language).title(item)} />
  return query.data === undefined ? (
    <Reference>{id.slice(0, 8)}</Reference>
  ) : (
    <Trans id="documentation.record.hidden">سجل لا يحق لك الاطلاع عليه</Trans>
  )
}

const Named = ({ code, title }: { readonly code: string; readonly title: string | undefined }) => (
  <>
    {title === undefined ? null : (
      <>
        <bdi>{title}</bdi>{' '}
      </>
    )}
    <Reference>{code}</Reference>
  </>
)

type MakeOneProps = { readonly to: readonly Kind[]; readonly caseId: string; readonly fieldId: string }

/** The way to a form of what is missing, and back to this one, which waits as a draft. */
function MakeOne({ to, caseId, fieldId }: MakeOneProps) {
  const { language } = useDisplay()
  const { pathname, searchStr } = useLocation()
  return to
    .filter((kind) => MAKEABLE.includes(kind))
    .map((kind) => (
      <p key={kind} className="make-one">
        <Link href={addressOfNew(kind, { caseId, from: pathname + searchStr, field: fieldId })}>
          <Trans id="documentation.link.make">سجل جديد هنا:</Trans> {recordKinds[kind].label[language]}
        </Link>
      </p>
    ))
}
