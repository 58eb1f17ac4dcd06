import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorOf, formErrors } from './form-errors.ts'

const fields = { '/name/ar': 'name-ar', '/name': 'name', '/zone': 'zone' }

test('an error goes to the field of its pointer, else to the nearest parent, else to the form', () => {
  const found = formErrors(
    [
      { pointer: '/name/ar', code: 'a', detail: 'one' },
      { pointer: '/name/fr', code: 'a', detail: 'two' },
      { pointer: '/weekend/3', code: 'a', detail: 'three' },
      { pointer: '', code: 'a', detail: 'four' },
    ],
    fields,
    'form',
  )
  assert.deepEqual(found, [
    { fieldId: 'name-ar', message: 'one' },
    { fieldId: 'name', message: 'two' },
    { fieldId: 'form', message: 'three' },
    { fieldId: 'form', message: 'four' },
  ])
  assert.equal(errorOf(found, 'name'), 'two')
  assert.equal(errorOf(found, 'zone'), undefined)
})
