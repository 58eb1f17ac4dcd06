import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Level } from '../../../../foundation/access/index.ts'

/** From least to most. */
export const levels = ['view', 'edit', 'lead'] as const satisfies readonly Level[]

/** How far somebody works on a case. */
export const levelWords: { readonly [L in Level]: () => ReactNode } = {
  view: () => <Trans id="documentation.work.level-view">اطلاع</Trans>,
  edit: () => <Trans id="documentation.work.level-edit">تعديل</Trans>,
  lead: () => <Trans id="documentation.work.level-lead">مسؤول عن الملف</Trans>,
}
