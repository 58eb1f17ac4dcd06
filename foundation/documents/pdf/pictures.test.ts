import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { renderPdf } from '../server.ts'
import { type Grey, readPng } from '../testing/read-png.ts'
import { exampleProtocol } from '../testing.ts'

const present = spawnSync('pdftoppm', ['-v']).error === undefined
const skip = present ? false : 'pdftoppm not present, skipped'
const references = join(import.meta.dirname, 'pictures')
const resolution = 60
const pages: Grey[] = []
let folder = ''

before(async () => {
  if (!present) return
  folder = mkdtempSync(join(tmpdir(), 'mithaq-pictures-'))
  const result = await renderPdf(exampleProtocol(), { standard: 'ua-1', locale: 'ar-MA', digits: 'locale' })
  assert.equal(result.status, 'done', JSON.stringify(result))
  if (result.status !== 'done') return
  writeFileSync(join(folder, 'document.pdf'), result.bytes)
  spawnSync('pdftoppm', ['-r', String(resolution), '-gray', '-png', join(folder, 'document.pdf'), join(folder, 'page')])
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort())
    pages.push(readPng(readFileSync(join(folder, file))))
})
after(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

/** The mean grey of each cell of a grid over the page: what an eye sees from a step away, whatever the smoothing. */
function grid({ width, height, dots }: Grey, cell = 8): readonly number[] {
  const [columns, rows] = [Math.floor(width / cell), Math.floor(height / cell)]
  return Array.from({ length: columns * rows }, (_value, index) => {
    const [left, top] = [(index % columns) * cell, Math.floor(index / columns) * cell]
    let sum = 0
    for (let y = top; y < top + cell; y++) for (let x = left; x < left + cell; x++) sum += dots[y * width + x] ?? 255
    return sum / (cell * cell)
  })
}

for (const [name, number] of [
  ['cover', 1],
  ['side-by-side', 2],
  ['annex', 6],
  ['signatures', 7],
] as const) {
  test(`the ${name} page looks as in its reference picture`, { skip }, () => {
    const page = pages[number - 1]
    assert.ok(page !== undefined)
    const reference = readPng(readFileSync(join(references, `${name}.png`)))
    assert.deepEqual([page.width, page.height], [reference.width, reference.height])
    const expected = grid(reference)
    const differing = grid(page).filter((grey, index) => Math.abs(grey - (expected[index] ?? 0)) > 20)
    assert.ok(differing.length <= expected.length * 0.002, `${differing.length} of ${expected.length} cells differ`)
  })
}

test('nothing is printed outside the margins of a page', { skip }, () => {
  assert.equal(pages.length, 7)
  const border = Math.floor((resolution / 2.54) * 1.2)
  for (const [index, { width, height, dots }] of pages.entries()) {
    const outside = dots.findIndex((dot, at) => {
      const [x, y] = [at % width, Math.floor(at / width)]
      return dot < 200 && (x < border || y < border || x >= width - border || y >= height - border)
    })
    assert.equal(outside, -1, `page ${index + 1}`)
  }
})
