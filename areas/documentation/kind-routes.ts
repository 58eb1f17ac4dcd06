/** HTTP of what records are made of: declarations of the kinds, and their schemas for whoever writes against the API. */
import { z } from 'zod'
import { none, route } from '../../foundation/http/index.ts'
import { newRecord, recordChange } from './record-input.ts'
import { recordKinds } from './record-kinds/all.ts'
import { kinds } from './record-kinds/declaration.ts'
import { KindParams } from './route-parts.ts'

const Words = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() })
/** A field as it is declared (declaration.ts): its key, type and class, and what its type needs. */
const Declared = z.record(z.string(), z.unknown())

export const kindRoutes = [
  route({
    method: 'GET',
    url: '/api/record-kinds',
    capability: 'cases.work',
    status: 200,
    summary: {
      ar: 'أنواع السجلات وحقولها',
      fr: 'Types de fiches et leurs champs',
      en: 'Kinds of records and their fields',
    },
    params: none,
    query: none,
    body: none,
    reply: z.strictObject({
      items: z.array(z.strictObject({ kind: z.enum(kinds), label: Words, plural: Words, fields: z.array(Declared) })),
    }),
    run: async () => ({
      items: kinds.map((kind) => {
        const { label, plural, fields } = recordKinds[kind]
        return { kind, label, plural, fields: fields.map((field) => ({ ...field })) }
      }),
    }),
  }),
  route({
    method: 'GET',
    url: '/api/record-kinds/:kind/schema',
    capability: 'cases.work',
    status: 200,
    summary: {
      ar: 'شكل السجل كما يُرسل (JSON Schema)',
      fr: 'Forme d’une fiche envoyée (JSON Schema)',
      en: 'The shape of a record as it is sent (JSON Schema)',
    },
    params: KindParams,
    query: none,
    body: none,
    reply: z.strictObject({ create: z.looseObject({}), change: z.looseObject({}) }),
    run: async ({ params: { kind } }) => ({ create: schemaOf(newRecord(kind)), change: schemaOf(recordChange(kind)) }),
  }),
] as const

const schemaOf = (schema: z.ZodType) => ({ ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) })
