/** HTTP of consent: what a person allowed, recording it, withdrawing it, and whether something may leave. */
import { z } from 'zod'
import { namesOf } from '../../../foundation/access/server.ts'
import type { Actor, Tx } from '../../../foundation/database/index.ts'
import { invalid, none, route, sentenceOf } from '../../../foundation/http/index.ts'
import { text } from '../../../foundation/language/index.ts'
import { kinds } from '../index.ts'
import { addTask, levelInCase, mustEdit, mustFind } from '../server.ts'
import { allowedByConsent } from './gate.ts'
import { type Consent, NewConsent, PersonConsents, Refusal, scopeKeys, Withdrawal } from './model.ts'
import { nothingToWithdraw, supersededAlready } from './problems.ts'
import {
  addConsent,
  addWithdrawals,
  type ConsentRow,
  consentsOf,
  earlierInterviews,
  houseLanguage,
  pastUses,
  personsConcerned,
} from './queries.ts'
import { consentFaults, lastWords, standingOf } from './rules.ts'
import { noticeTitle } from './words.ts'

const one = z.strictObject({ id: z.uuid() })
const dayOf = (at: Date) => at.toISOString().slice(0, 10)

export const consentRoutes = [
  route({
    method: 'GET',
    url: '/api/records/person/:id/consents',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'ما سمح به شخص', fr: 'Ce qu’une personne a autorisé', en: 'What a person allowed' },
    params: one,
    query: none,
    body: none,
    reply: PersonConsents,
    run: async ({ tx, actor, params: { id }, at }) => await pageOf(tx, actor, id, at),
  }),
  route({
    method: 'POST',
    url: '/api/records/person/:id/consents',
    capability: 'cases.work',
    status: 201,
    summary: { ar: 'تسجيل موافقة شخص', fr: 'Consigner un consentement', en: 'Record the consent of a person' },
    params: one,
    query: none,
    body: NewConsent,
    reply: PersonConsents,
    run: async ({ tx, actor, params: { id }, body, at }) => {
      const { row } = await mustEdit(tx, actor, { kind: 'person', id })
      const faults = consentFaults(body, dayOf(at))
      if (faults.length > 0)
        throw invalid({}, { errors: faults.map(({ pointer, code }) => ({ pointer, code, text: sentenceOf(code) })) })
      try {
        await addConsent(tx, { id, case_id: row.case_id }, body, actor.person_id)
      } catch (error) {
        const { code } = error as { readonly code?: string }
        if (code === '23505' || code === 'MQ071') throw supersededAlready({})
        throw error
      }
      return await pageOf(tx, actor, id, at)
    },
  }),
  route({
    method: 'POST',
    url: '/api/records/person/:id/consent-withdrawal',
    capability: 'cases.work',
    status: 201,
    summary: { ar: 'سحب موافقة شخص', fr: 'Retirer un consentement', en: 'Withdraw the consent of a person' },
    params: one,
    query: none,
    body: Withdrawal,
    /** `notices`: tasks that were set, one for each body that had received something. */
    reply: z.strictObject({ ...PersonConsents.shape, notices: z.int() }),
    run: async ({ tx, actor, params: { id }, body, at }) => {
      const { row } = await mustEdit(tx, actor, { kind: 'person', id })
      if (body.told_on > dayOf(at))
        throw invalid(
          {},
          { errors: [{ pointer: '/told_on', code: 'date.in-future', text: sentenceOf('date.in-future') }] },
        )
      const consents = await consentsOf(tx, id)
      const standing = consents.filter(
        ({ given_as, withdrawn_on }) => withdrawn_on === null && (body.given_as === null || given_as === body.given_as),
      )
      const followed = new Set(consents.map(({ supersedes }) => supersedes))
      const open = standing.filter((consent) => !followed.has(consent.id))
      if (open.length === 0) throw nothingToWithdraw({})
      const person = { id, case_id: row.case_id }
      await addWithdrawals(
        tx,
        person,
        open.map((consent) => consent.id),
        body,
      )
      const told = await notify(tx, actor, { ...person, code: row.code })
      return { ...(await pageOf(tx, actor, id, at)), notices: told }
    },
  }),
  route({
    method: 'GET',
    url: '/api/records/case_file/:id/consent-check',
    capability: 'cases.work',
    status: 200,
    summary: {
      ar: 'هل يسمح المعنيون بخروج سجلات ملف',
      fr: 'Les personnes concernées autorisent-elles une sortie',
      en: 'Whether those concerned allow records of a case to leave',
    },
    params: one,
    query: z.strictObject({
      kind: z.enum(kinds),
      purpose: z.enum(scopeKeys),
      recipient: text({ max: 200 }).optional(),
    }),
    body: none,
    reply: z.strictObject({
      allowed: z.boolean(),
      concerned: z.int(),
      refusals: z.array(Refusal),
    }),
    run: async ({ tx, params: { id }, query: { kind, purpose, recipient = null } }) => {
      await mustFind(tx, 'case_file', id)
      const persons = await personsConcerned(tx, kind, id)
      const refusals = await allowedByConsent(tx, purpose, recipient, persons)
      return { allowed: refusals.length === 0, concerned: persons.length, refusals: [...refusals] }
    },
  }),
] as const
export type ConsentRoutes = typeof consentRoutes

/** One task for each body that had received something about the person. */
async function notify(
  tx: Tx,
  actor: Actor,
  person: { readonly id: string; readonly case_id: string; readonly code: string },
): Promise<number> {
  const bodies = [
    ...new Set((await pastUses(tx, person.id)).flatMap(({ recipient }) => (recipient === null ? [] : [recipient]))),
  ]
  const language = await houseLanguage(tx)
  for (const body of bodies)
    await addTask(tx, {
      case_id: person.case_id,
      record: { kind: 'person', id: person.id },
      title: noticeTitle(language, person.code, body),
      detail: '',
      assignee_id: actor.person_id,
      due_on: null,
    })
  return bodies.length
}

async function pageOf(tx: Tx, actor: Actor, id: string, at: Date): Promise<PersonConsents> {
  const row = await mustFind(tx, 'person', id)
  const level = await levelInCase(tx, row.case_id)
  const consents = await consentsOf(tx, id)
  const names = await namesOf(
    tx,
    consents.map(({ taken_by }) => taken_by),
  )
  const today = dayOf(at)
  return {
    person: {
      id,
      code: row.code,
      case_id: row.case_id,
      may_edit:
        row.institution_id === actor.institution_id && row.deleted_at === null && level !== null && level !== 'view',
    },
    items: consents.map((consent) => shown(consent, consents, names, today)),
    now: standingScopes(consents, today),
    recipients: [...(await pastUses(tx, id))],
    interviews: [...(await earlierInterviews(tx, id))],
  }
}

function shown(
  consent: ConsentRow,
  all: readonly ConsentRow[],
  names: ReadonlyMap<string, string>,
  today: string,
): Consent {
  const { withdrawn_on: _, withdrawn_at, told_on, withdrawal_reason, effect, taken_by, ...rest } = consent
  const name = names.get(taken_by)
  const isWithdrawn = withdrawn_at !== null && told_on !== null && effect !== null
  return {
    ...rest,
    explained: [...rest.explained],
    scopes: [...rest.scopes],
    taken_by: name === undefined ? null : { id: taken_by, name },
    standing: standingOf(
      consent,
      all.some(({ supersedes }) => supersedes === consent.id),
      today,
    ),
    withdrawn: isWithdrawn ? { told_on, reason: withdrawal_reason, effect, at: withdrawn_at } : null,
  }
}

/** What stands now of every use and body that was ever spoken of. */
function standingScopes(consents: readonly ConsentRow[], today: string): PersonConsents['now'] {
  return scopeKeys.flatMap((key) => {
    const said = consents.flatMap(({ scopes }) => scopes.filter((scope) => scope.key === key))
    const bodies = [...new Set(said.map(({ recipient }) => recipient))]
    const named = bodies.filter((body) => body !== null)
    return (named.length === 0 ? bodies : named).map((recipient) => {
      const words = lastWords(consents, key, recipient, today)
      const ends = words.flatMap(({ until }) => (until === null ? [] : [until])).toSorted()
      return {
        key,
        recipient,
        allows: words.length > 0 && words.every(({ allows }) => allows),
        until: ends[0] ?? null,
        conditions: words.find(({ conditions }) => conditions !== null)?.conditions ?? null,
      }
    })
  })
}
