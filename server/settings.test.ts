import assert from 'node:assert/strict'
import test from 'node:test'
import { readSettings } from './settings.ts'

const refusal = (environment: Record<string, string>) => {
  try {
    readSettings(environment)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'accepted'
}

test('without any setting every one has a safe default: loopback, no outside database, no logs of requests', () => {
  const settings = readSettings({})
  assert.equal(settings.host, '127.0.0.1')
  assert.equal(settings.port, 4310)
  assert.equal(settings.databaseUrl, undefined)
  assert.equal(settings.logLevel, 'warn')
  assert.match(settings.home, /mithaq/)
})

test('an empty setting counts as absent', () => {
  assert.equal(readSettings({ PORT: '', DATABASE_URL: ' ' }).port, 4310)
})

for (const [name, value, expected] of [
  ['PORT', '43100000', /Cannot use PORT as it is “43100000”: expected a whole number from 0 to 65535/],
  ['PORT', 'http', /Cannot use PORT as it is “http”/],
  ['HOST', 'my host', /Cannot use HOST as it is “my host”: expected an address to listen on/],
  [
    'DATABASE_URL',
    'mysql://a',
    /Cannot use DATABASE_URL .*expected a URL that begins with postgres:\/\/ or postgresql:\/\//,
  ],
  ['FILES_URL', 'https://bucket', /Cannot use FILES_URL .*begins with s3:\/\//],
  ['PUBLIC_URL', 'mithaq.example', /Cannot use PUBLIC_URL .*begins with http:\/\/ or https:\/\//],
  ['LOG_LEVEL', 'loud', /Cannot use LOG_LEVEL as it is “loud”: expected one of silent, error, warn, info, debug/],
  ['UPLOAD_LIMIT', '-1', /Cannot use UPLOAD_LIMIT as it is “-1”: expected a whole number/],
] as const)
  test(`${name}=${value} is refused in one sentence: which, what was found, what is expected`, () => {
    const sentence = refusal({ [name]: value })
    assert.match(sentence, expected)
    assert.equal(sentence.split('\n').length, 1)
  })

test('all wrong settings are named at once, and a password in a URL is not repeated', () => {
  const sentence = refusal({ PORT: 'x', DATABASE_URL: 'mysql://user:secret@host/db' })
  assert.equal(sentence.split('\n').length, 2)
  assert.doesNotMatch(sentence, /secret/)
})

test('the URLs of the limited roles need that of the owner', () => {
  assert.match(refusal({ DATABASE_APP_URL: 'postgres://a/b' }), /as DATABASE_URL is absent/)
})
