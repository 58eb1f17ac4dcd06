import { useConnection } from '../connection.ts'
import { OfflineBanner } from '../design/states.tsx'

/** The line under the header while the server cannot be reached; the place is there before, so that it is announced. */
export function ConnectionBanner() {
  const { online, unsent } = useConnection()
  return online ? null : <OfflineBanner unsent={unsent} />
}
