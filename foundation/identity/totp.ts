/** One-time codes of an authenticator (RFC 6238: SHA-1, six digits, thirty seconds), and the picture that carries their secret. */
import { Secret, TOTP } from 'otpauth'
import { encode } from 'uqr'

const PERIOD = 30
/** Steps before and after the present one that are accepted: clocks differ. */
const WINDOW = 1

export type TotpOffer = { readonly secret: string; readonly uri: string; readonly qr: Picture }
/** Squares of a QR code as an SVG path on a grid of `size` units a side. */
export type Picture = { readonly size: number; readonly path: string }

/** A new secret of 160 bits (RFC 4226, 4) with its `otpauth:` address. `random` are 20 bytes. */
export function offerTotp(random: Uint8Array, issuer: string, label: string): TotpOffer {
  const secret = new Secret({ buffer: new Uint8Array(random).buffer })
  // a colon ends the issuer in the address; names may hold one
  const uri = new TOTP({
    secret,
    period: PERIOD,
    // the issuer stands once: an Arabic name takes six characters a letter, and a dense picture is hard to scan
    issuerInLabel: false,
    issuer: issuer.replaceAll(':', ' '),
    label: label.replaceAll(':', ' '),
  })
  return { secret: secret.base32, uri: uri.toString(), qr: pictureOf(uri.toString()) }
}

/** The counter (step since 1970) for which `code` is right at `now`, undefined for none. Whether it was used before is the caller's to ask. */
export function counterOf(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD })
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD) + delta
}

function pictureOf(text: string): Picture {
  const { size, data } = encode(text, { ecc: 'L', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: path.join('') }
}
