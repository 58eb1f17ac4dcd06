import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from '../../canonical/index.ts'
import {
  checkpointText,
  objectHeadText,
  openCheckpoint,
  openObjectHead,
  readCheckpoint,
  readTlogProof,
  tlogProofText,
  verifyTlogProof,
} from './checkpoint.ts'
import { bundleOf, type Leaf, leafHashOf, leafText, readLeaf } from './leaf.ts'
import { assembleNote, noteKey, openNote, readVkey, vkeyOf } from './note.ts'

const pair = (name: string) => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = noteKey(name, Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'))
  return { key, note: (text: string) => assembleNote(text, key, sign(null, Buffer.from(text), privateKey)) }
}
const log = pair('mithaq/log/one')
const other = pair('mithaq/log/one')

test('a note of the Go reference implementation opens with its key, and its key id is the one we compute', () => {
  // golang.org/x/mod/sumdb/note, documentation example
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const note = [
    'If you think cryptography is the answer to your problem,',
    "then you don't know what your problem is.",
    '',
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
    '',
  ].join('\n')
  const key = readVkey(vkey)
  assert.ok(key !== undefined)
  assert.equal(vkeyOf(key), vkey)
  assert.equal(openNote(note, [key]).status, 'signed')
  assert.equal(openNote(note.replace('answer', 'Answer'), [key]).status, 'forged')
})

test('a note ignores unknown keys, and one failed signature of a known key refuses it whole', () => {
  const text = 'a\nb\n'
  const note = log.note(text)
  const opened = openNote(note, [log.key])
  assert.equal(opened.status === 'signed' && opened.text, text)
  assert.deepEqual(openNote(note, [other.key]), { status: 'unknown-key' })
  const both = `${note + other.note(text).split('\n').at(-2)}\n`
  assert.equal(openNote(both, [log.key]).status, 'signed')
  assert.equal(openNote(both, [log.key, other.key]).status, 'signed')
  const broken = `${note + other.note('c\n').split('\n').at(-2)}\n`
  assert.equal(openNote(broken, [log.key]).status, 'signed')
  assert.deepEqual(openNote(broken, [log.key, other.key]), { status: 'forged' })
})

test('a note with sixteen signatures is accepted', () => {
  const lines = Array.from({ length: 15 }, () => `${pair('someone').note('a\n').split('\n').at(-2)}\n`)
  assert.equal(openNote(log.note('a\n') + lines.join(''), [log.key]).status, 'signed')
})

test('no altered byte of a signed note passes', () => {
  const note = Buffer.from(log.note('mithaq/log/one\n7\nabc\n'))
  fc.assert(
    fc.property(fc.nat(note.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const altered = Buffer.from(note)
      altered[at] = (altered[at] ?? 0) ^ (1 << bit)
      assert.notEqual(openNote(altered.toString(), [log.key]).status, 'signed')
    }),
    { numRuns: 300 },
  )
})

test('a key of notes has a name without spaces and plus signs', () => {
  for (const name of ['', 'a b', 'a+b', 'الهيئة الوطنية', 'a\u00a0b'])
    assert.throws(() => noteKey(name, randomBytes(32)), /Cannot name/)
  assert.equal(readVkey(vkeyOf(log.key).replace(/\+[0-9a-f]{8}\+/, '+00000000+')), undefined)
})

test('a checkpoint reads back, and one of another origin, with a leading zero, a short root or a blank line does not', () => {
  const checkpoint = { origin: 'mithaq/log/one', size: 7, root: randomBytes(32) }
  const text = checkpointText(checkpoint)
  assert.deepEqual(readCheckpoint(text), checkpoint)
  assert.equal(readCheckpoint(text.replace('\n7\n', '\n07\n')), undefined)
  assert.equal(readCheckpoint(checkpointText({ ...checkpoint, root: randomBytes(31) })), undefined)
  assert.equal(readCheckpoint(`${text}\n`), undefined)
  assert.equal(openCheckpoint(log.note(text), [log.key]).status, 'signed')
  assert.equal(openCheckpoint(log.note(text.replace('one', 'two')), [log.key]).status, 'malformed')
})

const leaf: Leaf = {
  seq: 0,
  type: 'fix',
  at: '2026-11-23T10:00:00.000Z',
  actorRole: 'administrator+auditor',
  objectCommit: 'a'.repeat(64),
  detailCommit: 'b'.repeat(64),
  prevForObject: null,
}

test('the bytes of an entry are canonical JSON and read back; anything else is no entry', () => {
  for (const one of [leaf, { ...leaf, seq: 12, prevForObject: 'c'.repeat(64) }]) {
    assert.equal(leafText(one), canonicalJson({ ...one, v: 1 }))
    assert.deepEqual(readLeaf(leafText(one)), one)
  }
  const text = leafText(leaf)
  for (const bad of [
    '',
    'null',
    text.replace('"v":1', '"v":2'),
    text.replace('{', '{ '),
    text.replace('"fix"', '"Fix"'),
  ])
    assert.equal(readLeaf(bad), undefined, bad)
})

test('a bundle holds each entry after its length in two bytes', () => {
  assert.equal(bundleOf(['ab', 'c']).toString('latin1'), '\0\x02ab\0\x01c')
  assert.throws(() => bundleOf(['x'.repeat(65_536)]), RangeError)
})

test('a proof of an entry verifies without the server, and no altered one does', () => {
  const leafHash = leafHashOf(leaf)
  const checkpoint = log.note(checkpointText({ origin: 'mithaq/log/one', size: 1, root: leafHash }))
  const proof = tlogProofText({ index: 0, path: [], checkpoint })
  assert.equal(proof.split('\n').slice(0, 4).join('|'), 'c2sp.org/tlog-proof@v1|index 0||mithaq/log/one')
  assert.equal(verifyTlogProof(proof, leafHash, [log.key]).status, 'proven')
  assert.equal(verifyTlogProof(proof.replace('index', 'extra YQ==\nindex'), leafHash, [log.key]).status, 'proven')
  assert.equal(verifyTlogProof(proof, randomBytes(32), [log.key]).status, 'not-included')
  assert.equal(verifyTlogProof(proof, leafHash, [other.key]).status, 'unknown-key')
  assert.equal(verifyTlogProof(proof.replace('index 0', 'index 1'), leafHash, [log.key]).status, 'not-included')
  for (const bad of [
    proof.replace('@v1', '@v2'),
    proof.replace('index 0', 'index 00'),
    proof.replace('index 0', 'index 0\nAA=='),
  ])
    assert.equal(readTlogProof(bad), undefined, bad)
})

test('the head of an object reads back, and a checkpoint is not taken for one', () => {
  const head = {
    origin: 'mithaq/log/one',
    entries: 14,
    lastSeq: 20,
    lastHash: randomBytes(32),
    size: 30,
    root: randomBytes(32),
  }
  assert.deepEqual(openObjectHead(log.note(objectHeadText(head)), [log.key]), head)
  assert.equal(openObjectHead(log.note(objectHeadText(head)), [other.key]), undefined)
  assert.equal(openObjectHead(log.note(checkpointText(head)), [log.key]), undefined)
  assert.equal(openCheckpoint(log.note(objectHeadText(head)), [log.key]).status, 'malformed')
})
