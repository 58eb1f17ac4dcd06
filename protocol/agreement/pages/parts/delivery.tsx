import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button, client, ErrorSummary, Tag, useMay, useSubmit } from '../../../../web/index.ts'
import type { Message, PartnerRoutes } from '../../../partners/index.ts'
import { useRefresh } from './calls.ts'

const partners = client<PartnerRoutes>()
type Delivered = NonNullable<Message['delivery']>

const states: { readonly [S in Delivered['state']]: () => ReactNode } = {
  waiting: () => (
    <Tag kind="brand" icon="clock">
      <Trans id="agreement.delivery.waiting">في الطريق</Trans>
    </Tag>
  ),
  delivered: () => (
    <Tag kind="ok" icon="check">
      <Trans id="agreement.delivery.delivered">تسلّمها الطرف الآخر</Trans>
    </Tag>
  ),
  refused: () => (
    <Tag kind="danger" icon="stop">
      <Trans id="agreement.delivery.refused">رُفضت</Trans>
    </Tag>
  ),
  'given-up': () => (
    <Tag kind="warn" icon="stop">
      <Trans id="agreement.delivery.given-up">تعذّر التسليم</Trans>
    </Tag>
  ),
}

/** What came of delivering a message over HTTPS, why it did not arrive, and another try. */
export function Delivery({ message: { id, delivery } }: { readonly message: Message }) {
  const mayDraft = useMay('protocol.draft')
  const refresh = useRefresh()
  const form = useSubmit({
    formId: `deliver-${id}`,
    fields: {},
    send: async () => {
      await partners('POST /api/exchange/messages/:id/delivery', { params: { id } })
      await refresh()
    },
  })
  if (delivery === null) return <Trans id="agreement.delivery.by-hand">باليد: لا عنوان لهذا الشريك</Trans>
  return (
    <>
      <span data-delivery={delivery.state}>{states[delivery.state]()}</span>
      <Reason delivery={delivery} />
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {mayDraft && delivery.state !== 'delivered' && delivery.attempts > 0 ? (
        <div>
          <Button id={`deliver-${id}`} kind="quiet" onClick={() => void form.submit()}>
            <Trans id="agreement.delivery.again">محاولة التسليم الآن</Trans>
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** The partner's own sentence where it gave one, otherwise what we know. */
function Reason({ delivery: { reason, detail } }: { readonly delivery: Delivered }) {
  if (detail !== null)
    return (
      <div>
        <bdi dir="auto">{detail}</bdi>
      </div>
    )
  if (reason === null) return null
  return <div>{ownWords(reason)}</div>
}

function ownWords(reason: string): ReactNode {
  if (reason === 'exchange.unreachable')
    return <Trans id="agreement.delivery.unreachable">لا يجيب خادم الشريك. تُعاد المحاولة من تلقاء نفسها.</Trans>
  if (reason === 'exchange.address-not-allowed')
    return <Trans id="agreement.delivery.not-allowed">عنوان الشريك لا يبدأ بـ https://، فلا يُرسل إليه شيء.</Trans>
  return (
    <Trans id="agreement.delivery.answered">
      أجاب خادم الشريك: <bdi dir="ltr">{reason}</bdi>
    </Trans>
  )
}
