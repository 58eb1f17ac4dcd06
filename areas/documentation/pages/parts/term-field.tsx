import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { pickText } from '../../../../foundation/language/index.ts'
import { FieldGroup, type FieldProps, Link, Select, Skeleton, useDisplay } from '../../../../web/index.ts'
import { vocabulary } from './calls.ts'
import { PickField } from './pick-field.tsx'

type TermFieldProps = FieldProps & {
  readonly list: string
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly multiple: boolean
  readonly labelOf: (id: string) => string | undefined
}

// the kit behind it is larger than the page: it comes after the page, for the lists that need it
const TermPicker = lazy(async () => ({
  default: (await import('../../../../web/design/widgets/term-picker.tsx')).TermPicker,
}))

/** Most terms that are fetched as a whole list; beyond it a few letters are asked for. */
const WHOLE = 200
/** Most terms of a plain list without a tree. */
const FEW = 15

/** Terms of a vocabulary: a plain list where it is short, a tree where it is not, and letters where it is long. */
export function TermField({ list, values, onChange, multiple, labelOf, ...field }: TermFieldProps) {
  const { language } = useDisplay()
  const query = useQuery({
    queryKey: ['terms', list],
    queryFn: ({ signal }) =>
      vocabulary('GET /api/vocabularies/:key/terms', { params: { key: list }, query: { limit: WHOLE }, signal }),
    staleTime: 600_000,
  })
  const shown = (labels: Readonly<Record<string, string | undefined>>, code: string) =>
    pickText({ ar: labels.ar ?? '', fr: labels.fr ?? '', en: labels.en ?? '' }, language)?.text ?? code
  if (query.data === undefined)
    return (
      <FieldGroup {...field}>
        <Skeleton />
      </FieldGroup>
    )
  const { items, next } = query.data
  if (items.length === 0 && values.length === 0)
    return (
      <FieldGroup {...field}>
        <p>
          <Trans id="documentation.term.empty-list">لا عنصر في هذه القائمة بعد: تملؤها المؤسسة ثم يُختار منها.</Trans>{' '}
          <Link href={`/vocabularies/${list}`}>
            <Trans id="documentation.term.open-list">فتح القائمة</Trans>
          </Link>
        </p>
      </FieldGroup>
    )
  if (next !== null)
    return (
      <PickField
        {...field}
        values={values}
        onChange={onChange}
        multiple={multiple}
        searchKey={['terms', list, 'search']}
        search={async (typed, signal) => {
          const found = await vocabulary('GET /api/terms', { query: { list, search: typed, limit: 20 }, signal })
          return found.items.map(({ id, labels, code, above }) => ({
            id,
            label: <bdi>{shown(labels, code)}</bdi>,
            above: above.length === 0 ? undefined : <bdi>{above.map((one) => shown(one, '')).join(' · ')}</bdi>,
          }))
        }}
        labelOf={(id) => <bdi>{labelOf(id) ?? id}</bdi>}
      />
    )
  const isTree = items.some(({ parent_id }) => parent_id !== null)
  if (!isTree && !multiple && items.length <= FEW)
    return (
      <Select
        {...field}
        value={values[0] ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? [] : [event.target.value])}
      >
        <option value="">–</option>
        {items.map(({ id, labels, code }) => (
          <option key={id} value={id}>
            {shown(labels, code)}
          </option>
        ))}
      </Select>
    )
  const terms = items.map(({ id, parent_id, labels }) => ({ id, parent_id, label: pickLanguages(labels) }))
  return (
    <Suspense fallback={<FieldGroup {...field}>{null}</FieldGroup>}>
      <TermPicker {...field} terms={terms} values={values} onChange={onChange} multiple={multiple} />
    </Suspense>
  )
}

const pickLanguages = ({ ar, fr, en }: Readonly<Record<string, string | undefined>>) => ({
  ...(ar === undefined ? {} : { ar }),
  ...(fr === undefined ? {} : { fr }),
  ...(en === undefined ? {} : { en }),
})
