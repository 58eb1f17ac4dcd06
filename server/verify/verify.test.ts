import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { sampleExport, textOf } from '../../foundation/custody/testing.ts'
import { sampleAgreementFile } from '../../protocol/agreement/testing.ts'
import { root } from '../rooms.ts'
import type { Terminal } from '../terminal.ts'
import { verify } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'mithaq-verify-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const lines = textOf(await sampleExport({ size: 300, step: 100 }))
const fileOf = (text: string) => {
  const file = join(folder, 'log.jsonl')
  writeFileSync(file, text)
  return file
}
const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, '')

async function run(args: readonly string[], environment: Terminal['environment'] = {}) {
  const said: Record<'out' | 'error' | 'drawn', string[]> = { out: [], error: [], drawn: [] }
  const code = await verify(args, {
    out: (text) => void said.out.push(text),
    error: (text) => void said.error.push(text),
    redraw: (text) => void said.drawn.push(text),
    environment,
  })
  return { code, out: bare(said.out.join('')), error: bare(said.error.join('')), drawn: said.drawn.join('') }
}

test('an intact log: exit code 0, the sentence in the language asked for, a progress bar to the end', async () => {
  const file = fileOf(lines.join(''))
  const english = await run(['log', file, '--language', 'en'])
  assert.equal(english.code, 0)
  assert.match(english.out, /^The log is intact/)
  assert.match(english.out, /entries 300, checkpoints 3, chains of objects 7/)
  assert.match(english.drawn, /\[#{30}\] 100%/)
  assert.match((await run(['log', file, '--language', 'fr'])).out, /^Le registre est intact/)
  assert.match((await run(['log', file, '--language', 'ar'])).out, /^السجل سليم/)
  assert.match((await run(['log', file], { LANG: 'fr_MA.UTF-8' })).out, /^Le registre est intact/)
})

test('a log that is not intact: exit code 1, and each place is named in words', async () => {
  const entry = lines.findIndex((line) => line.startsWith('{"entry"'))
  const changed = lines.map((line, index) => (index === entry + 20 ? line.replace('administrator', 'advisor') : line))
  changed.splice(entry + 7, 1)
  const file = fileOf(changed.join(''))
  const { code, out } = await run(['log', file, '--language', 'en'])
  assert.equal(code, 1)
  assert.match(out, /- Entry 7 has been deleted\./)
  assert.match(out, /- Entry 20 has been changed since it was recorded\./)
  assert.match((await run(['log', file, '--language', 'ar'])).out, /- القيد رقم 7 محذوف من مكانه\./)
  assert.match((await run(['log', file, '--language', 'fr'])).out, /- L’inscription n° 7 a été supprimée\./)
})

test('line ends turned into those of another system are noticed', async () => {
  const { code, out } = await run(['log', fileOf(lines.join('').replaceAll('\n', '\r\n')), '--language', 'en'])
  assert.equal(code, 1)
  assert.match(out, /not what was signed when it was exported/)
})

test('a call that cannot be understood: exit code 2 and how to call', async () => {
  const file = fileOf(lines.join(''))
  for (const args of [
    [],
    ['log'],
    ['logs', file],
    ['log', file, 'more'],
    ['log', file, '--language', 'de'],
    ['log', file, '--no'],
    ['log', join(folder, 'absent')],
    ['log', file, '--key', 'x'],
  ])
    assert.equal((await run(args)).code, 2, args.join(' '))
  assert.match((await run(['log'], { LANG: 'en_GB' })).error, /^Usage: npx mithaq verify log FILE/)
})

test('npx mithaq verify log answers with its exit code from outside the repository', () => {
  const file = fileOf(lines.join(''))
  const call = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'server/mithaq.mjs'), ...args], { cwd: folder, encoding: 'utf8' })
  const intact = call('verify', 'log', 'log.jsonl', '--language', 'en')
  assert.equal(intact.status, 0, intact.stderr)
  assert.match(intact.stdout, /The log is intact/)
  writeFileSync(file, lines.slice(0, -1).join(''))
  assert.equal(call('verify', 'log', 'log.jsonl', '--language', 'en').status, 1)
  assert.equal(call('verify').status, 2)
})

test('npx mithaq verify agreement answers offline for a file, its document inside or beside it, and names what was changed', async () => {
  const { file, without, document } = await sampleAgreementFile()
  writeFileSync(join(folder, 'agreement.json'), file)
  writeFileSync(join(folder, 'bare.json'), without)
  writeFileSync(join(folder, 'agreement.pdf'), document)
  const call = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'server/mithaq.mjs'), 'verify', 'agreement', ...args, '--language', 'en'], {
      cwd: folder,
      encoding: 'utf8',
    })
  const intact = call('agreement.json')
  assert.equal(intact.status, 0, intact.stderr)
  assert.match(intact.stdout, /^The agreement is intact: text, typeset document, rules and keys/)
  assert.match(intact.stdout, /Hash of the typeset text/)
  assert.equal(call('bare.json', '--document', 'agreement.pdf').status, 0)
  const missing = call('bare.json')
  assert.deepEqual([missing.status, /typeset text that the parties signed/.test(missing.stdout)], [1, true])
  writeFileSync(join(folder, 'agreement.pdf'), '%PDF-1.7 changed\n')
  const changed = call('bare.json', '--document', 'agreement.pdf')
  assert.equal(changed.status, 1)
  assert.match(bare(changed.stdout), /The typeset text \(PDF\) at --document is not the one that was signed/)
  assert.equal(call('bare.json', '--document', 'absent.pdf').status, 2)
  assert.equal((await run(['log', join(folder, 'bare.json'), '--document', 'x'])).code, 2)
})
