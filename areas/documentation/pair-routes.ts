/** HTTP of duplicates: pairs proposed and decided by a person who sees both, and who was found to be one with whom. */
import { z } from 'zod'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import { cursorOf, none, notFound, problem, readCursor, recordChanged, route } from '../../foundation/http/index.ts'
import { text } from '../../foundation/language/index.ts'
import { objectOf } from './custody-object.ts'
import { summariesOf } from './labels.ts'
import { proposePairs, reasonsFor } from './pair-proposals.ts'
import { addPair, clusterOf, decidePair, findPair, listPairs } from './pair-queries.ts'
import { whyPaired } from './pair-reasons.ts'
import { inOrder, NewPairInput, needsReason, Pair, pairStates } from './pairs.ts'
import { viewOnly } from './problems.ts'
import { noteRecords } from './reading.ts'
import { levelInCase } from './record-queries.ts'
import { mustFind, refused } from './route-parts.ts'
import { LinkedRecord } from './views.ts'

const pairKnown = problem<{ readonly current: unknown }>({
  code: 'documentation.pair-known',
  status: 409,
  text: {
    ar: 'سبق النظر في هذين السجلين. افتح القرار السابق وعدّله.',
    fr: 'Ces deux fiches ont déjà été examinées. Ouvrez la décision et modifiez-la.',
    en: 'These two records were looked at already. Open that decision and change it.',
  },
})

const PairView = z.strictObject({
  ...Pair.shape,
  records: z.array(LinkedRecord),
  /** Why they are thought to be one, without any name; empty where nothing was compared. */
  why: z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() }),
})
const one = z.strictObject({ id: z.uuid() })

export const pairRoutes = [
  route({
    method: 'GET',
    url: '/api/duplicates',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'سجلات قد تكون مكررة', fr: 'Doublons possibles', en: 'Possible duplicates' },
    params: none,
    query: z.strictObject({
      state: z.enum(pairStates).optional(),
      record: z.uuid().optional(),
      case_id: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      after: z.string().max(500).optional(),
    }),
    body: none,
    reply: z.strictObject({ items: z.array(PairView), next: z.string().nullable() }),
    run: async ({ tx, query: { limit, after, ...query } }) => {
      const cursor = readCursor(after, z.tuple([z.string().max(60), z.uuid()]))
      const found = await listPairs(tx, { ...query, limit, after: cursor })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      const shown = await withRecords(tx, items)
      await noteRecords(
        tx,
        shown.flatMap(({ records }) => records),
        'duplicates',
      )
      return {
        items: shown,
        next: found.length > limit && last !== undefined ? cursorOf([last.updated_at, last.id]) : null,
      }
    },
  }),
  route({
    method: 'POST',
    url: '/api/duplicates',
    capability: 'cases.work',
    status: 201,
    summary: {
      ar: 'اقتراح تكرار أو البت فيه',
      fr: 'Proposer ou trancher un doublon',
      en: 'Propose or decide a duplicate',
    },
    params: none,
    query: none,
    body: NewPairInput,
    reply: PairView,
    run: async ({ tx, body: { kind, records, state, reason } }) => {
      const [first, second] = records
      if (first === second) throw refused([{ pointer: '/records/1', code: 'link.to-itself' }])
      if (needsReason(state) && reason === '') throw refused([{ pointer: '/reason', code: 'field.required' }])
      const [left, right] = inOrder(await mustFind(tx, kind, first), await mustFind(tx, kind, second))
      await mustEditBoth(tx, left.case_id, right.case_id)
      const made = await addPair(tx, {
        kind,
        left_id: left.id,
        right_id: right.id,
        left_case_id: left.case_id,
        right_case_id: right.case_id,
        state,
        reason,
        evidence: kind === 'person' ? await reasonsFor(tx, [left.id, right.id]) : [],
      })
      if (made === undefined) {
        const [current] = await withRecords(
          tx,
          (await listPairs(tx, { record: left.id, limit: 200 })).filter((pair) => pair.right_id === right.id),
        )
        throw pairKnown({ current: current ?? null })
      }
      return await toldOf(tx, made)
    },
  }),
  route({
    method: 'POST',
    url: '/api/duplicates/proposals',
    capability: 'cases.work',
    status: 201,
    summary: {
      ar: 'البحث في ملف عن سجلات قد تكون مكررة',
      fr: 'Chercher les doublons possibles d’un dossier',
      en: 'Look through a case for possible duplicates',
    },
    params: none,
    query: none,
    body: z.strictObject({ case_id: z.uuid() }),
    reply: z.strictObject({ proposed: z.int(), more: z.boolean() }),
    run: async ({ tx, body: { case_id } }) => {
      await mustFind(tx, 'case_file', case_id)
      await mustEditBoth(tx, case_id)
      const outcome = await proposePairs(tx, case_id)
      await recordEvent(tx, {
        type: 'documentation.names-compared',
        object: objectOf('case_file', case_id),
        detail: { proposed: outcome.proposed },
      })
      return outcome
    },
  }),
  route({
    method: 'GET',
    url: '/api/duplicates/:id',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'تكرار محتمل', fr: 'Un doublon possible', en: 'A possible duplicate' },
    params: one,
    query: none,
    body: none,
    reply: PairView,
    run: async ({ tx, params: { id } }) => {
      const pair = await findPair(tx, id)
      if (pair === undefined) throw notFound({})
      const told = await toldOf(tx, pair)
      await noteRecords(tx, told.records, 'duplicates')
      return told
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/duplicates/:id',
    capability: 'cases.work',
    locked: true,
    status: 200,
    summary: { ar: 'تغيير قرار في تكرار محتمل', fr: 'Revenir sur un doublon', en: 'Decide a duplicate anew' },
    params: one,
    query: none,
    body: z.strictObject({ state: z.enum(pairStates), reason: text({ max: 2000 }) }),
    reply: PairView,
    run: async ({ tx, params: { id }, body, version }) => {
      const pair = await findPair(tx, id)
      if (pair === undefined) throw notFound({})
      await mustEditBoth(tx, pair.left_case_id, pair.right_case_id)
      const outcome = await decidePair(tx, { pair, version, ...body })
      const current = await findPair(tx, id)
      if (outcome.status === 'missing' || current === undefined) throw notFound({})
      if (outcome.status === 'changed') throw recordChanged({ current: await toldOf(tx, current) })
      return await toldOf(tx, current)
    },
  }),
  route({
    method: 'GET',
    url: '/api/records/person/:id/cluster',
    capability: 'names.read',
    status: 200,
    summary: { ar: 'سجلات الشخص نفسه', fr: 'Fiches de la même personne', en: 'Records of the same person' },
    params: one,
    query: none,
    body: none,
    reply: z.strictObject({ items: z.array(LinkedRecord) }),
    run: async ({ tx, params: { id } }) => {
      await mustFind(tx, 'person', id)
      const items = await summariesOf(tx, 'person', await clusterOf(tx, id))
      await noteRecords(tx, items, 'cluster')
      return { items: [...items] }
    },
  }),
] as const

/** A decision that joins two cases is taken by somebody who works on both. */
async function mustEditBoth(tx: Tx, ...caseIds: readonly string[]): Promise<void> {
  for (const id of caseIds) {
    const level = await levelInCase(tx, id)
    if (level !== 'edit' && level !== 'lead') throw viewOnly({})
  }
}

const toldOf = async (tx: Tx, pair: Pair) => ({
  ...pair,
  records: [...(await sidesOf(tx, [pair]))],
  why: whyPaired(pair.evidence),
})

async function withRecords(tx: Tx, pairs: readonly Pair[]) {
  const sides = await sidesOf(tx, pairs)
  return pairs.map((pair) => ({
    ...pair,
    why: whyPaired(pair.evidence),
    records: sides.filter(({ id }) => id === pair.left_id || id === pair.right_id),
  }))
}

async function sidesOf(tx: Tx, pairs: readonly Pair[]) {
  const of = (kind: Pair['kind']) =>
    pairs.filter((pair) => pair.kind === kind).flatMap(({ left_id, right_id }) => [left_id, right_id])
  return [...(await summariesOf(tx, 'person', of('person'))), ...(await summariesOf(tx, 'event', of('event')))]
}
