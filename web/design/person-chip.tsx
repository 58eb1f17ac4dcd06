import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type PersonChipProps = {
  readonly name: string
  /** A pseudonym is called one in words, so that nobody takes it for a name. */
  readonly pseudonym?: boolean
  readonly role?: ReactNode
}

/** A person in a line of text or a list: name or pseudonym, isolated, and the part played. */
export function PersonChip({ name, pseudonym = false, role }: PersonChipProps) {
  return (
    <span className="person-chip">
      <Icon name={pseudonym ? 'mask' : 'person'} />
      <span>
        {pseudonym ? (
          <span className="person-kind">
            <Trans id="design.person.pseudonym">اسم مستعار:</Trans>{' '}
          </span>
        ) : null}
        <bdi className="person-name">{name}</bdi>
      </span>
      {role === undefined ? null : <span className="person-role">{role}</span>}
    </span>
  )
}
