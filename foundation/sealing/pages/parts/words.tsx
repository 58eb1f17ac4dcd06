import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Tag } from '../../../../web/index.ts'
import type { KeyState, VaultState } from '../../model.ts'

export const vaultWords: { readonly [S in VaultState]: () => ReactNode } = {
  invited: () => (
    <Tag>
      <Trans id="sealing.vault.invited">لم تُصنع بعد</Trans>
    </Tag>
  ),
  keys_created: () => (
    <Tag kind="warn">
      <Trans id="sealing.vault.keys-created">تنتظر توقيع مسؤول المفاتيح</Trans>
    </Tag>
  ),
  key_signed: () => (
    <Tag kind="warn">
      <Trans id="sealing.vault.key-signed">تنقصها طريقة ثانية مجرَّبة لفتحها</Trans>
    </Tag>
  ),
  active: () => (
    <Tag kind="ok" icon="check">
      <Trans id="sealing.vault.active">مفعّلة</Trans>
    </Tag>
  ),
  locked: () => (
    <Tag kind="danger" icon="lock">
      <Trans id="sealing.vault.locked">أوقفها مسؤول المفاتيح</Trans>
    </Tag>
  ),
  revoked: () => (
    <Tag kind="danger" icon="stop">
      <Trans id="sealing.vault.revoked">ملغاة</Trans>
    </Tag>
  ),
}

export const keyWords: { readonly [S in KeyState]: () => ReactNode } = {
  waiting: () => <Trans id="sealing.key.waiting">ينتظر التوقيع</Trans>,
  current: () => <Trans id="sealing.key.current">سارٍ</Trans>,
  superseded: () => <Trans id="sealing.key.superseded">مستبدَل، يفتح القديم ولا يُختم له</Trans>,
  compromised: () => <Trans id="sealing.key.compromised">مكشوف</Trans>,
  revoked: () => <Trans id="sealing.key.revoked">ملغى</Trans>,
}
