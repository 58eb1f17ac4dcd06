import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button, ButtonRow, FromQuery, HistoryView, Notice, Page, Reference, useDisplay } from '../../../web/index.ts'
import { type Absence, type Kind, kinds, openFields } from '../model.ts'
import { api } from './parts/calls.ts'
import { capital } from './parts/capital.ts'
import { type FormField, ownKey } from './parts/form-field.ts'
import { type LabelWords, labelWords } from './parts/label-words.ts'
import { NoteTexts } from './parts/note-texts.tsx'
import { useOwnFields } from './parts/use-own-fields.ts'
import { isAbsent, ValueView } from './parts/value-view.tsx'
import { absenceWords } from './parts/words.tsx'

/** Every change of a record: who, when, and each field before and after. */
export function Screen() {
  const { kind = '', id = '' } = useParams({ strict: false })
  const known = kinds.find((one) => one === kind)
  return known === undefined ? null : <History key={id} kind={known} id={id} />
}

function History({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const record = useQuery({
    queryKey: ['record', kind, id],
    queryFn: ({ signal }) => api('GET /api/records/:kind/:id', { params: { kind, id }, signal }),
  })
  const query = useInfiniteQuery({
    queryKey: ['record-history', kind, id, record.data?.version],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/records/:kind/:id/history', {
        params: { kind, id },
        query: pageParam === undefined ? {} : { after: pageParam },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const words = labelWords(record.data?.labels ?? {}, language)
  const own = useOwnFields(kind) ?? []
  return (
    <Page
      title={t({ id: 'documentation.history.title', message: 'تاريخ السجل' })}
      back={{ href: `/records/${kind}/${id}` }}
    >
      <FromQuery query={query}>
        {({ pages }) => {
          const entries = pages
            .flatMap(({ items }) => items)
            .flatMap(({ version, at, by, changes }) =>
              changes.map(({ field, old_value, new_value }) => ({
                id: `${version} ${field}`,
                at,
                by: by?.name,
                field: <ChangedName kind={kind} own={own} changed={field} />,
                before: shown({ kind, own, words }, field, old_value),
                after: shown({ kind, own, words }, field, new_value),
              })),
            )
          return entries.length === 0 ? (
            <Notice title={<Trans id="documentation.history.none">لم يتغير شيء منذ إنشائه</Trans>} />
          ) : (
            <HistoryView entries={entries} />
          )
        }}
      </FromQuery>
      {query.hasNextPage ? (
        <ButtonRow>
          <Button kind="secondary" onClick={() => void query.fetchNextPage()}>
            <Trans id="documentation.history.more">تغييرات أقدم</Trans>
          </Button>
        </ButtonRow>
      ) : null}
    </Page>
  )
}

/** A change names a field, or what was said of one: `states.start`, `notes.type`, `extra.` and the key of an own field. */
function changedField(kind: Kind, own: readonly FormField[], changed: string) {
  const [, home, key = changed] = /^(states|notes|extra)\.(.+)$/.exec(changed) ?? []
  const of = home === 'extra' ? ownKey(key) : key
  return { home, field: [...openFields(kind), ...own].find((one) => one.key === of) }
}

function ChangedName({
  kind,
  own,
  changed,
}: {
  readonly kind: Kind
  readonly own: readonly FormField[]
  readonly changed: string
}) {
  const { language } = useDisplay()
  const { home, field } = changedField(kind, own, changed)
  if (field === undefined) return <Reference>{changed}</Reference>
  const label = capital(field.label[language])
  if (home === 'notes')
    return (
      <Trans id="documentation.history.note">
        ملاحظة على <bdi>{label}</bdi>
      </Trans>
    )
  return label
}

type ShownProps = { readonly kind: Kind; readonly own: readonly FormField[]; readonly words: LabelWords }

/** A value of the history in words: of a field, of its notes, or the reason why it is empty. */
function shown({ kind, own, words }: ShownProps, changed: string, value: unknown): ReactNode | undefined {
  const { home, field } = changedField(kind, own, changed)
  if (isAbsent(value)) return undefined
  if (home === 'notes') return <NoteTexts notes={value} words={words} />
  if (home === 'states' && typeof value === 'string' && Object.hasOwn(absenceWords, value))
    return absenceWords[value as Absence]()
  if (field !== undefined) return <ValueView field={field} value={value} words={words} />
  return <Reference>{typeof value === 'string' ? value : JSON.stringify(value)}</Reference>
}
