import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Capability, Level, Mode, Role } from '../model.ts'

/** What a role is for, in one sentence. */
export const roleMeaning: { readonly [R in Role]: () => ReactNode } = {
  administrator: () => (
    <Trans id="access.role.administrator">يدير الإعدادات والعاملين وصلاحياتهم، ولا يفتح أي ملف.</Trans>
  ),
  'documentation-officer': () => (
    <Trans id="access.role.documentation-officer">يسجّل الوقائع والشهادات في الملفات الممنوحة له.</Trans>
  ),
  verifier: () => <Trans id="access.role.verifier">يتحقق مما سُجّل في الملفات الممنوحة له.</Trans>,
  analyst: () => <Trans id="access.role.analyst">يحلل ما في الملفات الممنوحة له.</Trans>,
  'un-liaison': () => (
    <Trans id="access.role.un-liaison">يُعدّ من الملفات الممنوحة له ما يُرفع إلى هيئات الأمم المتحدة.</Trans>
  ),
  advocacy: () => <Trans id="access.role.advocacy">يُعدّ مواد المناصرة من الملفات الممنوحة له.</Trans>,
  'programme-manager': () => (
    <Trans id="access.role.programme-manager">يتابع سير البرنامج وملفاته الإدارية دون فتح ملفات الحالات.</Trans>
  ),
  'focal-point': () => <Trans id="access.role.focal-point">صلة الوصل مع المؤسسة الشريكة في الملفات الممنوحة له.</Trans>,
  head: () => (
    <Trans id="access.role.head">يمنح الاطلاع على الملفات، ويطّلع على سجل الحيازة، ويقفل النظام عند الخطر.</Trans>
  ),
  'key-officer': () => <Trans id="access.role.key-officer">يحفظ مفاتيح المؤسسة ويستبدلها.</Trans>,
  auditor: () => <Trans id="access.role.auditor">يقرأ سجل الحيازة ويتحقق منه، ولا يفتح أي ملف.</Trans>,
  contributor: () => <Trans id="access.role.contributor">يرفع ما يوثّقه من خارج المؤسسة، ولا يرى ملفات غيره.</Trans>,
}

/** What a person may do by a capability, as an act. */
export const capabilityWords: { readonly [C in Capability]: () => ReactNode } = {
  setup: () => <Trans id="access.can.setup">إعداد المؤسسة</Trans>,
  enrol: () => <Trans id="access.can.enrol">تعيين وسائل الدخول لأول مرة</Trans>,
  'credentials.own': () => <Trans id="access.can.credentials-own">تغيير وسائل الدخول الخاصة</Trans>,
  'institution.edit': () => <Trans id="access.can.institution-edit">تعديل إعدادات المؤسسة</Trans>,
  'people.read': () => <Trans id="access.can.people-read">معرفة العاملين في المؤسسة</Trans>,
  'people.manage': () => <Trans id="access.can.people-manage">دعوة العاملين وإسناد الأدوار وسحبها</Trans>,
  'files.upload': () => <Trans id="access.can.files-upload">رفع ملفات رقمية</Trans>,
  'files.read': () => <Trans id="access.can.files-read">فتح ما يحق له من ملفات رقمية</Trans>,
  'cases.work': () => <Trans id="access.can.cases-work">العمل في ملفات الحالات الممنوحة له</Trans>,
  'case.grant': () => <Trans id="access.can.case-grant">منح الاطلاع على أي ملف حالة لغيره</Trans>,
  'emergency.set': () => <Trans id="access.can.emergency-set">جعل النظام للقراءة فقط أو قفله، وإعادته</Trans>,
  'keys.manage': () => <Trans id="access.can.keys-manage">استبدال مفاتيح المؤسسة</Trans>,
  'log.read': () => <Trans id="access.can.log-read">قراءة سجل الحيازة والتحقق منه وتصديره</Trans>,
  'protocol.read': () => (
    <Trans id="access.can.protocol-read">الاطلاع على البروتوكولات والشركاء وما يجري بموجبها</Trans>
  ),
  'protocol.draft': () => <Trans id="access.can.protocol-draft">صياغة البروتوكولات واقتراحها والتفاوض بشأنها</Trans>,
  'protocol.sign': () => <Trans id="access.can.protocol-sign">توقيع البروتوكولات وإنهاؤها باسم المؤسسة</Trans>,
  'names.read': () => (
    <Trans id="access.can.names-read">الاطلاع على أسماء الأشخاص في ملفاته وتسجيلها والبحث عنها</Trans>
  ),
  'partners.manage': () => <Trans id="access.can.partners-manage">دعوة المؤسسات الشريكة وتأكيدها</Trans>,
  'case.open': () => <Trans id="access.can.case-open">فتح ملف جديد</Trans>,
  'fields.manage': () => <Trans id="access.can.fields-manage">إضافة حقول المؤسسة إلى السجلات</Trans>,
  'sharing.suspend': () => <Trans id="access.can.sharing-suspend">وقف ما تشاركه المؤسسة واستئنافه</Trans>,
  'vocabulary.manage': () => <Trans id="access.can.vocabulary-manage">إدارة القوائم المرمّزة ومعجم الأماكن</Trans>,
}

export const levelWords: { readonly [L in Level]: () => ReactNode } = {
  view: () => <Trans id="access.level.view">اطلاع</Trans>,
  edit: () => <Trans id="access.level.edit">اطلاع وتعديل</Trans>,
  lead: () => <Trans id="access.level.lead">مسؤولية الملف</Trans>,
}

export const modeWords: { readonly [M in Mode]: () => ReactNode } = {
  normal: () => <Trans id="access.mode.normal">الوضع العادي</Trans>,
  'read-only': () => <Trans id="access.mode.read-only">قراءة فقط</Trans>,
  locked: () => <Trans id="access.mode.locked">مقفل</Trans>,
}

/** What a mode means for the people who work here. */
export const modeMeaning: { readonly [M in Mode]: () => ReactNode } = {
  normal: () => <Trans id="access.mode.normal-text">يقرأ كل شخص ويكتب بحسب صلاحياته.</Trans>,
  'read-only': () => (
    <Trans id="access.mode.read-only-text">يقرأ كل شخص بحسب صلاحياته، ولا يُحفظ أي تعديل من أحد.</Trans>
  ),
  locked: () => (
    <Trans id="access.mode.locked-text">تنتهي جلسات الجميع فورًا، ولا يدخل إلا من يملك تغيير الوضع، وللقراءة فقط.</Trans>
  ),
}
