import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { ConfirmWithConsequence } from '../../../../web/design/widgets/confirm-with-consequence.tsx'
import { Button, LTextView, ProblemError } from '../../../../web/index.ts'
import type { Party, Rule } from '../../model.ts'
import { api, useRefresh } from './calls.ts'

type RuleRemovalProps = { readonly rule: Rule; readonly parties: readonly Party[] }

/** Takes a rule out of a draft, after reading what that opens or closes. */
export function RuleRemoval({ rule: { id, version, rule }, parties }: RuleRemovalProps) {
  const { t } = useLingui()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const [state, setState] = useState<{ readonly pending: boolean; readonly failure?: ReactNode }>({ pending: false })
  const remove = async () => {
    setState({ pending: true })
    try {
      await api('DELETE /api/rules/:id', { params: { id }, version })
      await refresh()
    } catch (error) {
      const failure =
        error instanceof ProblemError
          ? error.problem.detail
          : t({ id: 'agreement.act.failed', message: 'تعذّر التنفيذ ولم يتغيّر شيء. أعد المحاولة بعد قليل.' })
      setState({ pending: false, failure })
    }
  }
  const other = parties.find(({ institution }) => institution === rule.to)
  return (
    <>
      <Button kind="quiet" data-remove={id} onClick={() => setOpen(true)}>
        <Trans id="agreement.rule.remove">حذف القاعدة</Trans>
      </Button>
      <ConfirmWithConsequence
        isOpen={open}
        danger
        pending={state.pending}
        {...(state.failure === undefined ? {} : { failure: state.failure })}
        onClose={() => setOpen(false)}
        onConfirm={() => void remove()}
        title={<Trans id="agreement.rule.remove">حذف القاعدة</Trans>}
        confirmLabel={<Trans id="agreement.rule.remove">حذف القاعدة</Trans>}
        consequence={{
          who: other === undefined ? <bdi>{rule.to}</bdi> : <LTextView text={other.name} quiet />,
          what:
            rule.effect === 'permit' ? (
              <Trans id="agreement.rule.remove-permit">
                لا يُشارَك بموجب هذه المسودة ما كانت القاعدة تأذن به. لا يتغيّر شيء في نص موقّع سابق.
              </Trans>
            ) : (
              <Trans id="agreement.rule.remove-forbid">
                يسقط هذا الحظر، فما تأذن به قاعدة أخرى في هذه المسودة يُشارَك. لا يتغيّر شيء في نص موقّع سابق.
              </Trans>
            ),
          undo: <Trans id="agreement.rule.remove-undo">تُكتب من جديد ما دام النص مسودة.</Trans>,
        }}
      />
    </>
  )
}
