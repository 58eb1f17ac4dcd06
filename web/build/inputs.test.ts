import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { changedInput, inputsOf } from './inputs.ts'

function withTree(work: (root: string, write: (path: string, text: string) => void) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'mithaq-inputs-'))
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  try {
    write('web/main.tsx', 'one')
    write('web/messages/ar.po', '')
    work(root, write)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

test('changedInput() finds a changed module, a removed one and a catalogue that is new', () => {
  withTree((root, write) => {
    const built = inputsOf(root, [join(root, 'web/main.tsx'), join(root, 'node_modules/react/index.js')])
    assert.equal(changedInput(root, built), undefined)
    write('server/index.ts', 'not an input')
    assert.equal(changedInput(root, built), undefined)
    write('foundation/identity/messages/fr.po', '')
    assert.equal(changedInput(root, built), 'foundation/identity/messages/fr.po')
    write('web/main.tsx', 'two')
    assert.equal(changedInput(root, built), 'web/main.tsx')
    rmSync(join(root, 'web/main.tsx'))
    assert.equal(changedInput(root, built), 'web/main.tsx')
  })
})
