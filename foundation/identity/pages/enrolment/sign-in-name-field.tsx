import { Trans } from '@lingui/react/macro'
import { errorOf, type FormError, TextInput } from '../../../../web/index.ts'

type SignInNameFieldProps = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly errors: readonly FormError[]
}

/** The name one signs in under. */
export function SignInNameField({ value, onChange, errors }: SignInNameFieldProps) {
  const error = errorOf(errors, 'own-name')
  return (
    <TextInput
      id="own-name"
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      width="medium"
      label={<Trans id="identity.own-name.label">اسم الدخول الذي تختاره</Trans>}
      hint={<Trans id="identity.own-name.hint">ثلاثة أحرف على الأقل بلا مسافات، بأي خط. لا يراه زملاؤك.</Trans>}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      {...(error === undefined ? {} : { error })}
    />
  )
}
