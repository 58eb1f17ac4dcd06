import { Reference } from '../../../../web/index.ts'

/** Two lines of four groups, always in the same digits and from left to right, so that both sides read the same aloud. */
export function Fingerprint({ groups }: { readonly groups: readonly string[] }) {
  return (
    <>
      <div>
        <Reference>{groups.slice(0, 4).join(' ')}</Reference>
      </div>
      <div>
        <Reference>{groups.slice(4).join(' ')}</Reference>
      </div>
    </>
  )
}
