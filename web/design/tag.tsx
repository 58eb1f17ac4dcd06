import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type TagKind = 'neutral' | 'restricted' | 'ok' | 'warn' | 'danger' | 'brand'

type TagProps = { readonly kind?: TagKind; readonly icon?: IconName; readonly children: ReactNode }

/** A state in one or two words; the colour only repeats what the words say. */
export function Tag({ kind = 'neutral', icon, children }: TagProps) {
  return (
    <span className={kind === 'neutral' ? 'tag' : `tag tag-${kind}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </span>
  )
}

export type Access = 'restricted' | 'published' | 'review' | 'draft' | 'sealed' | 'shared' | 'withdrawn'

/** Who can see a record, in words. A new state does not compile until it has its word here. */
export function AccessTag({ access }: { readonly access: Access }) {
  return tags[access]()
}

const tags: { readonly [State in Access]: () => ReactNode } = {
  restricted: () => (
    <Tag kind="restricted" icon="lock">
      <Trans id="design.access.restricted">مقيّد</Trans>
    </Tag>
  ),
  sealed: () => (
    <Tag kind="restricted" icon="lock">
      <Trans id="design.access.sealed">مختوم</Trans>
    </Tag>
  ),
  published: () => (
    <Tag kind="ok" icon="eye">
      <Trans id="design.access.published">منشور</Trans>
    </Tag>
  ),
  shared: () => (
    <Tag kind="brand" icon="eye">
      <Trans id="design.access.shared">مُشارَك مع شريك</Trans>
    </Tag>
  ),
  review: () => (
    <Tag kind="warn" icon="clock">
      <Trans id="design.access.review">قيد المراجعة</Trans>
    </Tag>
  ),
  draft: () => (
    <Tag icon="document">
      <Trans id="design.access.draft">مسودة</Trans>
    </Tag>
  ),
  withdrawn: () => (
    <Tag kind="danger" icon="stop">
      <Trans id="design.access.withdrawn">مسحوب</Trans>
    </Tag>
  ),
}
