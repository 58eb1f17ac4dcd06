import { useLingui } from '@lingui/react/macro'
import type { Reason } from '../../imports/rows.ts'

/** Why a row of a file was kept out, in the reader's language. */
export function useReasons(): { readonly [R in Reason]: string } {
  const { t } = useLingui()
  return {
    'row-broken': t({ id: 'vocabulary.reason.row-broken', message: 'عدد الخانات في الصف غير عددها في رأس الجدول' }),
    'list-refused': t({ id: 'vocabulary.reason.list-refused', message: 'قائمة لا تُستورد' }),
    'list-unknown': t({ id: 'vocabulary.reason.list-unknown', message: 'رقم قائمة غير معروف' }),
    'code-wrong': t({ id: 'vocabulary.reason.code-wrong', message: 'الرمز غير صحيح' }),
    'code-missing': t({ id: 'vocabulary.reason.code-missing', message: 'الرمز ناقص' }),
    'code-twice': t({ id: 'vocabulary.reason.code-twice', message: 'ورد الرمز في صف سابق' }),
    'number-differs': t({ id: 'vocabulary.reason.number-differs', message: 'الرقم لا يوافق الرمز والقائمة' }),
    'parent-missing': t({ id: 'vocabulary.reason.parent-missing', message: 'الأعلى منه غير موجود أو مرفوض' }),
    'parent-elsewhere': t({ id: 'vocabulary.reason.parent-elsewhere', message: 'الأعلى منه في قائمة أخرى' }),
    'parent-circle': t({ id: 'vocabulary.reason.parent-circle', message: 'يقع داخل نفسه عبر غيره' }),
    'label-missing': t({ id: 'vocabulary.reason.label-missing', message: 'لا تسمية بأي لغة' }),
    'label-too-long': t({ id: 'vocabulary.reason.label-too-long', message: 'التسمية أطول مما يُقبل' }),
    'point-wrong': t({ id: 'vocabulary.reason.point-wrong', message: 'النقطة ناقصة أو خارج حدود الأرض' }),
    'radius-wrong': t({ id: 'vocabulary.reason.radius-wrong', message: 'نصف القطر غير صحيح أو بلا نقطة' }),
    'date-wrong': t({ id: 'vocabulary.reason.date-wrong', message: 'تاريخ لا وجود له' }),
    'dates-unordered': t({ id: 'vocabulary.reason.dates-unordered', message: 'تاريخ النهاية قبل البداية' }),
    'type-unknown': t({ id: 'vocabulary.reason.type-unknown', message: 'نوع المكان غير معروف' }),
  }
}
