import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type NoticeKind = 'info' | 'success' | 'warn' | 'danger'

const icons: { readonly [Kind in NoticeKind]: IconName } = {
  info: 'info',
  success: 'check',
  warn: 'warning',
  danger: 'stop',
}

type NoticeProps = {
  readonly kind?: NoticeKind
  readonly title?: ReactNode
  /** Announced at once (danger) or when the reader pauses (others). */
  readonly live?: boolean
  readonly children?: ReactNode
}

/** A sentence that must not be missed. Its kind is said to screen readers in words, never by colour alone. */
export function Notice({ kind = 'info', title, live = false, children }: NoticeProps) {
  const role = live ? (kind === 'danger' ? 'alert' : 'status') : undefined
  return (
    <div className={kind === 'info' ? 'notice' : `notice notice-${kind}`} role={role}>
      <Icon name={icons[kind]} />
      <div className="notice-body">
        <span className="visually-hidden">{kindWords[kind]()} </span>
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

const kindWords: { readonly [Kind in NoticeKind]: () => ReactNode } = {
  info: () => <Trans id="design.notice.info">معلومة:</Trans>,
  success: () => <Trans id="design.notice.success">تم:</Trans>,
  warn: () => <Trans id="design.notice.warn">تنبيه:</Trans>,
  danger: () => <Trans id="design.notice.danger">خطر:</Trans>,
}
