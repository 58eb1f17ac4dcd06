import assert from 'node:assert/strict'
import test from 'node:test'
import { canonicalBytes } from '../../machine/index.ts'
import { sampleAgreementFile } from '../testing.ts'
import { verifyAgreementFile } from './verify-file.ts'

const { file, without, document, framework, jws } = await sampleAgreementFile()
const codesOf = async (source: string, beside?: Uint8Array) =>
  (await verifyAgreementFile(source, beside)).findings.map(({ code }) => code)

test('the file with its document, or with the document beside it, is intact; without either it says what is missing', async () => {
  assert.deepEqual(await codesOf(file), [])
  assert.deepEqual(await codesOf(without, document), [])
  assert.deepEqual(await codesOf(file, document), [])
  assert.deepEqual(await codesOf(without), ['document-missing'])
  assert.deepEqual(await codesOf(file, Buffer.from('%PDF-1.7 another\n')), ['document-differs'])
})

/** Changes one byte after another of a part of the file; each change has to be found, and by one of these codes. */
async function eachByte(part: string, codes: readonly string[], step = 1): Promise<void> {
  const start = file.indexOf(part)
  assert.ok(start !== -1 && part.length > 0)
  const before = Buffer.byteLength(file.slice(0, start))
  const length = Buffer.byteLength(part)
  const bytes = Buffer.from(file)
  for (let place = before; place < before + length; place += step) {
    const changed = Buffer.from(bytes)
    changed[place] = (changed[place] ?? 0) ^ 1
    const found = await codesOf(changed.toString('utf8'))
    const named = [...codes, 'file-unreadable', 'file-not-canonical']
    assert.ok(
      found.some((code) => named.includes(code)),
      `byte ${place}: ${found.join(' ')}`,
    )
  }
}

const signatureCodes = [
  'signature-invalid',
  'signature-missing',
  'signature-malformed',
  'header-malformed',
  'key-not-in-annex',
]
for (const [index, one] of jws.signatures.entries()) {
  test(`every byte of signature ${index + 1} is under the verifier's eye`, () =>
    eachByte(one.signature, signatureCodes))
  test(`every byte of header ${index + 1} is under the verifier's eye`, () =>
    eachByte(one.protected, signatureCodes, 3))
}

test('every byte of the document is under the verifier’s eye', () =>
  eachByte(document.toString('base64'), ['document-differs']))

test('every byte of the text is under the verifier’s eye', () =>
  eachByte(file.slice(file.indexOf('"text":')), ['text-differs', 'text-unsigned', 'clauses-differ'], 2))

const machine = [
  'payload-not-json',
  'payload-not-canonical',
  'document-invalid',
  'signature-invalid',
  'signature-missing',
  'kid-not-thumbprint',
  'key-missing',
  'key-not-in-annex',
  'mandate-not-valid',
]
for (const part of ['keys', 'document', 'term', 'policy', 'parties'] as const)
  test(`every byte of “${part}” in the signed form is under the verifier’s eye`, async () => {
    const bytes = canonicalBytes(framework)
    const source = Buffer.from(bytes).toString('utf8')
    const text = new TextDecoder().decode(canonicalBytes(framework[part]))
    const start = Buffer.byteLength(source.slice(0, source.indexOf(`"${part}":${text}`)))
    const step = part === 'keys' || part === 'document' ? 1 : 9
    for (let place = start; place < start + Buffer.byteLength(text); place += step) {
      const changed = Buffer.from(bytes)
      changed[place] = (changed[place] ?? 0) ^ 1
      const payload = changed.toString('base64url')
      const found = await codesOf(file.replace(jws.payload, payload))
      assert.ok(
        found.some((code) => machine.includes(code)),
        `byte ${place}: ${found.join(' ')}`,
      )
    }
  })
