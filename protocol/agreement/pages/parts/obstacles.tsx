import { LTextView } from '../../../../web/index.ts'
import type { Obstacle } from '../../model.ts'

/** Why something cannot be done now, each reason a sentence. */
export function Obstacles({ of }: { readonly of: readonly Obstacle[] }) {
  return (
    <ul className="plain-list">
      {of.map(({ code, place, detail }) => (
        <li key={`${code} ${place} ${detail.en}`}>
          <LTextView text={detail} quiet />
        </li>
      ))}
    </ul>
  )
}
