/** For tests: people with vaults, a directory that an officer signs, objects sealed and opened as a browser does it. */
import { base64Of, bytesOf, utf8 } from './crypto/bytes.ts'
import { readDirectory, signEntry, trustedRecipients } from './crypto/directory.ts'
import { newRecoveryKey } from './crypto/recovery-digits.ts'
import { openObject, sealObject } from './crypto/seal.ts'
import { newKeys, publicKeysOf, type VaultSecret } from './crypto/secret.ts'
import { sign } from './crypto/signing.ts'
import { tryWrap } from './crypto/tested-wrap.ts'
import { wrapWithRecoveryKey } from './crypto/wrap.ts'
import type { DirectoryView, OpenedObject, OwnVault, SealedObject, TeamKey } from './model.ts'

type Reply = { readonly status: number; readonly body: Record<string, unknown> }
export type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  options?: { readonly body?: unknown },
) => Promise<Reply>

/** A secret with two printed keys, kept as a vault of the person who asks. */
export async function makeVault(ask: Ask, { wraps = 2 } = {}): Promise<VaultSecret & { readonly reply: Reply }> {
  const { person_id, institution_id } = (await ask('GET', '/api/keys/mine')).body as OwnVault
  const secret = await newKeys()
  const keys = await publicKeysOf(secret)
  const tested = []
  for (let index = 0; index < wraps; index += 1) {
    const key = newRecoveryKey()
    tested.push(await tryWrap(await wrapWithRecoveryKey(secret, key), { kind: 'recovery', key }, person_id))
  }
  const signature = sign(secret.signing, 'own key', { institution_id, person_id, ...keys })
  const reply = await ask('POST', '/api/keys/mine', { body: { ...keys, signature, wraps: tested } })
  return { ...secret, reply }
}

/** The key officer signs the newest key of this person into the directory; the first to sign is its root. */
export async function signKey(
  ask: Ask,
  officer: VaultSecret,
  personId: string,
  part: { readonly state?: 'current' | 'revoked'; readonly officer?: boolean } = {},
): Promise<Reply> {
  const view = (await ask('GET', '/api/key-directory')).body as DirectoryView
  const key = view.people.find(({ person_id }) => person_id === personId)?.keys[0]
  if (key === undefined) throw new Error('Cannot sign a key that was not made')
  const { recipient, signing_key } = key
  const entry = await signEntry(
    {
      institution_id: view.institution_id,
      person_id: personId,
      recipient,
      signing_key,
      state: part.state ?? 'current',
      officer: part.officer ?? view.entries.length === 0,
      signed_at: '2026-11-23T10:00:00Z',
    },
    {
      last: view.entries.at(-1),
      signingSecret: officer.signing,
      signed_by: (await publicKeysOf(officer)).signing_key,
    },
  )
  return await ask('POST', '/api/key-directory', { body: { entry } })
}

export type Words = {
  readonly record_id: string
  readonly field: string
  readonly version: number
  readonly text: string
}

/** Seals words to these members of the team, as a form does, and sends them. */
export async function sealTo(
  ask: Ask,
  author: VaultSecret,
  { record_id, field, version, text }: Words,
  team: readonly TeamKey[],
): Promise<Reply> {
  const view = (await ask('GET', '/api/key-directory')).body as DirectoryView
  const directory = await readDirectory(view.entries, { institution_id: view.institution_id, pin: undefined })
  const keys = team.flatMap(({ key }) => (key === null ? [] : [key]))
  const ciphertext = await sealObject(
    {
      record_id,
      field,
      version,
      mime: 'application/json',
      name: '',
      body: utf8(text),
      signed_at: '2026-11-23T10:00:00Z',
    },
    { signingSecret: author.signing, recipients: trustedRecipients(directory, keys) },
  )
  return await ask('PUT', `/api/sealed/${record_id}/${field}`, {
    body: {
      version,
      ciphertext: base64Of(ciphertext),
      file_id: null,
      given: keys.map(({ id }) => ({ key_id: id, purpose: 'case-team', until: null })),
    },
  })
}

/** Asks for objects and opens them. */
export async function openAll(
  ask: Ask,
  secret: VaultSecret,
  objects: readonly SealedObject[],
): Promise<readonly string[]> {
  const { body } = await ask('POST', '/api/sealed/openings', {
    body: { objects: objects.map(({ id }) => id), purpose: 'verification' },
  })
  const items = (body as { readonly items: readonly OpenedObject[] }).items
  return await Promise.all(
    items.map(async ({ object, ciphertext }) => {
      const opened = await openObject(bytesOf(ciphertext ?? ''), [secret.identity], {
        record_id: object.record_id,
        field: object.field,
        version: object.object_version,
        author_key: object.author.signing_key,
      })
      return new TextDecoder().decode(opened.body)
    }),
  )
}
