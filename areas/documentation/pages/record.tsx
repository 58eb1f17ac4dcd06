import './parts/records.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  AccessTag,
  ButtonLink,
  ButtonRow,
  EmptyState,
  FromQuery,
  Notice,
  Page,
  ProblemError,
  Reference,
  SummaryList,
  Tag,
  Timestamp,
  useDisplay,
} from '../../../web/index.ts'
import { type Absence, type Kind, kinds, recordKinds, sealedFields } from '../model.ts'
import { api } from './parts/calls.ts'
import { capital } from './parts/capital.ts'
import { CaseParts } from './parts/case-parts.tsx'
import { groupedFields } from './parts/field-groups.ts'
import { type FormField, heldValues } from './parts/form-field.ts'
import { groupWords } from './parts/group-words.tsx'
import { type LabelWords, labelWords } from './parts/label-words.ts'
import { LinkedRecords } from './parts/linked-records.tsx'
import { NamesPanel } from './parts/names-panel.tsx'
import { NoteTexts } from './parts/note-texts.tsx'
import { RecordActs } from './parts/record-acts.tsx'
import { titleOf } from './parts/record-title.ts'
import { SameRecords } from './parts/same-records.tsx'
import { SealedFields } from './parts/sealed-field.tsx'
import { SealedSearch } from './parts/sealed-search.tsx'
import { useOwnFields } from './parts/use-own-fields.ts'
import { isAbsent, ValueView } from './parts/value-view.tsx'
import { absenceWords } from './parts/words.tsx'
import { RecordPanel } from './work/record-panel.tsx'

export type FoundRecord = Awaited<ReturnType<typeof fetchRecord>>

const fetchRecord = (kind: Kind, id: string, signal: AbortSignal) =>
  api('GET /api/records/:kind/:id', { params: { kind, id }, signal })

/** One record of any kind: what it says, what it is linked to, and what may be done with it. */
export function Screen() {
  const { kind = '', id = '' } = useParams({ strict: false })
  const known = kinds.find((one) => one === kind)
  return known === undefined ? <Gone /> : <Show key={id} kind={known} id={id} />
}

function Gone() {
  const { t } = useLingui()
  const title = t({ id: 'documentation.record.gone', message: 'هذا السجل غير موجود أو لا يحق لك الاطلاع عليه' })
  return (
    <Page title={title} back={{ href: '/cases' }}>
      <EmptyState level={2} icon="folder" title={title} />
    </Page>
  )
}

function Show({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const { language } = useDisplay()
  const query = useQuery({
    queryKey: ['record', kind, id],
    queryFn: async ({ signal }) => {
      try {
        return await fetchRecord(kind, id, signal)
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 404) return null
        throw error
      }
    },
  })
  if (query.data === null) return <Gone />
  const label = capital(recordKinds[kind].label[language])
  if (query.data === undefined)
    return (
      <Page title={label} back={{ href: '/cases' }}>
        <FromQuery query={query}>{() => null}</FromQuery>
      </Page>
    )
  return <Found record={query.data} label={label} />
}

function Found({ record, label }: { readonly record: NonNullable<FoundRecord>; readonly label: string }) {
  const { language } = useDisplay()
  const words = labelWords(record.labels, language)
  const { kind, id, case_id, code, level, own, deleted_at } = record
  const title = titleOf(record, words)
  const mayEdit = own && deleted_at === null && level !== 'view'
  const back =
    kind === 'case_file'
      ? { href: '/cases', label: <Trans id="documentation.record.back-to-cases">رجوع إلى الملفات</Trans> }
      : {
          href: `/records/case_file/${case_id}?list=${kind}`,
          label: <Trans id="documentation.record.back-to-case">رجوع إلى الملف</Trans>,
        }
  return (
    <Page title={title ?? code} caption={label} back={back}>
      <p className="record-line record-facts">
        {title === undefined ? null : <Reference>{code}</Reference>}
        <AccessTag access="restricted" />
        <Trans id="documentation.record.updated">
          آخر تعديل <Timestamp at={record.updated_at} />
        </Trans>
      </p>
      {deleted_at === null ? null : (
        <Notice kind="warn" title={<Trans id="documentation.record.deleted">هذا السجل محذوف ويمكن استرجاعه</Trans>} />
      )}
      {own ? null : (
        <Notice title={<Trans id="documentation.record.received">نسخة واردة من مؤسسة شريكة، تُقرأ ولا تُعدَّل</Trans>} />
      )}
      {record.warnings.map(({ pointer, code: warning, text }) => (
        <Notice key={pointer + warning} kind="warn" title={text[language]} />
      ))}
      {mayEdit ? (
        <ButtonRow>
          <ButtonLink href={`/records/${kind}/${id}/edit`}>
            <Trans id="documentation.record.edit">تعديل</Trans>
          </ButtonLink>
          <ButtonLink kind="secondary" href={`/records/${kind}/${id}/history`}>
            <Trans id="documentation.record.history">التاريخ</Trans>
          </ButtonLink>
          <ButtonLink kind="secondary" href={`/evidence/of/${kind}/${id}`}>
            <Trans id="documentation.record.evidence">الأدلة</Trans>
          </ButtonLink>
          {kind === 'case_file' ? <DossierLink id={id} /> : null}
        </ButtonRow>
      ) : (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`/records/${kind}/${id}/history`}>
            <Trans id="documentation.record.history">التاريخ</Trans>
          </ButtonLink>
          <ButtonLink kind="secondary" href={`/evidence/of/${kind}/${id}`}>
            <Trans id="documentation.record.evidence">الأدلة</Trans>
          </ButtonLink>
          {kind === 'case_file' ? <DossierLink id={id} /> : null}
        </ButtonRow>
      )}
      {kind === 'case_file' ? <CaseParts record={record} /> : null}
      <Values record={record} words={words} />
      {kind === 'person' ? <NamesPanel person={record} /> : null}
      <Sealed record={record} />
      {kind === 'case_file' ? <SealedSearch caseId={id} /> : null}
      {kind === 'case_file' ? null : <LinkedRecords record={record} />}
      {kind === 'person' || kind === 'event' ? <SameRecords record={record} /> : null}
      <RecordPanel record={record} />
      {own ? <RecordActs record={record} /> : null}
    </Page>
  )
}

const DossierLink = ({ id }: { readonly id: string }) => (
  <ButtonLink kind="secondary" href={`/records/case_file/${id}/dossier`}>
    <Trans id="documentation.record.dossier">الملف الموثَّق</Trans>
  </ButtonLink>
)

/** What the record says, by the question it answers; empty fields without a reason are left out. */
function Values({ record, words }: { readonly record: NonNullable<FoundRecord>; readonly words: LabelWords }) {
  const { language } = useDisplay()
  const { kind, states, notes } = record
  const own = useOwnFields(kind) ?? []
  const fields = heldValues(record)
  const holds = ({ key }: FormField) => !isAbsent(fields[key]) || typeof states[key] === 'string'
  return groupedFields(kind, own, holds).map(({ group, fields: inGroup }) => (
    <section key={group} className="record-part">
      <h2>{groupWords[group]()}</h2>
      <SummaryList
        rows={inGroup.map((field) => ({
          key: field.key,
          label: capital(field.label[language]),
          value: (
            <>
              {isAbsent(fields[field.key]) ? (
                <Tag>{absenceWords[states[field.key] as Absence]()}</Tag>
              ) : (
                <ValueView field={field} value={fields[field.key]} words={words} />
              )}
              <NoteTexts notes={notes[field.key]} words={words} />
              {field.retired === true ? (
                <Tag>
                  <Trans id="documentation.record.retired">لم يعد مستعملًا</Trans>
                </Tag>
              ) : null}
            </>
          ),
        }))}
      />
    </section>
  ))
}

/** What the server cannot read: written, sealed and opened here. */
function Sealed({
  record: { id, kind, case_id, own: isOwn, deleted_at, level },
}: {
  readonly record: NonNullable<FoundRecord>
}) {
  const own = (useOwnFields(kind) ?? []).filter((field) => field.class === 'X')
  const fields = [...sealedFields(kind), ...own.map((field) => ({ ...field, key: field.own ?? field.key }))]
  if (fields.length === 0) return null
  return (
    <details className="record-group">
      <summary>
        <h2>
          <Trans id="documentation.sealed.title">ما يُختم في متصفح أشخاص معيّنين</Trans>
        </h2>
      </summary>
      <p className="field-hint">
        <Trans id="documentation.sealed.text">
          يُختم ما تكتبه هنا في متصفحك قبل أن يخرج منه، فلا يقرؤه الخادم ولا من ينسخ قاعدة بياناته.
        </Trans>
      </p>
      <SealedFields
        record={{ id, case_id }}
        fields={fields}
        mayEdit={isOwn && deleted_at === null && level !== 'view'}
      />
    </details>
  )
}
