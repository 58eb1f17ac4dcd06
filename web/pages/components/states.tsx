import { Trans } from '@lingui/react/macro'
import { ButtonLink, EmptyState, OfflineBanner, OfflineState, Skeleton } from '../../design/index.ts'
import { Shown, Specimen } from './specimen.tsx'

/** Nothing yet, no connection, still loading. */
export function States() {
  return (
    <Specimen
      id="states"
      title={<Trans id="components.states.title">حالات الصفحة</Trans>}
      rule={<Trans id="components.states.rule">الفراغ والانقطاع والانتظار تُقال بالكلمات، ومعها أول خطوة ممكنة.</Trans>}
    >
      <Shown title={<Trans id="components.states.empty">قائمة فارغة</Trans>}>
        <EmptyState
          title={<Trans id="components.states.empty-title">لا وقائع بعد</Trans>}
          action={
            <ButtonLink href="#forms">
              <Trans id="components.states.first">تسجيل أول واقعة</Trans>
            </ButtonLink>
          }
        >
          <p>
            <Trans id="components.states.empty-text">تظهر هنا الوقائع التي يسجلها فريقك أو تصل من شريك.</Trans>
          </p>
        </EmptyState>
      </Shown>
      <Shown title={<Trans id="components.states.offline">دون اتصال</Trans>}>
        <OfflineBanner unsent={3} />
        <OfflineState />
      </Shown>
      <Shown title={<Trans id="components.states.loading">قيد التحميل</Trans>}>
        <Skeleton />
      </Shown>
    </Specimen>
  )
}
