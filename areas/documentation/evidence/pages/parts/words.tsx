import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Tag } from '../../../../../web/index.ts'
import type { Copy, CustodyAction, Evidence, Step } from '../../model.ts'

/** What each state of an item is called. */
export const stateTags: { readonly [State in Evidence['state']]: () => ReactNode } = {
  received: () => (
    <Tag>
      <Trans id="evidence.state.received">استُلم</Trans>
    </Tag>
  ),
  hashed: () => (
    <Tag>
      <Trans id="evidence.state.hashed">تطابقت البصمتان</Trans>
    </Tag>
  ),
  available: () => (
    <Tag kind="ok" icon="check">
      <Trans id="evidence.state.available">متاح</Trans>
    </Tag>
  ),
  flagged: () => (
    <Tag kind="danger" icon="warning">
      <Trans id="evidence.state.flagged">اختلف الأصل عما استُلم</Trans>
    </Tag>
  ),
}

/** What happened to an item, as its chain of custody says it. */
export const actionWords: { readonly [Action in CustodyAction]: () => ReactNode } = {
  collect: () => <Trans id="evidence.action.collect">جُمع</Trans>,
  receive: () => <Trans id="evidence.action.receive">استُلم في النظام</Trans>,
  hash: () => <Trans id="evidence.action.hash">حُسبت بصمته مرتين وتطابقتا</Trans>,
  copy: () => <Trans id="evidence.action.copy">نُزّل الأصل</Trans>,
  view: () => <Trans id="evidence.action.view">اطُّلع عليه</Trans>,
  transfer: () => <Trans id="evidence.action.transfer">سُلّم</Trans>,
  return: () => <Trans id="evidence.action.return">أُعيد</Trans>,
  derive: () => <Trans id="evidence.action.derive">صُنعت منه نسخة عمل</Trans>,
  redact: () => <Trans id="evidence.action.redact">طُلب حجب مساحات</Trans>,
  fixity: () => <Trans id="evidence.action.fixity">فُحصت سلامته</Trans>,
  timestamp: () => <Trans id="evidence.action.timestamp">خُتم وقته من سلطة</Trans>,
}

export const operationWords: { readonly [Operation in Copy['operation']]: () => ReactNode } = {
  thumbnail: () => <Trans id="evidence.copy.thumbnail">صورة مصغرة</Trans>,
  stripped: () => <Trans id="evidence.copy.stripped">نسخة بلا بيانات وصفية</Trans>,
  page: () => <Trans id="evidence.copy.page">صورة صفحة</Trans>,
  redaction: () => <Trans id="evidence.copy.redaction">نسخة محجوبة</Trans>,
  poster: () => <Trans id="evidence.copy.poster">صورة من الفيديو</Trans>,
}

export const stepWords: { readonly [One in Step]: () => ReactNode } = {
  picture: () => <Trans id="evidence.step.picture">قراءة الصورة</Trans>,
  pdf: () => <Trans id="evidence.step.pdf">قراءة صفحات PDF</Trans>,
  words: () => <Trans id="evidence.step.words">قراءة الكلمات</Trans>,
  archive: () => <Trans id="evidence.step.archive">قراءة الأرشيف</Trans>,
  poster: () => <Trans id="evidence.step.poster">صورة من الفيديو</Trans>,
}

/** Why a working copy could not be made: the original stays in any case. */
export function ReasonText({ reason }: { readonly reason: string | null }) {
  const known = reasons[reason ?? '']
  return known === undefined ? <Trans id="evidence.reason.unreadable">لم يستطع البرنامج قراءة الملف</Trans> : known()
}

const reasons: Readonly<Record<string, () => ReactNode>> = {
  timeout: () => <Trans id="evidence.reason.timeout">طالت قراءته فوق الحد فأُوقفت</Trans>,
  memory: () => <Trans id="evidence.reason.memory">طلبت قراءته ذاكرة فوق الحد فأُوقفت</Trans>,
  answer: () => <Trans id="evidence.reason.answer">ما نتج عن قراءته فوق الحد فأُوقفت</Trans>,
  'too-large': () => <Trans id="evidence.reason.too-large">أبعاده أو حجمه فوق ما يُفتح</Trans>,
  locked: () => <Trans id="evidence.reason.locked">محمي بكلمة سر</Trans>,
  damaged: () => <Trans id="evidence.reason.damaged">لم يعد كما استُلم</Trans>,
  'no-manifest': () => <Trans id="evidence.reason.no-manifest">أرشيف بلا بيان محتويات</Trans>,
}
