import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import {
  Button,
  Conflict,
  changesOf,
  currentRecord,
  DraftNote,
  differences,
  ErrorSummary,
  type FormError,
  Skeleton,
  SubmitRow,
  useDraft,
  useSubmit,
} from '../../../../web/index.ts'

type Held<Values> = {
  readonly version: number
  readonly base: Values
  readonly values: Values
  readonly theirs: { readonly version: number; readonly values: Values } | null
}

type RecordFormProps<Values extends object, Row extends { readonly version: number }> = {
  /** Under which the draft lies on the device. */
  readonly draftKey: string
  readonly version: number
  readonly values: Values
  /** JSON pointer into the body → id of the control; the first one takes what has no field. */
  readonly fields: Readonly<Record<string, string>>
  readonly formId: string
  readonly label: (key: keyof Values & string) => ReactNode
  readonly show: (key: keyof Values & string, values: Values) => ReactNode
  readonly valuesOf: (row: Row) => Values
  /** The changes alone, the version they began from, and the whole. */
  readonly send: (changes: Partial<Values>, version: number, values: Values) => Promise<void>
  readonly onDone: () => void
  readonly children: (
    values: Values,
    change: (part: Partial<Values>) => void,
    errors: readonly FormError[],
  ) => ReactNode
}

/** A form over a record that others may change too: a draft on the device, both sides of a conflict, nothing lost. */
export function RecordForm<Values extends object, Row extends { readonly version: number }>(
  props: RecordFormProps<Values, Row>,
) {
  const { draftKey, version, values: start, fields, formId, label, show, valuesOf, send, onDone, children } = props
  const draft = useDraft<Held<Values>>(draftKey, { version, base: start, values: start, theirs: null })
  const held = draft.value
  const form = useSubmit({
    formId,
    fields,
    send: async () => {
      const changes = changesOf(held.base, held.values)
      if (Object.keys(changes).length > 0 || held.version === 0) await send(changes, held.version, held.values)
      await draft.discard()
      onDone()
    },
    handle: (error) => {
      const now = currentRecord<Row>(error)
      if (now !== undefined) draft.change({ theirs: { version: now.version, values: valuesOf(now) } })
      return now !== undefined
    },
  })
  if (!draft.ready) return <Skeleton />
  const { theirs, values, base } = held
  if (theirs !== null)
    return (
      <Conflict
        fields={differences(base, values, theirs.values).map(({ key, first }) => ({
          key,
          first,
          label: label(key),
          mine: show(key, values),
          theirs: show(key, theirs.values),
        }))}
        onResolve={(choice) => {
          const kept = Object.fromEntries(Object.entries(values).filter(([key]) => choice[key] === 'mine'))
          draft.change({
            version: theirs.version,
            base: theirs.values,
            values: { ...theirs.values, ...kept },
            theirs: null,
          })
        }}
      />
    )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {children(values, (part) => draft.change({ values: { ...values, ...part } }), form.errors)}
      <SubmitRow
        busy={form.busy}
        beside={
          <Button kind="quiet" onClick={() => void draft.discard().then(onDone)}>
            <Trans id="agreement.form.drop">ترك التعديل</Trans>
          </Button>
        }
      >
        <Trans id="agreement.form.save">حفظ</Trans>
      </SubmitRow>
      <DraftNote place={draft.place} />
    </form>
  )
}
