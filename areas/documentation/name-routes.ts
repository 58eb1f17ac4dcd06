/** HTTP of open names of persons, and of who may bear a name. Names travel in bodies, never in addresses. */
import { z } from 'zod'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import { none, notFound, problem, recordChanged, route } from '../../foundation/http/index.ts'
import { text } from '../../foundation/language/index.ts'
import { explain } from '../../foundation/search/index.ts'
import { objectOf } from './custody-object.ts'
import { summariesOf } from './labels.ts'
import { addName, bearers, changeName, namesOfPerson, sharingKeys, writeNameKeys } from './name-queries.ts'
import { type Bearer, leastLikeness, likeness, NameChange, NewName, PersonName, scriptOf } from './names.ts'
import { decisionsOn } from './pair-queries.ts'
import { pairStates } from './pairs.ts'
import { noteRecord, noteRefused } from './reading.ts'
import { findRecords, putInIndex } from './record-queries.ts'
import type { RecordRow } from './record-rows.ts'
import { mustEdit, mustFind, writing } from './route-parts.ts'
import { LinkedRecord } from './views.ts'

const namesSealed = problem({
  code: 'documentation.names-sealed',
  status: 409,
  text: {
    ar: 'هويات هذا الملف مختومة، فلا يُحفظ فيه اسم مفتوح. استعمل الرمز، أو اطلب من المسؤول عن الملف تغيير حماية الهويات.',
    fr: 'Les identités de ce dossier sont scellées : aucun nom lisible n’y est conservé. Utilisez le pseudonyme, ou demandez à la personne responsable de changer la protection.',
    en: 'The identities of this case are sealed: no open name is kept in it. Use the pseudonym, or ask the person in charge to change the protection.',
  },
})

const one = z.strictObject({ id: z.uuid() })
const named = z.strictObject({ id: z.uuid(), name_id: z.uuid() })

const Candidate = z.strictObject({
  person: LinkedRecord,
  names: z.array(z.string()),
  /** How strongly they agree: one more doubles the odds that they are one. */
  bits: z.number(),
  /** Codes of what speaks for and against it. */
  reasons: z.array(z.string()),
  /** The same in words, without any name. */
  why: z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() }),
  decisive: z.boolean(),
  /** What was decided about the two, where a person was asked about; one found different is left out. */
  decision: z.enum(pairStates).nullable(),
  pair_id: z.uuid().nullable(),
})

export const nameRoutes = [
  route({
    method: 'GET',
    url: '/api/records/person/:id/names',
    capability: 'names.read',
    status: 200,
    summary: {
      ar: 'أسماء شخص في ملف مقيّد',
      fr: 'Noms d’une personne (dossier restreint)',
      en: 'Names of a person in a restricted case',
    },
    params: one,
    query: none,
    body: none,
    reply: z.strictObject({ policy: z.enum(['sealed', 'restricted']), items: z.array(PersonName) }),
    run: async ({ tx, params: { id } }) => {
      const person = await mustFind(tx, 'person', id)
      await noteRecord(tx, { ...person, kind: 'person' }, 'names')
      return { policy: await policyOf(tx, person.case_id), items: [...(await namesOfPerson(tx, id))] }
    },
  }),
  route({
    method: 'POST',
    url: '/api/records/person/:id/names',
    capability: 'names.read',
    status: 201,
    summary: { ar: 'إضافة اسم إلى شخص', fr: 'Ajouter un nom à une personne', en: 'Add a name to a person' },
    params: one,
    query: none,
    body: NewName,
    reply: PersonName,
    run: async ({ tx, actor, params: { id }, body }) => {
      const { row } = await mustEdit(tx, actor, { kind: 'person', id })
      if (row.deleted_at !== null) throw notFound({})
      if ((await policyOf(tx, row.case_id)) === 'sealed') throw namesSealed({})
      const made = await writing(() => addName(tx, row, body))
      await findable(tx, row)
      return made
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/records/person/:id/names/:name_id',
    capability: 'names.read',
    locked: true,
    status: 200,
    summary: { ar: 'تعديل اسم شخص', fr: 'Modifier un nom', en: 'Change a name' },
    params: named,
    query: none,
    body: NameChange,
    reply: PersonName,
    run: async ({ tx, actor, params, body, version }) => {
      const script = body.name === undefined ? {} : { script: scriptOf(body.name) }
      const { row } = await mustEdit(tx, actor, { kind: 'person', id: params.id })
      return await changed(tx, row, { id: params.name_id, version, patch: { ...body, ...script } })
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/records/person/:id/names/:name_id',
    capability: 'names.read',
    locked: true,
    status: 200,
    summary: { ar: 'حذف اسم شخص', fr: 'Retirer un nom', en: 'Take a name away' },
    params: named,
    query: none,
    body: none,
    reply: PersonName,
    run: async ({ tx, actor, params, version }) => {
      const { row } = await mustEdit(tx, actor, { kind: 'person', id: params.id })
      return await changed(tx, row, { id: params.name_id, version, patch: { deleted_at: new Date() } })
    },
  }),
  route({
    method: 'POST',
    url: '/api/records/person/candidates',
    capability: 'names.read',
    status: 201,
    summary: { ar: 'من قد يكون صاحب هذا الاسم', fr: 'Qui peut porter ce nom', en: 'Who may bear this name' },
    params: none,
    query: none,
    /** A person that is recorded, or a name as it is being typed with what is known beside it. */
    body: z.union([
      z.strictObject({ person_id: z.uuid() }),
      z.strictObject({
        name: text({ max: 300 }),
        sex: z.enum(['m', 'f']).exactOptional(),
        born: z.string().max(10).exactOptional(),
        age: z.string().max(60).exactOptional(),
        place: text({ max: 200 }).exactOptional(),
      }),
    ]),
    reply: z.strictObject({ items: z.array(Candidate) }),
    run: async ({ tx, actor, body }) => {
      const asked = 'person_id' in body ? body.person_id : undefined
      const bearer = 'person_id' in body ? (await bearers(tx, [body.person_id]))[0] : bearerOf(body)
      if (bearer === undefined) {
        if (asked !== undefined) noteRefused(tx, 'person', asked)
        throw notFound({})
      }
      const decided = asked === undefined ? new Map() : await decisionsOn(tx, asked)
      const found = (await sharingKeys(tx, bearer))
        .filter(({ id }) => id !== asked && decided.get(id)?.state !== 'different')
        .flatMap((other) => {
          const like = likeness(bearer, other)
          return like === undefined || like.bits < leastLikeness ? [] : [{ other, like }]
        })
        .toSorted((a, b) => b.like.bits - a.like.bits || (a.other.id < b.other.id ? -1 : 1))
        .slice(0, 20)
      const people = new Map(
        (
          await summariesOf(
            tx,
            'person',
            found.map(({ other }) => other.id),
          )
        ).map((one_) => [one_.id, one_]),
      )
      await recordEvent(tx, {
        type: 'documentation.names-compared',
        object: asked === undefined ? { kind: 'institution', id: actor.institution_id } : objectOf('person', asked),
        detail: { found: found.length, records: found.map(({ other }) => other.id) },
      })
      return {
        items: found.flatMap(({ other, like }) => {
          const person = people.get(other.id)
          const pair = decided.get(other.id)
          return person === undefined
            ? []
            : [
                {
                  person,
                  names: [...other.names],
                  bits: like.bits,
                  reasons: [...like.reasons],
                  why: {
                    ar: explain(like.reasons, 'ar'),
                    fr: explain(like.reasons, 'fr'),
                    en: explain(like.reasons, 'en'),
                  },
                  decisive: like.decisive,
                  decision: pair?.state ?? null,
                  pair_id: pair?.id ?? null,
                },
              ]
        }),
      }
    },
  }),
] as const

const bearerOf = ({ name, ...beside }: { readonly name: string } & Omit<Bearer, 'names'>): Bearer => ({
  names: [name],
  ...beside,
})

async function policyOf(tx: Tx, caseId: string): Promise<'sealed' | 'restricted'> {
  const [file] = await findRecords(tx, 'case_file', [caseId])
  return file?.identity_policy === 'restricted' ? 'restricted' : 'sealed'
}

/** The person is found by their names as they now stand. */
async function findable(tx: Tx, row: RecordRow): Promise<void> {
  await writeNameKeys(tx, [row.id])
  await putInIndex(tx, 'person', [row])
}

async function changed(
  tx: Tx,
  row: RecordRow,
  change: { readonly id: string; readonly version: number; readonly patch: Readonly<Record<string, unknown>> },
): Promise<PersonName> {
  const current = (await namesOfPerson(tx, row.id)).find(({ id }) => id === change.id)
  if (current === undefined) throw notFound({})
  const outcome = await writing(() => changeName(tx, change))
  if (outcome.status === 'missing') throw notFound({})
  if (outcome.status === 'changed') throw recordChanged({ current })
  await findable(tx, row)
  const { id, version, person_id, name, script, use, as_written, source_note } = outcome.row
  return { id, version, person_id, name, script, use, as_written, source_note }
}
