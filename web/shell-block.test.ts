import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeShellBlock } from './shell-block.ts'

test('writeShellBlock() lets no value end its element', () => {
  const text = writeShellBlock({ version: '</script><script>', language: 'ar', institution: null })
  assert.doesNotMatch(text, /</)
  assert.equal(JSON.parse(text).version, '</script><script>')
})
