/** HTTP of findings: opening one, writing its text, deciding it with others, withdrawing it; grades; standards of mandates. */
import { z } from 'zod'
import { namesOf } from '../../../foundation/access/server.ts'
import type { Actor, Tx, WriteOutcome } from '../../../foundation/database/index.ts'
import { invalid, none, notFound, recordChanged, route, sentenceOf } from '../../../foundation/http/index.ts'
import { text } from '../../../foundation/language/index.ts'
import { levelInCase, mustEdit } from '../server.ts'
import {
  Finding,
  FindingChange,
  FindingSummary,
  MandateStandard,
  NewFinding,
  NewPosition,
  standards,
  type Used,
} from './model.ts'
import {
  aboutTakenAlready,
  decidedAlready,
  gatheredAlone,
  lackSentences,
  notDecidable,
  saidAlready,
} from './problems.ts'
import {
  addFinding,
  addPosition,
  changeFinding,
  decideFinding,
  decidersOf,
  type FindingRow,
  findFinding,
  gatheredAll,
  homeOfAbout,
  informationFor,
  listFindings,
  mandateStandards,
  otherStandards,
  sealOf,
  setMandateStandard,
  withdrawFinding,
} from './queries.ts'
import { corroborationOf, lacksOf } from './rules.ts'

const one = z.strictObject({ id: z.uuid() })

export const findingRecordRoutes = [
  route({
    method: 'GET',
    url: '/api/findings',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'النتائج', fr: 'Conclusions', en: 'Findings' },
    params: none,
    query: z.strictObject({ case_id: z.uuid().optional(), about_id: z.uuid().optional() }),
    body: none,
    reply: z.strictObject({ items: z.array(FindingSummary) }),
    run: async ({ tx, query }) => ({ items: (await listFindings(tx, query)).map(summaryOf) }),
  }),
  route({
    method: 'POST',
    url: '/api/findings',
    capability: 'cases.work',
    status: 201,
    summary: { ar: 'فتح نتيجة', fr: 'Ouvrir une conclusion', en: 'Open a finding' },
    params: none,
    query: none,
    body: NewFinding,
    reply: Finding,
    run: async ({ tx, actor, body }) => {
      await mustEdit(tx, actor, body.about)
      const home = await homeOfAbout(tx, body.about)
      if (home === undefined) throw notFound({})
      const id = await refusing(() => addFinding(tx, home, body))
      return await pageOf(tx, actor, await mustFindFinding(tx, id))
    },
  }),
  route({
    method: 'GET',
    url: '/api/findings/:id',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'نتيجة', fr: 'Conclusion', en: 'Finding' },
    params: one,
    query: none,
    body: none,
    reply: Finding,
    run: async ({ tx, actor, params: { id } }) => await pageOf(tx, actor, await mustFindFinding(tx, id)),
  }),
  route({
    method: 'PATCH',
    url: '/api/findings/:id',
    capability: 'cases.work',
    locked: true,
    status: 200,
    summary: { ar: 'كتابة نص نتيجة', fr: 'Rédiger une conclusion', en: 'Write the text of a finding' },
    params: one,
    query: none,
    body: FindingChange,
    reply: Finding,
    run: async ({ tx, actor, params: { id }, body, version }) => {
      const finding = await mustWrite(tx, actor, id)
      const known = new Set((await informationFor(tx, finding)).map((used) => used.id))
      const unknown = (body.information ?? []).flatMap(({ id: used }, index) => (known.has(used) ? [] : [index]))
      if (unknown.length > 0)
        throw invalid(
          {},
          {
            errors: unknown.map((index) => ({
              pointer: `/information/${index}/id`,
              code: 'finding.not-information',
              text: sentenceOf('finding.not-information'),
            })),
          },
        )
      const outcome = await refusing(() => changeFinding(tx, finding, { version, change: body }))
      return await answer(tx, actor, id, outcome)
    },
  }),
  route({
    method: 'POST',
    url: '/api/findings/:id/positions',
    capability: 'cases.work',
    locked: true,
    status: 201,
    summary: {
      ar: 'الموافقة على نتيجة أو مخالفتها',
      fr: 'Approuver une conclusion ou s’en écarter',
      en: 'Agree or dissent',
    },
    params: one,
    query: none,
    body: NewPosition,
    reply: Finding,
    run: async ({ tx, actor, params: { id }, body, version }) => {
      const finding = await mustWrite(tx, actor, id)
      if (finding.version !== version) throw recordChanged({ current: await pageOf(tx, actor, finding) })
      if (finding.proposed === null) throw lacking(['proposal'])
      if (await gatheredAll(tx, id, actor.person_id)) throw gatheredAlone({})
      const said = (await decidersOf(tx, id)).some(
        (row) => row.person_id === actor.person_id && row.finding_version === finding.version,
      )
      if (said) throw saidAlready({})
      await refusing(() => addPosition(tx, finding, body, actor.person_id))
      return await pageOf(tx, actor, await mustFindFinding(tx, id))
    },
  }),
  route({
    method: 'POST',
    url: '/api/findings/:id/decision',
    capability: 'cases.work',
    locked: true,
    status: 201,
    summary: { ar: 'حسم نتيجة وختمها', fr: 'Arrêter et sceller une conclusion', en: 'Decide and seal a finding' },
    params: one,
    query: none,
    body: z.strictObject({}),
    reply: Finding,
    run: async ({ tx, actor, params: { id }, version, at }) => {
      const finding = await mustWrite(tx, actor, id)
      if (finding.version !== version) throw recordChanged({ current: await pageOf(tx, actor, finding) })
      const page = await pageOf(tx, actor, finding)
      if (page.lacks.length > 0) throw lacking(page.lacks)
      const deciders = (await decidersOf(tx, id)).filter((row) => row.finding_version === finding.version)
      const outcome = await refusing(async () =>
        decideFinding(tx, finding, {
          version,
          information: await informationFor(tx, finding),
          deciders,
          corroboration: page.corroboration,
          today: at.toISOString().slice(0, 10),
        }),
      )
      return await answer(tx, actor, id, outcome)
    },
  }),
  route({
    method: 'POST',
    url: '/api/findings/:id/withdrawal',
    capability: 'cases.work',
    locked: true,
    status: 201,
    summary: { ar: 'سحب نتيجة', fr: 'Retirer une conclusion', en: 'Withdraw a finding' },
    params: one,
    query: none,
    body: z.strictObject({ reason: text({ max: 2000 }) }),
    reply: Finding,
    run: async ({ tx, actor, params: { id }, body, version }) => {
      const finding = await mustFindFinding(tx, id)
      await mustEdit(tx, actor, { kind: finding.about_kind, id: finding.about_id })
      if (finding.status === 'withdrawn') throw decidedAlready({})
      const outcome = await refusing(() => withdrawFinding(tx, finding, { version, reason: body.reason }))
      return await answer(tx, actor, id, outcome)
    },
  }),
  route({
    method: 'GET',
    url: '/api/mandate-standards',
    capability: 'cases.work',
    status: 200,
    summary: {
      ar: 'معايير الإثبات بحسب الولاية',
      fr: 'Normes de preuve par mandat',
      en: 'Standards of proof by mandate',
    },
    params: none,
    query: none,
    body: none,
    reply: z.strictObject({ items: z.array(MandateStandard) }),
    run: async ({ tx }) => ({ items: [...(await mandateStandards(tx))] }),
  }),
  route({
    method: 'PUT',
    url: '/api/mandate-standards/:id',
    capability: 'fields.manage',
    status: 200,
    summary: {
      ar: 'تحديد معيار الإثبات لولاية',
      fr: 'Fixer la norme de preuve d’un mandat',
      en: 'Set the standard of proof of a mandate',
    },
    params: one,
    query: none,
    body: z.strictObject({ standard: z.enum(standards), citation: text({ max: 500 }) }),
    reply: MandateStandard,
    run: async ({ tx, params: { id }, body }) => {
      try {
        return await setMandateStandard(tx, { mandate_id: id, ...body })
      } catch (error) {
        if ((error as { readonly code?: string }).code === '23503') throw notFound({})
        throw error
      }
    },
  }),
] as const

const lacking = (lacks: Finding['lacks']) =>
  notDecidable(
    { lacks },
    {
      errors: lacks.map((lack) => ({ pointer: `/${lack}`, code: `finding.lacks-${lack}`, text: lackSentences[lack] })),
    },
  )

const refusals: Readonly<Record<string, () => Error>> = {
  MQ080: () => decidedAlready({}),
  MQ081: () => lacking(['proposal']),
  MQ082: () => lacking(['deciders']),
  MQ084: () => aboutTakenAlready({}),
  '23505': () => aboutTakenAlready({}),
}

/** What the database refuses is said as the problem it is. */
async function refusing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    throw refusals[(error as { readonly code?: string }).code ?? '']?.() ?? error
  }
}

async function mustFindFinding(tx: Tx, id: string): Promise<FindingRow> {
  const found = await findFinding(tx, id)
  if (found === undefined) throw notFound({})
  return found
}

/** A finding that is still open and whose case the actor may change. */
async function mustWrite(tx: Tx, actor: Actor, id: string): Promise<FindingRow> {
  const finding = await mustFindFinding(tx, id)
  await mustEdit(tx, actor, { kind: finding.about_kind, id: finding.about_id })
  if (finding.status !== 'unverified' && finding.status !== 'under_verification') throw decidedAlready({})
  return finding
}

async function answer(tx: Tx, actor: Actor, id: string, outcome: WriteOutcome<unknown>): Promise<Finding> {
  if (outcome.status === 'missing') throw notFound({})
  const page = await pageOf(tx, actor, await mustFindFinding(tx, id))
  if (outcome.status === 'changed') throw recordChanged({ current: page })
  return page
}

function summaryOf(row: FindingRow): FindingSummary {
  const { id, code, version, case_id, status, proposed, outcome, standard, decided_on, followed_by } = row
  const about = { kind: row.about_kind, id: row.about_id, code: row.about_code }
  return { id, code, version, case_id, about, status, proposed, outcome, standard, decided_on, followed_by }
}

async function pageOf(tx: Tx, actor: Actor, row: FindingRow): Promise<Finding> {
  const all = await informationFor(tx, row)
  const information = all.flatMap(({ side, ...rest }): Used[] => (side === null ? [] : [{ ...rest, side }]))
  const deciders = await decidersOf(tx, row.id)
  const names = await namesOf(
    tx,
    deciders.map(({ person_id }) => person_id),
  )
  const isOpen = row.status === 'unverified' || row.status === 'under_verification'
  const isOutdated = (decider: (typeof deciders)[number]) => isOpen && decider.finding_version !== row.version
  const agreeing = deciders.filter((decider) => decider.position === 'agree' && !decider.alone && !isOutdated(decider))
  const level = await levelInCase(tx, row.case_id)
  const mayEdit = row.institution_id === actor.institution_id && (level === 'edit' || level === 'lead')
  const said = deciders.some((decider) => decider.person_id === actor.person_id && !isOutdated(decider))
  const alone = await gatheredAll(tx, row.id, actor.person_id)
  return {
    ...summaryOf(row),
    standard_source: row.standard_source,
    reasons: row.reasons,
    against_none: row.against_none,
    supersedes: row.supersedes,
    withdrawn_reason: row.withdrawn_reason,
    seal: row.seal,
    seal_holds: row.sealed === null ? null : sealOf(row.sealed) === row.seal,
    information,
    available: isOpen ? all.flatMap(({ side, ...rest }) => (side === null ? [rest] : [])) : [],
    deciders: deciders.map((decider) => {
      const name = names.get(decider.person_id)
      return {
        person: name === undefined ? null : { id: decider.person_id, name },
        position: decider.position,
        reasons: decider.reasons,
        at: decider.created_at,
        outdated: isOutdated(decider),
      }
    }),
    corroboration: corroborationOf(information),
    lacks: isOpen
      ? [...lacksOf({ ...row, information }, new Set(agreeing.map(({ person_id }) => person_id)).size)]
      : [],
    may_edit: mayEdit,
    may_not_decide: !mayEdit
      ? 'view_only'
      : !isOpen || row.proposed === null
        ? 'not_yet'
        : alone
          ? 'gathered_alone'
          : said
            ? 'said_already'
            : null,
    other_standards: await otherStandards(tx, row),
  }
}
