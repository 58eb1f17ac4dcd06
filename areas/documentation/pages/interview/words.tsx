import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Precision, Suspect } from './incident.ts'

const precisionWords: { readonly [P in Precision]: () => ReactNode } = {
  locality: () => <Trans id="documentation.incident.locality">بلدة أو حي</Trans>,
  district: () => <Trans id="documentation.incident.district">إقليم أو محافظة</Trans>,
  region: () => <Trans id="documentation.incident.region">جهة أو منطقة واسعة</Trans>,
  unknown: () => <Trans id="documentation.incident.place-unknown">المكان غير معروف</Trans>,
  withheld: () => <Trans id="documentation.incident.place-withheld">المكان معروف ولا يُكتب</Trans>,
}

/** How finely a place is told. */
export const PrecisionName = ({ precision }: { readonly precision: Precision }) => precisionWords[precision]()

const suspectWords: { readonly [S in Suspect]: () => ReactNode } = {
  unknown: () => <Trans id="documentation.incident.suspect-unknown">غير معروف</Trans>,
  recorded: () => <Trans id="documentation.incident.suspect-recorded">مسجَّل في هذا الملف</Trans>,
  new: () => <Trans id="documentation.incident.suspect-new">شخص أو جهة لم تُسجَّل بعد</Trans>,
}

/** Who is alleged to have done it. */
export const SuspectName = ({ suspect }: { readonly suspect: Suspect }) => suspectWords[suspect]()
