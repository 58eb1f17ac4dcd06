import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import {
  DraftNote,
  ErrorSummary,
  FromQuery,
  Notice,
  Radios,
  RestoredNote,
  Select,
  SubmitRow,
  useDraft,
  useSubmit,
} from '../../../../web/index.ts'
import type { Mapping } from '../../transfer/index.ts'
import { api as records } from '../parts/calls.ts'
import { api, type Run, type SampleRows, sampleOf } from './calls.ts'
import { ColumnCards } from './column-cards.tsx'
import { fieldsFor, type OwnField } from './fields.ts'
import { noParts, type PartKind } from './mapping-edit.ts'
import { PartCards } from './part-cards.tsx'
import { likelyPreset, type Preset, suggest, type Table } from './suggest.ts'

type Parts = { readonly run: Run; readonly caseId: string }

/** What is needed before the columns can be shown: first rows, fields of the institution, the case. */
export function MappingStep({ run, caseId }: Parts) {
  const query = useQuery({
    queryKey: ['import', run.id, 'columns', run.version, caseId],
    queryFn: async ({ signal }) => {
      const [sample, own, alike, target] = await Promise.all([
        sampleOf(run.id, signal),
        records('GET /api/fields', { signal }),
        api('GET /api/imports/:id/alike', { params: { id: run.id }, signal }),
        caseId === ''
          ? undefined
          : records('GET /api/records/:kind/:id', { params: { kind: 'case_file', id: caseId }, signal }),
      ])
      return { sample, own: own.items, alike: alike.items, namesOpen: target?.fields.identity_policy === 'restricted' }
    },
  })
  return (
    <FromQuery query={query}>
      {({ sample, own, alike, namesOpen }) => (
        <MappingForm
          run={run}
          caseId={caseId}
          table={{
            header: sample.header,
            rows: sample.rows.map(({ cells }) => cells),
            dates: new Set(sample.dates.map(({ column }) => column)),
          }}
          dates={sample.dates}
          own={own}
          alike={alike}
          namesOpen={namesOpen}
        />
      )}
    </FromQuery>
  )
}

type FormProps = Parts & {
  readonly table: Table
  readonly dates: SampleRows['dates']
  readonly own: readonly OwnField[]
  readonly alike: readonly Pick<Run, 'id' | 'file_name' | 'created_at' | 'mapping'>[]
  readonly namesOpen: boolean
}
type Held = { readonly preset: Preset; readonly mapping: Mapping }

function MappingForm({ run, caseId, table, dates, own, alike, namesOpen }: FormProps) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const { history } = useRouter()
  const fieldsOf = (kind: PartKind) => fieldsFor(kind, own, namesOpen)
  const suggested = (preset: Preset) =>
    suggest(preset, table, fieldsOf, { listId: `list-${run.id.slice(0, 8)}`, isArchive: run.dialect.format === 'zip' })
  const likely = likelyPreset(table)
  // one draft for each set of headings: read otherwise, the columns are others
  const draft = useDraft<Held>(`import:${run.id}:${table.header.join('|').slice(0, 200)}`, {
    preset: likely,
    mapping: run.mapping ?? suggested(likely),
  })
  const { mapping, preset } = draft.value
  const setMapping = (next: Mapping) => draft.change({ mapping: next })
  const setParts = (parts: Mapping['parts']) => setMapping({ ...mapping, parts })
  const form = useSubmit({
    formId: 'mapping',
    fields: fieldsByPointer(mapping),
    send: async () => {
      await api('PUT /api/imports/:id/mapping', { params: { id: run.id }, body: { case_id: caseId, mapping } })
      await api('POST /api/imports/:id/state', { params: { id: run.id }, body: { to: 'preview' } })
      await draft.discard()
      await cache.invalidateQueries({ queryKey: ['import', run.id] })
      history.push(`/imports/${run.id}?${new URLSearchParams({ step: 'trial', case: caseId })}`)
    },
  })
  if (!draft.ready) return null
  return (
    <form
      id="mapping"
      tabIndex={-1}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {draft.restored ? <RestoredNote onDiscard={() => void draft.discard()} /> : null}
      {table.header.length === 1 ? (
        <Notice kind="warn" title={<Trans id="documentation.import.one-column">قُرئ الجدول عمودًا واحدًا</Trans>}>
          <p>
            <Trans id="documentation.import.one-column-back">
              إن كان فيه أكثر فارجع إلى «قراءة الجدول» واختر ما يفصل بين أعمدته.
            </Trans>
          </p>
        </Notice>
      ) : null}
      <section className="transfer-form">
        {alike.length === 0 ? null : (
          <Select
            id="alike"
            label={<Trans id="documentation.import.alike">أخذ المطابقة من استيراد سابق لجدول بالعناوين نفسها</Trans>}
            value=""
            onChange={(event) => {
              const found = alike.find(({ id }) => id === event.target.value)
              if (found !== undefined && found.mapping !== null) setMapping(found.mapping)
            }}
          >
            <option value="">{t({ id: 'documentation.import.alike-none', message: 'اختر استيرادًا' })}</option>
            {alike.map(({ id, file_name, created_at }) => (
              <option key={id} value={id}>
                {`${file_name} · ${created_at.slice(0, 10)}`}
              </option>
            ))}
          </Select>
        )}
        <Presets preset={preset} onChange={(next) => draft.change({ preset: next, mapping: suggested(next) })} />
      </section>
      <PartCards
        mapping={mapping}
        onChange={setParts}
        header={table.header}
        fieldsOf={fieldsOf}
        listId={`list-${run.id.slice(0, 8)}`}
      />
      <ColumnCards
        mapping={mapping}
        onChange={setMapping}
        table={table}
        dates={dates}
        fieldsOf={fieldsOf}
        dialect={run.dialect}
      />
      <DraftNote place={draft.place} />
      <SubmitRow busy={form.busy}>
        <Trans id="documentation.import.try">تجربة الجدول كله</Trans>
      </SubmitRow>
      <p className="field-hint">
        <Trans id="documentation.import.try-hint">التجربة لا تكتب شيئًا.</Trans>
      </p>
    </form>
  )
}

function Presets({ preset, onChange }: { readonly preset: Preset; readonly onChange: (preset: Preset) => void }) {
  return (
    <Radios
      id="preset"
      name="preset"
      label={<Trans id="documentation.import.preset">ماذا يحكي كل سطر؟</Trans>}
      hint={<Trans id="documentation.import.preset-hint">تغيير الجواب يعيد اقتراح معاني الأعمدة.</Trans>}
      value={preset}
      onChange={(value) => onChange(value as Preset)}
      choices={[
        { value: 'events', label: <Trans id="documentation.import.preset-events">حدثًا</Trans> },
        { value: 'people', label: <Trans id="documentation.import.preset-people">شخصًا</Trans> },
        { value: 'acts', label: <Trans id="documentation.import.preset-acts">حدثًا وضحيته وما وقع عليها</Trans> },
        {
          value: 'list',
          label: <Trans id="documentation.import.preset-list">ضحية من ضحايا حدث واحد يجمع السطور كلها</Trans>,
        },
      ]}
    />
  )
}

/** Where a refusal of the mapping is mended: the card of the column that fills the field, else the card of the part. */
function fieldsByPointer({ parts = noParts }: Mapping): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parts.flatMap(({ part, fields, extra }, index) => {
      const root = `/mapping/parts/${index}`
      const keys = [
        ...Object.keys(fields).map((key) => `fields/${key}`),
        ...Object.keys(extra).map((key) => `extra/${key}`),
      ]
      return [[root, `part-${part}`], ...keys.map((key) => [`${root}/${key}`, `part-${part}`])]
    }),
  )
}
