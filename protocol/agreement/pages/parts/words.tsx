import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Tag } from '../../../../web/index.ts'
import type { ActName, ActType, ProtocolView, Status, UpcomingDate, VersionState } from '../../model.ts'

type Words<Key extends string> = { readonly [K in Key]: () => ReactNode }

export const kindWords: Words<ProtocolView['kind']> = {
  protocol: () => <Trans id="agreement.kind.protocol">بروتوكول تعاون</Trans>,
  memorandum: () => <Trans id="agreement.kind.memorandum">مذكرة تفاهم</Trans>,
  training: () => <Trans id="agreement.kind.training">اتفاق تدريب</Trans>,
}

/** Where a protocol stands, in words. */
export const statusTags: Words<Status> = {
  draft: () => (
    <Tag icon="document">
      <Trans id="agreement.status.draft">مسودة</Trans>
    </Tag>
  ),
  negotiating: () => (
    <Tag kind="brand" icon="clock">
      <Trans id="agreement.status.negotiating">قيد التفاوض</Trans>
    </Tag>
  ),
  text_agreed: () => (
    <Tag kind="brand" icon="check">
      <Trans id="agreement.status.text-agreed">اتُّفق على النص</Trans>
    </Tag>
  ),
  signed: () => (
    <Tag kind="ok" icon="check">
      <Trans id="agreement.status.signed">موقَّع</Trans>
    </Tag>
  ),
  in_force: () => (
    <Tag kind="ok" icon="check">
      <Trans id="agreement.status.in-force">سارٍ</Trans>
    </Tag>
  ),
  suspended: () => (
    <Tag kind="warn" icon="pause">
      <Trans id="agreement.status.suspended">معلَّق</Trans>
    </Tag>
  ),
  expired: () => (
    <Tag icon="clock">
      <Trans id="agreement.status.expired">انتهت مدته</Trans>
    </Tag>
  ),
  terminated: () => (
    <Tag kind="danger" icon="stop">
      <Trans id="agreement.status.terminated">أُنهي</Trans>
    </Tag>
  ),
  archived: () => (
    <Tag icon="folder">
      <Trans id="agreement.status.archived">محفوظ في الأرشيف</Trans>
    </Tag>
  ),
}

/** What each state means for what may be done and shared now. */
export const statusMeaning: Words<Status> = {
  draft: () => <Trans id="agreement.means.draft">يُكتب عندنا ولم يُرسل إلى أحد. لا يُشارَك شيء بموجبه.</Trans>,
  negotiating: () => (
    <Trans id="agreement.means.negotiating">النص عند الأطراف للموافقة أو الرد. لا يُشارَك شيء بموجبه بعد.</Trans>
  ),
  text_agreed: () => (
    <Trans id="agreement.means.text-agreed">وافق كل طرف على كل نص أصلي. بقي توقيع كل رئيس. لا يُشارَك شيء بعد.</Trans>
  ),
  signed: () => <Trans id="agreement.means.signed">وقّعت الأطراف كلها، وينتظر يوم دخوله حيز التنفيذ.</Trans>,
  in_force: () => <Trans id="agreement.means.in-force">تُطبَّق مواده الآن: ما تأذن به قواعده يُشارَك، وما عداه لا.</Trans>,
  suspended: () => (
    <Trans id="agreement.means.suspended">أوقف طرف ما يخرج منه. تبقى الالتزامات الأخرى، ومنها الحذف والإخطار.</Trans>
  ),
  expired: () => (
    <Trans id="agreement.means.expired">انقضت مدته. لا يُشارَك شيء جديد، وتبقى المواد التي نُص على بقائها.</Trans>
  ),
  terminated: () => <Trans id="agreement.means.terminated">أنهاه طرف بإشعار. تبقى المواد التي نُص على بقائها.</Trans>,
  archived: () => <Trans id="agreement.means.archived">محفوظ للاطلاع ولا يُغيَّر.</Trans>,
}

export const versionWords: Words<VersionState> = {
  draft: () => <Trans id="agreement.version.draft">مسودة</Trans>,
  proposed: () => <Trans id="agreement.version.proposed">معروضة على الأطراف</Trans>,
  agreed: () => <Trans id="agreement.version.agreed">متفق عليها</Trans>,
  signed: () => <Trans id="agreement.version.signed">موقَّعة</Trans>,
  rejected: () => <Trans id="agreement.version.rejected">مرفوضة</Trans>,
  superseded: () => <Trans id="agreement.version.superseded">حلّت محلها نسخة أخرى</Trans>,
}

export const roleWords: Words<ProtocolView['parties'][number]['role']> = {
  party: () => <Trans id="agreement.role.party">طرف</Trans>,
  depositary: () => <Trans id="agreement.role.depositary">وديع</Trans>,
  secretariat: () => <Trans id="agreement.role.secretariat">أمانة</Trans>,
  observer: () => <Trans id="agreement.role.observer">مراقب</Trans>,
}

export const standingWords: Words<ProtocolView['current']['languages'][number]['standing']> = {
  authentic: () => <Trans id="agreement.standing.authentic">نص أصلي</Trans>,
  translation: () => <Trans id="agreement.standing.translation">ترجمة</Trans>,
}

/** What a person can do to a protocol, as the words of its button. */
export const actWords: Words<ActName> = {
  edit: () => <Trans id="agreement.act.edit">تحرير النص</Trans>,
  propose: () => <Trans id="agreement.act.propose">عرض النص على الأطراف</Trans>,
  revise: () => <Trans id="agreement.act.revise">إعداد نص مقابل</Trans>,
  approve: () => <Trans id="agreement.act.approve">الموافقة على النص</Trans>,
  reject: () => <Trans id="agreement.act.reject">رفض النص</Trans>,
  sign: () => <Trans id="agreement.act.sign">التوقيع</Trans>,
  attest: () => <Trans id="agreement.act.attest">إثبات توقيع على الورق</Trans>,
  suspend: () => <Trans id="agreement.act.suspend">تعليق ما نشاركه</Trans>,
  resume: () => <Trans id="agreement.act.resume">استئناف ما نشاركه</Trans>,
  amend: () => <Trans id="agreement.act.amend">إعداد تعديل</Trans>,
  review: () => <Trans id="agreement.act.review">تسجيل مراجعة</Trans>,
  terminate: () => <Trans id="agreement.act.terminate">إنهاء البروتوكول</Trans>,
  archive: () => <Trans id="agreement.act.archive">الحفظ في الأرشيف</Trans>,
}

/** What a party did, in the past tense of a history. */
export const doneWords: Words<ActType> = {
  approval: () => <Trans id="agreement.done.approval">وافق على النص</Trans>,
  rejection: () => <Trans id="agreement.done.rejection">رفض النص</Trans>,
  signature: () => <Trans id="agreement.done.signature">وقّع</Trans>,
  attestation: () => <Trans id="agreement.done.attestation">أثبت توقيعًا على الورق</Trans>,
  suspension: () => <Trans id="agreement.done.suspension">علّق ما يشاركه</Trans>,
  resumption: () => <Trans id="agreement.done.resumption">استأنف ما يشاركه</Trans>,
  termination: () => <Trans id="agreement.done.termination">أشعر بالإنهاء</Trans>,
  review: () => <Trans id="agreement.done.review">سجّل مراجعة</Trans>,
  archival: () => <Trans id="agreement.done.archival">حفظه في الأرشيف</Trans>,
}

export const dateWords: Words<UpcomingDate['kind']> = {
  entry: () => <Trans id="agreement.date.entry">الدخول حيز التنفيذ</Trans>,
  end: () => <Trans id="agreement.date.end">نهاية المدة</Trans>,
  notice: () => <Trans id="agreement.date.notice">آخر يوم للإشعار</Trans>,
  review: () => <Trans id="agreement.date.review">المراجعة</Trans>,
  termination: () => <Trans id="agreement.date.termination">نفاذ الإنهاء</Trans>,
  mandate_end: () => <Trans id="agreement.date.mandate-end">انتهاء تفويض التوقيع</Trans>,
  signature: () => <Trans id="agreement.date.signature">توقيع مؤسستنا</Trans>,
  duty: () => <Trans id="agreement.date.duty">التزام بعد الانتهاء</Trans>,
}
