/** SQL of findings: made, written, decided by several people, sealed; and of the standard that goes with a mandate. */
import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { canonicalJson, recordEvent } from '../../../foundation/custody/index.ts'
import {
  type RecordColumns,
  type Tables,
  type Tx,
  updateRecord,
  type WriteOutcome,
} from '../../../foundation/database/index.ts'
import { CODE_BYTES, codeFrom } from '../server.ts'
import type { Finding, FindingChange, FindingSummary, MandateStandard, NewFinding, NewPosition, Used } from './model.ts'

declare module '../../../foundation/database/index.ts' {
  interface Tables {
    readonly mandate_standard: RecordColumns & {
      readonly mandate_id: string
      readonly standard: MandateStandard['standard']
      readonly citation: string
    }
  }
}

const db = (tx: Tx) => tx as Kysely<Tables>

export type FindingRow = Omit<FindingSummary, 'about'> &
  Pick<Finding, 'standard_source' | 'reasons' | 'against_none' | 'supersedes' | 'withdrawn_reason' | 'seal'> & {
    readonly about_kind: FindingSummary['about']['kind']
    readonly about_id: string
    readonly about_code: string | null
    readonly institution_id: string
    readonly sealed: string | null
  }

const shownColumns = sql`f.*, (select l.id from finding l where l.supersedes = f.id and l.status in ('verified', 'partly_verified', 'not_verified')) as followed_by,
  case f.about_kind when 'event' then (select code from event where id = f.about_id) when 'act' then (select code from act where id = f.about_id)
    else (select code from involvement where id = f.about_id) end as about_code`

export async function findFinding(tx: Tx, id: string): Promise<FindingRow | undefined> {
  const { rows } = await sql<FindingRow>`select ${shownColumns} from finding f where f.id = ${id}`.execute(db(tx))
  return rows[0]
}

/** Findings of a case, or about one record, last changed first. */
export async function listFindings(
  tx: Tx,
  { case_id, about_id }: { readonly case_id?: string | undefined; readonly about_id?: string | undefined },
): Promise<readonly FindingRow[]> {
  const where = [
    case_id === undefined ? sql`true` : sql`f.case_id = ${case_id}`,
    about_id === undefined ? sql`true` : sql`f.about_id = ${about_id}`,
  ]
  const { rows } = await sql<FindingRow>`
    select ${shownColumns} from finding f where ${sql.join(where, sql` and `)} order by f.updated_at desc, f.id limit 200`.execute(
    db(tx),
  )
  return rows
}

/** The case of what a finding would be about; undefined where the actor does not see it. */
export async function homeOfAbout(tx: Tx, { kind, id }: NewFinding['about']): Promise<string | undefined> {
  const { rows } = await sql<{ home: string | null }>`select app.about_home(${kind}, ${id}) as home`.execute(db(tx))
  return rows[0]?.home ?? undefined
}

/** Opens a finding, with the standard of the mandate of its case where the institution has set one. */
export async function addFinding(tx: Tx, caseId: string, { about, supersedes }: NewFinding): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into finding (case_id, code, about_kind, about_id, supersedes, standard, standard_source)
    select ${caseId}, ${codeFrom('F', randomBytes(CODE_BYTES))}, ${about.kind}, ${about.id}, ${supersedes}, s.standard, s.citation
    from (select) one left join mandate_standard s
      on s.mandate_id = (select c.mandate_id from case_file c where c.id = ${caseId}) and s.institution_id = app.institution()
    returning id`.execute(db(tx))
  const id = rows[0]?.id ?? ''
  await recordEvent(tx, {
    type: 'documentation.finding-opened',
    object: { kind: 'finding', id },
    detail: { case: caseId, about: about.id, kind: about.kind, ...(supersedes === null ? {} : { supersedes }) },
  })
  return id
}

/** Writes the text of a finding. Whoever agreed to an earlier text has to say so again. */
export async function changeFinding(
  tx: Tx,
  finding: Pick<FindingRow, 'id' | 'case_id'>,
  { version, change: { information, ...fields } }: { readonly version: number; readonly change: FindingChange },
): Promise<WriteOutcome<FindingRow>> {
  const patch = { ...fields, status: 'under_verification' }
  const outcome = await updateRecord<FindingRow>(tx, { table: 'finding', id: finding.id, version, patch })
  if (outcome.status !== 'written') return outcome
  if (information !== undefined) {
    const kept = information.map(({ id, side }) => `${id} ${side}`)
    await sql`
      delete from finding_information where finding_id = ${finding.id} and (information_id::text || ' ' || side) <> all(${kept})`.execute(
      db(tx),
    )
    await sql`
      insert into finding_information (finding_id, information_id, side, case_id)
      select ${finding.id}, i.id, i.side, ${finding.case_id} from jsonb_to_recordset(${JSON.stringify(information)}::jsonb) as i (id uuid, side text)
      where not exists (select from finding_information f where f.finding_id = ${finding.id} and f.information_id = i.id)`.execute(
      db(tx),
    )
  }
  await recordEvent(tx, {
    type: 'documentation.finding-changed',
    object: { kind: 'finding', id: finding.id },
    detail: {
      case: finding.case_id,
      fields: [...Object.keys(fields), ...(information === undefined ? [] : ['information'])],
    },
  })
  return outcome
}

type UsedRow = Omit<Used, 'side'> & { readonly side: Used['side'] | null }

/** Information that a finding uses, and what else speaks to the same; each with the grades that count now. */
export async function informationFor(
  tx: Tx,
  { id, about_id }: Pick<FindingRow, 'id' | 'about_id'>,
): Promise<readonly UsedRow[]> {
  const { rows } = await sql<UsedRow>`
    select i.id, i.code, f.side, i.source_kind, i.status, i.independence_group, r.code as reliability, c.code as credibility
    from information i left join finding_information f on f.information_id = i.id and f.finding_id = ${id}
      left join term r on r.id = i.reliability_id left join term c on c.id = i.credibility_id
    where i.deleted_at is null and (f.finding_id is not null or exists (
      select from record_ref t left join act a on a.id = ${about_id} left join involvement v on v.id = ${about_id} left join act va on va.id = v.act_id
      where t.record_id = i.id and t.field = 'speaks_to' and (t.target_id in (${about_id}, a.event_id, v.act_id, va.event_id)
        or exists (select from act told where told.id = t.target_id and told.event_id = ${about_id}))))
    order by f.side nulls last, i.code limit 1000`.execute(db(tx))
  return rows
}

export type DeciderRow = {
  readonly person_id: string
  readonly position: NewPosition['position']
  readonly reasons: string | null
  readonly finding_version: number
  readonly created_at: string
  readonly alone: boolean
}

export async function decidersOf(tx: Tx, findingId: string): Promise<readonly DeciderRow[]> {
  const { rows } = await sql<DeciderRow>`
    select person_id, position, reasons, finding_version, created_at, app.gathered_alone(finding_id, person_id) as alone
    from finding_decider where finding_id = ${findingId} order by created_at`.execute(db(tx))
  return rows
}

/** Whether a person alone gathered everything that a finding stands on. */
export async function gatheredAll(tx: Tx, findingId: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean | null }>`
    select app.gathered_alone(${findingId}, ${personId}) as alone`.execute(db(tx))
  return rows[0]?.alone ?? false
}

/** The actor's own position on the text as it stands. */
export async function addPosition(
  tx: Tx,
  finding: Pick<FindingRow, 'id' | 'case_id' | 'version'>,
  { position, reasons }: NewPosition,
  personId: string,
): Promise<void> {
  await sql`
    insert into finding_decider (case_id, finding_id, person_id, position, reasons, finding_version)
    values (${finding.case_id}, ${finding.id}, ${personId}, ${position}, ${reasons}, ${finding.version})`.execute(
    db(tx),
  )
  await recordEvent(tx, {
    type: 'documentation.finding-position',
    object: { kind: 'finding', id: finding.id },
    detail: { case: finding.case_id, position, version: finding.version },
  })
}

/** Decides a finding as it was proposed: its whole text is put in its one spelling, and the hash of that stands in the custody log. */
export async function decideFinding(
  tx: Tx,
  finding: FindingRow,
  {
    version,
    information,
    deciders,
    corroboration,
    today,
  }: {
    readonly version: number
    readonly information: readonly UsedRow[]
    readonly deciders: readonly DeciderRow[]
    readonly corroboration: number
    readonly today: string
  },
): Promise<WriteOutcome<FindingRow>> {
  const sealed = canonicalJson({
    id: finding.id,
    code: finding.code,
    case_id: finding.case_id,
    about: { kind: finding.about_kind, id: finding.about_id },
    status: finding.proposed,
    outcome: finding.outcome,
    standard: finding.standard,
    standard_source: finding.standard_source,
    reasons: finding.reasons,
    against_none: finding.against_none,
    supersedes: finding.supersedes,
    decided_on: today,
    corroboration,
    information: information.flatMap(({ id, side, reliability, credibility, independence_group }) =>
      side === null ? [] : [{ id, side, reliability, credibility, independence_group }],
    ),
    deciders: deciders.map(({ person_id, position, reasons, created_at }) => ({
      person_id,
      position,
      reasons,
      at: created_at,
    })),
  })
  const seal = sealOf(sealed)
  const patch = { status: finding.proposed, decided_on: today, sealed, seal }
  const outcome = await updateRecord<FindingRow>(tx, { table: 'finding', id: finding.id, version, patch })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: 'documentation.finding-decided',
      object: { kind: 'finding', id: finding.id },
      detail: {
        case: finding.case_id,
        status: finding.proposed,
        outcome: finding.outcome,
        standard: finding.standard,
        sha256: seal,
        deciders: deciders.map(({ person_id, position }) => ({ person: person_id, position })),
        ...(finding.supersedes === null ? {} : { supersedes: finding.supersedes }),
      },
    })
  return outcome
}

/** SHA-256 of a sealed text, in hexadecimal. */
export const sealOf = (sealed: string) => createHash('sha256').update(sealed).digest('hex')

export async function withdrawFinding(
  tx: Tx,
  finding: Pick<FindingRow, 'id' | 'case_id'>,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<WriteOutcome<FindingRow>> {
  const patch = { status: 'withdrawn', withdrawn_reason: reason }
  const outcome = await updateRecord<FindingRow>(tx, { table: 'finding', id: finding.id, version, patch })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: 'documentation.finding-withdrawn',
      object: { kind: 'finding', id: finding.id },
      detail: { case: finding.case_id },
    })
  return outcome
}

/** Standards to which other findings of the case were decided. */
export async function otherStandards(tx: Tx, { id, case_id, standard }: FindingRow) {
  const { rows } = await sql<{ standard: MandateStandard['standard'] }>`
    select distinct standard from finding where case_id = ${case_id} and id <> ${id} and standard <> ${standard ?? ''}
      and status in ('verified', 'partly_verified', 'not_verified') order by standard`.execute(db(tx))
  return rows.map((row) => row.standard)
}

const standardColumns = ['id', 'version', 'mandate_id', 'standard', 'citation'] as const

export async function mandateStandards(tx: Tx): Promise<readonly MandateStandard[]> {
  return await tx.selectFrom('mandate_standard').select(standardColumns).orderBy('mandate_id').execute()
}

/** Sets the standard of proof that goes with a mandate, in the place of the one it had; findings keep the one they were opened under. */
export async function setMandateStandard(
  tx: Tx,
  rule: Pick<MandateStandard, 'mandate_id' | 'standard' | 'citation'>,
): Promise<MandateStandard> {
  const { standard, citation } = rule
  const made = await tx
    .insertInto('mandate_standard')
    .values(rule)
    .onConflict((conflict) => conflict.columns(['institution_id', 'mandate_id']).doUpdateSet({ standard, citation }))
    .returning(standardColumns)
    .executeTakeFirstOrThrow()
  await recordEvent(tx, {
    type: 'documentation.standard-set',
    object: { kind: 'mandate-standard', id: made.id },
    detail: { mandate: rule.mandate_id, standard },
  })
  return made
}
