import '../parts/sign-in.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, ButtonRow, client, Notice, Timestamp, useSession, useSubmit } from '../../../../web/index.ts'
import type { IdentityRoutes } from '../../routes.ts'
import { PasskeyMaker } from '../enrolment/passkey-maker.tsx'
import { passkeysWorkHere } from '../parts/passkey-browser.ts'
import { PasskeyNote } from '../parts/passkey-note.tsx'

const api = client<IdentityRoutes>()

type Passkey = {
  readonly id: string
  readonly name: string
  readonly created_at: string
  readonly last_used_at: string | null
}
type PasskeyListProps = {
  readonly passkeys: readonly Passkey[]
  readonly signInName: string | undefined
  readonly onChanged: (words: string) => void
}

/** One's passkeys by their names, each with a way to remove it, and a way to add one. */
export function PasskeyList({ passkeys, signInName, onChanged }: PasskeyListProps) {
  const { t } = useLingui()
  const { ways } = useSession()
  const [adding, setAdding] = useState(false)
  if (adding)
    return (
      <>
        <PasskeyMaker
          {...(signInName === undefined ? {} : { signInName })}
          onMade={() => {
            setAdding(false)
            onChanged(t({ id: 'identity.passkey.added', message: 'أُضيف مفتاح المرور.' }))
          }}
        />
        <ButtonRow>
          <Button kind="quiet" onClick={() => setAdding(false)}>
            <Trans id="identity.cancel">إلغاء</Trans>
          </Button>
        </ButtonRow>
      </>
    )
  return (
    <>
      {passkeys.length === 0 ? (
        <p className="prose">
          <Trans id="identity.passkey.nothing">ليس لحسابك مفتاح مرور بعد.</Trans>
        </p>
      ) : (
        <ul className="credential-list" data-list="passkeys">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onChanged={onChanged} />
          ))}
        </ul>
      )}
      {passkeysWorkHere(ways.passkeys_at) ? (
        <ButtonRow>
          <Button id="add-passkey" kind="secondary" onClick={() => setAdding(true)}>
            <Trans id="identity.passkey.add">إضافة مفتاح مرور</Trans>
          </Button>
        </ButtonRow>
      ) : (
        <PasskeyNote />
      )}
    </>
  )
}

type RowProps = Pick<PasskeyListProps, 'onChanged'> & { readonly passkey: Passkey }

function PasskeyRow({ passkey: { id, name, created_at: made, last_used_at: used }, onChanged }: RowProps) {
  const { t } = useLingui()
  const { errors, submit } = useSubmit({
    formId: id,
    fields: {},
    send: async () => {
      await api('DELETE /api/me/passkeys/:id', { params: { id } })
      onChanged(t({ id: 'identity.passkey.removed', message: 'حُذف مفتاح المرور.' }))
    },
  })
  const [error] = errors
  return (
    <li id={id}>
      <div>
        <p>
          <bdi>{name}</bdi>
        </p>
        <p className="credential-note">
          <Trans id="identity.passkey.made">
            أُنشئ في <Timestamp at={made} />
          </Trans>
          {used === null ? null : (
            <>
              {' · '}
              <Trans id="identity.passkey.used">
                آخر استعمال في <Timestamp at={used} />
              </Trans>
            </>
          )}
        </p>
      </div>
      <Button kind="secondary" onClick={() => void submit()}>
        <Trans id="identity.passkey.remove">
          حذف <bdi>{name}</bdi>
        </Trans>
      </Button>
      {error === undefined ? null : (
        <Notice kind="danger" live>
          <p>{error.message}</p>
        </Notice>
      )}
    </li>
  )
}
