/** The frame of acts and of writes in a draft: load, guard, write, and answer with what then stands there. */
import type { Tx } from '../../foundation/database/index.ts'
import { type Call, notFound, recordChanged } from '../../foundation/http/index.ts'
import type { Loaded, Room, Scene } from './loading.ts'
import { loadVersion } from './loading.ts'
import type { ProtocolView } from './model.ts'
import { clauseExists, onlyDrafts } from './problems.ts'
import { changePart, type Part, placeOfPart } from './queries.ts'
import { sceneOf } from './reading-routes.ts'
import { refusing } from './refusing.ts'
import { viewOf } from './view.ts'

type Asked<B> = Pick<Call<{ readonly id: string }, unknown, B>, 'tx' | 'actor' | 'at' | 'params' | 'body'>

/** A handler that does one act on a protocol and answers with the protocol as it is then. The act refuses by itself. */
export const acting =
  <B>(room: Room, act: (tx: Tx, scene: Scene, id: string, body: B) => Promise<unknown>) =>
  async (call: Asked<B>): Promise<ProtocolView> => {
    const { tx, params, body } = call
    const scene = sceneOf(room, call)
    await act(tx, scene, params.id, body)
    return await viewOf(tx, scene, params.id)
  }

/** The open draft of a protocol. Refuses a protocol without one. */
export async function draftOf(tx: Tx, scene: Scene, id: string): Promise<Loaded> {
  const loaded = await loadVersion(tx, scene, id)
  if (loaded === undefined) throw notFound({})
  const draft = loaded.versions.find(({ state }) => state === 'draft')
  if (draft === undefined) throw onlyDrafts({})
  return draft.number === loaded.version.number ? loaded : ((await loadVersion(tx, scene, id, draft.number)) ?? loaded)
}

export type PartOf = { readonly id: string; readonly version: number }
type Write = {
  readonly tx: Tx
  readonly scene: Scene
  readonly table: Part
  readonly id: string
  readonly version: number
  readonly patch: Readonly<Record<string, unknown>>
}

/** Changes one part under its version; a conflict answers with what stands there now. */
export async function write<P extends PartOf>(
  { tx, scene, table, id, version, patch }: Write,
  pick: (loaded: Loaded) => readonly P[],
): Promise<P> {
  const place = await placeOfPart(tx, table, id)
  if (place === undefined) throw notFound({})
  const outcome = await refusing(
    { MQ030: onlyDrafts, '23505': () => clauseExists({ eid: String(patch.eid ?? '') }) },
    () => changePart<PartOf>(tx, { table, protocol_id: place.protocol_id, id, version, patch }),
  )
  if (outcome.status === 'missing') throw notFound({})
  const loaded = await draftOf(tx, scene, place.protocol_id)
  const current = pick(loaded).find((part) => part.id === id)
  if (outcome.status === 'changed') throw recordChanged({ current: current ?? null })
  if (current === undefined) throw notFound({})
  return current
}

/** Takes one part out of its draft, under its version. */
export async function remove({ tx, table, id, version }: Omit<Write, 'patch' | 'scene'>): Promise<undefined> {
  const place = await placeOfPart(tx, table, id)
  if (place === undefined) throw notFound({})
  const outcome = await refusing({ MQ030: onlyDrafts }, () =>
    changePart<PartOf>(tx, {
      table,
      protocol_id: place.protocol_id,
      id,
      version,
      patch: { deleted_at: new Date().toISOString() },
    }),
  )
  if (outcome.status === 'missing') throw notFound({})
  if (outcome.status === 'changed') throw recordChanged({ current: null })
  return undefined
}

/** A body as a patch: what was not sent is not changed. */
export const patchOf = (body: object) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
