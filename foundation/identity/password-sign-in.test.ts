import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import test from 'node:test'
import { codeAt, foundInstitution } from '../../server/testing/first-administrator.ts'
import { sampleInstitution, testApp } from '../../server/testing/instance.ts'

const STEP = 30_000
/** Ahead by whole steps, so that each test has codes of its own. */
let steps = 0
const now = () => new Date(Date.now() + steps * STEP)
const { code, database, visitor } = await testApp(now)
const admin = visitor()
const secrets = await foundInstitution((method, path, body) => admin(method, path, { body }), {
  code,
  institution: sampleInstitution,
  person: { name: 'سلمى التجريبية', locale: 'ar-MA' },
})
const { sign_in_name: name, password, secret } = secrets
const superuser = await database.connect(database.superuser)
const forget = async () => {
  await superuser.query('delete from sign_in_failure')
  await superuser.query('delete from known_place')
}
const fresh = () => {
  steps += 3
  return codeAt(secret, now())
}
const signIn = (body: object, visit = visitor()) => visit('POST', '/api/session/password', { body })
const plain = ({ request_id: _, ...rest }: Record<string, unknown>) => rest

test('name, password and one-time code sign in; case, spaces and Arabic digits are forgiven', async () => {
  const code = fresh()
  const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
  const { status, body } = await signIn({ name: ' SALMA ', password, code: `${arabic.slice(0, 3)} ${arabic.slice(3)}` })
  assert.deepEqual([status, (body.person as { name: string }).name], [201, 'سلمى التجريبية'])
})

test('a code is refused a second time, and so is an earlier one after a later one', async () => {
  const late = fresh()
  assert.equal((await signIn({ name, password, code: late })).status, 201)
  const again = await signIn({ name, password, code: late })
  assert.deepEqual([again.status, again.body.code], [403, 'session.refused'])
  const early = codeAt(secret, new Date(now().getTime() - STEP))
  assert.equal((await signIn({ name, password, code: early })).status, 403)
  await forget()
})

test('codes of the step before and after are accepted, those of two steps away are not', async () => {
  for (const [offset, expected] of [
    [-2, 403],
    [2, 403],
    [-1, 201],
    [1, 201],
  ] as const) {
    fresh()
    const code = codeAt(secret, new Date(now().getTime() + offset * STEP))
    assert.equal((await signIn({ name, password, code })).status, expected, `${offset} steps away`)
    await forget()
  }
})

test('a right code with a wrong password is refused and not used up', async () => {
  const code = fresh()
  assert.equal((await signIn({ name, password: 'wrong wrong wrong', code })).status, 403)
  assert.equal((await signIn({ name, password, code })).status, 201)
  await forget()
})

test('unknown name, wrong password and wrong code answer alike: status, body, headers, cookie', async () => {
  const code = fresh()
  const replies = [
    await signIn({ name: 'nobody-here', password, code }),
    await signIn({ name, password: 'wrong wrong wrong', code }),
    await signIn({ name, password, code: '000000' }),
    await signIn({ name, password: '', code: '' }),
    await signIn({ name, password, code: 'ABCD-ABCD-ABCD-ABCD' }),
  ]
  const [first, ...others] = replies.map(({ status, body, headers }) => [
    status,
    plain(body),
    Object.keys(headers).sort(),
    headers['set-cookie'],
  ])
  for (const other of others) assert.deepEqual(other, first)
  assert.equal(first?.[0], 403)
  await forget()
})

test('unknown and known names take the same time, within what the machine itself varies by', async (t) => {
  const times: { readonly [Kind in 'known' | 'unknown']: number[] } = { known: [], unknown: [] }
  for (let round = 0; round < 24; round++)
    for (const kind of ['known', 'unknown'] as const) {
      await forget()
      const began = performance.now()
      await signIn({ name: kind === 'known' ? name : `nobody-${round}`, password: 'wrong wrong wrong', code: '123456' })
      times[kind].push(performance.now() - began)
    }
  const middle = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
  const [known, unknown] = [middle(times.known), middle(times.unknown)]
  t.diagnostic(`known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms`)
  assert.ok(Math.abs(known - unknown) < 0.35 * Math.max(known, unknown), `known ${known} ms, unknown ${unknown} ms`)
  await forget()
})

test('each recovery code works once in place of the one-time code, and needs the password beside it', async () => {
  const [first = '', second = ''] = secrets.recoveryCodes
  assert.equal(secrets.recoveryCodes.length, 10)
  assert.equal((await signIn({ name, password: 'wrong wrong wrong', code: first })).status, 403)
  assert.equal((await signIn({ name, password, code: first.toLowerCase().replaceAll('-', ' ') })).status, 201)
  assert.equal((await signIn({ name, password, code: first })).status, 403)
  await forget()
  const { body } = await admin('GET', '/api/me/credentials')
  assert.equal(body.recovery_codes_left, 9)
  assert.equal((await admin('POST', '/api/me/recovery-codes', { body: {} })).status, 201)
  assert.equal((await signIn({ name, password, code: second })).status, 403, 'new codes end the earlier ones')
  await forget()
})

test('guesses are slowed down more and more, with a neutral answer, and never for ever', async () => {
  for (let attempt = 0; attempt < 5; attempt++)
    assert.equal((await signIn({ name, password: 'wrong wrong wrong', code: '123456' })).status, 403)
  const waits: number[] = []
  for (let round = 0; round < 4; round++) {
    const { status, body, headers } = await signIn({ name, password, code: fresh() })
    assert.deepEqual([status, body.code], [429, 'session.too-many-attempts'])
    waits.push(Number(headers['retry-after']))
    // the wait passes, and one more guess fails
    await superuser.query(`update sign_in_failure set at = at - make_interval(secs => ${waits.at(-1)})`)
    assert.equal((await signIn({ name, password: 'wrong wrong wrong', code: '123456' })).status, 403)
  }
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  )
  assert.ok((waits.at(-1) ?? 0) > (waits[0] ?? 0), waits.join(' '))
  const unknown = visitor()
  for (let attempt = 0; attempt < 5; attempt++) await signIn({ name: 'nobody-here', password, code: '123456' }, unknown)
  const slowed = await signIn({ name: 'nobody-here', password, code: '123456' }, unknown)
  assert.equal(slowed.status, 429, 'a name that nobody has is slowed down alike')
  await superuser.query(`update sign_in_failure set at = at - interval '6 minutes'`)
  assert.equal((await signIn({ name, password, code: fresh() })).status, 201, 'the right person gets in again')
  await forget()
})

test('a flood of guesses from elsewhere slows an account down by half a minute at most, and not where it has signed in before', async () => {
  assert.equal((await signIn({ name, password, code: fresh() })).status, 201)
  const from = (address: string, body: object) =>
    visitor()('POST', '/api/session/password', { body, headers: { 'x-forwarded-for': address } })
  for (let attempt = 0; attempt < 14; attempt++)
    await from(`192.0.2.${attempt}`, { name, password: 'wrong wrong wrong', code: '123456' })
  const stranger = await from('192.0.2.200', { name, password, code: fresh() })
  assert.equal(stranger.status, 429)
  assert.ok(Number(stranger.headers['retry-after']) <= 30)
  assert.equal((await signIn({ name, password, code: fresh() })).status, 201, 'the known place is spared')
  await forget()
})

test('attempts sent together are not all judged by the count from before them', async () => {
  const together = await Promise.all(
    Array.from({ length: 12 }, () => signIn({ name, password: 'wrong wrong wrong', code: '123456' })),
  )
  const judged = together.filter(({ status }) => status === 403).length
  assert.ok(judged <= 6, `${judged} of 12 guesses were judged`)
  assert.ok(together.every(({ status }) => status === 403 || status === 429))
  await forget()
})

test('a password without a second factor, a short one and one that holds the name are refused', async () => {
  const set = (body: object) => admin('PUT', '/api/me/password', { body })
  const short = await set({ sign_in_name: name, password: 'eleven char', totp: null })
  assert.equal((short.body.errors as readonly { code: string }[])[0]?.code, 'password.too-short')
  const holds = await set({ sign_in_name: name, password: 'my name is salma', totp: null })
  assert.equal((holds.body.errors as readonly { code: string }[])[0]?.code, 'password.holds-name')
  assert.equal((await admin('DELETE', '/api/me/password')).body.code, 'credential.last')
  const forged = await set({
    sign_in_name: name,
    password: 'four unrelated words',
    totp: { offer: 'AAAA', code: '123456' },
  })
  assert.equal((forged.body.errors as readonly { code: string }[])[0]?.code, 'totp.offer-over')
})

test('wrong types are refused with a sentence, never a fault', async () => {
  for (const body of [
    { name: 1, password: [], code: true },
    { name, password },
    [],
    { name: {}, password: null, code: '1' },
  ])
    assert.equal((await signIn(body)).status, 422)
})
