/** HTTP of sealed objects. Only form is looked at here: hybrid stanzas, as many as people named, and a padded size. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor, Tx } from '../database/index.ts'
import type { FileStore } from '../files/index.ts'
import { invalid, none, notFound, route, sentenceOf } from '../http/index.ts'
import { isBucket } from './crypto/padding.ts'
import { SealingRefused } from './crypto/refused.ts'
import { shapeOf } from './crypto/shape.ts'
import { findVault } from './key-queries.ts'
import {
  FieldName,
  GivenTo,
  MOST_AT_ONCE,
  MOST_INLINE_BYTES,
  MOST_RECIPIENTS,
  OpenedObject,
  openingLimits,
  Purpose,
  SealedObject,
  TeamKey,
} from './model.ts'
import { notGiven, notSealed, recipientsRefused, sealedMeanwhile, tooManyOpenings, vaultClosed } from './problems.ts'
import { openingWait } from './rules.ts'
import {
  type Ciphertext,
  countOpenings,
  currentKeys,
  findObjects,
  handOut,
  keepCopy,
  keepObject,
  newestVersion,
  ownersOf,
  ownSealedFile,
  revokeGrant,
} from './sealed-queries.ts'

type TeamMember = { readonly id: string; readonly name: string }

/** What the rooms that hold records say of them. */
export type Records = {
  /** The case and kind of a record that the actor may change, where `field` is a sealed field of it; `unknown` where it is none. */
  readonly homeOf: (
    tx: Tx,
    record_id: string,
    field: string,
  ) => Promise<{ readonly case_id: string; readonly kind: string } | 'unknown' | undefined>
  readonly teamOf: (tx: Tx, caseId: string) => Promise<readonly TeamMember[]>
  /** Told in the same transaction that a field of a record is filled. */
  readonly filled: (
    tx: Tx,
    slot: {
      readonly record_id: string
      readonly kind: string
      readonly field: string
      readonly case_id: string
      readonly object_id: string
    },
  ) => Promise<void>
}

const Bytes = {
  ciphertext: z
    .base64()
    .max(MOST_INLINE_BYTES * 1.4)
    .nullable(),
  file_id: z.uuid().nullable(),
}
const Given = z.array(GivenTo).min(1).max(MOST_RECIPIENTS)
const BODY = MOST_INLINE_BYTES * 1.5

/** The routes of sealed objects over the rooms that hold the records. */
export function sealedRoutes(records: Records, store: FileStore) {
  const read = (tx: Tx, sent: { readonly ciphertext: string | null; readonly file_id: string | null }) =>
    readCiphertext(tx, store, sent)
  return [
    route({
      method: 'GET',
      url: '/api/sealed',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'ما هو مختوم في سجل أو ملف، ولمن',
        fr: 'Ce qui est scellé dans une fiche ou un dossier, et pour qui',
        en: 'What is sealed in a record or a case, and to whom',
      },
      params: none,
      query: z.strictObject({ record_id: z.uuid().optional(), case_id: z.uuid().optional() }),
      body: none,
      reply: z.strictObject({ items: z.array(SealedObject) }),
      run: async ({ tx, actor, query: { record_id, case_id } }) => {
        const which = record_id === undefined ? { case_id: case_id ?? '' } : { record_id }
        if (record_id === undefined && case_id === undefined) throw notFound({})
        return { items: [...(await findObjects(tx, which, actor.person_id))] }
      },
    }),
    route({
      method: 'GET',
      url: '/api/sealed/team/:case_id',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'فريق الملف والمفاتيح التي يُختم لها',
        fr: 'L’équipe du dossier et les clés pour lesquelles on scelle',
        en: 'The team of a case and the keys to seal to',
      },
      params: z.strictObject({ case_id: z.uuid() }),
      query: none,
      body: none,
      reply: z.strictObject({ items: z.array(TeamKey) }),
      run: async ({ tx, params }) => {
        const team = await records.teamOf(tx, params.case_id)
        const keys = await currentKeys(
          tx,
          team.map(({ id }) => id),
        )
        return {
          items: team.map(({ id, name }) => {
            const found = keys.get(id)
            if (found === undefined || found.vault !== 'active') return { person_id: id, name, key: null }
            const { vault: _, ...key } = found
            return { person_id: id, name, key }
          }),
        }
      },
    }),
    route({
      method: 'PUT',
      url: '/api/sealed/:record_id/:field',
      capability: 'cases.work',
      bodyLimit: BODY,
      status: 200,
      summary: {
        ar: 'حفظ نسخة مختومة من حقل',
        fr: 'Garder une version scellée d’un champ',
        en: 'Keep a sealed version of a field',
      },
      params: z.strictObject({ record_id: z.uuid(), field: FieldName }),
      query: none,
      body: z.strictObject({ version: z.int().min(1), ...Bytes, given: Given }),
      reply: SealedObject,
      run: async ({ tx, actor, params, body }) => {
        const home = await records.homeOf(tx, params.record_id, params.field)
        if (home === undefined) throw notFound({})
        if (home === 'unknown')
          throw invalid(
            {},
            {
              errors: [{ pointer: '/field', code: 'sealing.field-unknown', text: sentenceOf('sealing.field-unknown') }],
            },
          )
        const author = await ownKey(tx, actor)
        const ciphertext = await read(tx, body)
        const newest = await newestVersion(tx, params)
        if (body.version !== newest + 1) throw sealedMeanwhile({ current: newest })
        const given = await recipients(tx, await records.teamOf(tx, home.case_id), body.given, ciphertext)
        const object_id = await keepObject(tx, {
          ...home,
          ...params,
          version: body.version,
          author_key_id: author.id,
          ciphertext,
          given,
        })
        await records.filled(tx, { ...home, ...params, object_id })
        return await mustFind(tx, object_id, actor)
      },
    }),
    route({
      method: 'POST',
      url: '/api/sealed/openings',
      capability: 'cases.work',
      stepUp: true,
      showsSecret: true,
      status: 201,
      summary: {
        ar: 'تسليم مواد مختومة لفتحها في المتصفح، لغرض يُذكر',
        fr: 'Remettre des éléments scellés pour les ouvrir dans le navigateur, à une fin dite',
        en: 'Hand out sealed items to be opened in the browser, for a stated purpose',
      },
      params: none,
      query: none,
      body: z.strictObject({ objects: z.array(z.uuid()).min(1).max(MOST_AT_ONCE), purpose: Purpose }),
      reply: z.strictObject({ items: z.array(OpenedObject) }),
      run: async ({ tx, actor, body }) => {
        await ownKey(tx, actor)
        const ids = [...new Set(body.objects)]
        const objects = await findObjects(tx, { ids }, actor.person_id)
        if (objects.length !== ids.length) throw notFound({})
        if (!objects.every(({ mine }) => mine)) throw notGiven({})
        const counts = await countOpenings(tx, actor.person_id, openingLimits)
        const seconds = openingWait(counts, ids.length, openingLimits)
        if (seconds > 0) throw tooManyOpenings({ seconds })
        const handed = await handOut(tx, objects, body.purpose)
        return {
          items: objects.map((object) => {
            const copy = handed.find(({ object_id }) => object_id === object.id)
            return {
              object,
              ciphertext: copy?.ciphertext?.toString('base64') ?? null,
              file_id: copy?.file_id ?? null,
            }
          }),
        }
      },
    }),
    route({
      method: 'POST',
      url: '/api/sealed/objects/:id/copies',
      capability: 'cases.work',
      stepUp: true,
      bodyLimit: BODY,
      status: 201,
      summary: {
        ar: 'إعطاء مادة مختومة لآخرين، بنسخة خُتمت لهم في متصفح من يفتحها',
        fr: 'Confier un élément scellé à d’autres, par une copie scellée chez qui peut l’ouvrir',
        en: 'Give a sealed item to others, by a copy sealed in the browser of one who can open it',
      },
      params: z.strictObject({ id: z.uuid() }),
      query: none,
      body: z.strictObject({ revision: z.int().min(1), reason: Purpose, ...Bytes, given: Given }),
      reply: SealedObject,
      run: async ({ tx, actor, params, body }) => {
        await ownKey(tx, actor)
        const object = await mustFind(tx, params.id, actor)
        if (!object.mine) throw notGiven({})
        const home = await records.homeOf(tx, object.record_id, object.field)
        if (home === undefined || home === 'unknown') throw notFound({})
        if (object.revision !== body.revision) throw sealedMeanwhile({ current: object.revision })
        const ciphertext = await read(tx, body)
        if (ciphertext.bucket !== object.bucket) throw notSealed({})
        const given = await recipients(tx, await records.teamOf(tx, object.case_id), body.given, ciphertext)
        await keepCopy(tx, { object, ciphertext, given, reason: body.reason })
        return await mustFind(tx, params.id, actor)
      },
    }),
    route({
      method: 'POST',
      url: '/api/sealed/grants/:id/revocation',
      capability: 'cases.work',
      stepUp: true,
      status: 201,
      summary: {
        ar: 'سحب مادة مختومة ممن أُعطيت له: لا تُسلَّم بعد الآن، وتُختم النسخة القادمة دونه',
        fr: 'Retirer un élément scellé à qui il fut confié : plus de remise, et la prochaine version sans cette personne',
        en: 'Withdraw a sealed item: it is handed out no more, and the next version is sealed without them',
      },
      params: z.strictObject({ id: z.uuid() }),
      query: none,
      body: z.strictObject({ reason: Purpose }),
      reply: z.strictObject({ revoked: z.literal(true) }),
      run: async ({ tx, params, body }) => {
        if (!(await revokeGrant(tx, { id: params.id, reason: body.reason }))) throw notFound({})
        return { revoked: true as const }
      },
    }),
  ] as const
}

async function mustFind(tx: Tx, id: string, actor: Actor): Promise<SealedObject> {
  const [object] = await findObjects(tx, { ids: [id] }, actor.person_id)
  if (object === undefined) throw notFound({})
  return object
}

/** The current key of the actor, whose vault must be active. */
async function ownKey(tx: Tx, { person_id }: Actor) {
  const vault = await findVault(tx, person_id)
  const key = (await currentKeys(tx, [person_id])).get(person_id)
  if (vault?.state !== 'active' || key === undefined) throw vaultClosed({})
  return key
}

async function readCiphertext(
  tx: Tx,
  store: FileStore,
  { ciphertext, file_id }: { readonly ciphertext: string | null; readonly file_id: string | null },
): Promise<Ciphertext> {
  if ((ciphertext === null) === (file_id === null)) throw notSealed({})
  const bytes = ciphertext === null ? undefined : new Uint8Array(Buffer.from(ciphertext, 'base64'))
  const file = file_id === null ? undefined : await ownSealedFile(tx, file_id)
  if (bytes === undefined && file === undefined) throw notFound({})
  try {
    const shape =
      bytes === undefined && file !== undefined
        ? shapeOf(await headOf(store, file), file.bytes)
        : shapeOf(bytes ?? new Uint8Array())
    if (!isBucket(shape.padded) || shape.recipients > MOST_RECIPIENTS) throw notSealed({})
    const found = { recipients: shape.recipients, bucket: shape.padded }
    return bytes === undefined
      ? { ...found, sha256: file?.sha256 ?? '', file_id: file_id ?? '' }
      : { ...found, sha256: createHash('sha256').update(bytes).digest('hex'), bytes }
  } catch (error) {
    throw error instanceof SealingRefused ? notSealed({}) : error
  }
}

/** Room for the stanzas of everybody. */
const HEAD_BYTES = 262_144

async function headOf(store: FileStore, { sha256, bytes }: { readonly sha256: string; readonly bytes: number }) {
  const parts: Buffer[] = []
  for await (const part of await store.read(sha256, { first: 0, last: Math.min(bytes, HEAD_BYTES) - 1 }))
    parts.push(part as Buffer)
  return new Uint8Array(Buffer.concat(parts))
}

/** Everybody it is given to: of the team, with the current key of an active vault, and one stanza each. Others are named. */
async function recipients(tx: Tx, team: readonly TeamMember[], given: readonly GivenTo[], ciphertext: Ciphertext) {
  const keys = await currentKeys(
    tx,
    team.map(({ id }) => id),
  )
  const known = new Map([...keys.values()].flatMap((key) => (key.vault === 'active' ? [[key.id, key.person_id]] : [])))
  const unknown = given.filter(({ key_id }) => !known.has(key_id))
  if (unknown.length > 0) throw recipientsRefused({ people: (await ownersOf(tx, unknown)).join(' · ') })
  if (new Set(given.map(({ key_id }) => key_id)).size !== given.length || ciphertext.recipients !== given.length)
    throw notSealed({})
  return given.map((one) => ({ ...one, person_id: known.get(one.key_id) ?? '' }))
}
