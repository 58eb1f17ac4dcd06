/** HTTP of opening: the purpose is written down before a byte leaves; handing over the item itself; asking for a redaction. */
import { z } from 'zod'
import type { Actor, Tx } from '../../../foundation/database/index.ts'
import { none, notFound, route } from '../../../foundation/http/index.ts'
import { enqueue } from '../../../foundation/jobs/index.ts'
import { mustEdit } from '../server.ts'
import { askRedaction, findCopy } from './copy-queries.ts'
import { addCustody } from './custody-queries.ts'
import { NewHandover, NewOpening, NewRedaction } from './model.ts'
import { notForRedaction } from './problems.ts'
import { findEvidence } from './queries.ts'
import { EvidenceParams, type EvidenceParts } from './routes.ts'
import { PICTURE_TOOL } from './working/derive.ts'

const Written = z.strictObject({ seq: z.int() })

async function mustFind(tx: Tx, id: string) {
  const row = await findEvidence(tx, id)
  if (row === undefined) throw notFound({})
  return row
}
async function mustChange(tx: Tx, actor: Actor, id: string) {
  const row = await mustFind(tx, id)
  await mustEdit(tx, actor, { kind: 'case_file', id: row.case_id })
  return row
}

export function openingRoutes({ tasks }: EvidenceParts) {
  return [
    route({
      method: 'POST',
      url: '/api/evidence/:id/openings',
      capability: 'cases.work',
      status: 201,
      summary: {
        ar: 'فتح دليل لغرض معلن، للاطلاع أو لتنزيل الأصل',
        fr: 'Ouvrir une preuve pour un motif indiqué, à l’écran ou pour l’original',
        en: 'Open an item for a stated purpose, to view it or to download the original',
      },
      params: EvidenceParams,
      query: none,
      body: NewOpening,
      reply: Written,
      run: async ({ tx, params: { id }, body: { action, purpose } }) => {
        const { case_id, sha256 } = await mustFind(tx, id)
        const hashes = action === 'copy' ? { hash_before: sha256, hash_after: sha256 } : {}
        return { seq: await addCustody(tx, { evidence_id: id, case_id, action, purpose, ...hashes }) }
      },
    }),
    route({
      method: 'POST',
      url: '/api/evidence/:id/handovers',
      capability: 'cases.work',
      status: 201,
      summary: {
        ar: 'تسجيل انتقال دليل من يد إلى يد خارج النظام',
        fr: 'Noter la remise d’une preuve hors du système',
        en: 'Write down that an item changed hands outside the system',
      },
      params: EvidenceParams,
      query: none,
      body: NewHandover,
      reply: Written,
      run: async ({ tx, actor, params: { id }, body }) => {
        const { case_id } = await mustChange(tx, actor, id)
        return { seq: await addCustody(tx, { evidence_id: id, case_id, ...body }) }
      },
    }),
    route({
      method: 'POST',
      url: '/api/evidence/:id/redactions',
      capability: 'cases.work',
      status: 201,
      summary: {
        ar: 'طلب نسخة محجوبة المساحات من نسخة عمل',
        fr: 'Demander une copie aux zones occultées',
        en: 'Ask for a copy with regions blackened',
      },
      params: EvidenceParams,
      query: none,
      body: NewRedaction,
      reply: z.strictObject({ copy_id: z.uuid() }),
      run: async ({ tx, actor, params: { id }, body: { copy_id, regions, reason } }) => {
        await mustChange(tx, actor, id)
        const from = await findCopy(tx, id, copy_id)
        if (from === undefined) throw notFound({})
        if (from.state !== 'done' || !['stripped', 'page', 'redaction', 'poster'].includes(from.operation))
          throw notForRedaction({})
        const asked = await askRedaction(tx, from, { regions, reason, tool: PICTURE_TOOL })
        await enqueue(tx, tasks.redacting, {
          evidence: id,
          copy: asked.id,
          person: actor.person_id,
          institution: actor.institution_id,
        })
        return { copy_id: asked.id }
      },
    }),
  ] as const
}
