/** Signs for the institution. Private keys are unwrapped in the memory of this process alone, each when it is first used. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { sql } from 'kysely'
import { enterSession } from '../access/server.ts'
import { canonicalJson } from '../custody/index.ts'
import { type Database, enterAs, NO_INSTITUTION, SYSTEM_ACTOR, type Tx } from '../database/index.ts'
import { thumbprint } from './fingerprint.ts'
import { keyFilePath, makeKeyFile, readKeyFile, unwrap, wrap } from './key-file.ts'
import { type InstitutionKey, type KeyFault, type KeyUse, keyUses, type RotationReason } from './model.ts'
import { cannotSign, rotatedMeanwhile } from './problems.ts'
import { addFirstKeys, findSigningKey, listKeys, type NewKey, replaceKey } from './queries.ts'

export type Signature = { readonly key_id: string; readonly signature: Buffer }

export type Keyring = {
  /** Signs with the current key of a use (Ed25519, 64 bytes), in the caller's transaction when given one. Refuses without a usable key. */
  readonly signWith: (use: KeyUse, bytes: Uint8Array, tx?: Tx) => Promise<Signature>
  /** Every public key, current ones first, each with its fingerprint. */
  readonly publicKeys: (tx?: Tx) => Promise<readonly InstitutionKey[]>
  /** Makes the first key of every use: once, in the transaction of setup. */
  readonly generate: (tx: Tx, at: Date) => Promise<void>
  /** Replaces the current key of a use by a statement signed with it. Refuses without a usable key. */
  readonly rotate: (
    tx: Tx,
    input: { readonly use: KeyUse; readonly reason: RotationReason; readonly at: Date },
  ) => Promise<void>
  /** Why nothing can be signed, if so. */
  readonly fault: () => KeyFault | null
}

type Unwrapped = { readonly kid: string; readonly institution: string; readonly key: KeyObject }

const placeOf = (institution: string, use: KeyUse, kid: string) =>
  `mithaq institution key 1|${institution}|${use}|${kid}`

/**
 * Opens the keyring below `home`. Makes the key file where no key exists yet, and the keys where an institution has none. A file that
 * is missing or wrong is reported in a sentence: the instance serves, and signs nothing.
 */
export async function openKeyring({
  home,
  database,
  now,
  report,
}: {
  readonly home: string
  readonly database: Database
  readonly now: () => Date
  readonly report: (line: string) => void
}): Promise<Keyring> {
  const inTransaction = <T>(run: (tx: Tx, institution: string) => Promise<T>) =>
    database.inTransaction(enterSession(undefined, randomUUID(), true), (tx, entered) =>
      run(tx, String(entered.institution_id)),
    )
  const unwrapped = new Map<string, Unwrapped>()
  const open = await inTransaction(async (tx, institution) => ({
    institution,
    any: (await listKeys(tx)).length > 0,
  }))
  const file = (await readKeyFile(home)) ?? (open.any ? undefined : await makeKeyFile(home))

  const usable = async (tx: Tx, use: KeyUse): Promise<Unwrapped | KeyFault> => {
    const found = await findSigningKey(tx, use)
    if (found === undefined || found.kid === null) return 'none-yet'
    const known = unwrapped.get(found.kid)
    if (known !== undefined) return known
    if (file === undefined) return 'file-missing'
    const secret = unwrap(file, found.wrapped, placeOf(found.institution, use, found.kid))
    if (secret === undefined) return 'file-wrong'
    const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })
    // the public half in the database is what partners compare: it must be that of the key that signs
    if (publicOf(key) !== found.x || thumbprint(found.x) !== found.kid) return 'file-wrong'
    const made = { kid: found.kid, institution: found.institution, key }
    unwrapped.set(found.kid, made)
    return made
  }
  const mustUse = async (tx: Tx, use: KeyUse): Promise<Unwrapped> => {
    const found = await usable(tx, use)
    if (typeof found === 'string') throw cannotSign({ fault: found })
    return found
  }
  const make = (institution: string, use: KeyUse, at: Date): NewKey => {
    if (file === undefined) throw cannotSign({ fault: 'file-missing' })
    const { privateKey } = generateKeyPairSync('ed25519')
    const x = publicOf(privateKey)
    const kid = thumbprint(x)
    const secret = privateKey.export({ format: 'der', type: 'pkcs8' })
    return { use, kid, x, wrapped: wrap(file, secret, placeOf(institution, use, kid)), valid_from: at }
  }

  const keyring: Keyring = {
    signWith: async (use, bytes, tx) => {
      const { kid, key } = await (tx === undefined ? inTransaction((own) => mustUse(own, use)) : mustUse(tx, use))
      return { key_id: kid, signature: sign(null, bytes, key) }
    },
    publicKeys: (tx) => (tx === undefined ? inTransaction(listKeys) : listKeys(tx)),
    generate: async (tx, at) => {
      const institution = await institutionOf(tx)
      await addFirstKeys(
        tx,
        keyUses.map((use) => make(institution, use, at)),
      )
    },
    rotate: async (tx, { use, reason, at }) => {
      const old = await mustUse(tx, use)
      const key = make(old.institution, use, at)
      const statement = rotationStatement(old, { use, reason, at, kid: key.kid, x: key.x })
      const state = reason === 'compromised' ? 'compromised' : 'superseded'
      if (!(await replaceKey(tx, { old: { kid: old.kid, state }, key, statement }))) throw rotatedMeanwhile({})
    },
    fault: () => fault,
  }

  let fault: KeyFault | null = null
  if (!open.any && open.institution !== NO_INSTITUTION) {
    const system = { person_id: SYSTEM_ACTOR, institution_id: open.institution, capabilities: new Set(['keys.manage']) }
    try {
      await database.inTransaction(enterAs(system, 'maintenance', randomUUID()), (tx) => keyring.generate(tx, now()))
    } catch (error) {
      // nothing is written while the instance is read-only or locked: it starts all the same, and signs once it has keys
      if (!(error instanceof Error && 'code' in error && error.code === 'MQ021')) throw error
      fault = 'none-yet'
      report(sentences[fault](keyFilePath(home)))
    }
  } else if (open.any) {
    const faults = await inTransaction(async (tx) => {
      const found: (Unwrapped | KeyFault)[] = []
      for (const use of keyUses) found.push(await usable(tx, use))
      return found.filter((one) => typeof one === 'string')
    })
    fault = faults[0] ?? null
    if (fault !== null) report(sentences[fault](keyFilePath(home)))
  }
  return keyring
}

const sentences: Readonly<Record<KeyFault, (path: string) => string>> = {
  'none-yet': () =>
    'nothing can be signed: a key of the institution is missing in the database. Restore it from a backup, or start again in the normal mode to have keys made where there are none',
  'file-missing': (path) =>
    `nothing can be signed: the file ${path} is missing. Put it back from where it is kept apart from the database, then start again`,
  'file-wrong': (path) =>
    `nothing can be signed: the file ${path} does not open the keys in the database. Put the right one back, then start again`,
}

const publicOf = (key: KeyObject) => createPublicKey(key).export({ format: 'jwk' }).x ?? ''

async function institutionOf(tx: Tx): Promise<string> {
  const { rows } = await sql<{ readonly id: string }>`select app.institution() as id`.execute(tx)
  return rows[0]?.id ?? ''
}

/** Compact JWS (RFC 7515) over canonical JSON (RFC 8785), by the old key: the next key of this use is this one. */
function rotationStatement(
  old: Unwrapped,
  next: {
    readonly use: KeyUse
    readonly reason: RotationReason
    readonly at: Date
    readonly kid: string
    readonly x: string
  },
): string {
  const part = (value: Parameters<typeof canonicalJson>[0]) => Buffer.from(canonicalJson(value)).toString('base64url')
  const header = part({ alg: 'Ed25519', kid: old.kid, typ: 'key-rotation+jws' })
  const payload = part({
    v: 1,
    institution: `urn:uuid:${old.institution}`,
    use: next.use,
    reason: next.reason,
    at: next.at.toISOString(),
    before: old.kid,
    key: { kty: 'OKP', crv: 'Ed25519', x: next.x, kid: next.kid },
  })
  const signed = `${header}.${payload}`
  return `${signed}.${sign(null, Buffer.from(signed), old.key).toString('base64url')}`
}
