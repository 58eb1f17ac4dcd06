/** HTTP of fields that an institution defines for itself, and of the declarations of all kinds. */
import { z } from 'zod'
import { none, notFound, problem, recordChanged, route } from '../../foundation/http/index.ts'
import { lText } from '../../foundation/language/index.ts'
import { Day } from '../../foundation/time/index.ts'
import { changeField, defineField, fieldDefinitions, isList } from './field-queries.ts'
import { ownFieldTypes } from './own-fields.ts'
import { fieldOf } from './record-kinds/all.ts'
import { kinds } from './record-kinds/declaration.ts'
import { refused } from './route-parts.ts'

const keyTaken = problem<{ readonly key: string }>({
  code: 'documentation.field-key-taken',
  status: 409,
  text: {
    ar: 'لهذا النوع من السجلات حقل مفتاحه {key}، قائم أو متقاعد. اختر مفتاحًا آخر.',
    fr: 'Ce type de fiche a déjà un champ {key}, en usage ou retiré. Choisissez une autre clé.',
    en: 'This kind of record has a field {key} already, in use or retired. Choose another key.',
  },
})

const keepsClass = problem({
  code: 'documentation.field-keeps-class',
  status: 422,
  text: {
    ar: 'يبقى الحقل على تصنيفه: من كتب في حقل مختوم كتب لمن يحق لهم فتحه وحدهم، فلا يُفتح ما كُتب. عرّف حقلًا داخليًا جديدًا وأحِل هذا إلى التقاعد.',
    fr: 'Un champ garde sa classe : qui a écrit dans un champ scellé l’a fait pour les seules personnes qui peuvent l’ouvrir. Définissez un nouveau champ interne et retirez celui-ci.',
    en: 'A field keeps its class: whoever wrote in a sealed field wrote for those alone who may open it. Define a new internal field and retire this one.',
  },
})

const listUnknown = problem({
  code: 'documentation.field-list-unknown',
  status: 422,
  text: {
    ar: 'لا قائمة مرمّزة بهذا المفتاح. اختر واحدة من القوائم القائمة أو أضفها أولًا.',
    fr: 'Aucune liste codée ne porte cette clé. Choisissez-en une, ou ajoutez-la d’abord.',
    en: 'No coded list has this key. Choose one of those there are, or add it first.',
  },
})

const label = lText({ max: 200 })
const help = lText({ required: false, max: 1000 })
const Definition = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(kinds),
  key: z.string(),
  label,
  help,
  type: z.enum(ownFieldTypes),
  vocabulary_key: z.string().nullable(),
  target_kind: z.enum(kinds).nullable(),
  class: z.enum(['I', 'X']),
  repeatable: z.boolean(),
  required: z.boolean(),
  position: z.int(),
  retired_on: z.string().nullable(),
})

const NewDefinition = z
  .strictObject({
    kind: z.enum(kinds),
    key: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
    label,
    help: help.default({}),
    type: z.enum(ownFieldTypes),
    vocabulary_key: z.string().min(1).max(60).nullable().default(null),
    target_kind: z.enum(kinds).nullable().default(null),
    class: z.enum(['I', 'X']),
    repeatable: z.boolean().default(false),
    required: z.boolean().default(false),
    position: z.int().min(0).max(10_000).default(0),
  })
  .superRefine((field, context) => {
    const refuse = (path: string, code: string) =>
      context.addIssue({ code: 'custom', message: code, params: { problem: code }, path: [path] })
    if ((field.type === 'code') !== (field.vocabulary_key !== null)) refuse('vocabulary_key', 'field.wrong')
    if ((field.type === 'ref') !== (field.target_kind !== null)) refuse('target_kind', 'field.wrong')
    if (field.class === 'X' && field.required) refuse('required', 'field.wrong')
    if (fieldOf(field.kind, field.key) !== undefined) refuse('key', 'field.wrong')
  })

const Change = z.strictObject({
  /** The class it has; any other is refused with the reason. */
  class: z.enum(['I', 'X']).optional(),
  label: label.optional(),
  help: help.optional(),
  repeatable: z.literal(true).optional(),
  required: z.boolean().optional(),
  position: z.int().min(0).max(10_000).optional(),
  retired_on: Day.nullable().optional(),
})

export const fieldRoutes = [
  route({
    method: 'GET',
    url: '/api/fields',
    capability: 'cases.work',
    status: 200,
    summary: {
      ar: 'حقول المؤسسة في السجلات',
      fr: 'Champs propres à l’institution',
      en: 'The institution’s own fields',
    },
    params: none,
    query: z.strictObject({ kind: z.enum(kinds).optional() }),
    body: none,
    reply: z.strictObject({ items: z.array(Definition) }),
    run: async ({ tx, query: { kind } }) => ({ items: [...(await fieldDefinitions(tx, kind))] }),
  }),
  route({
    method: 'POST',
    url: '/api/fields',
    capability: 'fields.manage',
    status: 201,
    summary: { ar: 'تعريف حقل للمؤسسة', fr: 'Définir un champ propre', en: 'Define a field' },
    params: none,
    query: none,
    body: NewDefinition,
    reply: Definition,
    run: async ({ tx, body }) => {
      if (body.vocabulary_key !== null && !(await isList(tx, body.vocabulary_key))) throw listUnknown({})
      const made = await defineField(tx, body)
      if (made === undefined) throw keyTaken({ key: body.key })
      return made
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/fields/:id',
    capability: 'fields.manage',
    locked: true,
    status: 200,
    summary: {
      ar: 'تعديل حقل للمؤسسة أو إحالته إلى التقاعد',
      fr: 'Modifier ou retirer un champ propre',
      en: 'Change or retire a field',
    },
    params: z.strictObject({ id: z.uuid() }),
    query: none,
    body: Change,
    reply: Definition,
    run: async ({ tx, params: { id }, body, version }) => {
      const { class: asked, ...patch } = body
      const before = (await fieldDefinitions(tx)).find((field) => field.id === id)
      if (before === undefined) throw notFound({})
      if (asked !== undefined && asked !== before.class) throw keepsClass({})
      if (before.class === 'X' && patch.required === true)
        throw refused([{ pointer: '/required', code: 'field.sealed' }])
      const outcome = await changeField(tx, { id, version, patch })
      const current = (await fieldDefinitions(tx)).find((field) => field.id === id)
      if (outcome.status === 'missing' || current === undefined) throw notFound({})
      if (outcome.status === 'changed') throw recordChanged({ current })
      return current
    },
  }),
] as const
