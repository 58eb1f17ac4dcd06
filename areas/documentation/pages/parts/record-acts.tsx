import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmWithConsequence } from '../../../../web/design/widgets/confirm-with-consequence.tsx'
import {
  Button,
  ButtonRow,
  ErrorSummary,
  errorOf,
  Reference,
  Select,
  SubmitRow,
  TextArea,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import { fieldOf, openFields } from '../../model.ts'
import type { FoundRecord } from '../record.tsx'
import { api } from './calls.ts'
import { capital } from './capital.ts'
import { FieldControl } from './field-control.tsx'
import { draftOf, type FieldDraft, readDraft } from './field-drafts.ts'
import { controlId, unreadable } from './form-values.ts'
import { labelWords } from './label-words.ts'

type ActsProps = { readonly record: NonNullable<FoundRecord> }

/** What may be done to a record as a whole: moved to a state, deleted, restored. */
export function RecordActs({ record }: ActsProps) {
  if (record.level === 'view') return null
  if (record.deleted_at !== null) return <Restore record={record} />
  const mayDelete = record.kind !== 'case_file' || record.level === 'lead'
  return (
    <>
      {record.moves.length === 0 ? null : <Move key={record.version} record={record} />}
      {mayDelete ? <Delete record={record} /> : null}
    </>
  )
}

function useShown(record: NonNullable<FoundRecord>) {
  const cache = useQueryClient()
  return async (changed: NonNullable<FoundRecord>) => {
    cache.setQueryData(['record', record.kind, record.id], changed)
    await cache.invalidateQueries({ queryKey: ['records', record.kind] })
  }
}

/** Moves a record to a state that may follow; what must be filled there is asked for at once. */
function Move({ record }: ActsProps) {
  const display = useDisplay()
  const { language } = display
  const { t } = useLingui()
  const show = useShown(record)
  const { kind, id, version, moves } = record
  const state = openFields(kind).find(({ type }) => type === 'state')
  const [to, setTo] = useState(moves[0]?.to ?? '')
  const [reason, setReason] = useState('')
  const [drafts, setDrafts] = useState<Readonly<Record<string, FieldDraft>>>({})
  const needs = moves.find((move) => move.to === to)?.needs ?? []
  const needed = needs.flatMap((key) => fieldOf(kind, key) ?? [])
  const draftFor = (key: string) => {
    const field = fieldOf(kind, key)
    return drafts[key] ?? (field === undefined ? '' : draftOf(field, record.fields[key] ?? null, display))
  }
  const form = useSubmit({
    formId: 'move-to',
    fields: {
      '/to': 'move-to',
      '/reason': 'move-reason',
      ...Object.fromEntries(needs.map((key) => [`/fields/${key}`, controlId(key)])),
    },
    send: async () => {
      const fields = Object.fromEntries(
        needed.flatMap((field) => {
          const found = readDraft(field, draftFor(field.key), display)
          return found.status === 'read' && found.value !== null ? [[field.key, found.value]] : []
        }),
      )
      const moved = await api('POST /api/records/:kind/:id/state', {
        params: { kind, id },
        version,
        body: { to, fields, ...(reason.trim() === '' ? {} : { reason }) },
      })
      await show(moved)
    },
  })
  const words = labelWords(record.labels, language)
  const labelOf = (value: string) => state?.states?.find((one) => one.value === value)?.label[language] ?? value
  return (
    <section className="record-part no-print">
      <h2>
        <Trans id="documentation.move.title">الانتقال إلى وضع آخر</Trans>
      </h2>
      <form
        noValidate
        className="record-form"
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(unreadable(needed, { drafts, base: record.fields }, display))
        }}
      >
        <ErrorSummary key={form.attempt} errors={form.errors} />
        <Select
          id="move-to"
          label={capital(state?.label[language] ?? '')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
          {...errorProps(errorOf(form.errors, 'move-to'))}
        >
          {moves.map((move) => (
            <option key={move.to} value={move.to}>
              {labelOf(move.to)}
            </option>
          ))}
        </Select>
        {needed.map((field) => (
          <FieldControl
            key={field.key}
            id={controlId(field.key)}
            label={capital(field.label[language])}
            field={field}
            draft={draftFor(field.key)}
            onChange={(next) => setDrafts({ ...drafts, [field.key]: next })}
            words={words}
            caseId={record.case_id}
            {...errorProps(errorOf(form.errors, controlId(field.key)))}
          />
        ))}
        <TextArea
          id="move-reason"
          optional
          rows={2}
          label={t({ id: 'documentation.move.reason', message: 'ملاحظة تُحفظ في التاريخ' })}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <SubmitRow busy={form.busy}>
          <Trans id="documentation.move.do">نقل</Trans>
        </SubmitRow>
      </form>
    </section>
  )
}

const errorProps = (error: React.ReactNode) => (error === undefined ? {} : { error })

function Delete({ record }: ActsProps) {
  const show = useShown(record)
  const [asked, setAsked] = useState(false)
  const { kind, id, version, code } = record
  const form = useSubmit({
    formId: 'delete',
    fields: {},
    send: async () => {
      await show(await api('DELETE /api/records/:kind/:id', { params: { kind, id }, version }))
      setAsked(false)
    },
  })
  const [failure] = form.errors
  return (
    <ButtonRow>
      <Button id="delete" kind="secondary" onClick={() => setAsked(true)}>
        <Trans id="documentation.delete.ask">حذف السجل</Trans>
      </Button>
      <ConfirmWithConsequence
        isOpen={asked}
        onClose={() => setAsked(false)}
        danger
        pending={form.busy}
        {...(failure === undefined ? {} : { failure: failure.message })}
        title={<Trans id="documentation.delete.title">حذف سجل</Trans>}
        confirmLabel={<Trans id="documentation.delete.do">حذف</Trans>}
        onConfirm={() => void form.submit()}
        consequence={{
          who: <Reference>{code}</Reference>,
          what: <Trans id="documentation.delete.what">يختفي من القوائم والبحث، ويبقى تاريخه.</Trans>,
          undo: <Trans id="documentation.delete.undo">يسترجعه أي شخص يحق له تعديل الملف.</Trans>,
        }}
      />
    </ButtonRow>
  )
}

function Restore({ record }: ActsProps) {
  const show = useShown(record)
  const { kind, id, version } = record
  const form = useSubmit({
    formId: 'restore',
    fields: {},
    send: async () => {
      await show(await api('POST /api/records/:kind/:id/restoration', { params: { kind, id }, version }))
    },
  })
  return (
    <>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <ButtonRow>
        <Button id="restore" onClick={() => void form.submit()}>
          <Trans id="documentation.restore.do">استرجاع السجل</Trans>
        </Button>
      </ButtonRow>
    </>
  )
}
