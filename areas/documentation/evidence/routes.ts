/** HTTP of evidence: brought in with both hashes equal, described, listed, and what happened to it. */
import { z } from 'zod'
import type { FileStore } from '../../../foundation/files/index.ts'
import {
  cursorOf,
  none,
  notFound,
  pageOf,
  pageQuery,
  readCursor,
  recordChanged,
  route,
} from '../../../foundation/http/index.ts'
import { enqueue } from '../../../foundation/jobs/index.ts'
import { mustEdit, refused } from '../server.ts'
import { custodyOf } from './custody-queries.ts'
import { Custody, Evidence, EvidenceChange, EvidenceItem, EvidencePage, NewEvidence } from './model.ts'
import { faultsOf } from './named.ts'
import { pageOfEvidence } from './pages-of.ts'
import { changeEvidence, findEvidence, listEvidence, setSupports, shownEvidence } from './queries.ts'
import { receive } from './receive.ts'
import type { EvidenceTasks } from './tasks.ts'
import { foundByWords, putWords } from './words-queries.ts'

export type EvidenceParts = { readonly store: FileStore; readonly tasks: EvidenceTasks }
export const EvidenceParams = z.strictObject({ id: z.uuid() })
const Cursor = z.tuple([z.string().max(60), z.uuid()])
/** Most items that words find at once. */
const FOUND = 200

export function evidenceRoutes({ tasks }: EvidenceParts) {
  return [
    route({
      method: 'GET',
      url: '/api/evidence',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'الأدلة بحسب الملف أو السجل أو البصمة أو كلمات قرأتها الآلة',
        fr: 'Preuves, par dossier, fiche, empreinte ou mots lus par la machine',
        en: 'Evidence by case, record, fingerprint or words that a machine read',
      },
      params: none,
      query: z.strictObject({
        ...pageQuery,
        case_id: z.uuid().optional(),
        record_id: z.uuid().optional(),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
        words: z.string().min(1).max(300).optional(),
      }),
      body: none,
      reply: pageOf(EvidenceItem),
      run: async ({ tx, query: { limit, after, case_id, record_id, sha256, words } }) => {
        const found = words === undefined ? undefined : await foundByWords(tx, words, FOUND)
        const cursor = readCursor(after, Cursor)
        const rows = await listEvidence(tx, { case_id, record_id, sha256, words: found, limit, after: cursor })
        const items = rows.slice(0, limit)
        const last = items.at(-1)
        const next = rows.length > limit && last !== undefined ? cursorOf([last.created_at, last.id]) : null
        return { items, next }
      },
    }),
    route({
      method: 'POST',
      url: '/api/evidence',
      capability: 'cases.work',
      status: 201,
      summary: {
        ar: 'حفظ ملف مرفوع دليلًا بعد مطابقة بصمتيه',
        fr: 'Garder un fichier envoyé comme preuve, empreintes comparées',
        en: 'Keep an uploaded file as evidence once both fingerprints agree',
      },
      params: none,
      query: none,
      body: NewEvidence,
      reply: Evidence.extend({ same: EvidencePage.shape.same }),
      run: async ({ tx, actor, body }) => {
        await mustEdit(tx, actor, { kind: 'case_file', id: body.case_id })
        const faults = await faultsOf(tx, body, body.case_id)
        if (faults.length > 0) throw refused(faults)
        const { item, same } = await receive(tx, actor, body)
        await putWords(tx, item)
        const who = { evidence: item.id, person: actor.person_id, institution: actor.institution_id }
        if (!item.sealed) await enqueue(tx, tasks.deriving, who)
        return { ...(await shownEvidence(tx, item)), same: [...same] }
      },
    }),
    route({
      method: 'GET',
      url: '/api/evidence/:id',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'دليل واحد بنسخ عمله وما قرأته الآلة منه',
        fr: 'Une preuve, ses copies de travail et ce que la machine y a lu',
        en: 'One item with its working copies and what a machine read of it',
      },
      params: EvidenceParams,
      query: none,
      body: none,
      reply: EvidencePage,
      run: async ({ tx, params: { id } }) => {
        const row = await findEvidence(tx, id)
        if (row === undefined) throw notFound({})
        return await pageOfEvidence(tx, row)
      },
    }),
    route({
      method: 'PATCH',
      url: '/api/evidence/:id',
      capability: 'cases.work',
      status: 200,
      locked: true,
      summary: {
        ar: 'تعديل وصف دليل',
        fr: 'Modifier la description d’une preuve',
        en: 'Change what is told of an item',
      },
      params: EvidenceParams,
      query: none,
      body: EvidenceChange,
      reply: EvidencePage,
      run: async ({ tx, actor, params: { id }, body: { supports, ...patch }, version }) => {
        const row = await findEvidence(tx, id)
        if (row === undefined) throw notFound({})
        await mustEdit(tx, actor, { kind: 'case_file', id: row.case_id })
        const faults = await faultsOf(tx, { supports, ...patch }, row.case_id)
        if (faults.length > 0) throw refused(faults)
        const outcome = await changeEvidence(tx, { id, version, patch })
        if (outcome.status === 'missing') throw notFound({})
        if (outcome.status === 'changed')
          throw recordChanged({ current: await pageOfEvidence(tx, (await findEvidence(tx, id)) ?? row) })
        if (supports !== undefined) await setSupports(tx, row, supports)
        const now = (await findEvidence(tx, id)) ?? row
        await putWords(tx, now)
        return await pageOfEvidence(tx, now)
      },
    }),
    route({
      method: 'GET',
      url: '/api/evidence/:id/custody',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'سلسلة حيازة دليل بلا انقطاع',
        fr: 'Chaîne de conservation d’une preuve, sans lacune',
        en: 'The chain of custody of an item, without a gap',
      },
      params: EvidenceParams,
      query: z.strictObject(pageQuery),
      body: none,
      reply: pageOf(Custody),
      run: async ({ tx, params: { id }, query: { limit, after } }) => {
        if ((await findEvidence(tx, id)) === undefined) throw notFound({})
        const cursor = readCursor(after, z.tuple([z.int()]))
        const rows = await custodyOf(tx, id, { limit, after: cursor?.[0] })
        const items = rows.slice(0, limit)
        const last = items.at(-1)
        return { items, next: rows.length > limit && last !== undefined ? cursorOf([last.seq]) : null }
      },
    }),
  ] as const
}
