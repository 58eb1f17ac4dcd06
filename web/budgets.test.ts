import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Manifest, routeBytes } from './budgets.ts'

const home = 'foundation/identity/pages/home.tsx'
const manifest: Manifest = {
  'web/main.tsx': { file: 'main.js', isEntry: true, imports: ['_kit'] },
  _kit: { file: 'kit.js' },
  _form: { file: 'form.js', imports: ['_kit'] },
  [home]: { file: 'home.js', imports: ['_kit'] },
  'foundation/identity/pages/people.tsx': { file: 'people.js', imports: ['_form', '_kit'] },
  'web/messages/ar.po': { file: 'web-ar.js' },
  'web/messages/fr.po': { file: 'web-fr.js' },
  'foundation/identity/messages/ar.po': { file: 'ar.js' },
}
const sizes: Readonly<Record<string, number>> = {
  'main.js': 100,
  'kit.js': 50,
  'form.js': 20,
  'home.js': 5,
  'people.js': 7,
  'web-ar.js': 3,
  'web-fr.js': 4,
  'ar.js': 2,
}

test('routeBytes() follows imports to the end, counts nothing twice and the heaviest language once', () => {
  const found = routeBytes(manifest, (file) => sizes[file] ?? Number.NaN)
  assert.deepEqual(
    found.map(({ route, bytes }) => [route, bytes]),
    [
      [home, 100 + 50 + 5 + 4 + 2],
      ['foundation/identity/pages/people.tsx', 20 + 7 + 2],
    ],
  )
})
