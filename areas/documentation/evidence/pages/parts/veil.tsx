import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button, Notice } from '../../../../../web/index.ts'

type Props = {
  readonly graphic: boolean
  readonly warning: string | null
  readonly children: (shown: boolean) => ReactNode
}

/** What is hard to see stays grey and mute until it is asked for; it is covered again by a key, and nothing of it is remembered. */
export function Veil({ graphic, warning, children }: Props) {
  const [asked, setAsked] = useState(false)
  const shown = asked || !graphic
  if (!graphic) return <div className="evidence-shown">{children(true)}</div>
  return (
    <div className={shown ? 'evidence-shown' : 'evidence-shown evidence-veiled'}>
      <Notice kind="warn" title={<Trans id="evidence.veil.title">مشاهد قاسية</Trans>}>
        {warning === null ? null : (
          <p>
            <bdi dir="auto">{warning}</bdi>
          </p>
        )}
        <Button
          kind="secondary"
          aria-pressed={asked}
          onClick={() => setAsked(!asked)}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setAsked(false)
          }}
        >
          {asked ? (
            <Trans id="evidence.veil.hide">إعادة الحجب</Trans>
          ) : (
            <Trans id="evidence.veil.show">إظهار المحتوى</Trans>
          )}
        </Button>
      </Notice>
      {children(shown)}
    </div>
  )
}
