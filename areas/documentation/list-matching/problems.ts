/** What comparing lists refuses, with its words. */
import { problem } from '../../../foundation/http/index.ts'

export const notTwoLists = problem<Record<never, never>>({
  code: 'documentation.not-two-lists',
  status: 422,
  text: {
    ar: 'اختر عمليتي استيراد مختلفتين منتهيتين أنشأت كل منهما أشخاصًا.',
    fr: 'Choisissez deux importations différentes et terminées, qui ont chacune créé des personnes.',
    en: 'Choose two different imports that have ended and that each made persons.',
  },
})

export const matchNotReady = problem<{ readonly state: string }>({
  code: 'documentation.match-not-ready',
  status: 409,
  text: {
    ar: 'لا يمكن ذلك في الحالة الراهنة للمطابقة. انتظر انتهاء ما يجري ثم أعد المحاولة.',
    fr: 'Impossible dans l’état actuel du rapprochement. Attendez la fin de l’opération en cours, puis réessayez.',
    en: 'This cannot be done in the present state of the comparison. Wait for what is under way to end, then try again.',
  },
})
