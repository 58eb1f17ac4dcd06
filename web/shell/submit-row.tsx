import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useConnection } from '../connection.ts'
import { Button, ButtonRow } from '../design/button.tsx'

type SubmitRowProps = { readonly busy: boolean; readonly children: ReactNode; readonly beside?: ReactNode }

/** The button that sends a form, with words for what it waits for. */
export function SubmitRow({ busy, children, beside }: SubmitRowProps) {
  const { online } = useConnection()
  return (
    <>
      <ButtonRow>
        <Button type="submit" aria-disabled={busy ? 'true' : undefined}>
          {children}
        </Button>
        {beside}
      </ButtonRow>
      <p className="draft-note" role="status">
        {busy && online ? <Trans id="web.submit.sending">جارٍ الإرسال…</Trans> : null}
        {busy && !online ? <Trans id="web.submit.waiting">لا اتصال الآن. سيُرسَل تلقائياً عند عودته.</Trans> : null}
      </p>
    </>
  )
}
