import assert from 'node:assert/strict'
import test from 'node:test'
import { placeAfter } from './place-after.ts'

test('placeAfter() goes on to a page of this application and never to another site', () => {
  assert.equal(placeAfter('?to=/settings/people?search=x'), '/settings/people?search=x')
  for (const bad of [
    '',
    '?to=https://evil.example',
    '?to=//evil.example',
    '?to=/\\evil.example',
    '?to=javascript:alert(1)',
    '?to=/sign-in',
  ])
    assert.equal(placeAfter(bad), '/', bad)
})
