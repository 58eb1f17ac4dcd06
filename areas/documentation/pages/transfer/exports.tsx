import './transfer.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { formatFileSize, pickText } from '../../../../foundation/language/index.ts'
import type { SearchQuery } from '../../../../foundation/search/index.ts'
import { saveAsFile } from '../../../../web/design/widgets/file-text.tsx'
import {
  ConnectionLost,
  ErrorSummary,
  FromQuery,
  fetchFile,
  Notice,
  NumberText,
  Page,
  Radios,
  Select,
  SubmitRow,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import { type Kind, recordKinds } from '../../model.ts'
import { api as records } from '../parts/calls.ts'
import { capital } from '../parts/capital.ts'
import { api } from './calls.ts'

const formats = ['xlsx', 'csv', 'jsonl', 'geojson'] as const
type Format = (typeof formats)[number]
const CASES = 200

/** Taking records out: everything as one package, or records of one kind as a table or as data. */
export function Screen() {
  const { t } = useLingui()
  const { searchStr } = useLocation()
  const asked = new URLSearchParams(searchStr)
  return (
    <Page
      title={t({ id: 'documentation.export.title', message: 'التصدير' })}
      trail={[{ href: '/imports', label: <Trans id="documentation.import.list-title">الاستيراد</Trans> }]}
      lead={
        <Trans id="documentation.export.lead">
          يخرج في الملف ما يحق لك الاطلاع عليه وحده. وكل تصدير قيد في سجل الحيازة: من، ومتى، وماذا، وكم.
        </Trans>
      }
    >
      <TableExport caseAsked={asked.get('case') ?? ''} search={asked.get('search')} />
      <PackageExport />
    </Page>
  )
}

type TableProps = { readonly caseAsked: string; readonly search: string | null }

function TableExport({ caseAsked, search }: TableProps) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const [caseId, setCaseId] = useState(caseAsked)
  const [kind, setKind] = useState<Kind>('event')
  const [format, setFormat] = useState<Format>('xlsx')
  const narrowed = { ...(caseId === '' ? {} : { case_id: caseId }), ...(search === null ? {} : { search }) }
  const query = useQuery({
    queryKey: ['exports', caseId, search],
    queryFn: async ({ signal }) => {
      const [counted, cases] = await Promise.all([
        api('GET /api/exports', {
          query: {
            ...(caseId === '' ? {} : { case_id: caseId }),
            ...(search === null ? {} : { search: JSON.parse(search) as SearchQuery }),
          },
          signal,
        }),
        records('GET /api/records/:kind', { params: { kind: 'case_file' }, query: { limit: CASES }, signal }),
      ])
      return { counts: counted.items, cases: cases.items }
    },
    placeholderData: (before) => before,
  })
  const download = useDownload('export-table', () => `/api/exports/${kind}/${format}?${new URLSearchParams(narrowed)}`)
  return (
    <section>
      <h2>
        <Trans id="documentation.export.table">سجلات من نوع واحد</Trans>
      </h2>
      <form
        id="export-table"
        tabIndex={-1}
        className="transfer-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void download.form.submit()
        }}
      >
        <ErrorSummary key={download.form.attempt} errors={download.form.errors} />
        {search === null ? null : (
          <Notice title={<Trans id="documentation.export.of-search">يُصدَّر ما وجده البحث وحده</Trans>} />
        )}
        <FromQuery query={query}>
          {({ counts, cases }) => (
            <>
              <Select
                id="export-case"
                label={<Trans id="documentation.export.case">من أي ملف</Trans>}
                value={caseId}
                onChange={(event) => setCaseId(event.target.value)}
              >
                <option value="">{t({ id: 'documentation.export.all-cases', message: 'كل ملفاتي' })}</option>
                {cases.map(({ id, code, fields }) => (
                  <option key={id} value={id}>
                    {`${pickText((fields.title ?? {}) as Record<string, string>, language)?.text ?? ''} · ${code}`}
                  </option>
                ))}
              </Select>
              <Select
                id="export-kind"
                label={<Trans id="documentation.export.kind">أي سجلات</Trans>}
                value={kind}
                onChange={(event) => setKind(event.target.value as Kind)}
              >
                {counts.map(({ kind: one }) => (
                  <option key={one} value={one}>
                    {capital(recordKinds[one].plural[language])}
                  </option>
                ))}
              </Select>
              <p role="status">
                <Trans id="documentation.export.will-hold">
                  عدد السجلات في الملف: <NumberText value={counts.find((one) => one.kind === kind)?.records ?? 0} />
                </Trans>
              </p>
            </>
          )}
        </FromQuery>
        <Radios
          id="export-format"
          name="export-format"
          label={<Trans id="documentation.export.format">بأي صيغة</Trans>}
          value={format}
          onChange={(value) => setFormat(value as Format)}
          choices={[
            {
              value: 'xlsx',
              label: <bdi>XLSX</bdi>,
              hint: (
                <Trans id="documentation.export.xlsx">جدول يُقرأ في برامج الجداول، بعناوين وأسماء بنود بلغتك.</Trans>
              ),
            },
            {
              value: 'csv',
              label: <bdi>CSV</bdi>,
              hint: <Trans id="documentation.export.csv">جدول لبرامج أخرى، بمفاتيح الحقول ورموز البنود.</Trans>,
            },
            {
              value: 'jsonl',
              label: <bdi>JSONL</bdi>,
              hint: <Trans id="documentation.export.jsonl">سجل في كل سطر، بقيمه كاملة.</Trans>,
            },
            {
              value: 'geojson',
              label: <bdi>GeoJSON</bdi>,
              hint: <Trans id="documentation.export.geojson">نقاط السجلات لبرامج الخرائط، بما حُفظ من دقتها.</Trans>,
            },
          ]}
        />
        <SubmitRow busy={download.form.busy}>
          <Trans id="documentation.export.download">تنزيل</Trans>
        </SubmitRow>
        <Progress bytes={download.bytes} />
      </form>
    </section>
  )
}

function PackageExport() {
  const download = useDownload('export-package', () => '/api/exports/package')
  return (
    <section>
      <h2>
        <Trans id="documentation.export.package">كل شيء</Trans>
      </h2>
      <p>
        <Trans id="documentation.export.package-text">
          حزمة <bdi>ZIP</bdi> فيها كل ما يحق لك الاطلاع عليه: السجلات وصيغها السابقة، والقوائم، والحقول، والملفات، مع
          بصمة كل منها. تُقرأ كما هي في ميثاق آخر.
        </Trans>
      </p>
      <form
        id="export-package"
        tabIndex={-1}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void download.form.submit()
        }}
      >
        <ErrorSummary key={download.form.attempt} errors={download.form.errors} />
        <SubmitRow busy={download.form.busy}>
          <Trans id="documentation.export.download-package">تنزيل الحزمة</Trans>
        </SubmitRow>
        <Progress bytes={download.bytes} />
      </form>
    </section>
  )
}

/** Fetches a file whole and gives it to the browser to keep; a refusal stays on the page in words. */
function useDownload(formId: string, addressOf: () => string) {
  const { t } = useLingui()
  const [bytes, setBytes] = useState<number>()
  const form = useSubmit({
    formId,
    fields: {},
    send: async () => {
      setBytes(0)
      try {
        const { name, content } = await fetchFile(addressOf(), setBytes)
        saveAsFile({ name: name ?? formId, content })
      } finally {
        setBytes(undefined)
      }
    },
    explain: (error) =>
      error instanceof ConnectionLost
        ? t({ id: 'documentation.export.lost', message: 'لا اتصال بالخادم. أعد التنزيل بعد عودته.' })
        : t({ id: 'documentation.export.failed', message: 'تعذّر التصدير. أعد المحاولة بعد قليل.' }),
  })
  return { form, bytes }
}

function Progress({ bytes }: { readonly bytes: number | undefined }) {
  const display = useDisplay()
  if (bytes === undefined) return null
  return (
    <p className="draft-note">
      <Trans id="documentation.export.so-far">
        وصل حتى الآن: <bdi>{formatFileSize(display, bytes)}</bdi>
      </Trans>
    </p>
  )
}
