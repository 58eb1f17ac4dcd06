/** HTTP of what the institution does with a text: approve, reject, sign, attest, suspend, end, review, archive. */
import { z } from 'zod'
import { none, route } from '../../foundation/http/index.ts'
import { text } from '../../foundation/language/index.ts'
import { Day } from '../../foundation/time/index.ts'
import { urnOf } from '../partners/index.ts'
import { addAct, archiveProtocol } from './acts.ts'
import type { Room } from './loading.ts'
import { ProtocolView, Sha256 } from './model.ts'
import { approve, attest, bindingVersion, readyFor, reject, setSharing, sign, terminate } from './negotiation.ts'
import { fileNotFound } from './problems.ts'
import { one, sceneOf } from './reading-routes.ts'
import { scanOf } from './scan.ts'
import { viewOf } from './view.ts'

const reason = text({ max: 4000 })

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
      /** `content_sha256` of the version that was read. */
      body: z.strictObject({ content_sha256: Sha256 }),
      run: async (call) => {
        const scene = sceneOf(room, call)
        await approve(call.tx, scene, call.params.id, call.body.content_sha256)
        return await viewOf(call.tx, scene, call.params.id)
      },
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
      body: z.strictObject({ reason }),
      run: async (call) => {
        const scene = sceneOf(room, call)
        await reject(call.tx, scene, call.params.id, call.body.reason)
        return await viewOf(call.tx, scene, call.params.id)
      },
    }),
    route({
      ...common,
      url: '/api/protocols/:id/signature',
      capability: 'protocol.sign',
      stepUp: true,
      summary: { ar: 'التوقيع باسم المؤسسة', fr: 'Signer au nom de l’institution', en: 'Sign for the institution' },
      /** `agreement_sha256` as it was shown to the signatory. */
      body: z.strictObject({ agreement_sha256: Sha256 }),
      run: async (call) => {
        const scene = sceneOf(room, call)
        await sign(call.tx, scene, call.params.id, call.body.agreement_sha256)
        return await viewOf(call.tx, scene, call.params.id)
      },
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
      body: z.strictObject({ file_id: z.uuid() }),
      run: async (call) => {
        const scene = sceneOf(room, call)
        const sha256 = await scanOf(call.tx, call.body.file_id)
        if (sha256 === undefined) throw fileNotFound({})
        await attest(call.tx, scene, call.params.id, { file_id: call.body.file_id, sha256 })
        return await viewOf(call.tx, scene, call.params.id)
      },
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
      body: z.strictObject({ reason }),
      run: async (call) => {
        const scene = sceneOf(room, call)
        await setSharing(call.tx, scene, call.params.id, 'suspend', call.body.reason)
        return await viewOf(call.tx, scene, call.params.id)
      },
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
      body: z.strictObject({ reason }),
      run: async (call) => {
        const scene = sceneOf(room, call)
        await setSharing(call.tx, scene, call.params.id, 'resume', call.body.reason)
        return await viewOf(call.tx, scene, call.params.id)
      },
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
      run: async (call) => {
        const scene = sceneOf(room, call)
        await terminate(call.tx, scene, call.params.id, call.body)
        return await viewOf(call.tx, scene, call.params.id)
      },
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
      body: z.strictObject({ findings: text({ max: 8000 }) }),
      run: async (call) => {
        const scene = sceneOf(room, call)
        const { version } = await bindingVersion(
          call.tx,
          scene,
          await readyFor(call.tx, scene, call.params.id, 'review'),
        )
        await addAct(call.tx, {
          protocol_id: call.params.id,
          version: version.number,
          type: 'review',
          party: urnOf(scene.self),
          at: call.at,
          reason: call.body.findings,
        })
        return await viewOf(call.tx, scene, call.params.id)
      },
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
      run: async (call) => {
        const scene = sceneOf(room, call)
        const { version } = await readyFor(call.tx, scene, call.params.id, 'archive')
        await archiveProtocol(call.tx, {
          protocol_id: call.params.id,
          version: version.number,
          party: urnOf(scene.self),
          at: call.at,
        })
        return await viewOf(call.tx, scene, call.params.id)
      },
    }),
  ] as const
}
