/** SQL of consents: recorded whole, withdrawn, and asked in the transaction of the use. Nothing here changes a row. */
import { type Kysely, sql } from 'kysely'
import { namesOf } from '../../../foundation/access/server.ts'
import { recordEvent } from '../../../foundation/custody/index.ts'
import type { Tables, Tx } from '../../../foundation/database/index.ts'
import type { Kind } from '../index.ts'
import type { EarlierInterview, NewConsent, PastUse, Refusal, Scope, ScopeKey, Withdrawal } from './model.ts'
import type { Spoken } from './rules.ts'

type Person = { readonly id: string; readonly case_id: string }

const db = (tx: Tx) => tx as Kysely<Tables>

export type ConsentRow = Spoken &
  Omit<NewConsent, 'scopes' | 'supersedes'> & {
    readonly taken_by: string
    readonly told_on: string | null
    readonly withdrawal_reason: string | null
    readonly effect: Withdrawal['effect'] | null
    readonly withdrawn_at: string | null
  }

/** Every consent of a person that the actor sees, newest first, with what it says and whether it was withdrawn. */
export async function consentsOf(tx: Tx, personId: string): Promise<readonly ConsentRow[]> {
  const { rows } = await sql<Omit<ConsentRow, 'scopes'> & { readonly scopes: readonly Scope[] }>`
    select c.id, c.given_as, c.given_by, c.capacity, c.guardian_relation, c.majority_on, c.language, c.form_version, c.words, c.explained,
      c.taken_on, c.taken_by, c.how, c.supersedes, c.created_at, w.created_at::date as withdrawn_on, w.created_at as withdrawn_at,
      w.told_on, w.reason as withdrawal_reason, w.effect,
      (select jsonb_agg(jsonb_build_object('key', s.key, 'answer', s.answer, 'recipient', s.recipient, 'until', s.until,
         'conditions', s.conditions) order by s.created_at, s.id) from consent_scope s where s.consent_id = c.id) as scopes
    from consent c left join consent_withdrawal w on w.consent_id = c.id
    where c.person_id = ${personId} order by c.taken_on desc, c.created_at desc`.execute(db(tx))
  return rows.map((row) => ({ ...row, scopes: [...row.scopes] }))
}

/** Records a consent with every answer in it. Fails where another follows the same one (23505). */
export async function addConsent(tx: Tx, person: Person, { scopes, ...sent }: NewConsent, by: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into consent (case_id, person_id, given_as, given_by, capacity, guardian_relation, majority_on, language, form_version, words,
      explained, taken_on, taken_by, how, supersedes)
    values (${person.case_id}, ${person.id}, ${sent.given_as}, ${sent.given_by}, ${sent.capacity}, ${sent.guardian_relation},
      ${sent.majority_on}, ${sent.language}, ${sent.form_version}, ${sent.words}, ${JSON.stringify(sent.explained)}, ${sent.taken_on},
      ${by}, ${sent.how}, ${sent.supersedes}) returning id`.execute(db(tx))
  const id = rows[0]?.id ?? ''
  await sql`
    insert into consent_scope (case_id, consent_id, key, answer, recipient, until, conditions)
    select ${person.case_id}, ${id}, s.key, s.answer, s.recipient, s.until, s.conditions
    from jsonb_to_recordset(${JSON.stringify(scopes)}::jsonb)
      as s (key text, answer text, recipient text, until date, conditions text)`.execute(db(tx))
  await recordEvent(tx, {
    type: 'consent-change',
    object: { kind: 'person', id: person.id },
    detail: {
      case: person.case_id,
      consent: id,
      act: 'recorded',
      allows: scopes.filter(({ answer }) => answer === 'yes').map(({ key }) => key),
      ...(sent.supersedes === null ? {} : { supersedes: sent.supersedes }),
    },
  })
  return id
}

/** Withdraws these consents of a person. From here on no use of theirs is allowed, in this transaction already. */
export async function addWithdrawals(
  tx: Tx,
  person: Person,
  consents: readonly string[],
  { told_on, reason, effect }: Withdrawal,
): Promise<void> {
  for (const consent of consents)
    await sql`
      insert into consent_withdrawal (case_id, consent_id, person_id, told_on, reason, effect)
      values (${person.case_id}, ${consent}, ${person.id}, ${told_on}, ${reason}, ${effect})`.execute(db(tx))
  await recordEvent(tx, {
    type: 'consent-change',
    object: { kind: 'person', id: person.id },
    detail: { case: person.case_id, act: 'withdrawn', consents: [...consents], effect },
  })
}

/** Where things about a person went, most recent first. */
export async function pastUses(tx: Tx, personId: string): Promise<readonly PastUse[]> {
  const { rows } = await sql<PastUse>`
    select key, recipient, what, count(distinct act_id)::int as times, max(created_at) as last_at from consent_use
    where person_id = ${personId} group by key, recipient, what order by max(created_at) desc limit 200`.execute(db(tx))
  return rows
}

/** Interviews of a person that the actor sees, with who asked: shown before anybody asks again. */
export async function earlierInterviews(tx: Tx, personId: string): Promise<readonly EarlierInterview[]> {
  const { rows } = await sql<Omit<EarlierInterview, 'interviewers'> & { readonly asked_by: readonly string[] }>`
    select i.id, i.code, i.state, i.held_on, coalesce((select array_agg(r.target_id::text order by r.ordinal) from record_ref r
      where r.record_id = i.id and r.field = 'interviewer'), array[i.created_by::text]) as asked_by
    from interview i where i.person_id = ${personId} and i.deleted_at is null
    order by coalesce(i.held_on_first, '0001-01-01') desc, i.created_at desc limit 50`.execute(db(tx))
  const names = await namesOf(
    tx,
    rows.flatMap(({ asked_by }) => asked_by),
  )
  return rows.map(({ asked_by, ...row }) => ({
    ...row,
    interviewers: asked_by.flatMap((id) => {
      const name = names.get(id)
      return name === undefined ? [] : [{ id, name }]
    }),
  }))
}

/** Those of these persons who do not allow a use for a body at this moment, each with why. Asked in the transaction of the use. */
export async function refusalsOf(
  tx: Tx,
  {
    key,
    recipient,
    persons,
  }: { readonly key: ScopeKey; readonly recipient: string | null; readonly persons: readonly string[] },
): Promise<readonly Refusal[]> {
  if (persons.length === 0) return []
  const { rows } = await sql<Refusal>`
    select p.id as person_id, p.code, coalesce(
      (select w.reason from app.last_word(p.id, ${key}, ${recipient}, clock_timestamp()) w where not w.allows limit 1), 'not_given') as reason
    from person_or_group p where p.id = any(${[...persons]})
      and not app.consent_allows(p.id, ${key}, ${recipient}, clock_timestamp())
    order by p.code`.execute(db(tx))
  return rows
}

/** Notes that something about these persons left, each under the consent that allowed it; the database refuses one that does not stand. */
export async function noteUses(
  tx: Tx,
  use: {
    readonly key: ScopeKey
    readonly recipient: string | null
    readonly what: PastUse['what']
    readonly act_id: string
    readonly persons: readonly string[]
  },
): Promise<void> {
  const { key, recipient, what, act_id, persons } = use
  await sql`
    insert into consent_use (case_id, person_id, consent_id, key, recipient, what, act_id)
    select p.case_id, p.id, (select w.consent_id from app.last_word(p.id, ${key}, ${recipient}, clock_timestamp()) w limit 1),
      ${key}, ${recipient}, ${what}, ${act_id}
    from person_or_group p where p.id = any(${[...persons]})`.execute(db(tx))
  await recordEvent(tx, {
    type: 'transfer-out',
    object: { kind: 'transfer', id: act_id },
    detail: { scope: key, recipient, what, persons: persons.length },
  })
}

/** For whom each kind of record speaks: whose leave is asked before it goes to somebody else. */
const concerned: { readonly [K in Kind]: readonly Part[] } = {
  case_file: ['victims', 'interviewed'],
  event: ['victims', 'interviewed'],
  event_link: ['victims', 'interviewed'],
  person: ['persons'],
  relation: ['related'],
  act: ['victims'],
  detention: ['victims'],
  death: ['victims'],
  torture: ['victims'],
  property: ['victims'],
  involvement: ['victims'],
  information: ['victims', 'interviewed', 'spoken_of'],
  interview: ['interviewed'],
  intervention: ['victims', 'interviewed', 'helped'],
  risk_note: ['at_risk'],
}
type Part = 'victims' | 'interviewed' | 'persons' | 'related' | 'spoken_of' | 'helped' | 'at_risk'

/** People who are known as alleged perpetrators or as helpers alone are not asked. */
const parts: { readonly [P in Part]: string } = {
  victims: 'select victim_id as id, case_id from act where deleted_at is null',
  interviewed: 'select person_id, case_id from interview where deleted_at is null',
  persons: `select p.id, p.case_id from person_or_group p where p.deleted_at is null and (
    exists (select from act a where a.victim_id = p.id) or exists (select from interview i where i.person_id = p.id)
    or not exists (select from involvement v where v.perpetrator_id = p.id union all select from intervention n where n.party_id = p.id))`,
  related: `select person_id, case_id from relation where deleted_at is null
    union select related_id, case_id from relation where deleted_at is null`,
  spoken_of: `select r.target_id, r.case_id from record_ref r join person_or_group p on p.id = r.target_id
    where r.kind = 'information' and r.field = 'speaks_to'`,
  helped: 'select victim_id, case_id from intervention where deleted_at is null and victim_id is not null',
  at_risk: 'select person_id, case_id from risk_note where deleted_at is null',
}

/** The persons whom records of a kind concern, in one case or in all that the actor sees. */
export async function personsConcerned(tx: Tx, kind: Kind, caseId: string | undefined): Promise<readonly string[]> {
  const from = concerned[kind].map((part) => parts[part]).join(' union ')
  const { rows } = await sql<{ id: string }>`
    select distinct c.id from (${sql.raw(from)}) c (id, case_id)
    where ${caseId === undefined ? sql`true` : sql`c.case_id = ${caseId}`}`.execute(db(tx))
  return rows.map(({ id }) => id)
}

/** The first language of the institution: what is written for everybody who works on a case is written in it. */
export async function houseLanguage(tx: Tx): Promise<'ar' | 'fr' | 'en'> {
  const { rows } = await sql<{ locale: string }>`select locales[1] as locale from institution where is_self`.execute(
    db(tx),
  )
  const language = rows[0]?.locale.slice(0, 2)
  return language === 'fr' || language === 'en' ? language : 'ar'
}
