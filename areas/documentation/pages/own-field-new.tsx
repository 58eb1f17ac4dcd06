import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type LText, languages, pickText } from '../../../foundation/language/index.ts'
import {
  DraftNote,
  ErrorSummary,
  errorOf,
  LTextFields,
  Page,
  Radios,
  RestoredNote,
  Select,
  Skeleton,
  SubmitRow,
  TextInput,
  useDisplay,
  useDraft,
  useSubmit,
} from '../../../web/index.ts'
import { kinds, recordKinds } from '../model.ts'
import type { FieldDefinition } from '../own-fields.ts'
import { api, vocabulary } from './parts/calls.ts'
import { capital } from './parts/capital.ts'
import { FieldRules } from './parts/own-field-rules.tsx'
import { ownClassWords, ownTypeWords } from './parts/own-field-words.tsx'

type Asked = {
  readonly kind: string
  readonly key: string
  readonly label: LText
  readonly help: LText
  readonly type: string
  readonly list: string
  readonly target: string
  readonly class: string
  readonly repeatable: boolean
  readonly required: boolean
  readonly position: string
}

const nothing: Asked = {
  kind: 'event',
  key: '',
  label: {},
  help: {},
  type: 'text',
  list: '',
  target: 'person',
  class: 'I',
  repeatable: false,
  required: false,
  position: '',
}

const types = Object.keys(ownTypeWords) as readonly FieldDefinition['type'][]

/** Adds a field to a kind of record: what it holds, who reads it, and the rules it obeys. */
export function Screen() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const draft = useDraft<Asked>('own-field-new', nothing)
  const asked = draft.value
  const type = types.find((one) => one === asked.type) ?? 'text'
  const lists = useQuery({
    queryKey: ['vocabularies'],
    queryFn: ({ signal }) => vocabulary('GET /api/vocabularies', { signal }),
  })
  const form = useSubmit({
    formId: 'field-kind',
    fields: {
      '/kind': 'field-kind',
      '/key': 'field-key',
      '/label': 'field-label',
      '/help': 'field-help',
      '/type': 'field-type',
      '/vocabulary_key': 'field-list',
      '/target_kind': 'field-target',
      '/class': 'field-class',
      '/required': 'field-required',
      '/position': 'field-position',
    },
    send: async () => {
      await api('POST /api/fields', {
        body: {
          kind: kinds.find((one) => one === asked.kind) ?? 'event',
          key: asked.key.trim(),
          label: asked.label,
          help: asked.help,
          type,
          vocabulary_key: type === 'code' ? asked.list : null,
          target_kind: type === 'ref' ? (kinds.find((one) => one === asked.target) ?? 'person') : null,
          class: asked.class === 'X' ? 'X' : 'I',
          repeatable: asked.repeatable,
          required: asked.class === 'X' ? false : asked.required,
          position: Number(asked.position === '' ? 0 : asked.position),
        },
      })
      await draft.discard()
      await cache.invalidateQueries({ queryKey: ['own-fields'] })
      await navigate({ to: '/settings/fields' })
    },
  })
  const title = t({ id: 'documentation.own.add', message: 'إضافة حقل' })
  const back = { href: '/settings/fields' }
  if (!draft.ready || lists.data === undefined)
    return (
      <Page title={title} back={back}>
        <Skeleton />
      </Page>
    )
  const error = (id: string): { readonly error?: ReactNode } => {
    const message = errorOf(form.errors, id)
    return message === undefined ? {} : { error: message }
  }
  const found = () => {
    const wrong = t({
      id: 'documentation.own.key-wrong',
      message: 'اكتب المفتاح بحروف لاتينية صغيرة وأرقام تفصل بينها شرطة سفلية، وليبدأ بحرف.',
    })
    const noList = t({ id: 'documentation.own.list-needed', message: 'اختر القائمة التي يُختار منها.' })
    return [
      ...(/^[a-z][a-z0-9_]{1,39}$/.test(asked.key.trim()) ? [] : [{ fieldId: 'field-key', message: wrong }]),
      ...(type === 'code' && asked.list === '' ? [{ fieldId: 'field-list', message: noList }] : []),
    ]
  }
  return (
    <Page title={title} back={back} hasError={form.errors.length > 0}>
      <form
        noValidate
        className="record-form"
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(found())
        }}
      >
        <ErrorSummary key={form.attempt} errors={form.errors} />
        {draft.restored && draft.place === 'untouched' ? (
          <RestoredNote onDiscard={() => void draft.discard().then(() => navigate({ to: '/settings/fields' }))} />
        ) : null}
        <Select
          id="field-kind"
          label={<Trans id="documentation.own.of">في سجلات</Trans>}
          value={asked.kind}
          onChange={(event) => draft.change({ kind: event.target.value })}
          {...error('field-kind')}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {capital(recordKinds[kind].plural[language])}
            </option>
          ))}
        </Select>
        <LTextFields
          id="field-label"
          name="label"
          label={<Trans id="documentation.own.label">اسم الحقل</Trans>}
          hint={<Trans id="documentation.own.label-hint">بلغة واحدة على الأقل. تُعرض عند غيابها أقرب لغة إليها.</Trans>}
          languages={languages}
          value={asked.label}
          onChange={(label) => draft.change({ label })}
          {...error('field-label')}
        />
        <LTextFields
          id="field-help"
          name="help"
          optional
          label={<Trans id="documentation.own.help">ما يُقال لمن يملؤه</Trans>}
          languages={languages}
          value={asked.help}
          onChange={(help) => draft.change({ help })}
          {...error('field-help')}
        />
        <TextInput
          id="field-key"
          dir="ltr"
          width="medium"
          autoComplete="off"
          label={<Trans id="documentation.own.key">مفتاح الحقل</Trans>}
          hint={
            <Trans id="documentation.own.key-hint">
              كلمة لاتينية لا تتغير، يُعرف بها في الاستيراد والتصدير، مثل weather_station.
            </Trans>
          }
          value={asked.key}
          onChange={(event) => draft.change({ key: event.target.value })}
          {...error('field-key')}
        />
        <Select
          id="field-type"
          label={<Trans id="documentation.own.holds">ماذا يُكتب فيه</Trans>}
          value={type}
          onChange={(event) => draft.change({ type: event.target.value })}
          {...error('field-type')}
        >
          {types.map((one) => (
            <option key={one} value={one}>
              {ownTypeWords[one]()}
            </option>
          ))}
        </Select>
        {type === 'code' ? (
          <Select
            id="field-list"
            label={<Trans id="documentation.own.list">القائمة</Trans>}
            value={asked.list}
            onChange={(event) => draft.change({ list: event.target.value })}
            {...error('field-list')}
          >
            <option value="">–</option>
            {lists.data.items.map(({ key, name }) => (
              <option key={key} value={key}>
                {pickText(name, language)?.text ?? key}
              </option>
            ))}
          </Select>
        ) : null}
        {type === 'ref' ? (
          <Select
            id="field-target"
            label={<Trans id="documentation.own.target">نوع السجل المُحال إليه</Trans>}
            value={asked.target}
            onChange={(event) => draft.change({ target: event.target.value })}
            {...error('field-target')}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {capital(recordKinds[kind].label[language])}
              </option>
            ))}
          </Select>
        ) : null}
        <Radios
          id="field-class"
          name="class"
          label={<Trans id="documentation.own.who-reads">من يقرأ ما يُكتب فيه</Trans>}
          choices={[
            {
              value: 'I',
              label: ownClassWords.I(),
              hint: <Trans id="documentation.own.internal-hint">كل من يعمل على الملف، ويُبحث فيه.</Trans>,
            },
            {
              value: 'X',
              label: ownClassWords.X(),
              hint: (
                <Trans id="documentation.own.sealed-hint">
                  أشخاص معيّنون وحدهم، في متصفحاتهم. لا يقرؤه الخادم ولا يبحث فيه، ولا يصير داخليًا أبدًا.
                </Trans>
              ),
            },
          ]}
          value={asked.class}
          onChange={(value) => draft.change({ class: value })}
          {...error('field-class')}
        />
        <FieldRules
          rules={asked}
          mayRequire={asked.class !== 'X'}
          mayBeSingle
          onChange={(rules) => draft.change(rules)}
          errorAt={error}
        />
        <SubmitRow busy={form.busy}>
          <Trans id="documentation.own.submit">إضافة الحقل</Trans>
        </SubmitRow>
        <DraftNote place={draft.place} />
      </form>
    </Page>
  )
}
