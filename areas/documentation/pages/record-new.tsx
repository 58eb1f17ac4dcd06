import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { EmptyState, Page, useDisplay } from '../../../web/index.ts'
import { fieldOf, type Kind, kinds, recordKinds } from '../model.ts'
import { api } from './parts/calls.ts'
import { capital } from './parts/capital.ts'
import type { FormField } from './parts/form-field.ts'
import { wayBack } from './parts/form-return.ts'
import { emptyForm, type HeldForm, newBody } from './parts/form-values.ts'
import { useKnownRecords } from './parts/known-records.ts'
import { labelWords } from './parts/label-words.ts'
import { RecordForm } from './parts/record-form.tsx'

/** A new record of a kind in a case; links that the address names are filled already. */
export function Screen() {
  const { kind: asked } = useParams({ strict: false })
  const { searchStr } = useLocation()
  const search = new URLSearchParams(searchStr)
  const kind: Kind | undefined = asked === undefined ? 'case_file' : kinds.find((one) => one === asked)
  const caseId = search.get('case') ?? undefined
  if (kind === undefined || (kind !== 'case_file' && caseId === undefined)) return <NoCase />
  // the address also tells which link was filled meanwhile: the form is the same one; a form of another kind never is
  search.delete('fill')
  return <NewRecord key={`${kind} ${search}`} kind={kind} caseId={caseId} links={search} />
}

function NoCase() {
  const { t } = useLingui()
  const title = t({ id: 'documentation.new.no-case', message: 'افتح الملف أولًا ثم أضف السجل منه' })
  return (
    <Page title={title} back={{ href: '/cases' }}>
      <EmptyState level={2} icon="folder" title={title} />
    </Page>
  )
}

type NewRecordProps = { readonly kind: Kind; readonly caseId: string | undefined; readonly links: URLSearchParams }

function NewRecord({ kind, caseId, links }: NewRecordProps) {
  const display = useDisplay()
  const { language } = display
  const { t } = useLingui()
  const { history } = useRouter()
  const cache = useQueryClient()
  const given = [...links].filter(([key]) => fieldOf(kind, key)?.type === 'ref')
  const preset = Object.fromEntries(
    given.map(([key, id]) => [key, fieldOf(kind, key)?.repeatable === true ? [id] : id]),
  )
  const first = kind === 'case_file' ? { identity_policy: 'sealed', ...preset } : preset
  const known = useKnownRecords(
    given.flatMap(([key, id]) => (fieldOf(kind, key)?.to ?? []).map((one) => ({ kind: one, id }))),
  )
  const words = labelWords({ records: [...known] }, language)
  const returning = wayBack(links)
  const back = returning?.(undefined) ?? (kind === 'case_file' ? '/cases' : `/records/case_file/${caseId}?list=${kind}`)
  const send = async (held: HeldForm, fields: readonly FormField[], another: boolean) => {
    const made = await api('POST /api/records/:kind', {
      params: { kind },
      body: { ...newBody(fields, held, display), ...(caseId === undefined ? {} : { case_id: caseId }) },
    })
    await cache.invalidateQueries({ queryKey: ['records', kind] })
    // the way back carries what was made in its query, which only the history takes whole
    if (!another) history.push(returning?.(made.id) ?? `/records/${kind}/${made.id}`)
  }
  return (
    <Page
      title={capital(recordKinds[kind].label[language])}
      caption={t({ id: 'documentation.new.title', message: 'سجل جديد' })}
      back={{ href: back }}
    >
      <RecordForm
        kind={kind}
        caseId={caseId}
        draftKey={`record-new-${kind}-${caseId ?? ''}${returning === undefined ? '' : `-for-${links.get('for')}`}`}
        start={emptyForm(first)}
        words={words}
        send={send}
        onLeave={() => history.push(back)}
        mayRepeat={kind !== 'case_file' && returning === undefined}
      />
    </Page>
  )
}
