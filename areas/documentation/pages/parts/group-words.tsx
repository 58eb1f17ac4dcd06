import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Group } from './field-groups.ts'

/** What a group of fields is called. */
export const groupWords: { readonly [G in Group]: () => ReactNode } = {
  main: () => <Trans id="documentation.group.main">الأساسي</Trans>,
  when: () => <Trans id="documentation.group.when">متى</Trans>,
  where: () => <Trans id="documentation.group.where">أين</Trans>,
  links: () => <Trans id="documentation.group.links">الصلات</Trans>,
  kinds: () => <Trans id="documentation.group.kinds">التصنيف</Trans>,
  more: () => <Trans id="documentation.group.more">التفاصيل</Trans>,
  own: () => <Trans id="documentation.group.own">حقول المؤسسة</Trans>,
  filing: () => <Trans id="documentation.group.filing">الحفظ والإحالات</Trans>,
}
