import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import {
  Button,
  currentRecord,
  DraftNote,
  ErrorSummary,
  errorOf,
  RestoredNote,
  Skeleton,
  SubmitRow,
  TextInput,
  useDisplay,
  useDraft,
  useSubmit,
} from '../../../../web/index.ts'
import type { Kind } from '../../model.ts'
import type { RecordView } from '../../views.ts'
import { BothSides } from './both-sides.tsx'
import { vocabulary } from './calls.ts'
import { capital } from './capital.ts'
import { FieldControl } from './field-control.tsx'
import { isEmptyDraft } from './field-drafts.ts'
import { groupedFields } from './field-groups.ts'
import type { FormField } from './form-field.ts'
import { FormGroup, isOpen, WhyEmpty } from './form-group.tsx'
import { fillOf } from './form-return.ts'
import { askedFields, controlId, draftIn, emptyForm, type HeldForm, unreadable } from './form-values.ts'
import type { LabelWords } from './label-words.ts'
import { NoteFields } from './note-fields.tsx'
import { useOwnFields } from './use-own-fields.ts'

type RecordFormProps = {
  readonly kind: Kind
  readonly caseId: string | undefined
  readonly draftKey: string
  readonly start: HeldForm
  readonly words: LabelWords
  /** Sends what the form holds; `another` where the officer goes on with one more of the kind. */
  readonly send: (held: HeldForm, fields: readonly FormField[], another: boolean) => Promise<void>
  readonly onLeave: () => void
  readonly mayRepeat?: boolean
}

/** The button that saves and begins another one. */
const AND_ANOTHER = 'save-and-another'

/** The form of a record of any kind, once it is known what the institution asks for beside the declaration. */
export function RecordForm(props: RecordFormProps) {
  const own = useOwnFields(props.kind)
  const empty = useEmptyLists()
  if (own === undefined || empty === undefined) return <Skeleton />
  const isOffered = ({ key, type, list = '', required }: FormField) =>
    type !== 'code' || required === true || !empty.has(list) || [props.start.base[key] ?? []].flat().length > 0
  return <Form {...props} own={own} fields={askedFields(props.kind, own).filter(isOffered)} />
}

/** Lists without a term: nothing can be chosen from them, so that a form does not ask. */
function useEmptyLists(): ReadonlySet<string> | undefined {
  const { data, fetchStatus } = useQuery({
    queryKey: ['vocabularies'],
    queryFn: ({ signal }) => vocabulary('GET /api/vocabularies', { signal }),
    staleTime: 60_000,
  })
  if (data === undefined) return fetchStatus === 'fetching' ? undefined : new Set()
  return new Set(data.items.filter(({ terms }) => terms === 0).map(({ key }) => key))
}

type FormProps = RecordFormProps & { readonly own: readonly FormField[]; readonly fields: readonly FormField[] }

/** Drawn from the declaration: a draft on the device, both sides of a conflict, nothing lost. */
function Form({ kind, caseId, draftKey, start, words, send, onLeave, mayRepeat = false, own, fields }: FormProps) {
  const display = useDisplay()
  const { language } = display
  const draft = useDraft<HeldForm>(draftKey, start)
  const held = draft.value
  const another = useRef(false)
  useFilled(draft.ready, fields, (key, id) => {
    const field = fields.find((one) => one.key === key)
    const before = field?.repeatable === true ? (draftIn(held, field, display) as readonly string[]) : []
    draft.change({ drafts: { ...held.drafts, [key]: [...before.filter((one) => one !== id), id] } })
  })
  const form = useSubmit({
    formId: controlId(fields[0]?.key ?? 'code'),
    fields: {
      '/code': controlId('code'),
      ...Object.fromEntries(
        fields.flatMap(({ key, own: extra }) =>
          extra === undefined
            ? [
                [`/fields/${key}`, controlId(key)],
                [`/states/${key}`, controlId(key)],
                [`/notes/${key}`, controlId(key)],
              ]
            : [[`/extra/${extra}`, controlId(key)]],
        ),
      ),
    },
    send: async () => {
      await send(held, fields, another.current)
      await draft.discard()
      if (another.current) draft.change(emptyForm(start.base))
    },
    handle: (error) => {
      const now = currentRecord<RecordView>(error)
      if (now !== undefined) draft.change({ theirs: now })
      return now !== undefined
    },
  })
  if (!draft.ready) return <Skeleton />
  if (held.theirs !== null)
    return <BothSides fields={fields} held={held} theirs={held.theirs} words={words} onMerge={draft.change} />
  const shown = new Set(fields.map(({ key }) => key))
  return (
    <form
      noValidate
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault()
        another.current = (event.nativeEvent as SubmitEvent).submitter?.id === AND_ANOTHER
        void form.submit(unreadable(fields, held, display))
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {draft.restored && draft.place === 'untouched' ? (
        <RestoredNote onDiscard={() => void draft.discard().then(onLeave)} />
      ) : null}
      {groupedFields(kind, own, ({ key }) => shown.has(key)).map(({ group, fields: inGroup }) => (
        <FormGroup key={group} group={group} open={isOpen(group, inGroup, held, form.errors.length > 0)}>
          {inGroup.map((field) => {
            const id = controlId(field.key)
            const error = errorOf(form.errors, id)
            const drawn = draftIn(held, field, display)
            return (
              <div key={field.key} className="record-field">
                <FieldControl
                  id={id}
                  label={capital(field.label[language])}
                  optional={field.required !== true}
                  {...(field.hint === undefined ? {} : { hint: field.hint[language] })}
                  {...(error === undefined ? {} : { error })}
                  field={field}
                  draft={drawn}
                  onChange={(next) => draft.change({ drafts: { ...held.drafts, [field.key]: next } })}
                  words={words}
                  caseId={caseId}
                  mayMake
                />
                {field.type === 'code' && field.own === undefined ? (
                  <NoteFields
                    id={id}
                    terms={drawn as readonly string[]}
                    notes={held.notes[field.key] ?? {}}
                    onChange={(notes) => draft.change({ notes: { ...held.notes, [field.key]: notes } })}
                    words={words}
                    label={field.label[language]}
                  />
                ) : null}
                {field.required === true || field.own !== undefined || !isEmptyDraft(field, drawn, display) ? null : (
                  <WhyEmpty
                    field={field}
                    value={held.absences[field.key] ?? ''}
                    onChange={(next) => draft.change({ absences: { ...held.absences, [field.key]: next } })}
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

/** Fills a link with the record that was made for it meanwhile; the address then says nothing of it any more. */
function useFilled(isReady: boolean, fields: readonly FormField[], fill: (key: string, id: string) => void): void {
  const { pathname, searchStr } = useLocation()
  const { history } = useRouter()
  const done = useRef('')
  useEffect(() => {
    const asked = fillOf(pathname, searchStr)
    if (!isReady || asked === undefined || done.current === searchStr) return
    done.current = searchStr
    if (fields.some(({ key, type }) => key === asked.field && type === 'ref')) fill(asked.field, asked.id)
    history.replace(asked.without)
  })
}
