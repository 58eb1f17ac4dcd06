import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button, ButtonRow, FromQuery, HistoryView, Notice, Page, Reference, useDisplay } from '../../../web/index.ts'
import { type Absence, type Kind, kinds } from '../model.ts'
import { api } from './parts/calls.ts'
import { capital } from './parts/capital.ts'
import { fieldsByKey } from './parts/form-values.ts'
import { type LabelWords, labelWords } from './parts/label-words.ts'
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
                field: nameOf(kind, field, language),
                before: shown(kind, field, old_value, words),
                after: shown(kind, field, new_value, words),
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

function nameOf(kind: Kind, key: string, language: 'ar' | 'fr' | 'en'): ReactNode {
  const field = fieldsByKey(kind).get(key)
  return field === undefined ? <Reference>{key}</Reference> : capital(field.label[language])
}

/** A value of the history in words: of a field, or the reason why a field is empty. */
function shown(kind: Kind, key: string, value: unknown, words: LabelWords): ReactNode | undefined {
  const field = fieldsByKey(kind).get(key)
  if (isAbsent(value)) return undefined
  if (field !== undefined) return <ValueView field={field} value={value} words={words} />
  if (typeof value === 'string' && Object.hasOwn(absenceWords, value)) return absenceWords[value as Absence]()
  return <Reference>{typeof value === 'string' ? value : JSON.stringify(value)}</Reference>
}
