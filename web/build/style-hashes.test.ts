import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { test } from 'node:test'
import { reactAriaStyleHashes } from './style-hashes.ts'

test('reactAriaStyleHashes() hashes what the installed version writes into the page', () => {
  const pressable = '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}'
  const [first, second] = reactAriaStyleHashes(join(import.meta.dirname, '../..'))
  assert.equal(first, `sha256-${createHash('sha256').update(pressable).digest('base64')}`)
  assert.match(second ?? '', /^sha256-[A-Za-z0-9+/]{43}=$/)
})
