import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { PreviewQuestion } from '../../model.ts'
import type { DutyValues, RuleValues, Unit } from './rule-values.ts'

type Words<Key extends string> = { readonly [K in Key]: () => ReactNode }

export const effectWords: Words<RuleValues['effect']> = {
  permit: () => <Trans id="agreement.rule.permit">إذن</Trans>,
  forbid: () => <Trans id="agreement.rule.forbid">حظر</Trans>,
}

export const ruleActs: Words<RuleValues['act']> = {
  use: () => <Trans id="agreement.rule.act.use">الاطلاع والاستعمال</Trans>,
  distribute: () => <Trans id="agreement.rule.act.distribute">النقل إلى غيره</Trans>,
  publish: () => <Trans id="agreement.rule.act.publish">النشر</Trans>,
  submit_to_un: () => <Trans id="agreement.rule.act.submit">التقديم إلى هيئات الأمم المتحدة</Trans>,
}

export const consentWords: Words<RuleValues['consent']> = {
  not_needed: () => <Trans id="agreement.rule.consent.none">لا تُطلب: لا يتعلق السجل بشخص</Trans>,
  partners: () => <Trans id="agreement.rule.consent.partners">موافقة على المشاركة مع الشركاء</Trans>,
  this_recipient: () => <Trans id="agreement.rule.consent.recipient">موافقة على هذا الطرف بعينه</Trans>,
  publication: () => <Trans id="agreement.rule.consent.publication">موافقة على النشر</Trans>,
}

export const onwardWords: Words<RuleValues['onward_transfer']> = {
  no: () => <Trans id="agreement.rule.onward.no">لا يُنقل إلى غيره</Trans>,
  with_consent: () => <Trans id="agreement.rule.onward.consent">يُنقل بموافقة صاحبه</Trans>,
  yes: () => <Trans id="agreement.rule.onward.yes">يُنقل</Trans>,
}

export const levelWords: Words<RuleValues['sensitivity']> = {
  open: () => <Trans id="agreement.rule.level.open">عادية</Trans>,
  limited: () => <Trans id="agreement.rule.level.limited">محدودة</Trans>,
  high: () => <Trans id="agreement.rule.level.high">عالية</Trans>,
  extreme: () => <Trans id="agreement.rule.level.extreme">بالغة</Trans>,
}

type Duty = DutyValues
export const dutyWords: Words<Duty['act']> = {
  acknowledge_receipt: () => <Trans id="agreement.duty.acknowledge">إشعار الاستلام</Trans>,
  delete: () => <Trans id="agreement.duty.delete">الحذف</Trans>,
  inform: () => <Trans id="agreement.duty.inform">الإخطار</Trans>,
}

export const eventWords: Words<NonNullable<Duty['event']>> = {
  consent_withdrawn: () => <Trans id="agreement.event.withdrawn">سحب الموافقة</Trans>,
  recalled: () => <Trans id="agreement.event.recalled">استرجاع السجل</Trans>,
  agreement_ended: () => <Trans id="agreement.event.ended">انتهاء البروتوكول</Trans>,
  purpose_fulfilled: () => <Trans id="agreement.event.fulfilled">تحقق الغرض</Trans>,
  onward_use: () => <Trans id="agreement.event.onward">استعمال لاحق</Trans>,
}

export const unitWords: Words<Unit> = {
  hours: () => <Trans id="agreement.unit.hours">ساعات</Trans>,
  days: () => <Trans id="agreement.unit.days">أيام</Trans>,
  months: () => <Trans id="agreement.unit.months">أشهر</Trans>,
  years: () => <Trans id="agreement.unit.years">سنوات</Trans>,
}

export const givenConsent: Words<NonNullable<PreviewQuestion['consent']> | 'nobody'> = {
  nobody: () => <Trans id="agreement.preview.nobody">لا يتعلق بشخص</Trans>,
  partners: () => <Trans id="agreement.preview.partners">وافق على المشاركة مع الشركاء</Trans>,
  this_recipient: () => <Trans id="agreement.preview.recipient">وافق على هذا الطرف</Trans>,
  onward_transfer: () => <Trans id="agreement.preview.onward">وافق على النقل إلى غيره</Trans>,
  publication: () => <Trans id="agreement.preview.publication">وافق على النشر</Trans>,
  withdrawn: () => <Trans id="agreement.preview.withdrawn">سحب موافقته</Trans>,
}

/** The members of a rule as the form names them, for whoever compares two of them. */
export const memberWords: Words<keyof RuleValues> = {
  id: () => null,
  clause: () => <Trans id="agreement.rule.clause">المادة التي تنفّذها</Trans>,
  effect: () => <Trans id="agreement.rule.effect">أثر القاعدة</Trans>,
  act: () => <Trans id="agreement.rule.act">ما يُفعل بالسجل</Trans>,
  from: () => <Trans id="agreement.rule.from">من</Trans>,
  to: () => <Trans id="agreement.rule.to">إلى</Trans>,
  record_classes: () => <Trans id="agreement.rule.classes">أنواع السجلات</Trans>,
  purposes: () => <Trans id="agreement.rule.purposes">الأغراض</Trans>,
  fields: () => <Trans id="agreement.rule.fields">الحقول التي يراها الطرف الآخر</Trans>,
  sealed_fields: () => <Trans id="agreement.rule.sealed">حقول تُختم لأشخاص بأسمائهم</Trans>,
  recipients: () => <Trans id="agreement.rule.recipients">من تُختم لهم</Trans>,
  consent: () => <Trans id="agreement.rule.consent">موافقة صاحب البيانات</Trans>,
  onward_transfer: () => <Trans id="agreement.rule.onward">النقل إلى غير هذا الطرف</Trans>,
  retention: () => <Trans id="agreement.rule.retention">مدة الحفظ عند الطرف الآخر</Trans>,
  sensitivity: () => <Trans id="agreement.rule.level">أعلى درجة حساسية يُسمح بها</Trans>,
  floor: () => <Trans id="agreement.rule.floor">درجة الحساسية التي يبدأ منها الحظر</Trans>,
  areas: () => <Trans id="agreement.rule.areas">الأماكن التي تقتصر عليها</Trans>,
  legal_bases: () => <Trans id="agreement.rule.bases">السند القانوني المطلوب</Trans>,
  from_at: () => <Trans id="agreement.rule.from-at">تسري من يوم</Trans>,
  until_at: () => <Trans id="agreement.rule.until-at">أول يوم لا تسري فيه</Trans>,
  duties: () => <Trans id="agreement.rule.duties">التزامات الطرف الآخر</Trans>,
}
