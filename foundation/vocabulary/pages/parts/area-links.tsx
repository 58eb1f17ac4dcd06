import { Fragment } from 'react'
import { Link, LTextView } from '../../../../web/index.ts'
import type { Area, AreaNames } from '../../areas/model.ts'

export function AreaLink({ area }: { readonly area: Pick<Area, 'id' | 'names'> }) {
  return (
    <Link href={`/places/${area.id}`}>
      <LTextView text={area.names} />
    </Link>
  )
}

/** The areas around one, the widest first. */
export function AreaAbove({ above }: { readonly above: readonly AreaNames[] }) {
  if (above.length === 0) return null
  return (
    <span className="tree-above">
      {above.map((names, index) => (
        <Fragment key={JSON.stringify(names)}>
          {index === 0 ? null : ' · '}
          <LTextView text={names} quiet />
        </Fragment>
      ))}
    </span>
  )
}
