import './modal-frame.css'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Icon } from '../icon.tsx'
import { KitLocale } from './kit-locale.tsx'

type ModalFrameProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  /** An alert dialog closes by its own buttons and Escape only, never by a click beside it. */
  readonly alert?: boolean
  readonly children: ReactNode
}

/** A dialog over the page: focus stays in it, Escape closes it, focus returns to where it was. */
export function ModalFrame({ isOpen, onClose, title, alert = false, children }: ModalFrameProps) {
  const { t } = useLingui()
  return (
    <KitLocale>
      <ModalOverlay
        className="modal-overlay"
        isOpen={isOpen}
        isDismissable={!alert}
        onOpenChange={(open) => (open ? undefined : onClose())}
      >
        <Modal className="modal">
          <Dialog className="modal-dialog" role={alert ? 'alertdialog' : 'dialog'}>
            <div className="modal-head">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <button
                type="button"
                className="button button-quiet modal-close"
                aria-label={t({ id: 'design.dialog.close', message: 'إغلاق' })}
                onClick={onClose}
              >
                <Icon name="cross" />
              </button>
            </div>
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </KitLocale>
  )
}
