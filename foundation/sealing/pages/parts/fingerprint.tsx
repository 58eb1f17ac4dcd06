import './sealing.css'
import { useQuery } from '@tanstack/react-query'
import { Reference } from '../../../../web/index.ts'
import { fingerprintOf } from '../../crypto/fingerprint.ts'
import type { PersonKey } from '../../model.ts'

/** The forty digits of a person's keys in two lines, worked out in this browser and read aloud from left to right. */
export function Fingerprint({ of: key }: { readonly of: PersonKey }) {
  const { data = [] } = useQuery({
    queryKey: ['fingerprint', key.signing_key, key.recipient],
    queryFn: () => fingerprintOf(key),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <span className="fingerprint">
      <Reference>{data.slice(0, 4).join(' ')}</Reference> <Reference>{data.slice(4).join(' ')}</Reference>
    </span>
  )
}
