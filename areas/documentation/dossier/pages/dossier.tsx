import './dossier.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Language } from '../../../../foundation/language/index.ts'
import { saveAsFile } from '../../../../web/design/widgets/file-text.tsx'
import {
  Button,
  ButtonRow,
  Checkboxes,
  ConnectionLost,
  ErrorSummary,
  fetchFile,
  languageNames,
  Notice,
  Page,
  type ProblemError,
  Radios,
  Reference,
  Select,
  SubmitRow,
  TextInput,
  useDisplay,
  useSubmit,
  useVaultOpen,
} from '../../../../web/index.ts'
import { type Part, parts, purposes } from '../choices.ts'
import type { NewDossier } from '../model.ts'
import { partTitles, purposeWords, reasonWords } from '../words.ts'
import { api, type MadeDossier } from './parts/calls.ts'
import { DocumentView } from './parts/document-view.tsx'
import { Identities } from './parts/identities.tsx'

type Refusal = { readonly code: string; readonly reason: string }
type Purpose = NonNullable<NewDossier['leaves']>['purpose']

/** The dossier of a case: its language, what goes in and for whom; as a file, or on this page for the printer. */
export function Screen() {
  const { id = '' } = useParams({ strict: false })
  return <Dossier key={id} id={id} />
}

function Dossier({ id }: { readonly id: string }) {
  const { t } = useLingui()
  const display = useDisplay()
  const [language, setLanguage] = useState<Language>(display.language)
  const [chosen, setChosen] = useState<readonly Part[]>(parts.filter((part) => part !== 'protection'))
  const [use, setUse] = useState<'own' | 'leaves'>('own')
  const [purpose, setPurpose] = useState<Purpose>('share_body')
  const [recipient, setRecipient] = useState('')
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [made, setMade] = useState<MadeDossier>()
  const asked: NewDossier = {
    language,
    parts: [...chosen],
    leaves: use === 'own' ? null : { purpose, recipient: recipient.trim() },
  }
  const refused = (error: ProblemError) => {
    const { refusals: found } = (error.problem.details ?? {}) as { readonly refusals?: readonly Refusal[] }
    setRefusals(error.problem.code === 'consent.not-given' ? (found ?? []) : [])
    return false
  }
  const settings = {
    formId: 'dossier-form',
    fields: { '/parts': 'dossier-parts-first', '/leaves/recipient': 'dossier-recipient' },
    handle: refused,
    explain: (error: unknown) =>
      error instanceof ConnectionLost
        ? t({ id: 'dossier.lost', message: 'لا اتصال بالخادم. أعد المحاولة بعد عودته.' })
        : t({ id: 'dossier.failed', message: 'تعذّر إعداد الملف. أعد المحاولة بعد قليل.' }),
  }
  const begin = () => {
    setRefusals([])
    setMade(undefined)
  }
  const file = useSubmit({
    ...settings,
    send: async () => {
      begin()
      const { name, content } = await fetchFile(`/api/records/case_file/${id}/dossier.pdf?${addressOf(asked)}`)
      saveAsFile({ name: name ?? 'dossier.pdf', content })
    },
  })
  const page = useSubmit({
    ...settings,
    send: async () => {
      begin()
      setMade(await api('POST /api/records/case_file/:id/dossier', { params: { id }, body: asked }))
    },
  })
  const missing = () => [
    ...(chosen.length === 0
      ? [
          {
            fieldId: 'dossier-parts-first',
            message: t({ id: 'dossier.no-parts', message: 'اختر قسمًا واحدًا على الأقل.' }),
          },
        ]
      : []),
    ...(use === 'leaves' && recipient.trim().length < 2
      ? [
          {
            fieldId: 'dossier-recipient',
            message: t({ id: 'dossier.no-recipient', message: 'اكتب الجهة التي يخرج إليها.' }),
          },
        ]
      : []),
  ]
  const errors = file.errors.length > 0 ? file.errors : page.errors
  return (
    <Page
      title={t({ id: 'dossier.title', message: 'الملف الموثَّق' })}
      back={{ href: `/records/case_file/${id}` }}
      hasError={errors.length > 0}
    >
      <form
        id="dossier-form"
        tabIndex={-1}
        className="no-print"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void file.submit(missing())
        }}
      >
        <ErrorSummary key={`${file.attempt} ${page.attempt}`} errors={errors} />
        <Refusals refusals={refusals} />
        <Radios
          id="dossier-language"
          name="dossier-language"
          label={<Trans id="dossier.language">لغة الوثيقة</Trans>}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          choices={(['ar', 'fr', 'en'] as const).map((one) => ({
            value: one,
            label: <bdi lang={one}>{languageNames[one]}</bdi>,
          }))}
        />
        <Checkboxes
          id="dossier-parts"
          name="dossier-parts"
          label={<Trans id="dossier.parts">ما يدخل في الوثيقة</Trans>}
          values={chosen}
          onChange={(values) => setChosen(parts.filter((part) => values.includes(part)))}
          choices={parts.map((part) => ({ value: part, label: partTitles[part][display.language] }))}
        />
        <Radios
          id="dossier-use"
          name="dossier-use"
          label={<Trans id="dossier.use">لمن هي</Trans>}
          value={use}
          onChange={(value) => setUse(value === 'own' ? 'own' : 'leaves')}
          choices={[
            { value: 'own', label: <Trans id="dossier.own">لاستعمال المؤسسة وحدها</Trans> },
            {
              value: 'leaves',
              label: <Trans id="dossier.leaves">تخرج إلى جهة أخرى</Trans>,
              hint: <Trans id="dossier.leaves-hint">لا تخرج إلا بموافقة كل من تعنيه في هذه اللحظة.</Trans>,
            },
          ]}
        />
        {use === 'own' ? null : (
          <>
            <Select
              id="dossier-purpose"
              label={<Trans id="dossier.purpose">لأي غرض</Trans>}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value as Purpose)}
            >
              {purposes.map((one) => (
                <option key={one} value={one}>
                  {purposeWords[one]?.[display.language] ?? one}
                </option>
              ))}
            </Select>
            <TextInput
              id="dossier-recipient"
              label={<Trans id="dossier.recipient">الجهة</Trans>}
              hint={<Trans id="dossier.recipient-hint">بالاسم الذي وافق عليه المعنيون.</Trans>}
              value={recipient}
              onChange={(event) => setRecipient(event.target.value)}
            />
          </>
        )}
        <SubmitRow
          busy={file.busy || page.busy}
          beside={
            <Button id="dossier-show" kind="secondary" disabled={page.busy} onClick={() => void page.submit(missing())}>
              <Trans id="dossier.show">عرض للطباعة</Trans>
            </Button>
          }
        >
          <Trans id="dossier.download">تنزيل PDF</Trans>
        </SubmitRow>
      </form>
      {made === undefined ? null : <Shown id={id} made={made} />}
    </Page>
  )
}

const addressOf = ({ language, parts: chosen, leaves }: NewDossier) =>
  new URLSearchParams({ language, parts: chosen.join(','), ...(leaves ?? {}) })

/** Who does not allow it, by code, each with why. */
function Refusals({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const { language } = useDisplay()
  if (refusals.length === 0) return null
  return (
    <Notice kind="warn" title={<Trans id="dossier.refused">من لا يسمح بخروجها، ولماذا</Trans>}>
      <ul>
        {refusals.map(({ code, reason }) => (
          <li key={code} className="dossier-refusal">
            <Reference>{code}</Reference>: {reasonWords[reason]?.[language] ?? reason}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The document on the page. What was opened of sealed names goes with the vault. */
function Shown({ id, made }: { readonly id: string; readonly made: MadeDossier }) {
  const isOpen = useVaultOpen()
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  return (
    <>
      <section className="no-print">
        <Identities caseId={id} persons={made.persons} onOpened={setNames} />
        <ButtonRow>
          <Button kind="secondary" onClick={() => window.print()}>
            <Trans id="dossier.print">طباعة</Trans>
          </Button>
        </ButtonRow>
      </section>
      <DocumentView document={made.document} opened={isOpen ? names : new Map()} />
    </>
  )
}
