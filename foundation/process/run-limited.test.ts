import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { runLimited } from './index.ts'

const folder = await mkdtemp(join(tmpdir(), 'mithaq-limited-'))
after(() => rm(folder, { recursive: true, force: true }))
const script = async (name: string, text: string) => {
  const path = join(folder, `${name}.mjs`)
  await writeFile(path, text)
  return path
}
const none = new Uint8Array()

test('work answers what it wrote, knows nothing of the environment, and gets its bytes', async () => {
  const echo = await script(
    'echo',
    `import { readFileSync } from 'node:fs'; process.stdout.write(JSON.stringify([readFileSync(0, 'utf8'), process.env.PATH ?? null, process.env.DATABASE_URL ?? null]))`,
  )
  process.env.DATABASE_URL ??= 'postgres://secret'
  const answer = await runLimited(echo, Buffer.from('نص'))
  assert.equal(answer.status, 'done')
  const [input, , database] = JSON.parse(answer.status === 'done' ? answer.bytes.toString() : '[]')
  assert.deepEqual([input, database], ['نص', null])
})

test('work that never ends, takes all memory, answers without end or fails is stopped, with the reason', async () => {
  const endless = await script('endless', 'for (;;);')
  const greedy = await script('greedy', 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))')
  const flood = await script(
    'flood',
    `import { writeSync } from 'node:fs'; for (;;) try { writeSync(1, 'x'.repeat(65536)) } catch {}`,
  )
  const broken = await script('broken', `process.stderr.write('no'); process.exit(3)`)
  const reasonOf = async (path: string, limits = {}) => {
    const answer = await runLimited(path, none, limits)
    return answer.status === 'failed' ? answer.reason : answer.status
  }
  assert.equal(await reasonOf(endless, { seconds: 1 }), 'timeout')
  assert.equal(await reasonOf(greedy, { memoryKb: 1_400_000 }), 'memory')
  assert.equal(await reasonOf(flood, { answerBytes: 1_000_000 }), 'answer')
  assert.equal(await reasonOf(broken), 'work')
})
