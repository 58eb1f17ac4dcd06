import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmWithConsequence } from '../../../../web/design/widgets/confirm-with-consequence.tsx'
import { Button, client, LTextView, ProblemError } from '../../../../web/index.ts'
import type { Partner } from '../../model.ts'
import type { PartnerRoutes } from '../../routes.ts'

const api = client<PartnerRoutes>()

/** Stops taking files of a partner, after reading what that means. */
export function Exclusion({ partner }: { readonly partner: Partner }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const [state, setState] = useState<{ readonly open: boolean; readonly pending: boolean; readonly failure?: string }>({
    open: false,
    pending: false,
  })
  const exclude = async () => {
    setState({ open: true, pending: true })
    try {
      const now = await api('POST /api/partners/:id/exclusion', { params: { id: partner.id } })
      cache.setQueryData(['partners', partner.id], now)
      setState({ open: false, pending: false })
      await cache.invalidateQueries({ queryKey: ['partners'] })
    } catch (error) {
      const failure =
        error instanceof ProblemError
          ? error.problem.detail
          : t({ id: 'partners.exclude.failed', message: 'تعذّر ذلك ولم يتغيّر شيء. أعد المحاولة بعد قليل.' })
      setState({ open: true, pending: false, failure })
    }
  }
  return (
    <section>
      <h2>
        <Trans id="partners.exclude.title">التوقف عن التعامل</Trans>
      </h2>
      <p className="prose">
        <Trans id="partners.exclude.text">
          إذا ضاع مفتاح الشريك أو شككت في هويته، فأوقف قبول ملفاته. البروتوكولات تبقى كما هي.
        </Trans>
      </p>
      <Button kind="danger" onClick={() => setState({ open: true, pending: false })}>
        <Trans id="partners.exclude.act">استبعاد الشريك</Trans>
      </Button>
      <ConfirmWithConsequence
        isOpen={state.open}
        danger
        pending={state.pending}
        onClose={() => setState({ open: false, pending: false })}
        onConfirm={() => void exclude()}
        {...(state.failure === undefined ? {} : { failure: state.failure })}
        title={<Trans id="partners.exclude.act">استبعاد الشريك</Trans>}
        confirmLabel={<Trans id="partners.exclude.act">استبعاد الشريك</Trans>}
        consequence={{
          who: <LTextView text={partner.name} quiet />,
          what: <Trans id="partners.exclude.what">لا يُقبل منه ملف ولا يُرسل إليه ملف من هذه اللحظة.</Trans>,
          undo: <Trans id="partners.exclude.undo">يُعاد بمقارنة البصمة بالصوت من جديد.</Trans>,
        }}
      />
    </section>
  )
}
