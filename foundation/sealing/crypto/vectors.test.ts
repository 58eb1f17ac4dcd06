// The vectors of C2SP/CCTV for the age format, every one of them, through the library that seals and opens here.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { armor, Decrypter } from 'age-encryption'
import * as vectors from 'cctv-age'

type Vector = { readonly expect: string; readonly file: Uint8Array; readonly said: (key: string) => readonly string[] }

function readVector(bytes: Uint8Array): Vector {
  const end = Buffer.from(bytes).indexOf('\n\n')
  const lines = new TextDecoder().decode(bytes.subarray(0, end)).split('\n')
  const said = (key: string) =>
    lines.flatMap((line) => (line.startsWith(`${key}: `) ? [line.slice(key.length + 2)] : []))
  const raw = bytes.subarray(end + 2)
  const file = said('compressed').includes('zlib') ? new Uint8Array(inflateSync(raw)) : raw
  return { expect: said('expect')[0] ?? '', file, said }
}

/** Opens a vector whole, as objects are opened here: the plaintext, or why there is none. */
async function open({ file, said }: Vector): Promise<{ readonly plain?: Uint8Array; readonly fault?: string }> {
  try {
    const decrypter = new Decrypter()
    for (const identity of said('identity')) decrypter.addIdentity(identity)
    for (const passphrase of said('passphrase')) decrypter.addPassphrase(passphrase)
    const bytes = said('armored').includes('yes') ? armor.decode(new TextDecoder().decode(file)) : file
    return { plain: await decrypter.decrypt(bytes) }
  } catch (error) {
    return { fault: String(error) }
  }
}

const read = Object.entries(vectors).map(([name, bytes]) => ({ name, ...readVector(bytes) }))

test('every CCTV vector that opens gives its payload, every other one is refused, and nothing of it is released', async (t) => {
  const counts = new Map<string, number>()
  for (const vector of read) {
    const { plain, fault } = await open(vector)
    assert.equal(
      fault === undefined,
      vector.expect === 'success',
      `${vector.name} (${vector.expect}): ${fault ?? 'opened'}`,
    )
    if (vector.expect === 'no match') assert.match(fault ?? '', /no identity matched/, vector.name)
    if (plain !== undefined)
      assert.deepEqual([createHash('sha256').update(plain).digest('hex')], vector.said('payload'), vector.name)
    counts.set(vector.expect, (counts.get(vector.expect) ?? 0) + 1)
  }
  assert.equal(read.length, 143)
  t.diagnostic(`${read.length} vectors: ${[...counts].map(([expect, count]) => `${count} ${expect}`).join(', ')}`)
})
