import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { PairState } from '../../pairs.ts'

/** What is thought of two records, in words. */
export const pairWords: { readonly [S in PairState]: () => ReactNode } = {
  candidate: () => <Trans id="documentation.pair.candidate">ينتظر النظر</Trans>,
  same: () => <Trans id="documentation.pair.same">هما واحد</Trans>,
  different: () => <Trans id="documentation.pair.different">هما مختلفان</Trans>,
  undecided: () => <Trans id="documentation.pair.undecided">لم يُعرف بعد</Trans>,
}
