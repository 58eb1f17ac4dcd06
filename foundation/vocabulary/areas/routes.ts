/** HTTP of the gazetteer. */
import { z } from 'zod'
import { refusing } from '../../access/server.ts'
import type { Tx } from '../../database/index.ts'
import { none, notFound, pageOf, pageQuery, readCursor, recordChanged, route, toPage } from '../../http/index.ts'
import { circle, codeTaken, labelNeeded, otherList } from '../problems.ts'
import { termById } from '../queries.ts'
import { addArea, addAreaName, changeArea, moveArea, removeAreaName } from './changes.ts'
import { Area, AreaChange, AreaDetail, AreaMove, NewArea, NewAreaName } from './model.ts'
import { datesUnordered, pointUnclear } from './problems.ts'
import { areaById, areaDetail, areasPage, searchAreas } from './queries.ts'

const one = z.strictObject({ id: z.uuid() })
const manage = 'vocabulary.manage'

export const areaRoutes = [
  route({
    method: 'GET',
    url: '/api/areas',
    capability: 'signed-in',
    status: 200,
    summary: {
      ar: 'الأماكن: باسمها أو بموضعها',
      fr: 'Les lieux : par nom ou par emplacement',
      en: 'Areas: by name or by where they stand',
    },
    params: none,
    query: z.strictObject({
      ...pageQuery,
      /** Beginnings of words of a name; then `below` and `after` say nothing. */
      search: z.string().max(200).default(''),
      below: z.union([z.literal('root'), z.uuid()]).default('root'),
    }),
    body: none,
    reply: pageOf(Area),
    run: async ({ tx, query }) => {
      const { search, limit } = query
      if (search.trim() !== '') return { items: [...(await searchAreas(tx, { search, limit }))], next: null }
      const below = query.below === 'root' ? null : query.below
      const after = readCursor(query.after, z.tuple([z.string(), z.uuid()]))
      const { items, next } = toPage(await areasPage(tx, { below, limit, after }), limit, ({ sort, id }) => [sort, id])
      return { items: items.map(({ sort: _, ...area }) => area), next }
    },
  }),
  route({
    method: 'GET',
    url: '/api/areas/:id',
    capability: 'signed-in',
    status: 200,
    summary: {
      ar: 'مكان بأسمائه وتواريخها',
      fr: 'Un lieu, ses noms et leurs dates',
      en: 'An area, its names and their times',
    },
    params: one,
    query: none,
    body: none,
    reply: AreaDetail,
    run: ({ tx, params }) => mustDetail(tx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/areas',
    capability: manage,
    status: 201,
    summary: { ar: 'إضافة مكان', fr: 'Ajouter un lieu', en: 'Add an area' },
    params: none,
    query: none,
    body: NewArea,
    reply: AreaDetail,
    run: async ({ tx, body }) => {
      mustBePoint(body)
      if (body.parent_id !== null) await mustFind(tx, body.parent_id)
      await mustBeType(tx, body.type_id)
      const id = await addArea(tx, body)
      if (id === undefined) throw codeTaken({})
      return await mustDetail(tx, id)
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/areas/:id',
    capability: manage,
    locked: true,
    status: 200,
    summary: { ar: 'تعديل مكان', fr: 'Modifier un lieu', en: 'Change an area' },
    params: one,
    query: none,
    body: AreaChange,
    reply: AreaDetail,
    run: async ({ tx, params, body, version }) => {
      const area = await mustFind(tx, params.id)
      const result = changed(area, body)
      mustBePoint(result)
      if (result.valid_from !== null && result.valid_to !== null && result.valid_from > result.valid_to)
        throw datesUnordered({})
      await mustBeType(tx, result.type_id)
      const outcome = await refusing({ 23505: codeTaken }, () => changeArea(tx, { id: area.id, version, change: body }))
      return await written(tx, area.id, outcome)
    },
  }),
  route({
    method: 'POST',
    url: '/api/areas/:id/move',
    capability: manage,
    locked: true,
    status: 201,
    summary: { ar: 'نقل مكان إلى آخر', fr: 'Rattacher un lieu à un autre', en: 'Put an area into another' },
    params: one,
    query: none,
    body: AreaMove,
    reply: AreaDetail,
    run: async ({ tx, params, body, version }) => {
      const area = await mustFind(tx, params.id)
      if (body.parent_id === area.id) throw circle({})
      if (body.parent_id !== null) await mustFind(tx, body.parent_id)
      const outcome = await refusing({ MQ041: circle, 23514: datesUnordered }, () =>
        moveArea(tx, { area, version, ...body }),
      )
      return await written(tx, area.id, outcome)
    },
  }),
  route({
    method: 'POST',
    url: '/api/areas/:id/names',
    capability: manage,
    status: 201,
    summary: { ar: 'إضافة اسم لمكان', fr: 'Ajouter un nom à un lieu', en: 'Add a name to an area' },
    params: one,
    query: none,
    body: NewAreaName,
    reply: AreaDetail,
    run: async ({ tx, params, body }) => {
      const { id } = await mustFind(tx, params.id)
      await addAreaName(tx, id, body)
      return await mustDetail(tx, id)
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/areas/:id/names/:name',
    capability: manage,
    status: 200,
    summary: { ar: 'حذف اسم أُضيف خطأً', fr: 'Retirer un nom ajouté par erreur', en: 'Remove a name added by mistake' },
    params: z.strictObject({ id: z.uuid(), name: z.uuid() }),
    query: none,
    body: none,
    reply: AreaDetail,
    run: async ({ tx, params }) => {
      const { all_names } = await mustDetail(tx, params.id)
      if (all_names.length === 1) throw labelNeeded({})
      if (!(await removeAreaName(tx, { area_id: params.id, id: params.name }))) throw notFound({})
      return await mustDetail(tx, params.id)
    },
  }),
] as const
export type AreaRoutes = typeof areaRoutes

/** The area as the change would leave it. */
const changed = (area: Area, change: AreaChange): Area => ({
  ...area,
  ...(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Area>),
})

type Point = Pick<Area, 'latitude' | 'longitude' | 'radius_m'>

function mustBePoint({ latitude, longitude, radius_m }: Point): void {
  if ((latitude === null) !== (longitude === null) || (radius_m !== null && latitude === null)) throw pointUnclear({})
}

async function mustBeType(tx: Tx, id: string | null): Promise<void> {
  if (id !== null && (await termById(tx, id))?.list !== 'area-type') throw otherList({})
}

async function mustFind(tx: Tx, id: string): Promise<Area> {
  const area = await areaById(tx, id)
  if (area === undefined) throw notFound({})
  return area
}

async function mustDetail(tx: Tx, id: string): Promise<AreaDetail> {
  const area = await areaDetail(tx, id)
  if (area === undefined) throw notFound({})
  return area
}

async function written(tx: Tx, id: string, { status }: { readonly status: string }): Promise<AreaDetail> {
  const current = await mustDetail(tx, id)
  if (status === 'changed') throw recordChanged({ current })
  if (status === 'missing') throw notFound({})
  return current
}
