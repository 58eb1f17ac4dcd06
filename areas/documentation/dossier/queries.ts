/** SQL of the dossier: what stands in a case, under the reader's own row security. Nothing here changes a row. */
import { type Kysely, sql } from 'kysely'
import { namesOf } from '../../../foundation/access/server.ts'
import type { Tables, Tx } from '../../../foundation/database/index.ts'
import { type Language, type Locale, type LText, pickText } from '../../../foundation/language/index.ts'
import { type Kind, recordKinds } from '../index.ts'
import { areaLabels, contentOf, idsOf, personsConcerned, type RecordRow, summariesOf, termLabels } from '../server.ts'
import type { Part } from './choices.ts'
import type { Names } from './inlines.ts'
import { tooLarge } from './problems.ts'

const db = (tx: Tx) => tx as Kysely<Tables>
/** Most records of a kind in one document. */
const MOST = 500

/** Records of a kind in a case, oldest first. Refuses a case that is too large to be printed whole. */
export async function recordsOf(tx: Tx, kind: Kind, caseId: string): Promise<readonly RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select * from ${sql.table(recordKinds[kind].table)} where case_id = ${caseId} and deleted_at is null
    order by created_at, id limit ${MOST + 1}`.execute(db(tx))
  if (rows.length > MOST) throw tooLarge({ most: MOST })
  return rows
}

/** What the ids in these records stand for, in one language; staff by name for the institution's own use alone. */
export async function namesFor(
  tx: Tx,
  records: ReadonlyMap<Kind, readonly RecordRow[]>,
  { language, staff }: { readonly language: Language; readonly staff: boolean },
): Promise<Names> {
  const named = [...records].flatMap(([kind, rows]) => rows.flatMap((row) => idsOf(kind, contentOf(kind, row).values)))
  const of = (sort: string) => [...new Set(named.filter((one) => one.of === sort).map(({ id }) => id))]
  const codes = new Map([...records.values()].flat().map(({ id, code }) => [id, code]))
  for (const kind of new Set(named.flatMap(({ to = [] }) => to))) {
    const ids = named.filter(({ id, to = [] }) => to.includes(kind) && !codes.has(id)).map(({ id }) => id)
    for (const { id, code } of await summariesOf(tx, kind, [...new Set(ids)])) codes.set(id, code)
  }
  const words = (text: Readonly<Record<string, unknown>>) => pickText(text as LText, language)?.text
  const terms = new Map((await termLabels(tx, of('term'))).map(({ id, code, label }) => [id, words(label) ?? code]))
  const areas = new Map((await areaLabels(tx, of('area'))).map(({ id, name }) => [id, words(name)]))
  const people = staff ? await namesOf(tx, of('user')) : new Map<string, string>()
  return {
    term: (id) => terms.get(id),
    area: (id) => areas.get(id),
    code: (id) => codes.get(id),
    staff: (id) => people.get(id),
  }
}

const concerned: Readonly<Record<Part, readonly Kind[]>> = {
  summary: ['case_file'],
  chronology: ['event'],
  persons: ['person'],
  acts: ['act', 'detention', 'death', 'torture', 'property'],
  perpetrators: ['involvement'],
  information: ['information'],
  findings: ['act', 'information'],
  evidence: ['case_file', 'information'],
  protection: ['person', 'risk_note'],
  decisions: ['case_file'],
}

/** Everybody whom these parts of a case concern; those of the case as a whole are always among them. */
export async function concernedBy(tx: Tx, parts: readonly Part[], caseId: string): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const kind of new Set<Kind>(['case_file', ...parts.flatMap((part) => concerned[part])]))
    for (const id of await personsConcerned(tx, kind, caseId)) found.add(id)
  return [...found]
}

export type House = {
  readonly name: LText
  readonly locales: readonly Locale[]
  readonly digits: 'locale' | 'latn' | 'arab'
  readonly term_pack: 'ar-MA' | 'ar-PS'
}

export async function houseOf(tx: Tx): Promise<House> {
  const { rows } = await sql<House>`
    select name, locales, digits, term_pack from institution where is_self`.execute(db(tx))
  const [house] = rows
  if (house === undefined) throw new Error('Cannot print a dossier as the institution is not set up')
  return house
}

export type PrintedFinding = {
  readonly code: string
  readonly about_code: string | null
  readonly status: string
  readonly outcome: string | null
  readonly standard: string | null
  readonly standard_source: string | null
  readonly reasons: string | null
  readonly decided_on: string | null
  readonly seal: string | null
  readonly corroboration: number | null
  readonly agreed: number
  readonly dissented: number
}

/** Findings of a case; those that are decided alone where the document leaves the institution. */
export async function findingsOf(tx: Tx, caseId: string, leaves: boolean): Promise<readonly PrintedFinding[]> {
  const { rows } = await sql<PrintedFinding>`
    select f.code, coalesce((select code from event where id = f.about_id), (select code from act where id = f.about_id),
      (select code from involvement where id = f.about_id)) as about_code, f.status, f.outcome, f.standard, f.standard_source, f.reasons,
      f.decided_on::text as decided_on, f.seal, (f.sealed::jsonb ->> 'corroboration')::int as corroboration,
      (select count(distinct d.person_id)::int from finding_decider d where d.finding_id = f.id and d.position = 'agree') as agreed,
      (select count(distinct d.person_id)::int from finding_decider d where d.finding_id = f.id and d.position = 'dissent') as dissented
    from finding f where f.case_id = ${caseId} and f.status <> 'withdrawn'
      and (not ${leaves} or f.status in ('verified', 'partly_verified', 'not_verified')) order by f.created_at, f.id limit ${MOST}`.execute(
    db(tx),
  )
  return rows
}

export type PrintedEvidence = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly media_type: string
  readonly bytes: number
  readonly sha256: string
}
export type PrintedCustody = {
  readonly code: string
  readonly seq: number
  readonly action: string
  readonly at: string
}

export async function evidenceOf(tx: Tx, caseId: string): Promise<readonly PrintedEvidence[]> {
  const { rows } = await sql<PrintedEvidence>`
    select id, code, title, media_type, bytes, sha256 from evidence where case_id = ${caseId} order by created_at, id limit ${MOST}`.execute(
    db(tx),
  )
  return rows
}

export async function custodyIn(tx: Tx, caseId: string): Promise<readonly PrintedCustody[]> {
  const { rows } = await sql<PrintedCustody>`
    select e.code, c.seq, c.action, to_char(c.at, 'YYYY-MM-DD') as at from evidence_custody c join evidence e on e.id = c.evidence_id
    where c.case_id = ${caseId} order by e.created_at, e.id, c.seq limit 5000`.execute(db(tx))
  return rows
}

export type PrintedRisk = {
  readonly code: string
  readonly likelihood: number
  readonly impact: number
  readonly review_on: string
  readonly done: number
  readonly open: number
}

/** Risks that are watched: how grave, until when, how many measures; never what the measures are. */
export async function risksOf(tx: Tx, caseId: string): Promise<readonly PrintedRisk[]> {
  const { rows } = await sql<PrintedRisk>`
    select p.code, a.likelihood, a.impact, a.review_on::text as review_on,
      (select count(*)::int from risk_measure m where m.assessment_id = a.id and m.done_on is not null) as done,
      (select count(*)::int from risk_measure m where m.assessment_id = a.id and m.done_on is null) as open
    from risk_assessment a join person_or_group p on p.id = a.person_id
    where a.case_id = ${caseId} and a.state in ('assessed', 'measures_in_place') order by p.code limit ${MOST}`.execute(
    db(tx),
  )
  return rows
}

export type PrintedDecision = { readonly at: string; readonly stage: string; readonly reason: string | null }

/** Stages through which the case went since it was opened, with the reasons that were given. */
export async function decisionsOf(tx: Tx, caseId: string): Promise<readonly PrintedDecision[]> {
  const { rows } = await sql<PrintedDecision>`
    select to_char(c.created_at, 'YYYY-MM-DD') as at, coalesce((select f.old_value #>> '{}' from case_file_history f
        where f.record_id = c.id and f.field = 'stage' order by f.version limit 1), c.stage) as stage, null as reason, 0 as version
      from case_file c where c.id = ${caseId}
    union all
    select to_char(h.changed_at, 'YYYY-MM-DD'), h.new_value #>> '{}' as stage,
      (select r.new_value #>> '{}' from case_file_history r where r.record_id = h.record_id and r.version = h.version
         and r.field in ('stage_reason', 'change_reason') and r.new_value #>> '{}' <> '' order by r.field desc limit 1), h.version
    from case_file_history h where h.record_id = ${caseId} and h.field = 'stage' order by version limit ${MOST}`.execute(
    db(tx),
  )
  return rows
}
