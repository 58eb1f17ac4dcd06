import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Tag } from '../../../../web/index.ts'
import type { PartnerState } from '../../model.ts'

/** Where a partner stands, in words. */
export const partnerStateTags: { readonly [S in PartnerState]: () => ReactNode } = {
  unconfirmed: () => (
    <Tag kind="warn" icon="clock">
      <Trans id="partners.state.unconfirmed">لم تُقارَن بصمته</Trans>
    </Tag>
  ),
  confirmed: () => (
    <Tag kind="ok" icon="check">
      <Trans id="partners.state.confirmed">مؤكَّد</Trans>
    </Tag>
  ),
  excluded: () => (
    <Tag kind="danger" icon="stop">
      <Trans id="partners.state.excluded">مستبعَد</Trans>
    </Tag>
  ),
}
