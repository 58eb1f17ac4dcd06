import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type StateProps = {
  readonly icon?: IconName
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** Of its heading: 2 where no section stands above it. */
  readonly level?: 2 | 3
}

/** Nothing here yet: says why and what to do first. */
export function EmptyState({ icon = 'folder', title, children, action, level = 3 }: StateProps) {
  const Heading = `h${level}` as const
  return (
    <div className="state">
      <Icon name={icon} />
      <Heading>{title}</Heading>
      {children}
      {action}
    </div>
  )
}

/** A page that needs the server while there is no connection: what still works, and a way to try again. */
export function OfflineState({ action }: { readonly action?: ReactNode }) {
  return (
    <EmptyState
      icon="no-connection"
      title={<Trans id="design.offline.title">لا يوجد اتصال بالخادم</Trans>}
      action={action}
    >
      <p>
        <Trans id="design.offline.text">تعذّر جلب هذه الصفحة. ما أدخلتَه لم يضِع، وسيُستأنف العمل عند عودة الاتصال.</Trans>
      </p>
    </EmptyState>
  )
}

/** A line under the header while the connection is lost; counts what waits on this device. */
export function OfflineBanner({ unsent = 0 }: { readonly unsent?: number }) {
  return (
    <p className="offline-banner" role="status">
      <Icon name="no-connection" />
      <span>
        <Trans id="design.offline.banner">أنت غير متصل.</Trans>
      </span>
      {unsent === 0 ? null : (
        <span>
          <Plural
            id="design.offline.unsent"
            value={unsent}
            zero="لا شيء ينتظر الإرسال."
            one="عنصر واحد محفوظ على هذا الجهاز ينتظر الإرسال."
            two="عنصران محفوظان على هذا الجهاز ينتظران الإرسال."
            few="# عناصر محفوظة على هذا الجهاز تنتظر الإرسال."
            many="# عنصراً محفوظاً على هذا الجهاز ينتظر الإرسال."
            other="# عنصر محفوظ على هذا الجهاز ينتظر الإرسال."
          />
        </span>
      )}
    </p>
  )
}

/** Something is being fetched: always said in words, never a wheel alone. */
export function Skeleton({ label, lines = 3 }: { readonly label?: ReactNode; readonly lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <p>{label ?? <Trans id="design.loading">جارٍ التحميل…</Trans>}</p>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <div key={line} className="skeleton-line" />
      ))}
    </div>
  )
}
