import { useLingui } from '@lingui/react/macro'
import { type Submission, useSubmit } from '../../../../web/index.ts'
import { PasskeyGivenUp } from '../parts/passkey-browser.ts'

/** One act with a passkey, with words for an authenticator that gave nothing. Its errors are told at the control `fieldId`. */
export function usePasskey(fieldId: string, send: () => Promise<unknown>): Submission {
  const { t } = useLingui()
  return useSubmit({
    formId: fieldId,
    fields: {},
    send,
    explain: (error) => {
      if (!(error instanceof PasskeyGivenUp)) return undefined
      return error.known
        ? t({ id: 'identity.passkey.known', message: 'لهذا الجهاز مفتاح مرور في حسابك من قبل.' })
        : t({
            id: 'identity.passkey.given-up',
            message: 'لم يقدّم المتصفح مفتاح مرور. أعد المحاولة، أو استعمل طريقة أخرى.',
          })
    },
  })
}
