/** For tests that kill: the server as a process of its own on a free port, as `npm start` runs it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../rooms.ts'
import { foundInstitution } from './first-administrator.ts'
import { sampleInstitution } from './instance.ts'

export type ServerProcess = {
  readonly child: ChildProcess
  readonly url: string
  /** The setup code; empty once somebody can sign in. */
  readonly code: string
  /** Sends the signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('Cannot find a free port')
  return address.port
}

/** Starts the server over `home` and resolves when it has printed its address and code; rejects with its words when it ends before. */
export async function startProcess(home: string, port: number): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(root, 'server/main.ts'), 'start'], {
    env: { ...process.env, MITHAQ_HOME: home, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const code = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      words += chunk.toString()
      const [, found = ''] = /Setup code: {2}([0-9A-Z-]+)/.exec(words) ?? []
      if (words.includes(`\n  ${home}\n`)) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(() => reject(new Error(words)))
  })
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    code,
    end: async (signal) => {
      child.kill(signal)
      await ended
    },
  }
}

/** Kills the database of `home` with SIGKILL; waits for one that is just recovering from the kill before. */
export async function killDatabase(home: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(20)) {
    const held = await readFile(join(home, 'database/data-18/postmaster.pid'), 'utf8').catch(() => '')
    const pid = Number(held.split('\n')[0])
    if (!(pid > 0)) continue
    try {
      process.kill(pid, 'SIGKILL')
      return
    } catch {
      // gone in the meantime
    }
  }
  throw new Error('Cannot kill the database as none runs')
}

type Answer = {
  readonly status: number
  readonly body: { version: number; details: { current: { version: number } } }
  readonly cookie: string
}

/** One request in the session of `cookie`; gives up after 15 seconds, as the server may be gone. */
export async function send(
  url: string,
  method: string,
  path: string,
  cookie: string,
  body?: object,
  version?: number,
): Promise<Answer> {
  const reply = await fetch(url + path, {
    method,
    headers: {
      'x-mithaq': '1',
      cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  })
  return {
    status: reply.status,
    body: (reply.status === 204 ? {} : await reply.json()) as Answer['body'],
    cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? '',
  }
}

/** Founds the sample institution on a server that has just started; answers with the cookie of its first person. */
export async function setUpProcess(server: ServerProcess): Promise<string> {
  let cookie = ''
  const call = async (method: string, path: string, body: unknown) => {
    const reply = await send(server.url, method, path, cookie, body as object)
    if (reply.cookie !== '') cookie = reply.cookie
    return reply
  }
  await foundInstitution(call, {
    code: server.code,
    institution: sampleInstitution,
    person: { name: 'كاتب', locale: 'ar-PS' },
  })
  return cookie
}
