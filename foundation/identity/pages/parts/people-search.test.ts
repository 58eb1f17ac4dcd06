import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPeopleSearch, searchAddress } from './people-search.ts'

test('searchAddress() and readPeopleSearch() are each other’s inverse and leave out what is usual', () => {
  assert.equal(searchAddress({ sort: 'name' }), '/settings/people')
  const state = { search: 'سلمى & co', sort: '-name', after: 'abc' } as const
  assert.deepEqual(readPeopleSearch(searchAddress(state).split('?')[1] ?? ''), state)
  assert.deepEqual(readPeopleSearch('sort=drop+table&search='), { sort: 'name' })
})
