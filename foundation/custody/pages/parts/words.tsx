import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Reference, RoleName, useSession } from '../../../../web/index.ts'
import { eventTypes, isEventType } from '../../event-types.ts'
import type { EntryItem } from '../../model.ts'

/** What happened, in the reader's language; a type of another version keeps its code. */
export function EventName({ type }: { readonly type: string }) {
  const { language } = useSession()
  return isEventType(type) ? eventTypes[type][language] : <Reference>{type}</Reference>
}

const actors: Readonly<Record<string, () => ReactNode>> = {
  public: () => <Trans id="custody.actor.public">زائر</Trans>,
  system: () => <Trans id="custody.actor.system">النظام نفسه</Trans>,
  setup: () => <Trans id="custody.actor.setup">من يُعدّ المؤسسة</Trans>,
  none: () => <Trans id="custody.actor.none">بلا دور</Trans>,
}

/** The roles somebody acted in, as the entry holds them: `administrator+auditor`, or one word for no person of the institution. */
export function ActorRoles({ roles }: { readonly roles: string }) {
  const other = actors[roles]
  if (other !== undefined) return other()
  return roles.split('+').map((role) => (
    <div key={role}>
      <RoleName role={role as never} />
    </div>
  ))
}

const objects: Readonly<Record<string, () => ReactNode>> = {
  person: () => <Trans id="custody.object.person">شخص</Trans>,
  institution: () => <Trans id="custody.object.institution">المؤسسة</Trans>,
  session: () => <Trans id="custody.object.session">جلسة</Trans>,
  file: () => <Trans id="custody.object.file">ملف رقمي</Trans>,
  key: () => <Trans id="custody.object.key">مفتاح</Trans>,
  invitation: () => <Trans id="custody.object.invitation">دعوة</Trans>,
  case: () => <Trans id="custody.object.case">ملف حالة</Trans>,
  log: () => <Trans id="custody.object.log">سجل الحيازة</Trans>,
  instance: () => <Trans id="custody.object.instance">النظام</Trans>,
}

/** The kind of what it happened to; one of another version keeps its code. */
export function ObjectKind({ kind }: { readonly kind: string }) {
  return objects[kind]?.() ?? <Reference>{kind}</Reference>
}

/** Erased on purpose: the entry is proven, what it was about is gone. */
export function Erased() {
  return (
    <span className="missing">
      <Trans id="custody.erased">مُحيت التفاصيل</Trans>
    </span>
  )
}

/** Who did it, by name where the reader may know it. */
export function ActorName({ entry: { actor, actor_role } }: { readonly entry: EntryItem }) {
  if (actor === null) return <Erased />
  if (actor.name !== null) return <bdi>{actor.name}</bdi>
  return actors[actor_role]?.() ?? <Reference>{actor.id.slice(0, 8)}</Reference>
}

const purposes: Readonly<Record<string, () => ReactNode>> = {
  request: () => <Trans id="custody.purpose.request">طلب من شخص</Trans>,
  job: () => <Trans id="custody.purpose.job">عمل آلي</Trans>,
  setup: () => <Trans id="custody.purpose.setup">الإعداد</Trans>,
  maintenance: () => <Trans id="custody.purpose.maintenance">صيانة</Trans>,
}

export function PurposeName({ purpose }: { readonly purpose: string }) {
  return purposes[purpose]?.() ?? <Reference>{purpose}</Reference>
}
