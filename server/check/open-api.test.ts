import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintOpenApi } from './open-api.ts'

const document = (operation: Readonly<Record<string, unknown>>) => ({
  openapi: '3.1.0',
  info: { title: 'Mithaq', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  servers: [{ url: '/' }],
  paths: { '/api/shell': { get: operation } },
})
const sound = {
  operationId: 'getShell',
  summary: 'What the frame of the application needs',
  security: [],
  responses: { 200: { description: 'The shell' }, 400: { description: 'A problem' } },
}

test('lintOpenApi() accepts a document in order', async () => {
  assert.deepEqual(await lintOpenApi(document(sound)), [])
})

for (const [what, operation] of [
  ['an operation without a summary', { ...sound, summary: undefined }],
  ['an operation without an identifier', { ...sound, operationId: undefined }],
  ['an operation that never refuses', { ...sound, responses: { 200: { description: 'The shell' } } }],
  ['a response without a description', { ...sound, responses: { ...sound.responses, 200: {} } }],
  ['a reference to nothing', { ...sound, requestBody: { $ref: '#/components/requestBodies/None' } }],
] as const) {
  test(`lintOpenApi() refuses ${what} and says where`, async () => {
    const faults = await lintOpenApi(document(operation))
    assert.ok(faults.length > 0)
    assert.match(faults[0] ?? '', /#\/paths\/~1api~1shell\/get/)
  })
}
