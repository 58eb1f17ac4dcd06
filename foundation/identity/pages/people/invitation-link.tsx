import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, ButtonLink, ButtonRow, Notice, TextArea, Timestamp } from '../../../../web/index.ts'

export type Invited = { readonly url: string; readonly expires_at: string }

/** The link of an invitation, shown once, inside a text that names neither person nor institution: it may be read on the way. */
export function InvitationLink({ invited, name }: { readonly invited: Invited; readonly name: string }) {
  const { t } = useLingui()
  const [copied, setCopied] = useState(false)
  const words = t({
    id: 'identity.invite.message',
    message: 'هذا رابط خاص بك لضبط وسيلة دخولك. يعمل مرة واحدة خلال ثلاثة أيام. لا ترسله إلى أحد:',
  })
  const text = `${words}\n${invited.url}`
  return (
    <>
      <Notice
        kind="success"
        live
        title={
          <Trans id="identity.invite.made">
            أُنشئ رابط لـ <bdi>{name}</bdi>
          </Trans>
        }
      >
        <p>
          <Trans id="identity.invite.once">
            يُعرض الرابط مرة واحدة، ويعمل حتى <Timestamp at={invited.expires_at} />. سلّمه بطريقة تثق بها، ويُفضَّل يداً بيد.
          </Trans>
        </p>
      </Notice>
      <TextArea
        id="invitation-text"
        name="invitation-text"
        readOnly
        rows={4}
        label={<Trans id="identity.invite.text">نص للإرسال</Trans>}
        value={text}
      />
      <ButtonRow>
        <Button onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
          {copied ? (
            <Trans id="identity.invite.copied">نُسخ النص</Trans>
          ) : (
            <Trans id="identity.invite.copy">نسخ النص</Trans>
          )}
        </Button>
        <ButtonLink kind="secondary" href="/settings/people">
          <Trans id="identity.invite.back">إلى قائمة العاملين</Trans>
        </ButtonLink>
      </ButtonRow>
    </>
  )
}
