import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Role } from '../../foundation/access/index.ts'

/** The name of a role, as every room says it. A new role does not compile until it has its name here. */
export function RoleName({ role }: { readonly role: Role }) {
  return names[role]()
}

const names: { readonly [R in Role]: () => ReactNode } = {
  administrator: () => <Trans id="web.role.administrator">إدارة النظام</Trans>,
  'documentation-officer': () => <Trans id="web.role.documentation-officer">التوثيق</Trans>,
  verifier: () => <Trans id="web.role.verifier">التحقق</Trans>,
  analyst: () => <Trans id="web.role.analyst">التحليل</Trans>,
  'un-liaison': () => <Trans id="web.role.un-liaison">الاتصال بالأمم المتحدة</Trans>,
  advocacy: () => <Trans id="web.role.advocacy">المناصرة</Trans>,
  'programme-manager': () => <Trans id="web.role.programme-manager">إدارة البرنامج</Trans>,
  'focal-point': () => <Trans id="web.role.focal-point">نقطة الاتصال</Trans>,
  head: () => <Trans id="web.role.head">رئاسة المؤسسة</Trans>,
  'key-officer': () => <Trans id="web.role.key-officer">أمانة المفاتيح</Trans>,
  auditor: () => <Trans id="web.role.auditor">التدقيق</Trans>,
  contributor: () => <Trans id="web.role.contributor">المساهمة</Trans>,
}
