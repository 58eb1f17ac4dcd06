import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { httpStamper } from '../../../foundation/custody/index.ts'
import { openDatabase } from '../../../foundation/database/index.ts'
import { requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import { openCaseFile } from '../testing.ts'
import { layFile } from '../transfer/testing.ts'
import { bringEvidence, runEvidenceTask } from './testing.ts'

const skip = spawnSync('openssl', ['version']).status === 0 ? false : 'not present, skipped: openssl'
const folder = mkdtempSync(join(tmpdir(), 'mithaq-stamp-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })

/** An authority of this machine: a root, a certificate for stamps alone, and answers of `openssl ts`. */
async function startAuthority(): Promise<{ readonly url: string; readonly close: () => void }> {
  openssl(...'req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 30 -subj /CN=Root'.split(' '))
  writeFileSync(at('stamps.ext'), 'extendedKeyUsage=critical,timeStamping\nkeyUsage=digitalSignature\n')
  openssl(...'req -newkey rsa:2048 -nodes -keyout stamps.key -out stamps.csr -subj /CN=Stamps'.split(' '))
  openssl(
    ...'x509 -req -in stamps.csr -CA root.pem -CAkey root.key -CAcreateserial -days 20 -extfile stamps.ext -out stamps.pem'.split(
      ' ',
    ),
  )
  writeFileSync(at('serial'), '01\n')
  writeFileSync(
    at('tsa.cnf'),
    `[tsa]\ndefault_tsa=t\n[t]\nserial=${at('serial')}\nsigner_cert=${at('stamps.pem')}\nsigner_key=${at('stamps.key')}\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\nordering=yes\ness_cert_id_chain=no\n`,
  )
  const server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      writeFileSync(at('query'), Buffer.concat(parts))
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query', '-out', 'answer')
      reply.setHeader('content-type', 'application/timestamp-reply').end(readFileSync(at('answer')))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

test('each item is stamped once by a configured authority; the stamp is verified offline, here and by openssl, over the statement that is handed out', {
  skip,
}, async () => {
  const { app, code, database, visitor, store } = await testApp()
  await setUp(visitor(), code)
  const superuser = await database.connect(database.superuser)
  const jobs = await openDatabase(database.job, { size: 2 })
  after(() => jobs.close())
  const officer = await addColleague(superuser, ['documentation-officer'], 'سلمى')
  const me = requestsOf(app, officer.token)
  const institution = String((await superuser.query('select id from institution where is_self')).rows[0].id)
  const person = { id: officer.id, institution }
  const file = await openCaseFile(me)
  const bytes = randomBytes(500)
  const file_id = await layFile(database, store, person, bytes)
  const { id } = await bringEvidence(me, { case_id: file.id, file_id, bytes })
  assert.equal((await me('GET', `/api/evidence/${id}`)).body.timestamp, null)
  assert.equal((await me('GET', `/api/evidence/${id}/timestamp`)).status, 404)

  const gone = httpStamper({ url: 'http://127.0.0.1:1/', roots: undefined })
  const lines = await runEvidenceTask({ database: jobs, store, stamper: gone }, person, 'evidence.stamp')
  assert.match(lines.join(), /got no time stamp/)
  const authority = await startAuthority()
  after(authority.close)
  const stamper = httpStamper({ url: authority.url, roots: at('root.pem') })
  for (const _ of ['once', 'again']) await runEvidenceTask({ database: jobs, store, stamper }, person, 'evidence.stamp')
  const { timestamp } = (await me('GET', `/api/evidence/${id}`)).body as {
    timestamp: { valid: boolean; authority: string | null }
  }
  assert.equal(timestamp.valid, true)
  const custody = (await me('GET', `/api/evidence/${id}/custody`)).body.items as { action: string }[]
  assert.equal(custody.filter(({ action }) => action === 'timestamp').length, 1)

  writeFileSync(at('token'), (await me('GET', `/api/evidence/${id}/timestamp`)).bytes)
  writeFileSync(at('statement'), (await me('GET', `/api/evidence/${id}/timestamp?part=statement`)).bytes)
  const said = spawnSync('openssl', [
    'ts',
    '-verify',
    '-data',
    at('statement'),
    '-in',
    at('token'),
    '-token_in',
    '-CAfile',
    at('root.pem'),
  ])
  assert.equal(said.status, 0, String(said.stderr))
  assert.ok(
    readFileSync(at('statement'), 'utf8').includes(String((await me('GET', `/api/evidence/${id}`)).body.sha256)),
  )
})
