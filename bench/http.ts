/** A plain signed-in read over HTTP against the same SQL over the bare driver, with as many callers. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { foundInstitution } from '../server/testing/first-administrator.ts'
import { sampleInstitution } from '../server/testing/instance.ts'
import { addColleague } from '../server/testing/people.ts'
import { freePort, startProcess } from '../server/testing/process.ts'
import { median, percentile } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const CALLERS = 24
const SECONDS = 4
const RUNS = 3

export const bench: Bench = {
  name: 'http',
  summary: 'GET /api/me, and a row opened by one of 1,000 grants, through context and row security, beside plain SQL',
  run,
}

async function run(): Promise<readonly Result[]> {
  const home = await mkdtemp(join(tmpdir(), 'mithaq-bench-'))
  const server = await startProcess(home, await freePort())
  const agent = new Agent({ keepAlive: true, maxSockets: CALLERS })
  const pool = new pg.Pool({
    host: join(home, 'database/socket'),
    user: 'postgres',
    password: await readFile(join(home, 'secrets/database-superuser'), 'utf8'),
    database: 'mithaq',
    max: CALLERS,
  })
  pool.on('error', () => undefined)
  try {
    const opened = { cookie: '' }
    const caller = async (method: string, path: string, body: unknown) => {
      const reply = await call(agent, server.url, method, path, opened.cookie, body as object)
      if (reply.cookie !== '') opened.cookie = reply.cookie
      return { status: reply.status, body: reply.text === '' ? {} : JSON.parse(reply.text) }
    }
    await foundInstitution(caller, {
      code: server.code,
      institution: sampleInstitution,
      person: { name: 'قارئ', locale: 'ar-PS' },
    })
    const { id } = JSON.parse((await call(agent, server.url, 'GET', '/api/me', opened.cookie)).text)
    const text =
      'select id, version, name, locale, digits, hijri_beside, low_data from person where id = $1 and deleted_at is null'
    const overHttp = async () => {
      const { status } = await call(agent, server.url, 'GET', '/api/me', opened.cookie)
      if (status !== 200) throw new Error(`Cannot measure as the read answered ${status}`)
    }
    const granted = await grantedCase(pool, server.url)
    const overGrant = async () => {
      const { status } = await call(agent, server.url, 'GET', granted.path, granted.cookie)
      if (status !== 200) throw new Error(`Cannot measure as the granted read answered ${status}`)
    }
    const bare = async () => void (await pool.query({ name: 'read', text, values: [id] }))
    await measure(overHttp, 2)
    await measure(overGrant, 1)
    await measure(bare, 1)
    const runs: { readonly http: Measure; readonly grant: Measure; readonly sql: Measure }[] = []
    for (let index = 0; index < RUNS; index++)
      runs.push({
        http: await measure(overHttp, SECONDS),
        grant: await measure(overGrant, SECONDS),
        sql: await measure(bare, SECONDS),
      })
    const middle = (value: (run: (typeof runs)[number]) => number) => median(runs.map(value))
    return [
      judged({
        metric: 'reads',
        unit: '1/s',
        value: middle(({ http }) => http.perSecond),
        goal: 1500,
        limit: middle(({ sql }) => sql.perSecond),
        better: 'more',
      }),
      judged({
        metric: 'granted_reads',
        unit: '1/s',
        value: middle(({ grant }) => grant.perSecond),
        goal: 1500,
        limit: middle(({ sql }) => sql.perSecond),
        better: 'more',
      }),
      judged({
        metric: 'read_p95',
        unit: 'ms',
        value: middle(({ http }) => http.p95),
        goal: 50,
        limit: middle(({ sql }) => sql.p95),
        better: 'less',
      }),
    ]
  } finally {
    agent.destroy()
    await pool.end()
    await server.end('SIGTERM')
    await rm(home, { recursive: true, force: true })
  }
}

/** A person with 1,000 grants among 100,000, in a session of their own, and the address of a row that one of them opens. */
async function grantedCase(pool: pg.Pool, url: string): Promise<{ readonly path: string; readonly cookie: string }> {
  const client = await pool.connect()
  try {
    const { id, token } = await addColleague(client, ['verifier'])
    await client.query('alter table case_grant disable trigger user')
    await client.query(
      `insert into case_grant (institution_id, created_by, updated_by, person_id, case_id, level, reason)
       select institution_id, id, id, case when n % 100 = 0 then $1::uuid else id end, gen_random_uuid(), 'lead', 'bench'
       from generate_series(1, 100000) n, (select id, institution_id from person where id <> $1 limit 1) other`,
      [id],
    )
    await client.query('alter table case_grant enable trigger user')
    await client.query('vacuum analyze case_grant')
    const { rows } = await client.query<{ case_id: string }>(
      'select case_id from case_grant where person_id = $1 limit 1',
      [id],
    )
    return { path: `/api/cases/${rows[0]?.case_id}/grants`, cookie: `mithaq-${new URL(url).port}=${token}` }
  } finally {
    client.release()
  }
}

type Measure = { readonly perSecond: number; readonly p95: number }

/** Runs `once` from all callers for some seconds; requests a second and the 95th percentile in milliseconds. */
async function measure(once: () => Promise<void>, seconds: number): Promise<Measure> {
  const times: number[] = []
  const start = performance.now()
  const caller = async () => {
    while (performance.now() - start < seconds * 1000) {
      const began = performance.now()
      await once()
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  const elapsed = (performance.now() - start) / 1000
  return { perSecond: times.length / elapsed, p95: percentile(times, 0.95) }
}

type Answer = { readonly status: number; readonly text: string; readonly cookie: string }

function call(
  agent: Agent,
  base: string,
  method: string,
  path: string,
  cookie: string,
  body?: object,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'x-mithaq': '1',
      ...(cookie === '' ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const sent = request(base + path, { agent, method, headers }, (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (chunk: string) => {
        text += chunk
      })
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, text, cookie: reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '' }),
      )
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
