/** SQL of protection: assessments, measures, exceptions and reprisals of persons in the actor's cases. */
import { type Kysely, sql } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import { type Tables, type Tx, updateRecord, type WriteOutcome } from '../../foundation/database/index.ts'
import type { Assessment, NewAssessment, NewMeasure, NewOverride, NewReprisal, Override, Reprisal } from './model.ts'

const db = (tx: Tx) => tx as Kysely<Tables>
type Person = { readonly id: string; readonly case_id: string }
type Words = { readonly ar: string; readonly fr: string; readonly en: string }

const threatWords = sql`jsonb_build_object('ar', coalesce(t.label_ar, t.code), 'fr', coalesce(t.label_fr, t.code), 'en', coalesce(t.label_en, t.code))`

export type AssessmentRow = Omit<Assessment, 'threat' | 'level' | 'owner' | 'overdue' | 'measures'> & {
  readonly person_id: string
  readonly threat_id: string
  readonly words: Words
  readonly owner_id: string
}

/** Assessments of a person, latest first. */
export async function assessmentsOf(tx: Tx, personId: string): Promise<readonly AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    select a.id, a.version, a.person_id, a.threat_id, a.source, a.likelihood, a.impact, a.exposure, a.safe_contact, a.with_person, a.owner_id,
      a.assessed_on, a.review_on, a.state, ${threatWords} as words
    from risk_assessment a join term t on t.id = a.threat_id
    where a.person_id = ${personId} order by a.assessed_on desc, a.created_at desc limit 50`.execute(db(tx))
  return rows
}

export type WatchedRow = {
  readonly person_id: string
  readonly code: string
  readonly case_id: string
  readonly likelihood: number
  readonly impact: number
  readonly review_on: string
  readonly owner_id: string
}

/** Every risk that is watched in the actor's cases, the one to be looked at first before the others. */
export async function watched(tx: Tx): Promise<readonly WatchedRow[]> {
  const { rows } = await sql<WatchedRow>`
    select a.person_id, p.code, a.case_id, a.likelihood, a.impact, a.review_on, a.owner_id
    from risk_assessment a join person_or_group p on p.id = a.person_id
    where a.state in ('assessed', 'measures_in_place') and p.deleted_at is null order by a.review_on, a.id limit 500`.execute(
    db(tx),
  )
  return rows
}

/** Assesses the risk of a person anew; the assessment that stood counts as reviewed. */
export async function addAssessment(tx: Tx, person: Person, sent: NewAssessment, ownerId: string): Promise<string> {
  await sql`
    update risk_assessment set state = 'reviewed' where person_id = ${person.id} and state in ('assessed', 'measures_in_place')`.execute(
    db(tx),
  )
  const { rows } = await sql<{ id: string }>`
    insert into risk_assessment (case_id, person_id, threat_id, source, likelihood, impact, exposure, safe_contact, with_person, owner_id,
      assessed_on, review_on)
    values (${person.case_id}, ${person.id}, ${sent.threat_id}, ${sent.source}, ${sent.likelihood}, ${sent.impact},
      ${JSON.stringify(sent.exposure)}, ${sent.safe_contact}, ${sent.with_person}, ${ownerId}, ${sent.assessed_on}, ${sent.review_on})
    returning id`.execute(db(tx))
  const id = rows[0]?.id ?? ''
  await note(tx, 'protection.risk-assessed', person, { assessment: id, review_on: sent.review_on })
  return id
}

/** Closes an assessment: nothing threatens any more, or nobody is to be protected here. */
export async function changeAssessment(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly state: Assessment['state'] },
): Promise<WriteOutcome<AssessmentRow & { readonly case_id: string }>> {
  const { id, version, state } = input
  const outcome = await updateRecord<AssessmentRow & { readonly case_id: string }>(tx, {
    table: 'risk_assessment',
    id,
    version,
    patch: { state },
  })
  if (outcome.status === 'written')
    await note(
      tx,
      'protection.risk-assessed',
      { id: outcome.row.person_id, case_id: outcome.row.case_id },
      { assessment: id, state },
    )
  return outcome
}

export async function findAssessment(tx: Tx, id: string) {
  const { rows } = await sql<{ id: string; person_id: string; case_id: string }>`
    select id, person_id, case_id from risk_assessment where id = ${id}`.execute(db(tx))
  return rows[0]
}

export type MeasureRow = {
  readonly id: string
  readonly version: number
  readonly assessment_id: string
  readonly kind: NewMeasure['kind']
  readonly owner_id: string
  readonly due_on: string
  readonly done_on: string | null
}

export async function measuresOf(tx: Tx, assessments: readonly string[]): Promise<readonly MeasureRow[]> {
  if (assessments.length === 0) return []
  const { rows } = await sql<MeasureRow>`
    select id, version, assessment_id, kind, owner_id, due_on, done_on from risk_measure
    where assessment_id = any(${[...assessments]}) order by due_on, id`.execute(db(tx))
  return rows
}

export async function addMeasure(
  tx: Tx,
  assessment: { readonly id: string; readonly person_id: string; readonly case_id: string },
  { kind, due_on }: NewMeasure,
  ownerId: string,
): Promise<void> {
  await sql`
    insert into risk_measure (case_id, assessment_id, kind, owner_id, due_on)
    values (${assessment.case_id}, ${assessment.id}, ${kind}, ${ownerId}, ${due_on})`.execute(db(tx))
  await note(tx, 'protection.measure-set', { id: assessment.person_id, case_id: assessment.case_id }, { kind, due_on })
}

/** A measure with the person it protects. */
export async function findMeasure(tx: Tx, id: string) {
  const { rows } = await sql<{ id: string; person_id: string; case_id: string }>`
    select m.id, a.person_id, m.case_id from risk_measure m join risk_assessment a on a.id = m.assessment_id where m.id = ${id}`.execute(
    db(tx),
  )
  return rows[0]
}

export async function changeMeasure(
  tx: Tx,
  person: Person,
  input: { readonly id: string; readonly version: number; readonly patch: Readonly<Record<string, unknown>> },
): Promise<WriteOutcome<MeasureRow>> {
  const outcome = await updateRecord<MeasureRow>(tx, { table: 'risk_measure', ...input })
  if (outcome.status === 'written')
    await note(tx, 'protection.measure-set', person, { measure: input.id, done: outcome.row.done_on !== null })
  return outcome
}

export type OverrideRow = Omit<Override, 'by' | 'confirmed_by' | 'live' | 'may_confirm'> & {
  readonly created_by: string
  readonly confirmed_by: string | null
}

export async function overridesOf(tx: Tx, personId: string): Promise<readonly OverrideRow[]> {
  const { rows } = await sql<OverrideRow>`
    select o.id, o.act, o.reason, o.until, o.created_by, o.created_at as at, c.created_by as confirmed_by
    from risk_override o left join risk_override_confirmation c on c.override_id = o.id
    where o.person_id = ${personId} order by o.created_at desc limit 50`.execute(db(tx))
  return rows
}

/** Asks to go on although no assessment stands; nothing is allowed before another person says so. */
export async function addOverride(tx: Tx, person: Person, { act, reason, until }: NewOverride): Promise<void> {
  await sql`
    insert into risk_override (case_id, person_id, act, reason, until) values (${person.case_id}, ${person.id}, ${act}, ${reason}, ${until})`.execute(
    db(tx),
  )
  await note(tx, 'protection.exception', person, { act, until, step: 'asked' })
}

/** Allows an exception that another person asked for. */
export async function confirmOverride(tx: Tx, person: Person, overrideId: string): Promise<void> {
  await sql`insert into risk_override_confirmation (case_id, override_id) values (${person.case_id}, ${overrideId})`.execute(
    db(tx),
  )
  await note(tx, 'protection.exception', person, { override: overrideId, step: 'allowed' })
}

export async function findOverride(tx: Tx, id: string) {
  const { rows } = await sql<{ id: string; person_id: string; case_id: string; created_by: string }>`
    select id, person_id, case_id, created_by from risk_override where id = ${id}`.execute(db(tx))
  return rows[0]
}

export async function reprisalsOf(tx: Tx, personId: string): Promise<readonly Reprisal[]> {
  const { rows } = await sql<Reprisal>`
    select id, version, kind, happened_on, protected_group, cooperation, cooperation_id, cooperation_on, state from reprisal
    where person_id = ${personId} order by happened_on desc, id limit 100`.execute(db(tx))
  return rows
}

export async function addReprisal(tx: Tx, person: Person, sent: NewReprisal): Promise<void> {
  await sql`
    insert into reprisal (case_id, person_id, kind, happened_on, protected_group, cooperation, cooperation_id, cooperation_on)
    values (${person.case_id}, ${person.id}, ${sent.kind}, ${sent.happened_on}, ${sent.protected_group}, ${sent.cooperation},
      ${sent.cooperation_id}, ${sent.cooperation_on})`.execute(db(tx))
  await note(tx, 'protection.reprisal', person, { kind: sent.kind, cooperation: sent.cooperation })
}

/** Whether an act may be done with a person as their risk stands. */
export async function riskAllows(tx: Tx, personId: string): Promise<Readonly<Record<Override['act'], boolean>>> {
  const { rows } = await sql<Readonly<Record<Override['act'], boolean>>>`
    select app.risk_allows(${personId}, 'interview') as interview, app.risk_allows(${personId}, 'publication') as publication,
      app.risk_allows(${personId}, 'referral') as referral, app.risk_allows(${personId}, 'share') as share`.execute(
    db(tx),
  )
  return rows[0] ?? { interview: false, publication: false, referral: false, share: false }
}

/** The list of threats, in its order. */
export async function threatChoices(tx: Tx): Promise<{ id: string; words: Words }[]> {
  const { rows } = await sql<{ id: string; words: Words }>`
    select t.id, ${threatWords} as words from term t join vocabulary v on v.id = t.vocabulary_id
    where v.key = 'risk-threat' and t.retired_on is null order by t.position, t.code`.execute(db(tx))
  return rows
}

type NoteType = 'protection.risk-assessed' | 'protection.measure-set' | 'protection.exception' | 'protection.reprisal'

const note = (tx: Tx, type: NoteType, person: Person, detail: Readonly<Record<string, string | boolean>>) =>
  recordEvent(tx, { type, object: { kind: 'person', id: person.id }, detail: { case: person.case_id, ...detail } })
