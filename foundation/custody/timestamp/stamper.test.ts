import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { httpStamper } from './stamper.ts'
import { certificatesIn, checkToken } from './token.ts'

const skip = spawnSync('openssl', ['version']).status === 0 ? false : 'not present, skipped: openssl'
const folder = mkdtempSync(join(tmpdir(), 'mithaq-tsa-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })

/** A root and three certificates below it: right, without the critical mark, for another use. */
function makeAuthority() {
  const usages = { good: 'critical,timeStamping', lax: 'timeStamping', web: 'critical,serverAuth' }
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-days',
    '30',
    '-subj',
    '/CN=Root',
  )
  for (const [name, usage] of Object.entries(usages)) {
    writeFileSync(at(`${name}.ext`), `extendedKeyUsage=${usage}\nkeyUsage=digitalSignature\n`)
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=Stamps ${name}`,
    )
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'root.pem',
      '-CAkey',
      'root.key',
      '-CAcreateserial',
      '-days',
      '20',
      '-extfile',
      `${name}.ext`,
      '-out',
      `${name}.pem`,
    )
    writeFileSync(at(`${name}.serial`), '01\n')
    writeFileSync(
      at(`${name}.cnf`),
      `[tsa]\ndefault_tsa=t\n[t]\nserial=${at(`${name}.serial`)}\nsigner_cert=${at(`${name}.pem`)}\nsigner_key=${at(`${name}.key`)}\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\nordering=yes\ness_cert_id_chain=no\n`,
    )
  }
}
if (skip === false) makeAuthority()

/** An authority on this machine that answers with `openssl ts`, or with what `answer` makes of it. */
async function authority<T>(
  name: string,
  work: (url: string) => Promise<T>,
  answer: (reply: Buffer) => Buffer = (reply) => reply,
): Promise<T> {
  const server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      writeFileSync(at('query'), Buffer.concat(parts))
      try {
        openssl('ts', '-reply', '-config', `${name}.cnf`, '-queryfile', 'query', '-out', 'answer')
        reply.setHeader('content-type', 'application/timestamp-reply').end(answer(readFileSync(at('answer'))))
      } catch {
        reply.writeHead(500).end()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port
  try {
    return await work(`http://127.0.0.1:${port}/`)
  } finally {
    server.close()
  }
}

const message = Buffer.from('mithaq/log/one\n7\nroot\n')
const stampWith = (name: string, roots = at('root.pem'), answer?: (reply: Buffer) => Buffer) =>
  authority(name, (url) => httpStamper({ url, roots }).stamp(message, new Date()), answer)

test('a stamp of an authority under a trusted root is taken, and its token verifies later with the message alone', {
  skip,
}, async () => {
  const stamped = await stampWith('good')
  assert.equal(stamped.status, 'stamped')
  if (stamped.status !== 'stamped') return
  assert.ok(Math.abs(stamped.at.getTime() - Date.now()) < 60_000)
  const checked = await checkToken(stamped.token, message, {
    roots: certificatesIn(readFileSync(at('root.pem'), 'utf8')),
  })
  assert.deepEqual([checked.status, checked.status === 'valid' && checked.chain], ['valid', 'trusted'])
  assert.deepEqual(await checkToken(stamped.token, Buffer.from('other')), {
    status: 'refused',
    reason: 'the token is over other bytes',
  })
  writeFileSync(at('token'), stamped.token)
  writeFileSync(at('message'), message)
  const said = spawnSync('openssl', [
    'ts',
    '-verify',
    '-data',
    at('message'),
    '-in',
    at('token'),
    '-token_in',
    '-CAfile',
    at('root.pem'),
  ])
  assert.equal(said.status, 0, 'openssl ts -verify accepts it as well')
})

test('no token with a flipped bit passes', { skip }, async () => {
  const stamped = await stampWith('good')
  assert.ok(stamped.status === 'stamped')
  const roots = certificatesIn(readFileSync(at('root.pem'), 'utf8'))
  let taken = 0
  for (let place = 0; place < stamped.token.length; place += 41) {
    const flipped = Buffer.from(stamped.token)
    flipped[place] = (flipped[place] ?? 0) ^ 0x04
    const checked = await checkToken(flipped, message, { roots })
    if (checked.status === 'valid' && checked.chain === 'trusted' && checked.at.getTime() !== stamped.at.getTime())
      taken++
  }
  assert.equal(taken, 0)
})

test('a certificate without the critical mark, for another use, or under an unknown root is refused', {
  skip,
}, async () => {
  // openssl itself refuses to sign with the last two; whatever the answer is, it is not taken
  for (const name of ['lax', 'web']) assert.equal((await stampWith(name)).status, 'failed', name)
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'other.key',
    '-out',
    'other.pem',
    '-days',
    '30',
    '-subj',
    '/CN=Other',
  )
  assert.deepEqual(await stampWith('good', at('other.pem')), {
    status: 'failed',
    reason: 'the certificate of the authority leads to no trusted root',
  })
})

test('an answer to another request, an unreadable one and none at all are refused in words', { skip }, async () => {
  let first: Buffer | undefined
  await stampWith('good', at('root.pem'), (reply) => {
    first = reply
    return reply
  })
  assert.deepEqual(await stampWith('good', at('root.pem'), () => first ?? Buffer.alloc(0)), {
    status: 'failed',
    reason: 'the token answers another request',
  })
  assert.deepEqual(await stampWith('good', at('root.pem'), () => Buffer.from('nothing')), {
    status: 'failed',
    reason: 'the answer is not one of RFC 3161',
  })
  const gone = await httpStamper({ url: 'http://127.0.0.1:1/', roots: at('root.pem') }).stamp(message, new Date())
  assert.match(gone.status === 'failed' ? gone.reason : '', /cannot be reached/)
})
