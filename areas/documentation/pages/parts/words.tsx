import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Absence } from '../../model.ts'

/** How finely a place is known. */
export function PrecisionWords({ precision }: { readonly precision: string }) {
  return precisions[precision]?.() ?? null
}

export const precisions: Readonly<Record<string, () => ReactNode>> = {
  '1 km': () => <Trans id="documentation.precision.1km">الدقة: كيلومتر أو أكثر</Trans>,
  locality: () => <Trans id="documentation.precision.locality">الدقة: بلدة أو حي</Trans>,
  district: () => <Trans id="documentation.precision.district">الدقة: إقليم أو قضاء</Trans>,
  region: () => <Trans id="documentation.precision.region">الدقة: جهة أو محافظة</Trans>,
  country: () => <Trans id="documentation.precision.country">الدقة: بلد</Trans>,
  unknown: () => <Trans id="documentation.precision.unknown">المكان غير معروف</Trans>,
  withheld: () => <Trans id="documentation.precision.withheld">المكان محجوب عمدًا</Trans>,
}

/** What is absent on purpose: four different things. */
export const absenceWords: { readonly [A in Absence]: () => ReactNode } = {
  unknown: () => <Trans id="documentation.absence.unknown">غير معروف</Trans>,
  not_applicable: () => <Trans id="documentation.absence.not-applicable">لا ينطبق</Trans>,
  not_asked: () => <Trans id="documentation.absence.not-asked">لم يُسأل عنه</Trans>,
  withheld: () => <Trans id="documentation.absence.withheld">محجوب عمدًا</Trans>,
}
