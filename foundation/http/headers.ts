/** Security headers, the same on every answer: pages, API, files, errors. */
import type { FastifyInstance } from 'fastify'

const common: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'accelerometer=(), ambient-light-sensor=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), xr-spatial-tracking=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

const policy = (directives: Readonly<Record<string, string>>) =>
  Object.entries(directives)
    .map(([name, value]) => (value === '' ? name : `${name} ${value}`))
    .join('; ')

/** The policy of staff pages. `styleHashes` are those of the styles that the interface kit injects, computed at build time. */
export const staffPolicy = (styleHashes: readonly string[]) =>
  policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': ["'self'", ...styleHashes.map((hash) => `'${hash}'`)].join(' '),
    'font-src': "'self'",
    'img-src': "'self' blob: data:",
    'media-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'mithaq',
    'report-uri': '/api/csp-report',
  })

/** The policy of public pages: no script at all. */
export const publicPolicy = policy({
  'default-src': "'none'",
  'script-src': "'none'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
})

/** The policy of everything that is not a page: API answers, files, errors. A document opened from it can do nothing. */
const bytesPolicy = policy({ 'default-src': "'none'", 'frame-ancestors': "'none'", sandbox: '' })

const strictTransport = 'max-age=63072000; includeSubDomains'

/** The headers of an answer that is not a page, for answers that no hook is reached by. */
export const bytesHeaders = (options: { readonly https: boolean }): Readonly<Record<string, string>> => ({
  ...common,
  'content-security-policy': bytesPolicy,
  'cache-control': 'no-store',
  ...(options.https ? { 'strict-transport-security': strictTransport } : {}),
})

/**
 * The whole answer to bytes that are no HTTP request (or whose headers are too long), for the socket itself: no route, no language and no
 * hook is reached by them, and they get the same headers as everybody.
 */
export function unreadableAnswer(code: string | undefined, options: { readonly https: boolean }): string {
  const status = code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
  const headers = { ...bytesHeaders(options), 'content-length': '0', connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n`
}

/** Puts the headers on every answer; pages set their own `content-security-policy` before. HSTS goes out behind TLS only. */
export function addSecurityHeaders(app: FastifyInstance, options: { readonly https: boolean }): void {
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(common)) reply.header(name, value)
    if (reply.getHeader('content-security-policy') === undefined) reply.header('content-security-policy', bytesPolicy)
    if (reply.getHeader('cache-control') === undefined) reply.header('cache-control', 'no-store')
    if (options.https) reply.header('strict-transport-security', strictTransport)
  })
}
