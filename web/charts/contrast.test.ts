import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { contrast, paper } from '../design/accent.ts'

const css = readFileSync(join(import.meta.dirname, 'chart.css'), 'utf8')

test('every colour of a series reaches 3:1 on paper and on white (WCAG 2.2, 1.4.11), and white reads on the discs of the map', () => {
  const colours = [...css.matchAll(/--chart-(\d): (#[0-9a-f]{6});/g)].map(([, , colour = '']) => colour)
  assert.equal(colours.length, 6)
  for (const colour of colours) {
    for (const ground of [paper, '#ffffff']) assert.ok(contrast(colour, ground) >= 3, `${colour} on ${ground}`)
  }
  assert.ok(contrast(colours[0] ?? '', '#ffffff') >= 4.5)
})

test('no chart is told apart by colour alone: each series has a pattern of its own', () => {
  const source = readFileSync(join(import.meta.dirname, 'series.tsx'), 'utf8')
  const patterns = [...source.matchAll(/^ {2}([2-6]): '([^']+)'/gm)].map(([, , path]) => path)
  assert.equal(new Set(patterns).size, 5)
})
