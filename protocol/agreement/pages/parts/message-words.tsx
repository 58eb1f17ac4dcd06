import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Message, MessageType } from '../../../partners/index.ts'

/** The messages about a protocol by name. */
export const messageWords: { readonly [M in MessageType]: () => ReactNode } = {
  proposal: () => <Trans id="agreement.message.proposal">عرض نص</Trans>,
  'counter-proposal': () => <Trans id="agreement.message.counter-proposal">نص مقابل</Trans>,
  approval: () => <Trans id="agreement.message.approval">موافقة على نص</Trans>,
  rejection: () => <Trans id="agreement.message.rejection">رفض</Trans>,
  signature: () => <Trans id="agreement.message.signature">توقيع</Trans>,
  'counter-signature': () => <Trans id="agreement.message.counter-signature">توقيع مقابل</Trans>,
  attestation: () => <Trans id="agreement.message.attestation">إثبات توقيع على الورق</Trans>,
  suspension: () => <Trans id="agreement.message.suspension">تعليق</Trans>,
  resumption: () => <Trans id="agreement.message.resumption">استئناف</Trans>,
  termination: () => <Trans id="agreement.message.termination">إشعار بالإنهاء</Trans>,
  'key-rotation': () => <Trans id="agreement.message.key-rotation">تبديل مفتاح</Trans>,
}

/** Where a message is on its way. */
export const messageStates: { readonly [S in Message['state']]: () => ReactNode } = {
  ready: () => <Trans id="agreement.message.ready">جاهزة للتسليم</Trans>,
  carried: () => <Trans id="agreement.message.carried">نُزّلت للتسليم باليد</Trans>,
  delivered: () => <Trans id="agreement.message.delivered">وصلت</Trans>,
  applied: () => <Trans id="agreement.message.applied">قُبلت</Trans>,
  waiting: () => <Trans id="agreement.message.waiting">تنتظر رسالة قبلها</Trans>,
}
