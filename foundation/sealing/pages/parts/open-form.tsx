import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import {
  askVault,
  ErrorSummary,
  errorOf,
  Radios,
  SubmitRow,
  TextInput,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import type { OwnVault } from '../../model.ts'
import { explainRefusal } from './calls.ts'
import { passkeyOutput } from './passkey-output.ts'

const ways = ['passphrase', 'recovery', 'passkey'] as const
type Way = (typeof ways)[number]

/** Opens the vault with the passphrase, the printed digits or a passkey: whichever its owner has at hand. */
export function OpenForm({ vault, onOpened }: { readonly vault: OwnVault; readonly onOpened: () => void }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const held = ways.filter((way) => vault.wraps.some(({ kind }) => kind === way))
  const [way, setWay] = useState<Way>(held[0] ?? 'passphrase')
  const [typed, setTyped] = useState('')
  const { errors, attempt, busy, submit } = useSubmit({
    formId: 'vault-secret',
    fields: {},
    explain: explainRefusal(language),
    send: async () => {
      const opener =
        way === 'passphrase'
          ? { kind: way, passphrase: typed }
          : way === 'recovery'
            ? { kind: way, digits: typed }
            : { kind: way, output: await passkeyOutput(vault) }
      await askVault('open', { vault, opener })
      onOpened()
    },
  })
  const error = errorOf(errors, 'vault-secret')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit(
          way !== 'passkey' && typed.trim() === ''
            ? [
                {
                  fieldId: 'vault-secret',
                  message: t({ id: 'sealing.open.missing', message: 'اكتب ما تفتح به خزنتك.' }),
                },
              ]
            : [],
        )
      }}
    >
      <ErrorSummary key={attempt} errors={errors} />
      {held.length > 1 ? (
        <Radios
          id="vault-way"
          name="vault-way"
          label={<Trans id="sealing.open.way">بماذا تفتحها؟</Trans>}
          value={way}
          onChange={(value) => {
            setWay(ways.find((one) => one === value) ?? way)
            setTyped('')
          }}
          choices={held.map((one) => ({ value: one, label: wayWords[one]() }))}
        />
      ) : null}
      {way === 'passkey' ? null : (
        <TextInput
          id="vault-secret"
          type={way === 'passphrase' ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          {...(way === 'recovery' ? { inputMode: 'numeric' as const, dir: 'ltr' } : {})}
          label={wayWords[way]()}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          {...(error === undefined ? {} : { error })}
        />
      )}
      <SubmitRow busy={busy}>
        <Trans id="sealing.open.go">فتح الخزنة</Trans>
      </SubmitRow>
    </form>
  )
}

export const wayWords: { readonly [W in Way]: () => React.ReactNode } = {
  passphrase: () => <Trans id="sealing.way.passphrase">عبارة السر</Trans>,
  recovery: () => <Trans id="sealing.way.recovery">أرقام الورقة المطبوعة</Trans>,
  passkey: () => <Trans id="sealing.way.passkey">مفتاح المرور على هذا الجهاز</Trans>,
}
