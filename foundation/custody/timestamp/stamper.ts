/** Asks a time-stamping authority over HTTP (RFC 3161 §3.4) and believes nothing of its answer that was not checked. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { rootCertificates } from 'node:tls'
import { certificatesIn, checkToken, stampRequest, tokenIn } from './token.ts'

export type Stamper = {
  readonly stamp: (
    message: Uint8Array,
    now: Date,
  ) => Promise<
    | { readonly status: 'stamped'; readonly at: Date; readonly token: Buffer }
    | { readonly status: 'failed'; readonly reason: string }
  >
}

const PATIENCE = 30_000
/** Tokens are a few kilobytes. */
const MOST_BYTES = 200_000
/** A stamp from the past or the future is not one of now. */
const MOST_MINUTES_OFF = 60

/** `roots`: a PEM file of the authority's root certificates; those that this program brings along when undefined. */
export function httpStamper({ url, roots }: { readonly url: string; readonly roots: string | undefined }): Stamper {
  return {
    stamp: async (message, now) => {
      const failed = (reason: string) => ({ status: 'failed', reason }) as const
      const nonce = randomBytes(8)
      try {
        const trusted = certificatesIn(
          roots === undefined ? rootCertificates.join('\n') : await readFile(roots, 'utf8'),
        )
        const reply = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
          body: new Uint8Array(stampRequest(message, nonce)),
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE),
        })
        if (!reply.ok) return failed(`the authority answered ${reply.status}`)
        const answer = Buffer.from(await reply.arrayBuffer())
        if (answer.length > MOST_BYTES) return failed('the answer of the authority is too long')
        const found = tokenIn(answer)
        if ('reason' in found) return failed(found.reason)
        const checked = await checkToken(found.token, message, { nonce, roots: trusted })
        if (checked.status === 'refused') return failed(checked.reason)
        if (checked.chain !== 'trusted') return failed('the certificate of the authority leads to no trusted root')
        if (Math.abs(checked.at.getTime() - now.getTime()) > MOST_MINUTES_OFF * 60_000)
          return failed('the clock of the authority and ours differ by more than an hour')
        return { status: 'stamped', at: checked.at, token: found.token }
      } catch (error) {
        return failed(error instanceof Error ? `the authority cannot be reached (${error.name})` : 'no answer')
      }
    },
  }
}
