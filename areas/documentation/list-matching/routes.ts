/** HTTP of comparing two releases of a published list: asked for, looked through, confirmed, undone. */
import { z } from 'zod'
import type { Tx } from '../../../foundation/database/index.ts'
import {
  cursorOf,
  none,
  notFound,
  pageOf,
  pageQuery,
  readCursor,
  route,
  toPage,
} from '../../../foundation/http/index.ts'
import { enqueue } from '../../../foundation/jobs/index.ts'
import { explain, type Reason } from '../../../foundation/search/index.ts'
import { LinkedRecord, levelInCase, noteRecords, summariesOf, viewOnly } from '../server.ts'
import { findings, ListMatch, nextStates } from './model.ts'
import { matchNotReady, notTwoLists } from './problems.ts'
import {
  addMatch,
  findMatch,
  listFindings,
  listMatches,
  listOfRun,
  type MatchRow,
  moveMatch,
  toldOf,
} from './queries.ts'
import type { MatchTask } from './tasks.ts'

const MatchParams = z.strictObject({ id: z.uuid() })
const Sentences = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() })

const FindingView = z.strictObject({
  ordinal: z.int(),
  finding: z.enum(findings),
  older_id: z.uuid().nullable(),
  newer_id: z.uuid().nullable(),
  /** What speaks for and against it, in words. */
  because: Sentences,
  written: z.boolean(),
})

async function toldOne(tx: Tx, match: MatchRow): Promise<ListMatch> {
  const [told] = await toldOf(tx, [match])
  if (told === undefined) throw notFound({})
  return told
}

/** Comparing joins two cases: it is for somebody who works on both. */
async function mustEdit(tx: Tx, caseIds: readonly string[]): Promise<void> {
  for (const id of new Set(caseIds)) {
    const level = await levelInCase(tx, id)
    if (level !== 'edit' && level !== 'lead') throw viewOnly({})
  }
}

export function listMatchRoutes({ task }: { readonly task: MatchTask }) {
  return [
    route({
      method: 'GET',
      url: '/api/list-matches',
      capability: 'names.read',
      status: 200,
      summary: { ar: 'مطابقات القوائم', fr: 'Rapprochements de listes', en: 'Comparisons of lists' },
      params: none,
      query: z.strictObject(pageQuery),
      body: none,
      reply: pageOf(ListMatch),
      run: async ({ tx, query: { limit, after } }) => {
        const cursor = readCursor(after, z.tuple([z.string(), z.uuid()]))
        const page = toPage(await listMatches(tx, { limit, after: cursor }), limit, ({ created_at, id }) => [
          created_at,
          id,
        ])
        return { ...page, items: [...(await toldOf(tx, page.items))] }
      },
    }),
    route({
      method: 'POST',
      url: '/api/list-matches',
      capability: 'names.read',
      status: 201,
      summary: {
        ar: 'مطابقة إصدارين من قائمة منشورة',
        fr: 'Rapprocher deux versions d’une liste publiée',
        en: 'Compare two releases of a published list',
      },
      params: none,
      query: none,
      body: z.strictObject({ older_run_id: z.uuid(), newer_run_id: z.uuid() }),
      reply: ListMatch,
      run: async ({ tx, actor, body: { older_run_id, newer_run_id } }) => {
        const older = await listOfRun(tx, older_run_id)
        const newer = await listOfRun(tx, newer_run_id)
        if (older_run_id === newer_run_id || !older?.persons || !newer?.persons) throw notTwoLists({})
        await mustEdit(tx, [older.case_id, newer.case_id])
        const id = await addMatch(tx, {
          older_run_id,
          newer_run_id,
          older_case_id: older.case_id,
          newer_case_id: newer.case_id,
        })
        await enqueue(
          tx,
          task,
          { match: id, person: actor.person_id, institution: actor.institution_id, step: 'compare' },
          { key: `${id}:compare` },
        )
        const made = await findMatch(tx, id)
        if (made === undefined) throw notFound({})
        return await toldOne(tx, made)
      },
    }),
    route({
      method: 'GET',
      url: '/api/list-matches/:id',
      capability: 'names.read',
      status: 200,
      summary: { ar: 'مطابقة قائمتين', fr: 'Un rapprochement de listes', en: 'A comparison of lists' },
      params: MatchParams,
      query: none,
      body: none,
      reply: ListMatch,
      run: async ({ tx, params: { id } }) => {
        const match = await findMatch(tx, id)
        if (match === undefined) throw notFound({})
        return await toldOne(tx, match)
      },
    }),
    route({
      method: 'GET',
      url: '/api/list-matches/:id/findings',
      capability: 'names.read',
      status: 200,
      summary: {
        ar: 'ما وجدته مطابقة القائمتين',
        fr: 'Ce que le rapprochement a trouvé',
        en: 'What the comparison found',
      },
      params: MatchParams,
      query: z.strictObject({ ...pageQuery, finding: z.enum(findings) }),
      body: none,
      reply: pageOf(FindingView).extend({ records: z.array(LinkedRecord) }),
      run: async ({ tx, params: { id }, query: { finding, limit, after } }) => {
        if ((await findMatch(tx, id)) === undefined) throw notFound({})
        const cursor = readCursor(after, z.tuple([z.int()]))
        const rows = await listFindings(tx, id, {
          finding,
          limit: limit + 1,
          ...(cursor === undefined ? {} : { after: cursor[0] }),
        })
        const shown = rows.slice(0, limit)
        const last = shown.at(-1)
        const ids = shown.flatMap(({ older_id, newer_id }) => [older_id, newer_id]).filter((one) => one !== null)
        const records = await summariesOf(tx, 'person', ids)
        await noteRecords(tx, records, 'list-match')
        return {
          items: shown.map(({ evidence, ...row }) => ({
            ...row,
            because: {
              ar: explain(evidence as readonly Reason[], 'ar'),
              fr: explain(evidence as readonly Reason[], 'fr'),
              en: explain(evidence as readonly Reason[], 'en'),
            },
          })),
          next: rows.length > limit && last !== undefined ? cursorOf([last.ordinal]) : null,
          records: [...records],
        }
      },
    }),
    route({
      method: 'POST',
      url: '/api/list-matches/:id/state',
      capability: 'names.read',
      status: 200,
      summary: {
        ar: 'تأكيد مطابقة القائمتين أو التراجع عنها',
        fr: 'Confirmer ou annuler un rapprochement de listes',
        en: 'Confirm or undo a comparison of lists',
      },
      params: MatchParams,
      query: none,
      body: z.strictObject({ to: z.enum(['confirming', 'undoing']) }),
      reply: ListMatch,
      run: async ({ tx, actor, params: { id }, body: { to } }) => {
        const match = await findMatch(tx, id, { lock: true })
        if (match === undefined) throw notFound({})
        await mustEdit(tx, [match.older_case_id, match.newer_case_id])
        if (!nextStates[match.state].includes(to)) throw matchNotReady({ state: match.state })
        await moveMatch(tx, id, to)
        await enqueue(
          tx,
          task,
          {
            match: id,
            person: actor.person_id,
            institution: actor.institution_id,
            step: to === 'confirming' ? 'write' : 'undo',
          },
          { key: `${id}:${to}` },
        )
        const moved = await findMatch(tx, id)
        if (moved === undefined) throw notFound({})
        return await toldOne(tx, moved)
      },
    }),
  ] as const
}
export type ListMatchRoutes = ReturnType<typeof listMatchRoutes>
