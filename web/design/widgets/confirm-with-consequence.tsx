import { Trans } from '@lingui/react/macro'
import { type ComponentProps, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { stripBidi } from '../../../foundation/language/index.ts'
import { Button, ButtonRow } from '../button.tsx'
import { DefinitionOfConsequence } from '../consequence.tsx'
import { TextInput } from '../field.tsx'
import { Notice } from '../notice.tsx'

type ConfirmProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly consequence: ComponentProps<typeof DefinitionOfConsequence>
  /** The act in its own words («مشاركة الملف»), never «نعم». */
  readonly confirmLabel: ReactNode
  readonly onConfirm: () => void
  readonly danger?: boolean
  /** Words that must be typed first, for what cannot be undone. */
  readonly phrase?: string
  readonly pending?: boolean
  /** Why the act failed; the dialog stays open with it. */
  readonly failure?: ReactNode
}

const plain = (text: string) => stripBidi(text).normalize('NFC').trim()

const loadFrame = () => import('./modal-frame.tsx')
const ModalFrame = lazy(async () => ({ default: (await loadFrame()).ModalFrame }))

/** Says in words what will happen and acts only on an explicit press. The page closes it when the act has succeeded. */
export function ConfirmWithConsequence(props: ConfirmProps) {
  const { isOpen } = props
  // The frame brings the whole kit: it comes after the page, before it is asked for, and not with the page.
  useEffect(() => void loadFrame().catch(() => undefined), [])
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <ModalFrame alert isOpen onClose={props.onClose} title={props.title}>
        <ConfirmBody {...props} />
      </ModalFrame>
    </Suspense>
  )
}

/** Its own component, so that what was typed is forgotten when the dialog closes. */
function ConfirmBody(props: ConfirmProps) {
  const { consequence, confirmLabel, onConfirm, onClose, danger = false, phrase, pending = false, failure } = props
  const [typed, setTyped] = useState('')
  const [mismatch, setMismatch] = useState(false)
  const confirm = () => {
    if (pending) return
    const matches = phrase === undefined || plain(typed) === plain(phrase)
    setMismatch(!matches)
    if (matches) onConfirm()
    else document.getElementById('confirm-phrase')?.focus()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        confirm()
      }}
    >
      <DefinitionOfConsequence {...consequence} />
      {phrase === undefined ? null : (
        <TextInput
          id="confirm-phrase"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          label={
            <Trans id="design.confirm.phrase">
              اكتب «<bdi>{phrase}</bdi>» للتأكيد
            </Trans>
          }
          {...(mismatch
            ? { error: <Trans id="design.confirm.mismatch">العبارة المكتوبة لا تطابق العبارة المطلوبة.</Trans> }
            : {})}
        />
      )}
      {failure === undefined ? null : (
        <Notice kind="danger" live>
          <p>{failure}</p>
        </Notice>
      )}
      <ButtonRow>
        <Button type="submit" kind={danger ? 'danger' : 'primary'} aria-disabled={pending}>
          {pending ? <Trans id="design.confirm.pending">جارٍ التنفيذ…</Trans> : confirmLabel}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          <Trans id="design.confirm.cancel">العدول عن الإجراء</Trans>
        </Button>
      </ButtonRow>
    </form>
  )
}
