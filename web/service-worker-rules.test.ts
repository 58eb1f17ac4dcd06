import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerFor } from './service-worker-rules.ts'

const origin = 'https://mithaq.example'
const ask = (pathname: string, mode = 'navigate', method = 'GET', from = origin) =>
  answerFor({ method, mode, origin, url: { origin: from, pathname } })

test('answerFor() gives the kept shell for staff pages and nothing else', () => {
  for (const path of ['/', '/settings/people', '/setup/names']) assert.equal(ask(path), 'shell')
  for (const path of [
    '/ar/',
    '/fr/api',
    '/en',
    '/api/openapi.json',
    '/health',
    '/ready',
    '/metrics',
    '/sw.js',
    '/shell',
  ]) {
    assert.equal(ask(path), 'network', path)
  }
})

test('answerFor() answers no request under /api, none but GET, none of another origin', () => {
  assert.equal(ask('/api/shell', 'cors'), 'network')
  assert.equal(ask('/api/files/1', 'navigate'), 'network')
  for (const method of ['POST', 'PATCH', 'DELETE', 'HEAD'])
    assert.equal(ask('/assets/main-abcdefgh.js', 'cors', method), 'network')
  assert.equal(ask('/assets/main-abcdefgh.js', 'cors', 'GET', 'https://elsewhere.example'), 'network')
})

test('answerFor() keeps only files with a hash in their name', () => {
  assert.equal(ask('/assets/main-CQvXY_i1.js', 'cors'), 'asset')
  assert.equal(ask('/assets/main.js', 'cors'), 'network')
  assert.equal(ask('/favicon.svg', 'no-cors'), 'network')
})
