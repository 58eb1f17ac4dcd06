import { Trans } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { Button } from '../design/button.tsx'
import { holdsInput, onHeldInput } from '../draft/held-input.ts'
import { takeNewVersion, useNewVersion } from '../worker-registration.ts'

/** Says that a newer version is ready. While a form holds input there is nothing to press: the page must not reload. */
export function UpdatePrompt() {
  const ready = useNewVersion()
  const holds = useSyncExternalStore(onHeldInput, holdsInput)
  if (!ready) return null
  return (
    <div className="update-prompt" role="status">
      <p>
        {holds ? (
          <Trans id="web.update.later">صدرت نسخة جديدة. احفظ ما تكتبه أولاً، ثم حمّلها.</Trans>
        ) : (
          <Trans id="web.update.ready">صدرت نسخة جديدة من البرنامج.</Trans>
        )}
      </p>
      {holds ? null : (
        <Button kind="secondary" onClick={takeNewVersion}>
          <Trans id="web.update.take">تحميلها الآن</Trans>
        </Button>
      )}
    </div>
  )
}
