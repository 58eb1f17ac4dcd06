import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { languages, pickText } from '../../../foundation/language/index.ts'
import { ConfirmWithConsequence } from '../../../web/design/widgets/confirm-with-consequence.tsx'
import {
  Button,
  ButtonRow,
  currentRecord,
  EmptyState,
  ErrorSummary,
  errorOf,
  FromQuery,
  LTextFields,
  LTextView,
  Notice,
  Page,
  Reference,
  SubmitRow,
  SummaryList,
  useDisplay,
  useDraft,
  useSubmit,
} from '../../../web/index.ts'
import { recordKinds } from '../model.ts'
import type { FieldDefinition } from '../own-fields.ts'
import { api } from './parts/calls.ts'
import { capital } from './parts/capital.ts'
import { FieldRules } from './parts/own-field-rules.tsx'
import { ownClassWords, ownTypeWords } from './parts/own-field-words.tsx'
import { ownFieldsQuery } from './parts/use-own-fields.ts'

const back = { href: '/settings/fields' }

/** One field of the institution: what stays as it is and why, what may be changed, and taking it out of use. */
export function Screen() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { id } = useParams({ strict: false })
  const query = useQuery(ownFieldsQuery)
  const field = query.data?.items.find((one) => one.id === id)
  const title = field === undefined ? undefined : pickText(field.label, language)?.text
  return (
    <Page title={title ?? t({ id: 'documentation.own.one', message: 'حقل للمؤسسة' })} back={back}>
      <FromQuery query={query}>
        {() =>
          field === undefined ? (
            <EmptyState level={2} icon="folder" title={<Trans id="documentation.own.gone">لا حقل للمؤسسة هنا</Trans>} />
          ) : (
            <>
              <Fixed field={field} />
              <Changeable key={field.id} field={field} />
              <Retirement field={field} />
            </>
          )
        }
      </FromQuery>
    </Page>
  )
}

type FieldProps = { readonly field: FieldDefinition }

/** What values were written under, and is never changed. */
function Fixed({ field }: FieldProps) {
  const { language } = useDisplay()
  return (
    <SummaryList
      rows={[
        {
          key: 'kind',
          label: <Trans id="documentation.own.of">في سجلات</Trans>,
          value: capital(recordKinds[field.kind].plural[language]),
        },
        {
          key: 'key',
          label: <Trans id="documentation.own.key">مفتاح الحقل</Trans>,
          value: <Reference>{field.key}</Reference>,
        },
        { key: 'type', label: <Trans id="documentation.own.type">نوعه</Trans>, value: <TypeLine field={field} /> },
        {
          key: 'class',
          label: <Trans id="documentation.own.class">تصنيفه</Trans>,
          value: (
            <>
              {ownClassWords[field.class]()}
              <p className="field-hint">
                {field.class === 'X' ? (
                  <Trans id="documentation.own.stays-sealed">
                    يبقى مختومًا: من كتب فيه كتب لمن يحق لهم فتحه وحدهم. إن احتجت حقلًا داخليًا فأضف حقلًا جديدًا وأحِل هذا
                    إلى التقاعد.
                  </Trans>
                ) : (
                  <Trans id="documentation.own.stays-internal">
                    يبقى داخليًا: لا يُختم بعد الكتابة ما قرأه الخادم. إن احتجت حقلًا مختومًا فأضف حقلًا جديدًا.
                  </Trans>
                )}
              </p>
            </>
          ),
        },
      ]}
    />
  )
}

function TypeLine({ field: { type, vocabulary_key, target_kind } }: FieldProps) {
  const { language } = useDisplay()
  return (
    <>
      {ownTypeWords[type]()}
      {vocabulary_key === null ? null : (
        <>
          {': '}
          <Reference>{vocabulary_key}</Reference>
        </>
      )}
      {target_kind === null ? null : (
        <>
          {': '}
          {recordKinds[target_kind].label[language]}
        </>
      )}
    </>
  )
}

/** Puts a changed definition where lists and forms read it. */
function useKept() {
  const cache = useQueryClient()
  return async () => await cache.invalidateQueries({ queryKey: ['own-fields'] })
}

const heldOf = ({ version, label, help, required, repeatable, position }: FieldDefinition) => ({
  version,
  label,
  help,
  required,
  repeatable,
  position: String(position),
})

function Changeable({ field }: FieldProps) {
  const keep = useKept()
  const draft = useDraft(`own-field-${field.id}`, heldOf(field))
  const [saved, setSaved] = useState(false)
  const [other, setOther] = useState<FieldDefinition>()
  const held = draft.value
  const change = (part: Partial<typeof held>) => {
    setSaved(false)
    draft.change(part)
  }
  const form = useSubmit({
    formId: 'field-label',
    fields: {
      '/label': 'field-label',
      '/help': 'field-help',
      '/required': 'field-required',
      '/position': 'field-position',
    },
    send: async () => {
      const { label, help, required, repeatable, position } = held
      const changed = await api('PATCH /api/fields/:id', {
        params: { id: field.id },
        version: held.version,
        body: {
          label,
          help,
          required,
          ...(repeatable ? { repeatable: true } : {}),
          position: Number(position === '' ? 0 : position),
        },
      })
      await keep()
      await draft.discard()
      draft.change(heldOf(changed))
      await draft.discard()
      setOther(undefined)
      setSaved(true)
    },
    handle: (error) => {
      const now = currentRecord<FieldDefinition>(error)
      if (now !== undefined) {
        setOther(now)
        draft.change({ version: now.version })
      }
      return now !== undefined
    },
  })
  const error = (id: string): { readonly error?: ReactNode } => {
    const message = errorOf(form.errors, id)
    return message === undefined ? {} : { error: message }
  }
  return (
    <form
      noValidate
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <h2>
        <Trans id="documentation.own.change">ما يمكن تغييره</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {saved ? <Notice kind="success" live title={<Trans id="documentation.own.saved">حُفظ التغيير</Trans>} /> : null}
      {other === undefined ? null : (
        <Notice
          kind="warn"
          live
          title={<Trans id="documentation.own.changed">غيّر شخص آخر هذا الحقل بعد أن فتحتَه</Trans>}
        >
          <p>
            <Trans id="documentation.own.changed-text">ما كتبتَه باقٍ، ويحل محل ما كتبه إن حفظت. اسمه الآن:</Trans>{' '}
            <LTextView text={other.label} quiet />
          </p>
        </Notice>
      )}
      <LTextFields
        id="field-label"
        name="label"
        label={<Trans id="documentation.own.label">اسم الحقل</Trans>}
        languages={languages}
        value={held.label}
        onChange={(label) => change({ label })}
        {...error('field-label')}
      />
      <LTextFields
        id="field-help"
        name="help"
        optional
        label={<Trans id="documentation.own.help">ما يُقال لمن يملؤه</Trans>}
        languages={languages}
        value={held.help}
        onChange={(help) => change({ help })}
        {...error('field-help')}
      />
      <FieldRules
        rules={held}
        mayRequire={field.class !== 'X'}
        mayBeSingle={!field.repeatable}
        onChange={change}
        errorAt={error}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="documentation.own.save">حفظ التغيير</Trans>
      </SubmitRow>
    </form>
  )
}

/** Out of use, or in use again: the values stay in both cases. */
function Retirement({ field }: FieldProps) {
  const { language } = useDisplay()
  const keep = useKept()
  const [asked, setAsked] = useState(false)
  const retired = field.retired_on !== null
  const form = useSubmit({
    formId: 'retire',
    fields: {},
    send: async () => {
      await api('PATCH /api/fields/:id', {
        params: { id: field.id },
        version: field.version,
        body: { retired_on: retired ? null : new Date().toISOString().slice(0, 10) },
      })
      await keep()
      setAsked(false)
    },
  })
  const [failure] = form.errors
  if (retired)
    return (
      <section className="record-part">
        <ErrorSummary key={form.attempt} errors={form.errors} />
        <Notice
          kind="warn"
          title={<Trans id="documentation.own.is-retired">هذا الحقل متقاعد: لا يُسأل عنه، وقيمه تُقرأ</Trans>}
        />
        <ButtonRow>
          <Button id="retire" kind="secondary" onClick={() => void form.submit()}>
            <Trans id="documentation.own.restore">إعادته إلى الاستعمال</Trans>
          </Button>
        </ButtonRow>
      </section>
    )
  return (
    <ButtonRow>
      <Button id="retire" kind="secondary" onClick={() => setAsked(true)}>
        <Trans id="documentation.own.retire">إحالته إلى التقاعد</Trans>
      </Button>
      <ConfirmWithConsequence
        isOpen={asked}
        onClose={() => setAsked(false)}
        pending={form.busy}
        {...(failure === undefined ? {} : { failure: failure.message })}
        title={<Trans id="documentation.own.retire-title">إحالة حقل إلى التقاعد</Trans>}
        confirmLabel={<Trans id="documentation.own.retire-do">إحالة</Trans>}
        onConfirm={() => void form.submit()}
        consequence={{
          who: <bdi>{pickText(field.label, language)?.text ?? field.key}</bdi>,
          what: (
            <Trans id="documentation.own.retire-what">
              لا يُسأل عنه بعد اليوم، وتبقى قيمه مقروءة في سجلاتها وتاريخها.
            </Trans>
          ),
          undo: <Trans id="documentation.own.retire-undo">يُعاد إلى الاستعمال من هذه الصفحة.</Trans>,
        }}
      />
    </ButtonRow>
  )
}
