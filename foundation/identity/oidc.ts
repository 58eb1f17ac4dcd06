/** Sign-in through the institution's own provider (OpenID Connect): authorisation code, PKCE, nonce, state. Optional. */
import * as client from 'openid-client'
import type { IdentityKey } from './identity-key.ts'

export type OidcSettings = { readonly issuer: URL; readonly clientId: string; readonly clientSecret: string }
export type Claims = { readonly issuer: string; readonly subject: string; readonly verified_email: string | null }
export type Oidc = {
  /** The provider's address to go to, and a sealed ticket that only this browser keeps and gives back. */
  readonly start: (now: Date) => Promise<{ readonly url: string; readonly ticket: string }>
  /** What the provider says of the person, from the query it came back with; undefined when anything does not hold. */
  readonly finish: (ticket: string, query: string, now: Date) => Promise<Claims | undefined>
}

const MINUTES = 10
/** Exchanges under way at once: each holds a connection of the database while the provider thinks. */
const MOST = 4
const USE = 'oidc ticket'

/** The provider behind these settings; found at its first use, so that an instance starts while it is away. `redirect` is our own return page. */
export function openIdConnect(settings: OidcSettings, redirect: URL, key: IdentityKey): Oidc {
  let found: Promise<client.Configuration> | undefined
  let running = 0
  const configuration = () => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }
  return {
    start: async (now) => {
      const config = await configuration()
      const verifier = client.randomPKCECodeVerifier()
      const [state, nonce] = [client.randomState(), client.randomNonce()]
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirect.href,
        scope: 'openid email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      const ticket = { verifier, state, nonce, until: now.getTime() + MINUTES * 60_000 }
      return { url: url.href, ticket: key.seal(USE, JSON.stringify(ticket)).toString('base64url') }
    },
    finish: async (sealed, query, now) => {
      const text = key.open(USE, Buffer.from(sealed, 'base64url'))
      if (text === undefined || running >= MOST) return undefined
      const ticket: { verifier: string; state: string; nonce: string; until: number } = JSON.parse(text)
      if (ticket.until <= now.getTime()) return undefined
      running += 1
      try {
        const returned = new URL(redirect)
        returned.search = query
        const tokens = await client.authorizationCodeGrant(await configuration(), returned, {
          pkceCodeVerifier: ticket.verifier,
          expectedState: ticket.state,
          expectedNonce: ticket.nonce,
          idTokenExpected: true,
        })
        return claimsOf(tokens.claims())
      } catch {
        return undefined
      } finally {
        running -= 1
      }
    },
  }
}

function claimsOf(claims: client.IDToken | undefined): Claims | undefined {
  if (claims === undefined) return undefined
  const { iss, sub, email, email_verified: verified } = claims
  return {
    issuer: iss,
    subject: sub,
    verified_email: verified === true && typeof email === 'string' ? email.toLowerCase() : null,
  }
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const local = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
  return await client.discovery(issuer, clientId, clientSecret, undefined, {
    timeout: 8,
    // the signature of the identity token is verified although it comes from the provider itself; plain HTTP stays on this machine
    execute: [client.enableNonRepudiationChecks, ...(local ? [client.allowInsecureRequests] : [])],
  })
}
