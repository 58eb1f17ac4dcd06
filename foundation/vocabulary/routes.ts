/** HTTP of coded lists: reading and choosing for everybody who works here, keeping them for those who may. */
import { z } from 'zod'
import { refusing } from '../access/server.ts'
import type { Tx } from '../database/index.ts'
import { cursorOf, none, notFound, pageOf, pageQuery, readCursor, recordChanged, route, toPage } from '../http/index.ts'
import {
  addSynonym,
  addTerm,
  addVocabulary,
  changeTerm,
  changeVocabulary,
  mergeTerm,
  moveTerm,
  removeSynonym,
} from './changes.ts'
import {
  FoundTerm,
  NewSynonym,
  NewTerm,
  NewVocabulary,
  Term,
  TermChange,
  TermDetail,
  TermMove,
  Vocabulary,
  VocabularyChange,
} from './model.ts'
import {
  circle,
  codeGiven,
  codeTaken,
  keyTaken,
  labelNeeded,
  mergeIntoItself,
  notInUse,
  otherList,
} from './problems.ts'
import {
  descendantsOf,
  listVocabularies,
  searchTerms,
  termById,
  termDetail,
  termHistory,
  termsPage,
  vocabularyByKey,
} from './queries.ts'

const one = z.strictObject({ id: z.uuid() })
const byKey = z.strictObject({ key: z.string().max(60) })
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const manage = 'vocabulary.manage'
/** More history rows than one change can make, so that a page never cuts a change in two. */
const FIELDS_A_CHANGE = 20
const Change = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  field: z.string(),
  old_value: z.unknown(),
  new_value: z.unknown(),
  at: z.string(),
  by: z.uuid(),
})

/** Listing, choosing and reading terms. */
const readingRoutes = [
  route({
    method: 'GET',
    url: '/api/vocabularies',
    capability: 'signed-in',
    status: 200,
    summary: { ar: 'القوائم المرمّزة', fr: 'Les listes codées', en: 'Coded lists' },
    params: none,
    query: none,
    body: none,
    reply: z.strictObject({ items: z.array(Vocabulary) }),
    run: async ({ tx }) => ({ items: [...(await listVocabularies(tx))] }),
  }),
  route({
    method: 'GET',
    url: '/api/vocabularies/:key',
    capability: 'signed-in',
    status: 200,
    summary: { ar: 'قائمة مرمّزة', fr: 'Une liste codée', en: 'A coded list' },
    params: byKey,
    query: none,
    body: none,
    reply: Vocabulary,
    run: ({ tx, params }) => mustFindList(tx, params.key),
  }),
  route({
    method: 'GET',
    url: '/api/vocabularies/:key/terms',
    capability: 'signed-in',
    status: 200,
    summary: {
      ar: 'عناصر قائمة بترتيبها',
      fr: 'Les termes d’une liste, dans l’ordre',
      en: 'The terms of a list in their order',
    },
    params: byKey,
    query: z.strictObject({
      ...pageQuery,
      /** Terms below this one alone, or `root`; all of the list when left out. */
      below: z.union([z.literal('root'), z.uuid()]).optional(),
      retired: flag.optional(),
    }),
    body: none,
    reply: pageOf(Term),
    run: async ({ tx, params, query }) => {
      await mustFindList(tx, params.key)
      const rows = await termsPage(tx, {
        key: params.key,
        below: query.below === 'root' ? null : query.below,
        retired: query.retired,
        limit: query.limit,
        after: readCursor(query.after, z.tuple([z.int(), z.uuid()])),
      })
      return toPage(rows, query.limit, ({ position, id }) => [position, id])
    },
  }),
  route({
    method: 'GET',
    url: '/api/terms',
    capability: 'signed-in',
    status: 200,
    summary: {
      ar: 'اختيار عنصر ببضعة أحرف',
      fr: 'Choisir un terme en quelques lettres',
      en: 'Choose a term by a few letters',
    },
    params: none,
    query: z.strictObject({
      /** Keys of lists, separated by commas; every list when left out. */
      list: z.string().max(2000).optional(),
      search: z.string().max(200).default(''),
      limit: z.coerce.number().int().min(1).max(50).default(20),
      retired: flag.optional(),
    }),
    body: none,
    reply: z.strictObject({ items: z.array(FoundTerm) }),
    run: async ({ tx, query }) => {
      const lists = (query.list ?? '').split(',').filter((key) => key !== '')
      return { items: [...(await searchTerms(tx, { ...query, lists }))] }
    },
  }),
  route({
    method: 'GET',
    url: '/api/terms/:id',
    capability: 'signed-in',
    status: 200,
    summary: { ar: 'عنصر ومرادفاته', fr: 'Un terme et ses synonymes', en: 'A term and its synonyms' },
    params: one,
    query: none,
    body: none,
    reply: TermDetail,
    run: ({ tx, params }) => mustDetail(tx, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/terms/:id/history',
    capability: manage,
    status: 200,
    summary: { ar: 'تاريخ تعديلات عنصر', fr: 'Historique d’un terme', en: 'History of a term' },
    params: one,
    query: z.strictObject(pageQuery),
    body: none,
    reply: pageOf(Change),
    run: async ({ tx, params, query }) => {
      const rows = await termHistory(tx, {
        id: params.id,
        before: readCursor(query.after, z.tuple([z.int()]))?.[0],
        limit: query.limit + FIELDS_A_CHANGE,
      })
      const last = rows[query.limit - 1]?.version
      const items = rows.filter(({ version }, index) => index < query.limit || version === last)
      const end = items.at(-1)
      return { items, next: items.length < rows.length && end !== undefined ? cursorOf([end.version]) : null }
    },
  }),
] as const

/** Keeping lists and terms. */
const managingRoutes = [
  route({
    method: 'POST',
    url: '/api/vocabularies',
    capability: manage,
    status: 201,
    summary: {
      ar: 'إضافة قائمة للمؤسسة',
      fr: 'Ajouter une liste de l’institution',
      en: 'Add a list of the institution',
    },
    params: none,
    query: none,
    body: NewVocabulary,
    reply: Vocabulary,
    run: async ({ tx, body }) => {
      if ((await addVocabulary(tx, body)) === undefined) throw keyTaken({})
      return await mustFindList(tx, body.key)
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/vocabularies/:key',
    capability: manage,
    locked: true,
    status: 200,
    summary: { ar: 'تعديل اسم قائمة', fr: 'Renommer une liste', en: 'Rename a list' },
    params: byKey,
    query: none,
    body: VocabularyChange,
    reply: Vocabulary,
    run: async ({ tx, params, body, version }) => {
      const { id } = await mustFindList(tx, params.key)
      const outcome = await changeVocabulary(tx, { id, version, patch: body })
      const current = await mustFindList(tx, params.key)
      if (outcome.status !== 'written') throw recordChanged({ current })
      return current
    },
  }),
  route({
    method: 'POST',
    url: '/api/vocabularies/:key/terms',
    capability: manage,
    status: 201,
    summary: { ar: 'إضافة عنصر إلى قائمة', fr: 'Ajouter un terme à une liste', en: 'Add a term to a list' },
    params: byKey,
    query: none,
    body: NewTerm,
    reply: TermDetail,
    run: async ({ tx, params, body }) => {
      const list = await mustFindList(tx, params.key)
      if (body.code !== undefined && list.origin !== 'institution') throw codeGiven({})
      await mustStandIn(tx, body.parent_id, list.key)
      const id = await addTerm(tx, list.id, body)
      if (id === undefined) throw codeTaken({})
      return await mustDetail(tx, id)
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/terms/:id',
    capability: manage,
    locked: true,
    status: 200,
    summary: {
      ar: 'تعديل عنصر أو إخراجه من الاستعمال',
      fr: 'Modifier un terme ou le retirer de l’usage',
      en: 'Change a term or take it out of use',
    },
    params: one,
    query: none,
    body: TermChange,
    reply: TermDetail,
    run: async ({ tx, params, body, version }) => {
      const term = await mustFind(tx, params.id)
      const labels = { ...term.labels, ...body.labels }
      if (Object.values(labels).every((label) => label === '')) throw labelNeeded({})
      const reviewed = Object.keys(body.reviewed ?? {}) as (keyof typeof labels)[]
      if (reviewed.some((language) => (labels[language] ?? '') === '')) throw labelNeeded({})
      return await written(tx, params.id, await changeTerm(tx, { term, version, change: body }))
    },
  }),
  route({
    method: 'POST',
    url: '/api/terms/:id/move',
    capability: manage,
    locked: true,
    status: 201,
    summary: { ar: 'نقل عنصر في الشجرة', fr: 'Déplacer un terme dans l’arbre', en: 'Move a term in the tree' },
    params: one,
    query: none,
    body: TermMove,
    reply: TermDetail,
    run: async ({ tx, params, body, version }) => {
      const term = await mustFind(tx, params.id)
      await mustStandIn(tx, body.parent_id, term.list)
      await mustStandIn(tx, body.after_id, term.list)
      if (body.parent_id === term.id) throw circle({})
      const outcome = await refusing({ MQ041: circle }, () => moveTerm(tx, { term, version, to: body }))
      return await written(tx, params.id, outcome)
    },
  }),
  route({
    method: 'POST',
    url: '/api/terms/:id/merge',
    capability: manage,
    locked: true,
    status: 201,
    summary: { ar: 'دمج عنصر في آخر', fr: 'Fusionner un terme avec un autre', en: 'Merge a term into another' },
    params: one,
    query: none,
    body: z.strictObject({ into: z.uuid() }),
    reply: TermDetail,
    run: async ({ tx, params, body, version }) => {
      const term = await mustFind(tx, params.id)
      const into = await termById(tx, body.into)
      if (into === undefined || into.list !== term.list) throw otherList({})
      if (term.retired_on !== null || into.retired_on !== null) throw notInUse({})
      if ((await descendantsOf(tx, [term.id])).includes(into.id)) throw mergeIntoItself({})
      return await written(tx, params.id, await mergeTerm(tx, { term, version, into }))
    },
  }),
  route({
    method: 'POST',
    url: '/api/terms/:id/synonyms',
    capability: manage,
    status: 201,
    summary: { ar: 'إضافة مرادف', fr: 'Ajouter un synonyme', en: 'Add a synonym' },
    params: one,
    query: none,
    body: NewSynonym,
    reply: TermDetail,
    run: async ({ tx, params, body }) => {
      const { id } = await mustFind(tx, params.id)
      await addSynonym(tx, { term_id: id, ...body })
      return await mustDetail(tx, id)
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/terms/:id/synonyms/:synonym',
    capability: manage,
    status: 200,
    summary: { ar: 'حذف مرادف', fr: 'Retirer un synonyme', en: 'Remove a synonym' },
    params: z.strictObject({ id: z.uuid(), synonym: z.uuid() }),
    query: none,
    body: none,
    reply: TermDetail,
    run: async ({ tx, params }) => {
      if (!(await removeSynonym(tx, { term_id: params.id, id: params.synonym }))) throw notFound({})
      return await mustDetail(tx, params.id)
    },
  }),
] as const

export const termRoutes = [...readingRoutes, ...managingRoutes] as const
export type TermRoutes = typeof termRoutes

async function mustFindList(tx: Tx, key: string): Promise<Vocabulary> {
  const list = await vocabularyByKey(tx, key)
  if (list === undefined) throw notFound({})
  return list
}

async function mustFind(tx: Tx, id: string): Promise<Term> {
  const term = await termById(tx, id)
  if (term === undefined) throw notFound({})
  return term
}

async function mustDetail(tx: Tx, id: string): Promise<TermDetail> {
  const term = await termDetail(tx, id)
  if (term === undefined) throw notFound({})
  return term
}

async function mustStandIn(tx: Tx, id: string | null, list: string): Promise<void> {
  if (id !== null && (await termById(tx, id))?.list !== list) throw otherList({})
}

/** The term as it stands now: the answer to what was written, or to who wrote meanwhile. */
async function written(tx: Tx, id: string, { status }: { readonly status: string }): Promise<TermDetail> {
  const current = await mustDetail(tx, id)
  if (status === 'changed') throw recordChanged({ current })
  if (status === 'missing') throw notFound({})
  return current
}
