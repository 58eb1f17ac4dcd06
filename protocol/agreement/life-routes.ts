/** HTTP of what the institution does with a text: approve, reject, sign, attest, suspend, end, review, archive. */
import { z } from 'zod'
import { none, route } from '../../foundation/http/index.ts'
import { text } from '../../foundation/language/index.ts'
import { Day } from '../../foundation/time/index.ts'
import { urnOf } from '../partners/index.ts'
import { addAct, archiveProtocol } from './acts.ts'
import { acting } from './draft-frame.ts'
import type { Room } from './loading.ts'
import { ProtocolView, Sha256 } from './model.ts'
import { approve, attest, bindingVersion, readyFor, reject, setSharing, sign, terminate } from './negotiation.ts'
import { fileNotFound } from './problems.ts'
import { one } from './reading-routes.ts'
import { scanOf } from './scan.ts'

const reason = text({ max: 4000 })
/** `content_sha256` of the version that was read. */
const Approval = z.strictObject({ content_sha256: Sha256 })
/** `agreement_sha256` as it was shown to the signatory. */
const Signature = z.strictObject({ agreement_sha256: Sha256 })
const Original = z.strictObject({ file_id: z.uuid() })
const Review = z.strictObject({ findings: text({ max: 8000 }) })
const Reason = z.strictObject({ reason })
type Reasoned = z.infer<typeof Reason>

export function lifeRoutes(room: Room) {
  const common = { method: 'POST', status: 201, params: one, query: none, reply: ProtocolView } as const
  return [
    route({
      ...common,
      url: '/api/protocols/:id/approval',
      capability: 'protocol.draft',
      summary: {
        ar: 'الموافقة على النص بكل لغاته ذات الحجية',
        fr: 'Approuver le texte dans chaque langue faisant foi',
        en: 'Approve the text in every authentic language',
      },
      body: Approval,
      run: acting(room, (tx, scene, id, body: z.infer<typeof Approval>) => approve(tx, scene, id, body.content_sha256)),
    }),
    route({
      ...common,
      url: '/api/protocols/:id/rejection',
      capability: 'protocol.draft',
      summary: {
        ar: 'رفض النص مع السبب',
        fr: 'Rejeter le texte en donnant la raison',
        en: 'Reject the text with a reason',
      },
      body: Reason,
      run: acting(room, (tx, scene, id, body: Reasoned) => reject(tx, scene, id, body.reason)),
    }),
    route({
      ...common,
      url: '/api/protocols/:id/signature',
      capability: 'protocol.sign',
      stepUp: true,
      summary: { ar: 'التوقيع باسم المؤسسة', fr: 'Signer au nom de l’institution', en: 'Sign for the institution' },
      body: Signature,
      run: acting(room, (tx, scene, id, body: z.infer<typeof Signature>) => sign(tx, scene, id, body.agreement_sha256)),
    }),
    route({
      ...common,
      url: '/api/protocols/:id/original',
      capability: 'protocol.sign',
      stepUp: true,
      summary: {
        ar: 'الإشهاد على مسح الأصل الموقّع ورقيًا',
        fr: 'Attester le scan de l’original signé sur papier',
        en: 'Attest the scan of the original signed on paper',
      },
      body: Original,
      run: acting(room, async (tx, scene, id, { file_id }: z.infer<typeof Original>) => {
        const sha256 = await scanOf(tx, file_id)
        if (sha256 === undefined) throw fileNotFound({})
        await attest(tx, scene, id, { file_id, sha256 })
      }),
    }),
    route({
      ...common,
      url: '/api/protocols/:id/suspension',
      capability: 'sharing.suspend',
      stepUp: true,
      summary: {
        ar: 'تعليق ما تشاركه المؤسسة فورًا',
        fr: 'Suspendre sans délai ce que l’institution partage',
        en: 'Suspend at once what the institution shares',
      },
      body: Reason,
      run: acting(room, (tx, scene, id, body: Reasoned) => setSharing(tx, scene, id, 'suspend', body.reason)),
    }),
    route({
      ...common,
      url: '/api/protocols/:id/resumption',
      capability: 'sharing.suspend',
      stepUp: true,
      summary: {
        ar: 'استئناف ما تشاركه المؤسسة',
        fr: 'Reprendre ce que l’institution partage',
        en: 'Resume what the institution shares',
      },
      body: Reason,
      run: acting(room, (tx, scene, id, body: Reasoned) => setSharing(tx, scene, id, 'resume', body.reason)),
    }),
    route({
      ...common,
      url: '/api/protocols/:id/termination',
      capability: 'protocol.sign',
      stepUp: true,
      summary: {
        ar: 'إشعار موقّع بالإنهاء',
        fr: 'Une dénonciation signée, avec préavis',
        en: 'A signed notice of termination',
      },
      body: z.strictObject({ effective_on: Day, reason }),
      run: acting(room, terminate),
    }),
    route({
      ...common,
      url: '/api/protocols/:id/review',
      capability: 'protocol.draft',
      summary: {
        ar: 'تسجيل استعراض لما أُنجز',
        fr: 'Enregistrer un bilan de ce qui a été fait',
        en: 'Record a review of what was done',
      },
      body: Review,
      run: acting(room, async (tx, scene, id, { findings }: z.infer<typeof Review>) => {
        const { version } = await bindingVersion(tx, scene, await readyFor(tx, scene, id, 'review'))
        const party = urnOf(scene.self)
        await addAct(tx, {
          protocol_id: id,
          version: version.number,
          type: 'review',
          party,
          at: scene.at,
          reason: findings,
        })
      }),
    }),
    route({
      ...common,
      url: '/api/protocols/:id/archival',
      capability: 'protocol.draft',
      summary: {
        ar: 'حفظ بروتوكول انتهى',
        fr: 'Archiver un protocole terminé',
        en: 'Archive a protocol that has ended',
      },
      body: none,
      run: acting(room, async (tx, scene, id) => {
        const { version } = await readyFor(tx, scene, id, 'archive')
        const party = urnOf(scene.self)
        await archiveProtocol(tx, { protocol_id: id, version: version.number, party, at: scene.at })
      }),
    }),
  ] as const
}
