/** The institution's emblem: what may serve as one, and how everybody gets it. */
import type { Database, Tx } from '../database/index.ts'
import { enterAs } from '../database/index.ts'
import { type FileStore, openFile, sendFile } from '../files/index.ts'
import { notFound, type RawRoute } from '../http/index.ts'
import { findInstitution } from './queries.ts'

/** Raster images alone: an SVG is a document with scripts. */
const emblemTypes = ['image/png', 'image/jpeg', 'image/webp']

/** Whether a file that the actor may see can serve as emblem. */
export async function isEmblem(tx: Tx, store: FileStore, fileId: string): Promise<boolean> {
  const file = await openFile(tx, store, fileId)
  return file !== undefined && emblemTypes.includes(file.media_type)
}

/** The public route of the emblem. */
export function emblemRoute(database: Database, store: FileStore): RawRoute {
  return {
    method: 'GET',
    url: '/api/emblem',
    capability: 'public',
    summary: { ar: 'شعار المؤسسة', fr: 'L’emblème de l’institution', en: 'The emblem of the institution' },
    raw: async (request, reply, actor) => {
      const file = await database.inTransaction(enterAs(actor, 'request', request.id, true), async (tx) => {
        const institution = await findInstitution(tx)
        const id = institution?.emblem_file_id ?? undefined
        return id === undefined ? undefined : await openFile(tx, store, id)
      })
      if (file === undefined) throw notFound({})
      // the address carries the file's id (?v=…), so a new emblem has a new address
      reply.header('cache-control', 'public, max-age=86400')
      return await sendFile(request, reply, file)
    },
  }
}
