import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { DialogAct } from './act-dialog.tsx'

type Words = { readonly [A in DialogAct]: () => ReactNode }

const freely = () => <Trans id="agreement.undo.freely">يمكن ترك المسودة في أي وقت.</Trans>
const onRecord = () => <Trans id="agreement.undo.on-record">يبقى ما فُعل في السجل، ويُبنى عليه نص جديد إن لزم.</Trans>

/** What follows from an act. */
export const actWhat: Words = {
  propose: () => (
    <Trans id="agreement.what.propose">
      يُجمَّد هذا النص فلا يُعدَّل، ويُعدّ منه ملف موقّع لكل طرف. عرضه موافقة منكم عليه بلغاته الأصلية.
    </Trans>
  ),
  revise: () => (
    <Trans id="agreement.what.revise">تُفتح مسودة جديدة من النص المعروض، تعدّلها ثم تعرضها نصًا مقابلًا.</Trans>
  ),
  approve: () => (
    <Trans id="agreement.what.approve">
      توافق مؤسستك على هذا النص بكل لغاته الأصلية. إذا وافق كل طرف صار جاهزًا للتوقيع.
    </Trans>
  ),
  reject: () => <Trans id="agreement.what.reject">ترفض مؤسستك هذا النص. لا يُوقَّع، ويبقى محفوظًا مع السبب.</Trans>,
  attest: () => (
    <Trans id="agreement.what.attest">
      تشهد مؤسستك أن هذه صورة الأصل الموقّع على الورق. يجب أن يشهد الطرف الآخر على الصورة نفسها.
    </Trans>
  ),
  suspend: () => (
    <Trans id="agreement.what.suspend">
      يتوقف فورًا كل ما تشاركه مؤسستك بموجب هذا البروتوكول. ما شاركه الآخرون معكم لا يتغيّر.
    </Trans>
  ),
  resume: () => <Trans id="agreement.what.resume">تعود قواعد المشاركة كما هي في النص، من هذه اللحظة.</Trans>,
  amend: () => (
    <Trans id="agreement.what.amend">تُفتح مسودة تستند إلى النص الموقّع. يبقى الموقّع ساريًا إلى أن يُوقّع التعديل.</Trans>
  ),
  review: () => <Trans id="agreement.what.review">يُسجّل أن ما أُنجز بموجب البروتوكول رُوجع. لا تجديد دون مراجعة.</Trans>,
  terminate: () => (
    <Trans id="agreement.what.terminate">
      يُعلن إنهاء البروتوكول في اليوم المذكور بعد مهلة الإشعار. تبقى بعده المواد التي نُص على بقائها.
    </Trans>
  ),
  archive: () => <Trans id="agreement.what.archive">يُحفظ للاطلاع ولا يُغيَّر فيه شيء بعد ذلك.</Trans>,
}

/** Whether and how an act can be taken back. */
export const actUndo: Words = {
  propose: onRecord,
  revise: freely,
  approve: onRecord,
  reject: onRecord,
  attest: onRecord,
  suspend: () => <Trans id="agreement.undo.suspend">تستأنفه مؤسستك وحدها متى شاءت.</Trans>,
  resume: () => <Trans id="agreement.undo.resume">يمكن تعليقه من جديد في أي وقت.</Trans>,
  amend: freely,
  review: onRecord,
  terminate: () => <Trans id="agreement.undo.terminate">لا رجوع عنه إلا باتفاق جديد.</Trans>,
  archive: () => <Trans id="agreement.undo.archive">لا يُعاد من الأرشيف.</Trans>,
}
