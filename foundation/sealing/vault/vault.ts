/** The vault as it runs in its worker: the one place where secrets are. What is asked and answered can be copied; secrets never are. */
import { type Bytes, base64Of, base64url, bytesOf, utf8 } from '../crypto/bytes.ts'
import {
  type Directory,
  type DirectoryPin,
  keyFault,
  readDirectory,
  type ServedKey,
  signEntry,
  trustedRecipients,
} from '../crypto/directory.ts'
import type { DirectoryEntry, Wrap } from '../crypto/forms.ts'
import { newRecoveryKey, readRecoveryKey, recoveryGroups } from '../crypto/recovery-digits.ts'
import { type SealingFault, SealingRefused } from '../crypto/refused.ts'
import { openBytes, openObject, resealObject, sealBytes, sealObject } from '../crypto/seal.ts'
import { newKeys, type PublicKeys, publicKeysOf, readSecret, type VaultSecret, writeSecret } from '../crypto/secret.ts'
import { sign } from '../crypto/signing.ts'
import { type TestedWrap, tryWrap } from '../crypto/tested-wrap.ts'
import { type Opener, unwrap, wrapWithPasskey, wrapWithPassphrase, wrapWithRecoveryKey } from '../crypto/wrap.ts'
import type { OpenedObject, OwnVault } from '../model.ts'
import { openedTexts } from './opened-texts.ts'

type Who = { readonly person_id: string; readonly institution_id: string }

/** The directory as the server serves it, and what this browser has seen of it. */
export type Vouched = {
  readonly institution_id: string
  readonly entries: readonly DirectoryEntry[]
  readonly pin: DirectoryPin | undefined
}

/** How a person opens their vault, as it comes from a page. */
export type PersonsOpener =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly digits: string }
  | { readonly kind: 'passkey'; readonly output: Bytes }

/** New keys, as the server keeps them. */
export type MadeKeys = PublicKeys & {
  readonly signature: string
  readonly wraps: readonly (TestedWrap | { readonly wrap: SuccessorWrap; readonly tested: null })[]
}
type SuccessorWrap = { readonly v: 1; readonly kind: 'successor'; readonly sealed: string }

export type ToSeal = {
  readonly record_id: string
  readonly field: string
  readonly version: number
  readonly mime: string
  readonly name: string
  readonly body: Bytes
  readonly signed_at: string
  readonly team: readonly ServedKey[]
  readonly directory: Vouched
}

/** What came of an object: its bytes, or why nothing is shown. */
export type OpenedHere = { readonly id: string } & (
  | { readonly body: Bytes; readonly mime: string; readonly name: string; readonly signed_at: string }
  | { readonly fault: SealingFault }
)

/** A fresh vault without keys. `locks` forgets everything; whoever runs it in a worker ends the worker instead. */
export function startVault() {
  let held: readonly VaultSecret[] = []
  let making: { readonly secret: VaultSecret; readonly recovery: Bytes; readonly passphrase: string } | undefined
  let printing: Bytes | undefined
  const texts = openedTexts()
  const current = (): VaultSecret => {
    const [secret] = held
    if (secret === undefined) throw new SealingRefused('locked')
    return secret
  }
  const identities = () => held.map(({ identity }) => identity)

  return {
    /** Makes keys that are not kept yet; answers the groups of the recovery key, to be printed. */
    begin: async ({ passphrase }: { readonly passphrase: string }) => {
      making = { secret: await newKeys(), recovery: newRecoveryKey(), passphrase }
      return { groups: recoveryGroups(making.recovery) }
    },

    /** Goes on once the printed digits were typed again; answers what the server keeps, or the groups that are wrong. */
    finish: async ({ typed, person_id, institution_id }: Who & { readonly typed: string }) => {
      if (making === undefined) throw new SealingRefused('locked')
      const { secret, recovery, passphrase } = making
      const read = readRecoveryKey(typed)
      if ('wrong' in read) return { wrong: read.wrong }
      if (base64url(read.key) !== base64url(recovery)) throw new SealingRefused('wrong-digits')
      const keys = await publicKeysOf(secret)
      const phrase = await tryWrap(
        await wrapWithPassphrase(secret, passphrase),
        { kind: 'passphrase', passphrase },
        person_id,
      )
      const printed = await tryWrap(
        await wrapWithRecoveryKey(secret, recovery),
        { kind: 'recovery', key: read.key },
        person_id,
      )
      const before = held[0] === undefined ? [] : [await succeeded(held[0], keys.recipient)]
      const made: MadeKeys = {
        ...keys,
        signature: sign(secret.signing, 'own key', { institution_id, person_id, ...keys }),
        wraps: [phrase, printed, ...before],
      }
      held = [secret, ...held]
      making = undefined
      return { made }
    },

    /** Opens the vault with one of its wraps, and by way of it the keys before the current one. */
    open: async ({ vault, opener }: { readonly vault: OwnVault; readonly opener: PersonsOpener }) => {
      const known = await openerOf(opener)
      const [newest, ...older] = vault.keys
      const wraps = vault.wraps.filter((one) => one.key_id === newest?.id && one.kind === opener.kind)
      const secret = await firstOpened(
        wraps.map(({ wrap }) => wrap as Wrap),
        known,
      )
      const found = [secret]
      // a successor wrap lies beside the newer key and holds the one before it
      for (const { wrap } of vault.wraps.toReversed())
        if (wrap.kind === 'successor' && older.length > 0) {
          const before = await openBytes(
            bytesOf(wrap.sealed),
            found.map(({ identity }) => identity),
          ).catch(() => undefined)
          if (before !== undefined) found.push(readSecret(before))
        }
      held = found
      return await publicKeysOf(secret)
    },

    /** A further passphrase, for the vault that is open. */
    rephrase: async ({ passphrase, person_id }: { readonly passphrase: string; readonly person_id: string }) =>
      await tryWrap(await wrapWithPassphrase(current(), passphrase), { kind: 'passphrase', passphrase }, person_id),

    /** A further printed key: its groups first, then, typed again, its wrap. */
    print: async () => {
      current()
      printing = newRecoveryKey()
      return { groups: recoveryGroups(printing) }
    },
    printed: async ({ typed, person_id }: { readonly typed: string; readonly person_id: string }) => {
      const read = readRecoveryKey(typed)
      if ('wrong' in read) return { wrong: read.wrong }
      if (printing === undefined || base64url(read.key) !== base64url(printing))
        throw new SealingRefused('wrong-digits')
      const wrap = await wrapWithRecoveryKey(current(), read.key)
      return { wrap: await tryWrap(wrap, { kind: 'recovery', key: read.key }, person_id) }
    },

    /** A passkey as a way in, by the output of its PRF. */
    addPasskey: async (asked: {
      readonly output: Bytes
      readonly salt: Bytes
      readonly credential: string
      readonly person_id: string
    }) => {
      const { output, person_id } = asked
      return await tryWrap(await wrapWithPasskey(current(), asked), { kind: 'passkey', output }, person_id)
    },

    /** An entry of the directory, signed with this vault's key after the chain was read to its end. */
    signEntry: async ({
      entry,
      directory,
    }: {
      readonly entry: Parameters<typeof signEntry>[0]
      readonly directory: Vouched
    }) => {
      const { last } = await readDirectory(directory.entries, directory)
      const { signing_key } = await publicKeysOf(current())
      return await signEntry(entry, { last, signingSecret: current().signing, signed_by: signing_key })
    },

    /** What is wrong with the keys that the server serves, or with the chain itself; asked of a vault that need not be open. */
    judge: async ({ served, directory }: { readonly served: readonly ServedKey[]; readonly directory: Vouched }) => {
      try {
        const read = await readDirectory(directory.entries, directory)
        const faults = served.flatMap((key) => {
          const fault = keyFault(read, key)
          return fault === undefined ? [] : [{ person_id: key.person_id, fault }]
        })
        return { faults, pin: read.pin, broken: undefined }
      } catch (error) {
        if (!(error instanceof SealingRefused)) throw error
        return { faults: [], pin: undefined, broken: { fault: error.code, person_id: error.person } }
      }
    },

    /** A content sealed to people whose keys the directory vouches for; refuses, with the person, where it does not. */
    seal: async ({ team, directory, ...content }: ToSeal) => {
      const read = await readDirectory(directory.entries, directory)
      const recipients = trustedRecipients(read, team)
      return { file: await sealObject(content, { signingSecret: current().signing, recipients }), pin: read.pin }
    },

    /** Opens what was handed out; each object by itself, and texts go into the index. */
    openObjects: async ({
      items,
      directory,
    }: {
      readonly items: readonly (OpenedObject & { readonly bytes?: Bytes })[]
      readonly directory: Vouched
    }) => {
      current()
      const read = await readDirectory(directory.entries, directory)
      const opened = await Promise.all(items.map((item) => openOne(item, identities(), read)))
      for (const [index, one] of opened.entries()) {
        const object = items[index]?.object
        if (object !== undefined && 'body' in one && one.mime === 'text/plain')
          texts.add({ ...object, text: new TextDecoder().decode(one.body) })
      }
      return { opened, pin: read.pin }
    },

    /** The same content to other people, for who can open it. */
    reseal: async ({
      item,
      team,
      directory,
    }: {
      readonly item: OpenedObject
      readonly team: readonly ServedKey[]
      readonly directory: Vouched
    }) => {
      const read = await readDirectory(directory.entries, directory)
      const recipients = trustedRecipients(read, team)
      const file = bytesOf(item.ciphertext ?? '')
      return {
        file: await resealObject(file, identities(), { expected: expectedOf(item), recipients }),
        pin: read.pin,
      }
    },

    /** Opened texts of a case that fit. */
    find: async ({ wanted, case_id }: { readonly wanted: string; readonly case_id: string }) =>
      texts.find(wanted, case_id),
  }
}

export type Vault = ReturnType<typeof startVault>

const expectedOf = ({ object }: OpenedObject) => ({
  record_id: object.record_id,
  field: object.field,
  version: object.object_version,
  author_key: object.author.signing_key,
})

/** The author is the one the server names, with a key that the directory knew as theirs. */
async function openOne(
  item: OpenedObject & { readonly bytes?: Bytes },
  identities: readonly string[],
  directory: Directory,
): Promise<OpenedHere> {
  const { object } = item
  try {
    const author = directory.keys.get(object.author.signing_key)
    if (author?.person_id !== object.author.person_id) throw new SealingRefused('wrong-author')
    const { header, body } = await openObject(
      item.bytes ?? bytesOf(item.ciphertext ?? ''),
      identities,
      expectedOf(item),
    )
    return { id: object.id, body, mime: header.mime, name: header.name, signed_at: header.signed_at }
  } catch (error) {
    if (error instanceof SealingRefused) return { id: object.id, fault: error.code }
    throw error
  }
}

async function openerOf(opener: PersonsOpener): Promise<Opener> {
  if (opener.kind !== 'recovery') return opener
  const read = readRecoveryKey(opener.digits)
  if ('wrong' in read) throw new SealingRefused('wrong-digits')
  return { kind: 'recovery', key: read.key }
}

async function firstOpened(wraps: readonly Wrap[], opener: Opener): Promise<VaultSecret> {
  for (const wrap of wraps) {
    const secret = await unwrap(wrap, opener).catch((error: unknown) => {
      if (error instanceof SealingRefused) return undefined
      throw error
    })
    if (secret !== undefined) return secret
  }
  throw new SealingRefused('wrong-secret')
}

/** The key before, sealed to the one after it. */
async function succeeded(secret: VaultSecret, recipient: string) {
  const sealed = base64Of(await sealBytes(writeSecret(secret), [recipient]))
  return { wrap: { v: 1 as const, kind: 'successor' as const, sealed }, tested: null }
}

/** Text as the body of an object. */
export const textBody = (text: string): Bytes => utf8(text)
