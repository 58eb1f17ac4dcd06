/** Further people of an instance, signed in in a browser of their own without walking through invitation and credentials. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { BrowserContext } from 'playwright-core'
import type { Role } from '../foundation/access/index.ts'
import { addColleague, openSession } from '../server/testing/people.ts'

/** Runs `work` as the superuser of the instance's own database. */
export async function asSuperuser<T>(home: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    host: join(home, 'database/socket'),
    user: 'postgres',
    password: readFileSync(join(home, 'secrets/database-superuser'), 'utf8'),
    database: 'mithaq',
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Adds a person with these roles and signs them in in this context; answers their id. */
export async function joinAs(
  context: BrowserContext,
  { home, url, roles, name }: { home: string; url: string; roles: readonly Role[]; name: string },
): Promise<string> {
  const { id, token } = await asSuperuser(home, (client) => addColleague(client, roles, name))
  await giveCookie(context, url, token)
  return id
}

/** Signs the first person of the instance in again in this context. */
export async function returnAsFirst(
  context: BrowserContext,
  { home, url }: { home: string; url: string },
): Promise<void> {
  const token = await asSuperuser(home, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from person order by created_at limit 1')
    return await openSession(client, rows[0]?.id ?? '')
  })
  await giveCookie(context, url, token)
}

async function giveCookie(context: BrowserContext, url: string, token: string): Promise<void> {
  const name = `mithaq-${new URL(url).port}`
  await context.addCookies([{ name, value: token, url, httpOnly: true, sameSite: 'Strict' }])
}
