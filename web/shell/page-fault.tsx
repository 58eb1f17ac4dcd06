import { Trans, useLingui } from '@lingui/react/macro'
import { useConnection } from '../connection.ts'
import { Button, ButtonRow } from '../design/button.tsx'
import { Page } from '../design/page.tsx'
import { OfflineState } from '../design/states.tsx'
import { Reference } from '../design/values.tsx'
import { ConnectionLost, ProblemError } from '../problem-error.ts'
import { isChunkMissing } from './chunk-missing.ts'

/** Shown in a page's place when it failed: what happened, what is safe, what to do. Nothing typed is thrown away. */
export function PageFault({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { t } = useLingui()
  const { online } = useConnection()
  const again = (
    <Button onClick={retry}>
      <Trans id="web.fault.retry">إعادة المحاولة</Trans>
    </Button>
  )
  if (error instanceof ConnectionLost || (isChunkMissing(error) && !online)) {
    return (
      <Page title={t({ id: 'web.offline.title', message: 'غير متصل' })}>
        <OfflineState action={again} />
      </Page>
    )
  }
  if (isChunkMissing(error)) return <OutdatedPage />
  return (
    <Page title={t({ id: 'web.fault.title', message: 'تعذّر عرض هذه الصفحة' })}>
      <p className="prose">
        {error instanceof ProblemError ? (
          <bdi>{error.problem.detail}</bdi>
        ) : (
          <Trans id="web.fault.text">حدث خطأ في هذه الصفحة. ما أدخلتَه محفوظ على هذا الجهاز.</Trans>
        )}
      </p>
      {error instanceof ProblemError && error.problem.request_id !== undefined ? (
        <p className="prose">
          <Trans id="web.fault.reference">
            رقم الطلب، لمن يتولى الدعم: <Reference>{error.problem.request_id}</Reference>
          </Trans>
        </p>
      ) : null}
      <ButtonRow>{again}</ButtonRow>
    </Page>
  )
}

/** The server runs a newer version than this page, and a part that was not loaded yet is gone. */
function OutdatedPage() {
  const { t } = useLingui()
  return (
    <Page title={t({ id: 'web.outdated.title', message: 'صدرت نسخة جديدة' })}>
      <p className="prose">
        <Trans id="web.outdated.text">لفتح هذه الصفحة يلزم تحميل النسخة الجديدة. ما أدخلتَه محفوظ على هذا الجهاز.</Trans>
      </p>
      <Button onClick={() => window.location.reload()}>
        <Trans id="web.outdated.reload">تحميل النسخة الجديدة</Trans>
      </Button>
    </Page>
  )
}
