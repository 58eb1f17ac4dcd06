import './transfer.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { pickText } from '../../../../foundation/language/index.ts'
import { FileUpload, type UploadedFile } from '../../../../web/design/widgets/file-upload.tsx'
import {
  ErrorSummary,
  errorOf,
  FileName,
  FromQuery,
  Link,
  Page,
  Select,
  SubmitRow,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import type { SaidOfFile } from '../../transfer/index.ts'
import { api as records } from '../parts/calls.ts'
import { api } from './calls.ts'
import { DialectFields } from './dialect-fields.tsx'

/** Most cases of the list; from the page of a case the way leads here with that case. */
const CASES = 200

/** The beginning of an import: into which case, and from which file. */
export function Screen() {
  const { t } = useLingui()
  return (
    <Page
      title={t({ id: 'documentation.import.new-title', message: 'استيراد جدول' })}
      trail={[{ href: '/imports', label: <Trans id="documentation.import.list-title">الاستيراد</Trans> }]}
      lead={
        <Trans id="documentation.import.new-lead">
          ارفع جدولًا بأي ترتيب لأعمدته. في الخطوة التالية تقول معنى كل عمود، ولا يُكتب شيء قبل تجربة الملف كله وموافقتك.
        </Trans>
      }
    >
      <NewForm />
    </Page>
  )
}

function NewForm() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { history } = useRouter()
  const { searchStr } = useLocation()
  const [caseId, setCaseId] = useState(new URLSearchParams(searchStr).get('case') ?? '')
  const [file, setFile] = useState<UploadedFile>()
  const [said, setSaid] = useState<SaidOfFile>({})
  const cases = useQuery({
    queryKey: ['records', 'case_file', 'to-import'],
    queryFn: ({ signal }) =>
      records('GET /api/records/:kind', { params: { kind: 'case_file' }, query: { limit: CASES }, signal }),
  })
  const form = useSubmit({
    formId: 'file',
    fields: { '/dialect': 'file', '/file_id': 'file', '/file_name': 'file' },
    send: async () => {
      if (file === undefined) return
      const body = { file_id: file.fileId, file_name: file.name.slice(-255), dialect: said }
      const run = await api('POST /api/imports', { body })
      history.push(`/imports/${run.id}?case=${caseId}`)
    },
  })
  const caseError = errorOf(form.errors, 'case')
  const fileError = errorOf(form.errors, 'file')
  return (
    <form
      noValidate
      className="transfer-form"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit([
          ...(caseId === ''
            ? [
                {
                  fieldId: 'case',
                  message: t({ id: 'documentation.import.no-case', message: 'اختر الملف الذي تُضاف إليه السجلات' }),
                },
              ]
            : []),
          ...(file === undefined
            ? [{ fieldId: 'file', message: t({ id: 'documentation.import.no-file', message: 'ارفع الجدول أولًا' }) }]
            : []),
        ])
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <FromQuery query={cases}>
        {({ items }) => (
          <Select
            id="case"
            label={<Trans id="documentation.import.into">الملف الذي تُضاف إليه السجلات</Trans>}
            hint={
              <Trans id="documentation.import.into-hint">
                لا يؤخذ الاسم إلا في ملف هوياته مقيَّدة، أو اسمًا منشورًا بمصدره. وإن لم تجد الملف هنا فابدأ من صفحته.
              </Trans>
            }
            value={caseId}
            onChange={(event) => setCaseId(event.target.value)}
            {...(caseError === undefined ? {} : { error: caseError })}
          >
            <option value="">–</option>
            {items
              .filter(({ own, deleted_at }) => own && deleted_at === null)
              .map(({ id, code, fields }) => (
                <option key={id} value={id}>
                  {`${pickText((fields.title ?? {}) as Record<string, string>, language)?.text ?? ''} · ${code}`}
                </option>
              ))}
          </Select>
        )}
      </FromQuery>
      <FileUpload
        id="file"
        label={<Trans id="documentation.import.file-label">الجدول</Trans>}
        hint={
          <Trans id="documentation.import.file-hint">
            <bdi>CSV</bdi> أو <bdi>XLSX</bdi>، أو <bdi>ZIP</bdi> فيه جدول وملفاته كما يصدّره أوازي.
          </Trans>
        }
        accept=".csv,.tsv,.txt,.xlsx,.zip"
        onUploaded={setFile}
        {...(fileError === undefined ? {} : { error: fileError })}
      />
      {file === undefined ? null : (
        <p>
          <Trans id="documentation.import.uploaded">
            رُفع: <FileName>{file.name}</FileName>
          </Trans>
        </p>
      )}
      <details className="record-group">
        <summary>
          <Trans id="documentation.import.how-read">كيف يُقرأ الملف (يُعرف عادةً وحده)</Trans>
        </summary>
        <DialectFields said={said} onChange={setSaid} tables={[]} mayBeLeft />
      </details>
      <SubmitRow
        busy={form.busy}
        beside={
          <Link href="/imports">
            <Trans id="documentation.import.back">العودة إلى القائمة</Trans>
          </Link>
        }
      >
        <Trans id="documentation.import.continue">متابعة إلى الأعمدة</Trans>
      </SubmitRow>
    </form>
  )
}
