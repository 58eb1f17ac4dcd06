/** Files of the log: checkpoint, tiles (c2sp.org/tlog-tiles), proof of an entry, head of an object, the export. */
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, type Database, enterAs, type Tx } from '../database/index.ts'
import { notFound, type RawRoute } from '../http/index.ts'
import { leafOf } from './check.ts'
import { exportLog } from './export.ts'
import { EntryNumber, ObjectParams } from './model.ts'
import { nothingSigned } from './problems.ts'
import { recordEvent } from './queries.ts'
import { chainAt, listEntries } from './read-queries.ts'
import { fetchTiles, findCheckpoint, type LogKeys, originOf, type StoredCheckpoint } from './sequence.ts'
import { objectHeadText, tlogProofText } from './tree/checkpoint.ts'
import { bundleOf, leafText } from './tree/leaf.ts'
import { HASH_BYTES } from './tree/merkle.ts'
import { assembleNote, noteKey } from './tree/note.ts'
import { planInclusion, readTilePath, TILE_WIDTH, widthOf } from './tree/tiles.ts'

export type LogFileParts = { readonly database: Database; readonly keys: LogKeys }

type Reading = { readonly tx: Tx; readonly actor: Actor; readonly checkpoint: StoredCheckpoint }

export function logFileRoutes({ database, keys }: LogFileParts): readonly RawRoute[] {
  const entryOf = (request: FastifyRequest, actor: Actor, readOnly: boolean) =>
    enterAs(actor, 'request', request.id, readOnly)
  /** A file made in one read of the log as it was last signed. */
  const file = (
    url: string,
    summary: RawRoute['summary'],
    type: string,
    read: (request: FastifyRequest, reading: Reading, reply: FastifyReply) => Promise<string | Buffer>,
  ): RawRoute => ({
    method: 'GET',
    url,
    capability: 'log.read',
    summary,
    raw: async (request, reply, actor) => {
      const bytes = await database.inTransaction(entryOf(request, actor, true), async (tx) =>
        read(request, { tx, actor, checkpoint: await lastSigned(tx) }, reply),
      )
      return await reply.header('content-type', type).send(bytes)
    },
  })
  const text = 'text/plain; charset=utf-8'

  return [
    file(
      '/api/log/checkpoint',
      { ar: 'آخر نقطة تحقق موقَّعة', fr: 'Dernier point de contrôle signé', en: 'The last signed checkpoint' },
      text,
      async (_request, { checkpoint }) => checkpoint.note,
    ),
    file(
      '/api/log/tile/*',
      { ar: 'جزء من شجرة السجل', fr: 'Une tuile de l’arbre du registre', en: 'A tile of the tree of the log' },
      'application/octet-stream',
      async (request, { tx, checkpoint }) =>
        await readTile(tx, checkpoint.size, paramsOf(request, z.object({ '*': z.string() }))['*']),
    ),
    file(
      '/api/log/entries/:seq/proof',
      { ar: 'إثبات قيد', fr: 'Preuve d’une inscription', en: 'The proof of an entry' },
      text,
      async (request, { tx, checkpoint }, reply) => {
        const { seq } = paramsOf(request, EntryNumber)
        if (seq >= checkpoint.size) throw nothingSigned({})
        const plan = planInclusion(seq, checkpoint.size)
        const path = plan.hashes(await fetchTiles(tx, plan.tiles))
        download(reply, `mithaq-entry-${seq}.tlog-proof`)
        return tlogProofText({ index: seq, path, checkpoint: checkpoint.note })
      },
    ),
    file(
      '/api/log/objects/:kind/:id/head',
      {
        ar: 'بيان موقَّع بعدد قيود شيء وآخرها',
        fr: 'Attestation signée du nombre d’inscriptions d’un objet et de la dernière',
        en: 'Signed statement of how many entries an object has, and the last',
      },
      text,
      async (request, { tx, actor, checkpoint: { size, root } }, reply) => {
        const object = paramsOf(request, ObjectParams)
        const chain = await chainAt(tx, object, size)
        if (chain === undefined) throw notFound({})
        const origin = originOf(actor.institution_id)
        const { entries, last_seq: lastSeq, last_hash: lastHash } = chain
        const head = objectHeadText({ origin, entries, lastSeq, lastHash, size, root })
        const { publicKey, signature } = await keys.sign(Buffer.from(head))
        download(reply, `mithaq-${object.kind}-head.txt`)
        return assembleNote(head, noteKey(origin, publicKey), signature)
      },
    ),
    {
      method: 'GET',
      url: '/api/log/export',
      capability: 'log.read',
      summary: { ar: 'تصدير السجل كله', fr: 'Exporter tout le registre', en: 'Export the whole log' },
      raw: async (request, reply, actor) => {
        const institution = actor.institution_id
        // the entry is committed before the first byte leaves
        const checkpoint = await database.inTransaction(entryOf(request, actor, false), async (tx) => {
          const found = await lastSigned(tx)
          await recordEvent(tx, {
            type: 'log.exported',
            object: { kind: 'institution', id: institution },
            detail: { size: found.size },
          })
          return found
        })
        const lines = exportLog({
          institution,
          keys,
          checkpoint,
          inTransaction: (run) => database.inTransaction(entryOf(request, actor, true), run),
        })
        download(reply, `mithaq-log-${checkpoint.size}.jsonl`)
        return await reply.header('content-type', text).send(Readable.from(lines))
      },
    },
  ]
}

async function lastSigned(tx: Tx): Promise<StoredCheckpoint> {
  const found = await findCheckpoint(tx)
  if (found === undefined) throw nothingSigned({})
  return found
}

/** Parameters of the path; what does not fit names nothing. */
function paramsOf<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  const read = schema.safeParse(request.params)
  if (!read.success) throw notFound({})
  return read.data
}

const download = (reply: FastifyReply, name: string) =>
  reply.header('content-disposition', `attachment; filename="${name}"`)

/** The bytes of a tile of the signed tree, full or partial, or of a bundle of entries. Refuses what the tree does not have. */
async function readTile(tx: Tx, size: number, path: string): Promise<Buffer> {
  const tile = readTilePath(path)
  if (tile === undefined) throw notFound({})
  const { index, width } = tile
  const level = tile.level === 'entries' ? 0 : tile.level
  if (widthOf({ level, index }, size) < width) throw notFound({})
  if (tile.level === 'entries') {
    const end = index * TILE_WIDTH + width
    const rows = (await listEntries(tx, {}, { before: end, limit: width - 1 })).toReversed()
    return bundleOf(rows.map((row) => leafText(leafOf(row))))
  }
  const bytes = (await fetchTiles(tx, [{ level, index }]))({ level, index })
  if (bytes === undefined) throw notFound({})
  return bytes.subarray(0, width * HASH_BYTES)
}
