/** Sealing to named people and opening: one age file a version of a field or file, which opens with the stock `age` tool as well. */
import { Decrypter, Encrypter } from 'age-encryption'
import type { Bytes } from './bytes.ts'
import { type Content, type EnvelopeHeader, readEnvelope, writeEnvelope } from './envelope.ts'
import { assertHybrid } from './hybrid.ts'
import { isBucket } from './padding.ts'
import { SealingRefused } from './refused.ts'
import { shapeOf } from './shape.ts'

/** The age file of a content, signed by its author and padded. Refuses a list of recipients that is empty or not all hybrid. */
export async function sealObject(
  content: Content,
  { signingSecret, recipients }: { readonly signingSecret: Uint8Array; readonly recipients: readonly string[] },
): Promise<Bytes> {
  assertHybrid(recipients)
  return await encrypt(await writeEnvelope(content, signingSecret), recipients)
}

/** What an object must be: the server's word for it is compared with the author's. */
export type Expected = {
  readonly record_id: string
  readonly field: string
  readonly version: number
  readonly author_key: string
}

export type Opened = { readonly header: EnvelopeHeader; readonly body: Bytes }

/**
 * The content of an age file, whole or not at all. `identities`: the current key and those before it. Refuses an object of another
 * record, field, version or author, one that is cut or changed, and one that is sealed to a recipient that is not hybrid.
 */
export async function openObject(file: Bytes, identities: readonly string[], expected: Expected): Promise<Opened> {
  const plain = await decrypt(file, identities)
  if (!isBucket(plain.length)) throw new SealingRefused('damaged')
  const opened = await readEnvelope(plain)
  const { record_id, field, version, author_key } = opened.header
  if (record_id !== expected.record_id) throw new SealingRefused('wrong-record')
  if (field !== expected.field) throw new SealingRefused('wrong-field')
  if (version !== expected.version) throw new SealingRefused('wrong-version')
  if (author_key !== expected.author_key) throw new SealingRefused('wrong-author')
  return opened
}

/**
 * The same content, signature included, under a fresh file key to other recipients: how one who can open it gives it to others, and how
 * a recipient is left out. Refuses like openObject() and sealObject().
 */
export async function resealObject(
  file: Bytes,
  identities: readonly string[],
  { expected, recipients }: { readonly expected: Expected; readonly recipients: readonly string[] },
): Promise<Bytes> {
  assertHybrid(recipients)
  await openObject(file, identities, expected)
  return await encrypt(await decrypt(file, identities), recipients)
}

/** Bytes sealed to these hybrid recipients, without an envelope: for shares of a key and for a key before the current one. */
export async function sealBytes(bytes: Bytes, recipients: readonly string[]): Promise<Bytes> {
  assertHybrid(recipients)
  return await encrypt(bytes, recipients)
}

/** The bytes of sealBytes(). */
export const openBytes = (file: Bytes, identities: readonly string[]): Promise<Bytes> => decrypt(file, identities)

async function encrypt(plain: Bytes, recipients: readonly string[]): Promise<Bytes> {
  const encrypter = new Encrypter()
  for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient)
  return (await encrypter.encrypt(plain)) as Bytes
}

/** The library gives the whole plaintext or throws: no chunk is released before the last one was verified. */
async function decrypt(file: Bytes, identities: readonly string[]): Promise<Bytes> {
  shapeOf(file)
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    return (await decrypter.decrypt(file)) as Bytes
  } catch (error) {
    const unmatched = error instanceof Error && error.message.startsWith('no identity matched')
    throw new SealingRefused(unmatched ? 'not-for-you' : 'damaged')
  }
}
