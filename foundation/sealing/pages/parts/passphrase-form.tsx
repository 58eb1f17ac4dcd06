import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import {
  ErrorSummary,
  errorOf,
  type FormError,
  SubmitRow,
  TextInput,
  useDisplay,
  useSession,
  useSubmit,
} from '../../../../web/index.ts'
import { type PassphraseWeakness, weaknessOf } from '../../crypto/weakness.ts'
import { explainRefusal } from './calls.ts'

const weaknessWords: { readonly [W in PassphraseWeakness]: () => ReactNode } = {
  short: () => <Trans id="sealing.weak.short">العبارة قصيرة. اكتب أربع كلمات لا صلة بينها.</Trans>,
  'few-letters': () => <Trans id="sealing.weak.few">حروف العبارة قليلة مكررة. نوّع كلماتها.</Trans>,
  sequence: () => (
    <Trans id="sealing.weak.sequence">في العبارة حروف أو أرقام متتابعة كما على لوحة المفاتيح. غيّرها.</Trans>
  ),
  common: () => <Trans id="sealing.weak.common">هذه من أول ما يُجرَّب عند التخمين. اختر كلمات لا يتوقعها أحد.</Trans>,
  name: () => <Trans id="sealing.weak.name">في العبارة اسمك أو اسم مؤسستك. اختر كلمات لا صلة لها بك.</Trans>,
}

type PassphraseFormProps = {
  readonly onChosen: (passphrase: string) => Promise<void>
  /** The words of its button. */
  readonly children: ReactNode
}

/** A passphrase typed twice; a weak one is refused with the reason before anything is done with it. */
export function PassphraseForm({ onChosen, children }: PassphraseFormProps) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { person, institution } = useSession()
  const [typed, setTyped] = useState('')
  const [again, setAgain] = useState('')
  const [weak, setWeak] = useState<PassphraseWeakness | undefined>(undefined)
  const { errors, attempt, busy, submit } = useSubmit({
    formId: 'passphrase',
    fields: {},
    explain: explainRefusal(language),
    send: () => onChosen(typed),
  })
  const names = [
    person?.name ?? '',
    ...Object.values(institution?.name ?? {}),
    ...Object.values(institution?.short_name ?? {}),
  ]
  const check = (): readonly FormError[] => {
    const found = weaknessOf(
      typed,
      names.filter((name) => typeof name === 'string'),
    )
    setWeak(found)
    if (found !== undefined)
      return [{ fieldId: 'passphrase', message: t({ id: 'sealing.weak.summary', message: 'عبارة السر ضعيفة' }) }]
    return typed.trim() === again.trim()
      ? []
      : [{ fieldId: 'passphrase-again', message: t({ id: 'sealing.make.differs', message: 'العبارتان مختلفتان' }) }]
  }
  const error = weak === undefined ? errorOf(errors, 'passphrase') : weaknessWords[weak]()
  const againError = errorOf(errors, 'passphrase-again')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit(check())
      }}
    >
      <ErrorSummary key={attempt} errors={errors} />
      <TextInput
        id="passphrase"
        type="password"
        autoComplete="new-password"
        label={<Trans id="sealing.way.passphrase">عبارة السر</Trans>}
        hint={<Trans id="sealing.make.phrase-hint">أربع كلمات لا صلة بينها، كما تُكتب بلوحة مفاتيحك.</Trans>}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        {...(error === undefined ? {} : { error })}
      />
      <TextInput
        id="passphrase-again"
        type="password"
        autoComplete="new-password"
        label={<Trans id="sealing.make.again">عبارة السر مرة ثانية</Trans>}
        value={again}
        onChange={(event) => setAgain(event.target.value)}
        {...(againError === undefined ? {} : { error: againError })}
      />
      <SubmitRow busy={busy}>{children}</SubmitRow>
    </form>
  )
}
