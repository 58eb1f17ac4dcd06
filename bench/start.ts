/** The first `npm start` of a fresh clone, a warm start, and what an idle instance keeps in memory. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../server/index.ts'
import { freePort, startProcess } from '../server/testing/process.ts'
import { median } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const RUNS = 3

export const bench: Bench = {
  name: 'start',
  summary: 'first npm start of a fresh clone, warm start, idle memory',
  run,
}

async function run(): Promise<readonly Result[]> {
  const first: number[] = []
  for (let index = 0; index < RUNS; index++) first.push(await firstStart())
  const warm: number[] = []
  const memory: number[] = []
  const home = await mkdtemp(join(tmpdir(), 'mithaq-bench-'))
  try {
    for (let index = 0; index <= RUNS; index++) {
      const began = performance.now()
      const server = await startProcess(home, await freePort())
      const seconds = (performance.now() - began) / 1000
      if (index > 0) {
        warm.push(seconds)
        await wait(5_000)
        memory.push(await residentMegabytes(server.child.pid ?? 0))
      }
      await server.end('SIGTERM')
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
  return [
    judged({ metric: 'first_start', unit: 's', value: median(first), goal: 120, better: 'less' }),
    judged({ metric: 'warm_start', unit: 's', value: median(warm), goal: 3, better: 'less' }),
    judged({ metric: 'idle_memory', unit: 'MB', value: median(memory), goal: 350, better: 'less' }),
  ]
}

/** Seconds from `npm start` in a clone of HEAD, with an empty home, until it is ready. */
async function firstStart(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mithaq-clone-'))
  const clone = join(folder, 'mithaq')
  const cloned = spawnSync('git', ['clone', '--quiet', root, clone], { encoding: 'utf8' })
  if (cloned.status !== 0) throw new Error(`Cannot clone the repository: ${cloned.stderr}`)
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, MITHAQ_HOME: join(folder, 'home'), PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  try {
    for (const end = Date.now() + 600_000; Date.now() < end && child.exitCode === null; await wait(100)) {
      const ready = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined)
      if (ready?.status === 200) return (performance.now() - began) / 1000
    }
    throw new Error('Cannot measure the first start as it did not become ready')
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await ended
    for (
      let attempt = 0;
      attempt < 50 && (await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined)) !== undefined;
      attempt++
    )
      await wait(100)
    await rm(folder, { recursive: true, force: true })
  }
}

/** Proportional memory of a process and all below it: pages that several share are counted once. */
async function residentMegabytes(pid: number): Promise<number> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const family = new Set([pid])
  for (let grown = true; grown; ) {
    const before = family.size
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child)
    grown = family.size > before
  }
  let kilobytes = 0
  for (const member of family) {
    const rollup = await readFile(`/proc/${member}/smaps_rollup`, 'utf8').catch(() => '')
    kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0)
  }
  return (kilobytes * 1024) / 1e6
}
