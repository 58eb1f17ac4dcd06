import { Trans } from '@lingui/react/macro'
import { useRef } from 'react'
import {
  Button,
  Conflict,
  currentRecord,
  DraftNote,
  ErrorSummary,
  errorOf,
  Missing,
  RestoredNote,
  Select,
  Skeleton,
  SubmitRow,
  TextInput,
  useDisplay,
  useDraft,
  useSubmit,
} from '../../../../web/index.ts'
import { type Absence, absences, type Field, type Kind } from '../../model.ts'
import type { RecordView } from '../../views.ts'
import { capital } from './capital.ts'
import { FieldControl } from './field-control.tsx'
import { draftOf, isEmptyDraft } from './field-drafts.ts'
import { type Group, groupedFields, isAsked } from './field-groups.ts'
import {
  askedFields,
  controlId,
  fieldsByKey,
  type HeldForm,
  heldForm,
  sameValue,
  unreadable,
  valuesIn,
} from './form-values.ts'
import { groupWords } from './group-words.tsx'
import type { LabelWords } from './label-words.ts'
import { isAbsent, ValueView } from './value-view.tsx'
import { absenceWords } from './words.tsx'

type RecordFormProps = {
  readonly kind: Kind
  readonly caseId: string | undefined
  readonly draftKey: string
  readonly start: HeldForm
  readonly words: LabelWords
  /** Sends what the form holds; `another` where the officer goes on with one more of the kind. */
  readonly send: (held: HeldForm, another: boolean) => Promise<void>
  readonly onLeave: () => void
  readonly mayRepeat?: boolean
}

/** The button that saves and begins another one. */
const AND_ANOTHER = 'save-and-another'

/** The form of a record of any kind, drawn from its declaration: a draft on the device, both sides of a conflict, nothing lost. */
export function RecordForm({
  kind,
  caseId,
  draftKey,
  start,
  words,
  send,
  onLeave,
  mayRepeat = false,
}: RecordFormProps) {
  const display = useDisplay()
  const { language } = display
  const draft = useDraft<HeldForm>(draftKey, start)
  const held = draft.value
  const another = useRef(false)
  const fields = askedFields(kind)
  const form = useSubmit({
    formId: controlId(fields[0]?.key ?? 'code'),
    fields: {
      '/code': controlId('code'),
      ...Object.fromEntries(
        fields.flatMap(({ key }) => [
          [`/fields/${key}`, controlId(key)],
          [`/states/${key}`, controlId(key)],
        ]),
      ),
    },
    send: async () => {
      await send(held, another.current)
      await draft.discard()
      if (another.current)
        draft.change(heldForm(kind, { version: 0, fields: start.base, states: {}, code: '' }, display))
    },
    handle: (error) => {
      const now = currentRecord<RecordView>(error)
      if (now !== undefined) draft.change({ theirs: now })
      return now !== undefined
    },
  })
  if (!draft.ready) return <Skeleton />
  if (held.theirs !== null)
    return <BothSides kind={kind} held={held} theirs={held.theirs} words={words} onMerge={draft.change} />
  const set = (key: string, part: Partial<Pick<HeldForm, 'drafts' | 'absences'>>) =>
    draft.change({
      ...(part.drafts === undefined ? {} : { drafts: { ...held.drafts, [key]: part.drafts[key] ?? '' } }),
      ...(part.absences === undefined ? {} : { absences: { ...held.absences, [key]: part.absences[key] ?? '' } }),
    })
  const grouped = groupedFields(kind, isAsked)
  return (
    <form
      noValidate
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault()
        another.current = (event.nativeEvent as SubmitEvent).submitter?.id === AND_ANOTHER
        void form.submit(unreadable(fields, held.drafts, display))
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {draft.restored && draft.place === 'untouched' ? (
        <RestoredNote onDiscard={() => void draft.discard().then(onLeave)} />
      ) : null}
      {grouped.map(({ group, fields: inGroup }) => (
        <FormGroup key={group} group={group} open={isOpen(group, inGroup, held, form.errors.length > 0)}>
          {inGroup.map((field) => {
            const error = errorOf(form.errors, controlId(field.key))
            const drawn = held.drafts[field.key] ?? draftOf(field, null, display)
            return (
              <div key={field.key} className="record-field">
                <FieldControl
                  id={controlId(field.key)}
                  label={capital(field.label[language])}
                  optional={field.required !== true}
                  {...(field.hint === undefined ? {} : { hint: field.hint[language] })}
                  {...(error === undefined ? {} : { error })}
                  field={field}
                  draft={drawn}
                  onChange={(next) => set(field.key, { drafts: { [field.key]: next } })}
                  words={words}
                  caseId={caseId}
                />
                {field.required === true || !isEmptyDraft(field, drawn, display) ? null : (
                  <WhyEmpty
                    field={field}
                    value={held.absences[field.key] ?? ''}
                    onChange={(next) => set(field.key, { absences: { [field.key]: next } })}
                  />
                )}
              </div>
            )
          })}
        </FormGroup>
      ))}
      {held.version === 0 && kind !== 'case_file' ? (
        <TextInput
          id={controlId('code')}
          optional
          width="medium"
          label={
            kind === 'person' ? (
              <Trans id="documentation.form.pseudonym">الاسم الرمزي</Trans>
            ) : (
              <Trans id="documentation.form.code">رقم السجل</Trans>
            )
          }
          hint={<Trans id="documentation.form.code-hint">يُعطى رمز من تلقاء نفسه إن تُرك فارغًا.</Trans>}
          value={held.code}
          onChange={(event) => draft.change({ code: event.target.value })}
        />
      ) : null}
      <SubmitRow
        busy={form.busy}
        beside={
          <>
            {mayRepeat ? (
              <Button id={AND_ANOTHER} type="submit" kind="secondary">
                <Trans id="documentation.form.another">حفظ وإضافة آخر</Trans>
              </Button>
            ) : null}
            <Button kind="quiet" onClick={() => void draft.discard().then(onLeave)}>
              <Trans id="documentation.form.drop">ترك التعديل</Trans>
            </Button>
          </>
        }
      >
        <Trans id="documentation.form.save">حفظ</Trans>
      </SubmitRow>
      <DraftNote place={draft.place} />
    </form>
  )
}

/** Groups that are open at first: what is asked of everybody, what holds something, and all of them after a refusal. */
function isOpen(group: Group, fields: readonly Field[], { base, absences: said }: HeldForm, refused: boolean): boolean {
  if (refused || group === 'main' || group === 'when' || group === 'where') return true
  return fields.some(({ key }) => !isAbsent(base[key]) || (said[key] ?? '') !== '')
}

function FormGroup({
  group,
  open,
  children,
}: {
  readonly group: Group
  readonly open: boolean
  readonly children: React.ReactNode
}) {
  if (group === 'main')
    return (
      <section>
        <h2>{groupWords[group]()}</h2>
        {children}
      </section>
    )
  return (
    <details className="record-group" open={open}>
      <summary>
        <h2>{groupWords[group]()}</h2>
      </summary>
      {children}
    </details>
  )
}

/** Why a field holds nothing, where that is known: four different answers. */
function WhyEmpty({
  field,
  value,
  onChange,
}: {
  readonly field: Field
  readonly value: Absence | ''
  readonly onChange: (value: Absence | '') => void
}) {
  const { language } = useDisplay()
  return (
    <details className="why-empty" open={value !== ''}>
      <summary>
        <Trans id="documentation.form.why-empty">لا قيمة؟ بيّن السبب</Trans>
        <span className="visually-hidden"> {field.label[language]}</span>
      </summary>
      <Select
        id={`${controlId(field.key)}-absence`}
        label={<Trans id="documentation.form.absence">سبب خلوّ الحقل</Trans>}
        value={value}
        onChange={(event) => onChange(absences.find((one) => one === event.target.value) ?? '')}
      >
        <option value="">–</option>
        {absences.map((one) => (
          <option key={one} value={one}>
            {absenceWords[one]()}
          </option>
        ))}
      </Select>
    </details>
  )
}

type BothSidesProps = {
  readonly kind: Kind
  readonly held: HeldForm
  readonly theirs: RecordView
  readonly words: LabelWords
  readonly onMerge: (part: Partial<HeldForm>) => void
}

/** Somebody saved in between: field by field, what is mine and what stands there now. */
function BothSides({ kind, held, theirs, words, onMerge }: BothSidesProps) {
  const display = useDisplay()
  const { language } = display
  const mine = valuesIn(kind, held, display)
  const byKey = fieldsByKey(kind)
  const differing = Object.keys(mine).filter((key) => !sameValue(mine[key], theirs.fields[key]))
  const shown = (key: string, value: unknown) => {
    const field = byKey.get(key)
    return field === undefined || isAbsent(value) ? (
      <Missing />
    ) : (
      <ValueView field={field} value={value} words={words} />
    )
  }
  return (
    <Conflict
      fields={differing.map((key) => ({
        key,
        first: sameValue(mine[key], held.base[key]) ? 'theirs' : 'mine',
        label: capital(byKey.get(key)?.label[language] ?? key),
        mine: shown(key, mine[key]),
        theirs: shown(key, theirs.fields[key]),
      }))}
      onResolve={(choice) => {
        const fresh = heldForm(kind, theirs, display)
        const kept = differing.filter((key) => choice[key] === 'mine')
        onMerge({
          ...fresh,
          drafts: { ...fresh.drafts, ...Object.fromEntries(kept.flatMap((key) => entry(held.drafts, key))) },
        })
      }}
    />
  )
}

const entry = <Value,>(of: Readonly<Record<string, Value>>, key: string): [string, Value][] => {
  const value = of[key]
  return value === undefined ? [] : [[key, value]]
}
