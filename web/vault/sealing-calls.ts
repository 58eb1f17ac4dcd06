import {
  base64Of,
  type FoundText,
  type SealedObject,
  SealingRefused,
  type TeamKey,
  textBody,
  type Vouched,
} from '../../foundation/sealing/index.ts'
import type { SealingRoutes } from '../../foundation/sealing/server.ts'
import { client } from '../client.ts'
import { keepPin, readPin } from './directory-pin.ts'
import { askVault } from './vault-store.ts'

const api = client<SealingRoutes>()

/** The key directory with what this browser remembers of it. */
export async function vouchedDirectory(): Promise<Vouched> {
  const { institution_id, entries } = await api('GET /api/key-directory')
  return { institution_id, entries, pin: readPin(institution_id) }
}

/** What is sealed in a record: the newest version of each of its fields. */
export const sealedIn = (recordId: string, signal: AbortSignal) =>
  api('GET /api/sealed', { query: { record_id: recordId }, signal }).then(({ items }) => items)
/** What is sealed in a case. */
export const sealedInCase = (caseId: string) =>
  api('GET /api/sealed', { query: { case_id: caseId } }).then(({ items }) => items)
/** The team of a case, with the keys to seal to. */
export const sealingTeam = (caseId: string, signal: AbortSignal) =>
  api('GET /api/sealed/team/:case_id', { params: { case_id: caseId }, signal }).then(({ items }) => items)

type FieldWords = {
  readonly record_id: string
  readonly field: string
  /** The version that it follows, 0 for none. */
  readonly follows: number
  readonly text: string
  readonly team: readonly TeamKey[]
}

/** Seals words in the browser to the members with signed keys, and sends what nobody else can read. */
export async function sealWords({ record_id, field, follows, text, team }: FieldWords): Promise<SealedObject> {
  const directory = await vouchedDirectory()
  const keys = team.flatMap(({ key }) => (key === null ? [] : [key]))
  const version = follows + 1
  const { file, pin } = await askVault('seal', {
    record_id,
    field,
    version,
    mime: 'text/plain',
    name: '',
    body: textBody(text),
    signed_at: new Date().toISOString(),
    team: keys,
    directory,
  })
  keepPin(directory.institution_id, pin)
  return await api('PUT /api/sealed/:record_id/:field', {
    params: { record_id, field },
    body: {
      version,
      ciphertext: base64Of(file),
      file_id: null,
      given: keys.map(({ id }) => ({ key_id: id, purpose: 'case-team', until: null })),
    },
  })
}

const MOST_AT_ONCE = 100

/** Asks for objects, for a purpose that is logged, and opens them in the vault; texts by the id of their object. */
export async function openWords(
  objects: readonly SealedObject[],
  purpose: string,
): Promise<ReadonlyMap<string, { readonly text: string } | { readonly refused: SealingRefused }>> {
  const directory = await vouchedDirectory()
  const found = new Map<string, { readonly text: string } | { readonly refused: SealingRefused }>()
  for (let at = 0; at < objects.length; at += MOST_AT_ONCE) {
    const ids = objects.slice(at, at + MOST_AT_ONCE).map(({ id }) => id)
    const { items } = await api('POST /api/sealed/openings', { body: { objects: ids, purpose } })
    const { opened, pin } = await askVault('openObjects', { items, directory })
    keepPin(directory.institution_id, pin)
    for (const one of opened)
      found.set(
        one.id,
        'body' in one ? { text: new TextDecoder().decode(one.body) } : { refused: new SealingRefused(one.fault) },
      )
  }
  return found
}

/** Opened texts of a case that fit; nothing where the vault was locked since. */
export const findOpened = (wanted: string, caseId: string): Promise<readonly FoundText[]> =>
  askVault('find', { wanted, case_id: caseId })
