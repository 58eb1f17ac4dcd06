import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { formatFileSize } from '../../../foundation/language/index.ts'
import { Button } from '../button.tsx'
import { useDisplay } from '../display.tsx'
import { Icon, type IconName } from '../icon.tsx'
import { FileName } from '../values.tsx'
import type { UploadState } from './upload-task.ts'

export type UploadRow = {
  readonly key: string
  readonly name: string
  readonly size: number
  readonly state: UploadState
  /** The limit a file was refused for before anything was sent. */
  readonly tooLarge?: number
}

type UploadRowViewProps = {
  readonly row: UploadRow
  readonly onPause: () => void
  readonly onResume: () => void
  readonly onRemove: () => void
}

/** One file: its name, how far it is, in words, and what can be done about it. */
export function UploadRowView({ row, onPause, onResume, onRemove }: UploadRowViewProps) {
  const display = useDisplay()
  const { t } = useLingui()
  const { status } = row.state
  const nameId = `upload-${row.key}`
  return (
    <li className={`upload-row upload-${status}`}>
      <div className="upload-name">
        <Icon name={icons[status]} />
        <span id={nameId}>
          <FileName>{row.name}</FileName>
        </span>
      </div>
      {status === 'done' || status === 'failed' ? null : (
        <progress
          className="upload-bar"
          max={Math.max(row.size, 1)}
          value={sentOf(row.state)}
          aria-label={t({ id: 'design.upload.progress', message: 'تقدّم الإرسال' })}
          aria-describedby={nameId}
        />
      )}
      <p className="upload-status">
        <UploadStatus row={row} />
        {status === 'done' ? null : (
          <>
            {' · '}
            <bdi>{formatFileSize(display, sentOf(row.state))}</bdi> / <bdi>{formatFileSize(display, row.size)}</bdi>
          </>
        )}
      </p>
      <div className="upload-actions">
        {status === 'sending' || status === 'waiting' ? (
          <Act icon="pause" name={row.name} onClick={onPause}>
            <Trans id="design.upload.pause">إيقاف مؤقت</Trans>
          </Act>
        ) : null}
        {status === 'paused' || (status === 'failed' && row.tooLarge === undefined) ? (
          <Act icon="play" name={row.name} onClick={onResume}>
            <Trans id="design.upload.resume">استئناف</Trans>
          </Act>
        ) : null}
        {status === 'done' ? null : (
          <Act icon="cross" name={row.name} onClick={onRemove}>
            <Trans id="design.upload.remove">إزالة</Trans>
          </Act>
        )}
      </div>
    </li>
  )
}

const icons: { readonly [Status in UploadState['status']]: IconName } = {
  sending: 'upload',
  waiting: 'no-connection',
  paused: 'pause',
  done: 'check',
  failed: 'stop',
}

const sentOf = (state: UploadState) => (state.status === 'done' ? 0 : state.sent)

function UploadStatus({ row }: { readonly row: UploadRow }): ReactNode {
  const display = useDisplay()
  const { state } = row
  switch (state.status) {
    case 'sending':
      return <Trans id="design.upload.sending">جارٍ الإرسال</Trans>
    case 'waiting':
      return <Trans id="design.upload.waiting">انقطع الاتصال؛ يُستأنف الإرسال تلقائياً عند عودته</Trans>
    case 'paused':
      return <Trans id="design.upload.paused">متوقف مؤقتاً</Trans>
    case 'done':
      return <Trans id="design.upload.done">أُرسل</Trans>
    case 'failed':
      if (row.tooLarge !== undefined)
        return (
          <Trans id="design.upload.too-large">
            الملف أكبر من الحد المسموح به وهو <bdi>{formatFileSize(display, row.tooLarge)}</bdi>
          </Trans>
        )
      return state.reason ?? <Trans id="design.upload.failed">رفض الخادم هذا الملف</Trans>
  }
}

type ActProps = {
  readonly icon: IconName
  readonly name: string
  readonly onClick: () => void
  readonly children: ReactNode
}

function Act({ icon, name, onClick, children }: ActProps) {
  return (
    <Button kind="quiet" onClick={onClick}>
      <Icon name={icon} />
      {children}
      <span className="visually-hidden">
        {' '}
        <FileName>{name}</FileName>
      </span>
    </Button>
  )
}
