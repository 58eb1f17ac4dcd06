import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'

/** Every file that a file brings along, by its imports that stay at run time. */
function bringsAlong(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const [, isType, target = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (type )?[^'"]*? from '([^']+)'/gms,
  )) {
    if (isType !== undefined) continue
    if (target.startsWith('.')) bringsAlong(join(dirname(file), target), found)
    else found.add(target)
  }
  return found
}

test('names and texts bring along nothing but their own files: they run in a browser worker as they are', () => {
  const along = [...bringsAlong(join(import.meta.dirname, 'index.ts'))]
  assert.ok(along.length > 20)
  const outside = along.filter((file) => !relative(join(import.meta.dirname, '..'), file).match(/^(?:names|text)\//))
  assert.deepEqual(outside, [])
})
