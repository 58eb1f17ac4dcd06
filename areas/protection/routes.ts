/** HTTP of protection. Whoever works on the case of a person sees what protects them; who edits it writes. */
import { z } from 'zod'
import { namesOf } from '../../foundation/access/server.ts'
import type { Actor, Tx } from '../../foundation/database/index.ts'
import { invalid, none, notFound, recordChanged, route, sentenceOf } from '../../foundation/http/index.ts'
import { levelInCase, mustEdit, mustFind, teamOf } from '../documentation/server.ts'
import {
  type Assessment,
  MeasureChange,
  NewAssessment,
  NewMeasure,
  NewOverride,
  NewReprisal,
  PersonProtection,
  states,
  Watched,
} from './model.ts'
import { confirmedAlready, otherPersonNeeded } from './problems.ts'
import {
  type AssessmentRow,
  addAssessment,
  addMeasure,
  addOverride,
  addReprisal,
  assessmentsOf,
  changeAssessment,
  changeMeasure,
  confirmOverride,
  findAssessment,
  findMeasure,
  findOverride,
  type MeasureRow,
  measuresOf,
  overridesOf,
  reprisalsOf,
  riskAllows,
  threatChoices,
  watched,
} from './queries.ts'
import { assessmentFaults, levelOf, overrideFaults, type ProtectionFault, reprisalFaults } from './rules.ts'

const one = z.strictObject({ id: z.uuid() })
const dayOf = (at: Date) => at.toISOString().slice(0, 10)

const shared = { capability: 'cases.work', params: one, query: none, reply: PersonProtection } as const

export const protectionRoutes = [
  route({
    method: 'GET',
    url: '/api/protection',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'المخاطر التي نتابعها', fr: 'Risques suivis', en: 'Risks that are watched' },
    params: none,
    query: none,
    body: none,
    reply: z.strictObject({ items: z.array(Watched) }),
    run: async ({ tx, at }) => {
      const rows = await watched(tx)
      const names = await namesOf(
        tx,
        rows.map(({ owner_id }) => owner_id),
      )
      return {
        items: rows.map(({ person_id, code, case_id, likelihood, impact, review_on, owner_id }) => ({
          person: { id: person_id, code, case_id },
          level: levelOf(likelihood, impact),
          review_on,
          overdue: review_on < dayOf(at),
          owner: named(names, owner_id),
        })),
      }
    },
  }),
  route({
    ...shared,
    method: 'GET',
    url: '/api/protection/persons/:id',
    status: 200,
    summary: { ar: 'ما يحمي شخصًا', fr: 'La protection d’une personne', en: 'What protects a person' },
    body: none,
    run: async ({ tx, actor, params: { id }, at }) => await pageOf(tx, actor, id, dayOf(at)),
  }),
  route({
    ...shared,
    method: 'POST',
    url: '/api/protection/persons/:id/assessments',
    status: 201,
    summary: { ar: 'تقدير مخاطر شخص', fr: 'Évaluer le risque d’une personne', en: 'Assess the risk of a person' },
    body: NewAssessment,
    run: async ({ tx, actor, params: { id }, body, at }) => {
      const { row } = await mustEdit(tx, actor, { kind: 'person', id })
      refuse(assessmentFaults(body, dayOf(at)))
      if (!(await threatChoices(tx)).some((threat) => threat.id === body.threat_id))
        refuse([{ pointer: '/threat_id', code: 'protection.not-threat' }])
      const owner = await ownerIn(tx, row.case_id, body.owner_id, actor)
      await addAssessment(tx, { id, case_id: row.case_id }, body, owner)
      return await pageOf(tx, actor, id, dayOf(at))
    },
  }),
  route({
    ...shared,
    method: 'PATCH',
    url: '/api/protection/assessments/:id',
    locked: true,
    status: 200,
    summary: { ar: 'تغيير وضع تقدير', fr: 'Changer l’état d’une évaluation', en: 'Move an assessment' },
    body: z.strictObject({ state: z.enum(states) }),
    run: async ({ tx, actor, params: { id }, body, version, at }) => {
      const found = await findAssessment(tx, id)
      if (found === undefined) throw notFound({})
      await mustEdit(tx, actor, { kind: 'person', id: found.person_id })
      const outcome = await changeAssessment(tx, { id, version, state: body.state })
      const page = await pageOf(tx, actor, found.person_id, dayOf(at))
      if (outcome.status !== 'written') throw recordChanged({ current: page })
      return page
    },
  }),
  route({
    ...shared,
    method: 'POST',
    url: '/api/protection/assessments/:id/measures',
    status: 201,
    summary: { ar: 'إضافة تدبير حماية', fr: 'Ajouter une mesure', en: 'Add a measure' },
    body: NewMeasure,
    run: async ({ tx, actor, params: { id }, body, at }) => {
      const found = await findAssessment(tx, id)
      if (found === undefined) throw notFound({})
      await mustEdit(tx, actor, { kind: 'person', id: found.person_id })
      await addMeasure(tx, found, body, await ownerIn(tx, found.case_id, body.owner_id, actor))
      return await pageOf(tx, actor, found.person_id, dayOf(at))
    },
  }),
  route({
    ...shared,
    method: 'PATCH',
    url: '/api/protection/measures/:id',
    locked: true,
    status: 200,
    summary: { ar: 'إنجاز تدبير أو تأجيله', fr: 'Achever ou reporter une mesure', en: 'Have a measure done or moved' },
    body: MeasureChange,
    run: async ({ tx, actor, params: { id }, body, version, at }) => {
      const found = await findMeasure(tx, id)
      if (found === undefined) throw notFound({})
      await mustEdit(tx, actor, { kind: 'person', id: found.person_id })
      const person = { id: found.person_id, case_id: found.case_id }
      const outcome = await changeMeasure(tx, person, { id, version, patch: body })
      const page = await pageOf(tx, actor, found.person_id, dayOf(at))
      if (outcome.status !== 'written') throw recordChanged({ current: page })
      return page
    },
  }),
  route({
    ...shared,
    method: 'POST',
    url: '/api/protection/persons/:id/overrides',
    status: 201,
    summary: { ar: 'طلب استثناء', fr: 'Demander une dérogation', en: 'Ask for an exception' },
    body: NewOverride,
    run: async ({ tx, actor, params: { id }, body, at }) => {
      const { row } = await mustEdit(tx, actor, { kind: 'person', id })
      refuse(overrideFaults(body, dayOf(at)))
      await addOverride(tx, { id, case_id: row.case_id }, body)
      return await pageOf(tx, actor, id, dayOf(at))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    url: '/api/protection/overrides/:id/confirmation',
    status: 201,
    summary: { ar: 'الموافقة على استثناء', fr: 'Accorder une dérogation', en: 'Allow an exception' },
    body: z.strictObject({}),
    run: async ({ tx, actor, params: { id }, at }) => {
      const found = await findOverride(tx, id)
      if (found === undefined) throw notFound({})
      await mustEdit(tx, actor, { kind: 'person', id: found.person_id })
      if (found.created_by === actor.person_id) throw otherPersonNeeded({})
      try {
        await confirmOverride(tx, { id: found.person_id, case_id: found.case_id }, id)
      } catch (error) {
        if ((error as { readonly code?: string }).code === '23505') throw confirmedAlready({})
        throw error
      }
      return await pageOf(tx, actor, found.person_id, dayOf(at))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    url: '/api/protection/persons/:id/reprisals',
    status: 201,
    summary: { ar: 'تسجيل عمل انتقامي', fr: 'Consigner des représailles', en: 'Record a reprisal' },
    body: NewReprisal,
    run: async ({ tx, actor, params: { id }, body, at }) => {
      const { row } = await mustEdit(tx, actor, { kind: 'person', id })
      refuse(reprisalFaults(body, dayOf(at)))
      if (body.cooperation_id !== null && (body.cooperation === 'interview' || body.cooperation === 'intervention'))
        await mustFind(tx, body.cooperation, body.cooperation_id)
      await addReprisal(tx, { id, case_id: row.case_id }, body)
      return await pageOf(tx, actor, id, dayOf(at))
    },
  }),
] as const
export type ProtectionRoutes = typeof protectionRoutes

function refuse(faults: readonly ProtectionFault[]): void {
  if (faults.length > 0)
    throw invalid({}, { errors: faults.map(({ pointer, code }) => ({ pointer, code, text: sentenceOf(code) })) })
}

/** Who is to watch: somebody of the team of the case. */
async function ownerIn(tx: Tx, caseId: string, ownerId: string | null, actor: Actor): Promise<string> {
  const owner = ownerId ?? actor.person_id
  const team = await teamOf(tx, caseId)
  if (!team.some(({ id }) => id === owner)) refuse([{ pointer: '/owner_id', code: 'protection.not-in-team' }])
  return owner
}

const named = (names: ReadonlyMap<string, string>, id: string | null) => {
  const name = id === null ? undefined : names.get(id)
  return id === null || name === undefined ? null : { id, name }
}

async function pageOf(tx: Tx, actor: Actor, id: string, today: string): Promise<PersonProtection> {
  const row = await mustFind(tx, 'person', id)
  const level = await levelInCase(tx, row.case_id)
  const mayEdit =
    row.institution_id === actor.institution_id && row.deleted_at === null && (level === 'edit' || level === 'lead')
  const assessments = await assessmentsOf(tx, id)
  const measures = await measuresOf(
    tx,
    assessments.map((assessment) => assessment.id),
  )
  const overrides = await overridesOf(tx, id)
  const names = await namesOf(tx, [
    ...assessments.map(({ owner_id }) => owner_id),
    ...measures.map(({ owner_id }) => owner_id),
    ...overrides.flatMap(({ created_by, confirmed_by }) =>
      confirmed_by === null ? [created_by] : [created_by, confirmed_by],
    ),
  ])
  const shown = assessments.map((assessment) => shownAssessment(assessment, measures, names, today))
  const isOpen = ({ state }: Assessment) => state === 'assessed' || state === 'measures_in_place'
  return {
    person: { id, code: row.code, case_id: row.case_id, may_edit: mayEdit },
    current: shown.find(isOpen) ?? null,
    earlier: shown.filter((assessment) => !isOpen(assessment)),
    allows: await riskAllows(tx, id),
    overrides: overrides.map(({ created_by, confirmed_by, ...override }) => ({
      ...override,
      by: named(names, created_by),
      confirmed_by: named(names, confirmed_by),
      live: confirmed_by !== null && override.until >= today,
      may_confirm: mayEdit && confirmed_by === null && created_by !== actor.person_id && override.until >= today,
    })),
    reprisals: [...(await reprisalsOf(tx, id))],
    threats: await threatChoices(tx),
  }
}

function shownAssessment(
  { person_id: _, threat_id, words, owner_id, ...row }: AssessmentRow,
  measures: readonly MeasureRow[],
  names: ReadonlyMap<string, string>,
  today: string,
): Assessment {
  const isOpen = row.state === 'assessed' || row.state === 'measures_in_place'
  return {
    ...row,
    exposure: [...row.exposure],
    threat: { id: threat_id, words },
    level: levelOf(row.likelihood, row.impact),
    owner: named(names, owner_id),
    overdue: isOpen && row.review_on < today,
    measures: measures.flatMap(({ assessment_id, owner_id: who, ...measure }) =>
      assessment_id === row.id
        ? [{ ...measure, owner: named(names, who), overdue: measure.done_on === null && measure.due_on < today }]
        : [],
    ),
  }
}
