/** For tests: two institutions, each an instance with a database of its own, that exchange files by hand. */
import assert from 'node:assert/strict'
import { openDatabase } from '../../../foundation/database/index.ts'
import { runTask } from '../../../foundation/jobs/testing.ts'
import { type Requests, requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import { exchangeTasks, type PostMessage } from '../../partners/index.ts'

export type Side = {
  readonly urn: string
  readonly focal: Requests
  readonly head: Requests
  readonly analyst: Requests
  readonly admin: Requests
  readonly visitor: Requests
  readonly keyOfficer: Requests
  readonly events: (protocolId: string) => Promise<readonly string[]>
  /** Statements as the superuser, for what no route does. */
  readonly app: Awaited<ReturnType<typeof testApp>>['app']
  /** Runs the job of every delivery that waits, once, with another way than HTTPS; answers the kinds of failures. */
  readonly runDeliveries: (post: PostMessage) => Promise<readonly string[]>
  readonly superuser: (sql: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>
}

/** An instance that is set up, with a focal point, a head and an analyst. */
export async function openSide(
  now: () => Date,
  { loopback = false }: { readonly loopback?: boolean } = {},
): Promise<Side> {
  const { app, code, database, visitor, keys } = await testApp(now, { loopback })
  const admin = await setUp(visitor(), code)
  const superuser = await database.connect(database.superuser)
  const as = async (role: 'focal-point' | 'head' | 'analyst' | 'key-officer') =>
    requestsOf(app, (await addColleague(superuser, [role])).token)
  const institution = (await admin('GET', '/api/institution')).body
  return {
    urn: `urn:uuid:${String(institution.id)}`,
    focal: await as('focal-point'),
    head: await as('head'),
    analyst: await as('analyst'),
    admin,
    visitor: visitor(),
    keyOfficer: await as('key-officer'),
    events: async (protocolId) => {
      const { rows } = await superuser.query<{ type: string }>(
        `select p.type from custody_pending p join custody_opening o using (id) where o.object_id = $1
         union all select e.type from custody_entry e join custody_opening o using (id) where o.object_id = $1`,
        [protocolId],
      )
      return rows.map(({ type }) => type)
    },
    app,
    runDeliveries: async (post) => {
      const jobs = await openDatabase(database.job, { size: 1 })
      const [task] = exchangeTasks({ keyring: keys, post, loopback }).tasks
      const { rows } = await superuser.query<{ id: string }>(
        `select id from exchange_message where delivery = 'waiting' order by at, sequence`,
      )
      const failures: string[] = []
      const work = { database: jobs, institution: async () => String(institution.id), report: () => undefined, now }
      try {
        for (const { id } of rows)
          await runTask(task, { message: id }, work, new AbortController().signal).catch((error) => {
            failures.push(String(error))
          })
      } finally {
        await jobs.close()
      }
      return failures
    },
    superuser: async (sql, values = []) => (await superuser.query<Record<string, unknown>>(sql, [...values])).rows,
  }
}

export type Body = { readonly [name: string]: unknown }
export const ok = async (
  reply: Promise<{ readonly status: number; readonly body: Body; readonly text: string }>,
): Promise<Body> => {
  const { status, body, text } = await reply
  assert.ok(status < 300, `${status} ${text}`)
  return body
}

/** Hands one's invitation to the other, who compares the fingerprint by voice. */
export async function introduce(one: Side, other: Side): Promise<void> {
  const { content } = await ok(one.focal('POST', '/api/partners/invitation'))
  const partner = await ok(other.focal('POST', '/api/partners', { body: { file: content } }))
  const heard = await fingerprintOf(one)
  await ok(other.head('POST', `/api/partners/${String(partner.id)}/confirmation`, { body: { heard } }))
}

/** What somebody reads aloud from their own screen. */
export async function fingerprintOf(side: Side): Promise<unknown> {
  const { items } = await ok(side.head('GET', '/api/keys'))
  return (items as Body[]).find(({ use, state }) => use === 'agreement' && state === 'current')?.fingerprint
}

/** Every message of a protocol that is still ready, in its order, carried to the other side. */
export async function carry(from: Side, to: Side, protocolId: string): Promise<readonly Body[]> {
  const { items } = await ok(from.focal('GET', `/api/exchange/messages?protocol_id=${protocolId}`))
  const ready = (items as Body[]).filter(({ direction, state }) => direction === 'out' && state === 'ready').reverse()
  const arrived: Body[] = []
  for (const { id } of ready) {
    const { content } = await ok(from.focal('POST', `/api/exchange/messages/${String(id)}/file`))
    arrived.push(await ok(to.focal('POST', '/api/exchange/import', { body: { file: content } })))
  }
  return arrived
}

/** Fills in who signs for a side, under which act. */
export async function empower(
  side: Side,
  protocolId: string,
  institution: string,
  valid: { readonly from: string; readonly until: string | null },
): Promise<void> {
  const view = await ok(side.focal('GET', `/api/protocols/${protocolId}`))
  const party = (view.parties as Body[]).find((one) => one.institution === institution) ?? assert.fail('no such party')
  await ok(
    side.focal('PATCH', `/api/parties/${String(party.id)}`, {
      version: Number(party.version),
      body: {
        signatory: { ar: 'رئيسة المؤسسة', fr: 'La Présidente', en: 'The President' },
        capacity: { ar: 'رئيسة', fr: 'Présidente', en: 'President' },
        act_title: { ar: 'قرار التعيين', fr: 'Décision de nomination', en: 'Decision of appointment' },
        act_number: '12/2026',
        act_date: '2026-01-05',
        valid_from: valid.from,
        valid_until: valid.until,
      },
    }),
  )
}
