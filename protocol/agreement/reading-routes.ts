/** HTTP for reading: the register, a protocol, comparisons, the preview, templates and what can be shared. */
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import type { Actor } from '../../foundation/database/index.ts'
import { openFile } from '../../foundation/files/index.ts'
import { none, notFound, route } from '../../foundation/http/index.ts'
import { SharingRule } from '../machine/index.ts'
import { compareVersions } from './comparison.ts'
import { consolidate } from './consolidated.ts'
import { inOrder } from './content.ts'
import { agreementOf, type Loaded, loadVersion, type Room, type Scene } from './loading.ts'
import {
  Comparison,
  ConsolidatedText,
  Preview,
  PreviewQuestion,
  ProtocolRow,
  ProtocolView,
  purposes,
  ShareableClass,
  statuses,
  TemplateSummary,
  terms,
  Urn,
} from './model.ts'
import { previewOf } from './preview.ts'
import { clausesOf } from './queries.ts'
import { templates } from './templates.ts'
import { writeAgreementFile } from './verification/verify-file.ts'
import { registerOf, viewOf } from './view.ts'

export const sceneOf = (room: Room, { actor, at }: { readonly actor: Actor; readonly at: Date }): Scene => ({
  keyring: room.keyring,
  registry: room.registry,
  files: room.files,
  self: actor.institution_id,
  at,
})
export const one = z.strictObject({ id: z.uuid() })
const atVersion = z.strictObject({ number: z.coerce.number().int().min(1).optional() })

const mustLoad = (loaded: Loaded | undefined): Loaded => {
  if (loaded === undefined) throw notFound({})
  return loaded
}

export function readingRoutes(room: Room) {
  return [
    route({
      method: 'GET',
      url: '/api/protocols',
      capability: 'protocol.read',
      status: 200,
      summary: { ar: 'سجل البروتوكولات', fr: 'Le registre des protocoles', en: 'The register of protocols' },
      params: none,
      query: z.strictObject({
        status: z.enum(statuses).optional(),
        partner: Urn.optional(),
        search: z.string().max(200).optional(),
      }),
      body: none,
      reply: z.strictObject({ items: z.array(ProtocolRow) }),
      run: async (call) => ({ items: await registerOf(call.tx, sceneOf(room, call), call.query) }),
    }),
    route({
      method: 'GET',
      url: '/api/protocols/:id',
      capability: 'protocol.read',
      status: 200,
      summary: {
        ar: 'بروتوكول بنصه وأطرافه وقواعده وما جرى فيه',
        fr: 'Un protocole : texte, parties, règles et actes',
        en: 'A protocol with its text, parties, rules and acts',
      },
      params: one,
      query: atVersion,
      body: none,
      reply: ProtocolView,
      run: (call) => viewOf(call.tx, sceneOf(room, call), call.params.id, call.query.number),
    }),
    route({
      method: 'GET',
      url: '/api/protocols/:id/comparison',
      capability: 'protocol.read',
      status: 200,
      summary: {
        ar: 'مقارنة نسختين مادة مادة',
        fr: 'Comparer deux versions article par article',
        en: 'Compare two versions clause by clause',
      },
      params: one,
      query: z.strictObject({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
      body: none,
      reply: Comparison,
      run: async (call) => {
        const { tx, params, query } = call
        const side = async (number: number) => {
          const { version, clauses, rules } = mustLoad(await loadVersion(tx, sceneOf(room, call), params.id, number))
          const fields = Object.keys(terms) as (keyof typeof terms)[]
          return {
            number,
            clauses,
            rules: rules.map(({ rule }) => rule),
            terms: Object.fromEntries(fields.map((field) => [field, version[field]])),
          }
        }
        return compareVersions(await side(query.from), await side(query.to))
      },
    }),
    route({
      method: 'GET',
      url: '/api/protocols/:id/consolidated',
      capability: 'protocol.read',
      status: 200,
      summary: {
        ar: 'النص الموحّد (بلا حجية)',
        fr: 'Le texte consolidé (ne fait pas foi)',
        en: 'The consolidated text (not authentic)',
      },
      params: one,
      query: none,
      body: none,
      reply: ConsolidatedText,
      run: async (call) => {
        const { versions } = mustLoad(await loadVersion(call.tx, sceneOf(room, call), call.params.id))
        const signed = versions.filter(({ state }) => state === 'signed')
        const line = []
        for (const { id, number } of signed)
          line.push({
            number,
            clauses: inOrder(await clausesOf(call.tx, id)).map(({ version_id: _, ...clause }) => clause),
          })
        return { number: signed.at(-1)?.number ?? 0, authentic: false as const, clauses: [...consolidate(line)] }
      },
    }),
    route({
      method: 'GET',
      url: '/api/protocols/:id/agreement',
      capability: 'protocol.read',
      status: 200,
      summary: {
        ar: 'الصيغة الآلية وتوقيعاتها والنص المطبوع، للتحقق دون اتصال',
        fr: 'La forme machine, ses signatures et le texte composé, à vérifier hors ligne',
        en: 'The machine form, its signatures and the typeset text, to be verified offline',
      },
      params: one,
      query: atVersion,
      body: none,
      reply: z.strictObject({ file_name: z.string(), content: z.string() }),
      run: async (call) => {
        const loaded = mustLoad(await loadVersion(call.tx, sceneOf(room, call), call.params.id, call.query.number))
        const { version, content } = loaded
        if (agreementOf(version) === undefined || version.document_file_id === null) throw notFound({})
        const document = await openFile(call.tx, room.files, version.document_file_id)
        if (document === undefined) throw notFound({})
        return {
          file_name: `mithaq-agreement-${call.params.id.slice(0, 8)}-v${version.number}.json`,
          content: writeAgreementFile({
            jws: version.jws ?? { payload: '', signatures: [] },
            text: {
              title: content.title,
              clauses: content.clauses.map(({ eid, heading, body }) => ({ eid, heading, body })),
            },
            document: await buffer(await document.stream()),
          }),
        }
      },
    }),
    route({
      method: 'POST',
      url: '/api/protocols/:id/preview',
      capability: 'protocol.read',
      status: 201,
      summary: {
        ar: 'ما الذي سيراه الشريك بموجب هذا النص، وبأي مادة',
        fr: 'Ce que verrait le partenaire avec ce texte, et selon quel article',
        en: 'What the partner would see under this text, and under which article',
      },
      params: one,
      query: atVersion,
      body: PreviewQuestion,
      reply: Preview,
      run: async (call) =>
        previewOf(
          mustLoad(await loadVersion(call.tx, sceneOf(room, call), call.params.id, call.query.number)),
          room.registry,
          call.body,
        ),
    }),
    route({
      method: 'GET',
      url: '/api/protocol-templates',
      capability: 'protocol.read',
      status: 200,
      summary: { ar: 'نماذج النصوص', fr: 'Les modèles de textes', en: 'Templates of texts' },
      params: none,
      query: none,
      body: none,
      reply: z.strictObject({ items: z.array(TemplateSummary) }),
      run: async () => ({
        items: templates.map(({ id, kind, title, description, clauses }) => ({
          id,
          kind,
          title,
          description,
          languages: ['ar' as const, 'fr' as const, 'en' as const],
          clauses: clauses.length,
        })),
      }),
    }),
    route({
      method: 'GET',
      url: '/api/shareable',
      capability: 'protocol.read',
      status: 200,
      summary: { ar: 'ما يمكن أن تفتحه القواعد', fr: 'Ce que les règles peuvent ouvrir', en: 'What rules can open' },
      params: none,
      query: none,
      body: none,
      reply: z.strictObject({
        classes: z.array(ShareableClass),
        purposes: z.array(
          z.strictObject({ iri: z.string(), name: z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() }) }),
        ),
      }),
      run: async () => ({
        classes: [...room.registry.classes],
        purposes: Object.entries(purposes).map(([iri, name]) => ({ iri, name })),
      }),
    }),
  ] as const
}

/** The form of a rule as routes take it. */
export const RuleBody = SharingRule
