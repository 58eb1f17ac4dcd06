import './evidence.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { pickText } from '../../../../foundation/language/index.ts'
import {
  Checkboxes,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Page,
  Radios,
  Select,
  SubmitRow,
  TextArea,
  TextInput,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import type { NewEvidence } from '../model.ts'
import { api, vocabulary } from './parts/calls.ts'
import { captureChoices } from './parts/capture-words.tsx'
import { EvidenceFile, type SentFile } from './parts/evidence-file.tsx'

const texts = [
  'title',
  'content_warning',
  'collected_by',
  'collected_on',
  'collected_at',
  'collected_how',
  'tool',
  'tool_version',
  'source_url',
  'archive_url',
  'notes',
] as const
type TextKey = (typeof texts)[number]

/** Brings an item in: the file, how it is kept, what it is, and where it comes from. */
export function Screen() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const go = useNavigate()
  const asked = new URLSearchParams(useLocation().searchStr)
  const [caseId, kind, record] = [asked.get('case') ?? '', asked.get('kind'), asked.get('record')]
  const [values, setValues] = useState<Readonly<Partial<Record<TextKey, string>>>>({})
  const [sealed, setSealed] = useState('open')
  const [material, setMaterial] = useState('')
  const [graphic, setGraphic] = useState<readonly string[]>([])
  const [captured, setCaptured] = useState<readonly string[]>([])
  const [sent, setSent] = useState<SentFile>()
  const kinds = useQuery({
    queryKey: ['terms', 'material'],
    queryFn: ({ signal }) =>
      vocabulary('GET /api/vocabularies/:key/terms', { params: { key: 'material' }, query: { limit: 200 }, signal }),
    staleTime: 600_000,
  })
  const told = (key: TextKey) => {
    const value = values[key]?.trim() ?? ''
    return value === '' ? null : value
  }
  const form = useSubmit({
    formId: 'title',
    fields: {
      '/file_id': 'file',
      '/sha256': 'file',
      '/kind_id': 'material',
      ...Object.fromEntries(texts.map((key) => [`/${key}`, key])),
    },
    send: async () => {
      if (sent === undefined) return
      const body = {
        ...Object.fromEntries(texts.map((key) => [key, told(key)])),
        case_id: caseId,
        file_id: sent.file_id,
        sha256: sent.sha256,
        sealed: sealed === 'sealed',
        kind_id: material === '' ? null : material,
        graphic: graphic.length > 0,
        capture_set: captured,
        supports: kind === null || record === null ? [] : [{ kind, id: record }],
      } as unknown as NewEvidence
      const made = await api('POST /api/evidence', { body })
      await go({ to: `/evidence/${made.id}` })
    },
  })
  const found = (): readonly FormError[] => [
    ...(sent === undefined
      ? [{ fieldId: 'file', message: t({ id: 'evidence.new.no-file', message: 'اختر ملفًا وانتظر حتى يصل كاملًا.' }) }]
      : []),
    ...(told('title') === null
      ? [
          {
            fieldId: 'title',
            message: t({
              id: 'evidence.new.no-title',
              message: 'اكتب ما هذا الدليل في بضع كلمات، دون أسماء تعرّض أصحابها.',
            }),
          },
        ]
      : []),
  ]
  const errorFor = (id: string) => {
    const error = errorOf(form.errors, id)
    return error === undefined ? {} : { error }
  }
  const field = (key: TextKey) => ({
    id: key,
    value: values[key] ?? '',
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setValues((before) => ({ ...before, [key]: target.value })),
    ...errorFor(key),
  })
  const title = t({ id: 'evidence.new.title', message: 'دليل جديد' })
  const back = kind === null || record === null ? `/evidence/of/case_file/${caseId}` : `/evidence/of/${kind}/${record}`
  return (
    <Page
      title={title}
      back={{ href: back }}
      hasError={form.errors.length > 0}
      before={<ErrorSummary key={form.attempt} errors={form.errors} />}
    >
      <form
        className="evidence-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(found())
        }}
      >
        <Radios
          id="sealed"
          name="sealed"
          label={<Trans id="evidence.new.kept">كيف يُحفظ</Trans>}
          value={sealed}
          onChange={setSealed}
          choices={[
            {
              value: 'open',
              label: <Trans id="evidence.new.open">مفتوحًا لفريق الملف</Trans>,
              hint: (
                <Trans id="evidence.new.open-hint">
                  يقرؤه الخادم ومن يدير خوادم المؤسسة: تُصنع منه نسخ عمل ويُبحث فيه. لا تختره لما يعرّض أحدًا إن انكشف.
                </Trans>
              ),
            },
            {
              value: 'sealed',
              label: <Trans id="evidence.new.sealed">مختومًا قبل الرفع</Trans>,
              hint: (
                <Trans id="evidence.new.sealed-hint">
                  ملف ختمته بأداة age. لا يقرؤه الخادم، ولا تُصنع منه نسخ عمل، ولا يُحفظ اسمه.
                </Trans>
              ),
            },
          ]}
        />
        {sealed === 'open' ? (
          <Notice
            kind="warn"
            title={<Trans id="evidence.new.warning">ما يُحفظ مفتوحًا تحميه صلاحيات الملف وحدها</Trans>}
          />
        ) : null}
        <EvidenceFile key={sealed} sealed={sealed === 'sealed'} error={errorOf(form.errors, 'file')} onSent={setSent} />
        <TextInput
          {...field('title')}
          label={<Trans id="evidence.field.title">ما هو</Trans>}
          hint={<Trans id="evidence.field.title-hint">مثل: صورة جدار المدرسة من الجهة الشمالية</Trans>}
        />
        <Select
          id="material"
          label={<Trans id="evidence.field.kind">نوع المادة</Trans>}
          optional
          value={material}
          onChange={({ target }) => setMaterial(target.value)}
          {...errorFor('material')}
        >
          <option value="">—</option>
          {(kinds.data?.items ?? []).map(({ id, code, labels }) => (
            <option key={id} value={id}>
              {pickText({ ar: labels.ar ?? '', fr: labels.fr ?? '', en: labels.en ?? '' }, language)?.text ?? code}
            </option>
          ))}
        </Select>
        <Checkboxes
          id="graphic"
          name="graphic"
          label={<Trans id="evidence.field.graphic">تنبيه</Trans>}
          values={graphic}
          onChange={setGraphic}
          choices={[
            {
              value: 'graphic',
              label: <Trans id="evidence.field.graphic-yes">فيه مشاهد أو أصوات قاسية</Trans>,
              hint: (
                <Trans id="evidence.field.graphic-hint">يبقى محجوبًا وصامتًا حتى يُطلب، ولا تظهر له صورة مصغرة.</Trans>
              ),
            },
          ]}
        />
        {graphic.length === 0 ? null : (
          <TextInput
            {...field('content_warning')}
            optional
            label={<Trans id="evidence.field.warning">ما الذي يُنبَّه إليه</Trans>}
          />
        )}
        <details className="evidence-collected">
          <summary>
            <h2>
              <Trans id="evidence.new.collected">كيف جُمع ومن أين</Trans>
            </h2>
          </summary>
          <TextInput
            {...field('collected_by')}
            optional
            label={<Trans id="evidence.field.collected-by">من جمعه</Trans>}
          />
          <TextInput
            {...field('collected_on')}
            type="date"
            width="medium"
            optional
            label={<Trans id="evidence.field.collected-on">يوم جمعه</Trans>}
          />
          <TextInput
            {...field('collected_at')}
            type="time"
            width="short"
            optional
            label={<Trans id="evidence.field.collected-at">ساعة جمعه</Trans>}
          />
          <TextArea
            {...field('collected_how')}
            rows={3}
            optional
            label={<Trans id="evidence.field.collected-how">كيف جُمع</Trans>}
          />
          <TextInput {...field('tool')} optional label={<Trans id="evidence.field.tool">أداة الجمع</Trans>} />
          <TextInput
            {...field('tool_version')}
            width="medium"
            optional
            label={<Trans id="evidence.field.tool-version">إصدار الأداة</Trans>}
          />
          <TextInput
            {...field('source_url')}
            dir="ltr"
            type="url"
            optional
            label={<Trans id="evidence.field.source">عنوان المصدر</Trans>}
          />
          <TextInput
            {...field('archive_url')}
            dir="ltr"
            type="url"
            optional
            label={<Trans id="evidence.field.archive">عنوان النسخة المؤرشفة</Trans>}
          />
          <Checkboxes
            id="capture"
            name="capture"
            label={<Trans id="evidence.field.capture">ما حُفظ من الصفحة</Trans>}
            optional
            values={captured}
            onChange={setCaptured}
            choices={captureChoices()}
          />
          <TextArea {...field('notes')} rows={3} optional label={<Trans id="evidence.field.notes">ملاحظات</Trans>} />
        </details>
        <SubmitRow busy={form.busy}>
          <Trans id="evidence.new.keep">حفظ الدليل</Trans>
        </SubmitRow>
      </form>
    </Page>
  )
}
