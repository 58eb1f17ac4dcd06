import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { contrast, judgeAccent, leastAccentContrast, paper } from './accent.ts'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
)

function token(name: string): string {
  const colour = tokens.get(name)
  if (colour === undefined) throw new Error(`Cannot measure --${name}: tokens.css has no such colour`)
  return colour
}

/** Foreground, background, contrast that the reference table gives (interface-and-documents.md, 9). */
const measured: readonly (readonly [string, string, number])[] = [
  ['ink', 'paper', 15.5],
  ['ink-2', 'paper', 7.6],
  ['link', 'paper', 7.8],
  ['on-brand', 'brand', 9.5],
  ['on-brand', 'brand-strong', 13.2],
  ['focus-ink', 'focus', 9.8],
  ['danger', 'surface', 8.1],
  ['line-strong', 'paper', 3.9],
]

for (const [front, back, expected] of measured) {
  test(`--${front} on --${back} measures about ${expected}:1`, () => {
    const ratio = contrast(token(front), token(back))
    assert.ok(Math.abs(ratio - expected) <= 0.35, `it is ${ratio.toFixed(2)}`)
  })
}

/** Every pair of text and ground that the components use. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['paper', 'surface', 'brand-soft', 'danger-soft', 'warn-soft', 'ok-soft', 'restricted-soft', 'line']],
  ['ink-2', ['paper', 'surface', 'brand-soft']],
  ['link', ['paper', 'surface']],
  ['brand-strong', ['brand-soft', 'surface', 'paper', 'line']],
  ['on-brand', ['brand', 'brand-strong', 'danger', 'danger-strong']],
  ['danger', ['paper', 'surface', 'danger-soft']],
  ['warn', ['warn-soft', 'paper']],
  ['ok', ['ok-soft', 'paper']],
  ['restricted', ['restricted-soft', 'paper']],
]

test('every text colour reaches 4.5:1 on every ground it stands on (WCAG 2.2, 1.4.3)', () => {
  for (const [front, backs] of texts) {
    for (const back of backs) {
      const ratio = contrast(token(front), token(back))
      assert.ok(ratio >= 4.5, `--${front} on --${back} is ${ratio.toFixed(2)}`)
    }
  }
})

test('borders of inputs and bars of state reach 3:1 on their grounds (WCAG 2.2, 1.4.11)', () => {
  for (const front of ['line-strong', 'brand', 'danger', 'warn', 'ok']) {
    for (const back of ['paper', 'surface']) {
      const ratio = contrast(token(front), token(back))
      assert.ok(ratio >= 3, `--${front} on --${back} is ${ratio.toFixed(2)}`)
    }
  }
})

test('contrast() gives 21 for black on white and does not depend on the order', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#ffffff', '#0b5671'), contrast('#0b5671', '#ffffff'))
})

test('the paper the accent is judged on is the paper of the tokens', () => {
  assert.equal(paper, token('paper'))
})

test('judgeAccent() refuses what is below 4.5:1 on paper, and what is no colour', () => {
  assert.equal(judgeAccent('#ffbf47').status, 'refused')
  assert.equal(judgeAccent('#0f4c5c').status, 'allowed')
  for (const wrong of ['', 'red', '#fff', '#12345g', 'rgb(0 0 0)', '#0f4c5c ']) {
    assert.equal(judgeAccent(wrong).status, 'malformed', wrong)
  }
  const channel = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(channel, channel, channel, (red, green, blue) => {
      const colour = `#${[red, green, blue].map((one) => one.toString(16).padStart(2, '0')).join('')}`
      const allowed = judgeAccent(colour).status === 'allowed'
      assert.equal(allowed, contrast(colour, paper) >= leastAccentContrast)
    }),
  )
})
