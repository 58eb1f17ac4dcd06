import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../web/index.ts'
import { RecoveryCodes } from '../enrolment/recovery-codes.tsx'

type RecoveryPartProps = { readonly left: number; readonly onChanged: (words: string) => void }

/** How many recovery codes are left, and a way to get ten new ones. */
export function RecoveryPart({ left, onChanged }: RecoveryPartProps) {
  const { t } = useLingui()
  const [showing, setShowing] = useState(false)
  if (showing)
    return (
      <RecoveryCodes
        busy={false}
        onKept={() => {
          setShowing(false)
          onChanged(t({ id: 'identity.recovery.done', message: 'صدرت رموز استرداد جديدة، وبطلت السابقة.' }))
        }}
      >
        <Trans id="identity.recovery.close">حفظتُها</Trans>
      </RecoveryCodes>
    )
  return (
    <>
      <p className="prose">
        <Plural
          id="identity.recovery.left"
          value={left}
          zero="لم يبقَ لك رمز استرداد. أصدر رموزاً جديدة الآن."
          one="بقي لك رمز استرداد واحد."
          two="بقي لك رمزا استرداد."
          few="بقيت لك # رموز استرداد."
          many="بقي لك # رمز استرداد."
          other="بقي لك # رمز استرداد."
        />
      </p>
      <ButtonRow>
        <Button id="new-codes" kind="secondary" onClick={() => setShowing(true)}>
          <Trans id="identity.recovery.new">إصدار رموز جديدة</Trans>
        </Button>
      </ButtonRow>
    </>
  )
}
