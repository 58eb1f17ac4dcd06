/** Moves an import from state to state, over HTTP or at the terminal: what may follow, and what a mapping must be. */
import type { Tx } from '../../../foundation/database/index.ts'
import { notFound, sentenceOf } from '../../../foundation/http/index.ts'
import { checkMapping } from './mapping/check-mapping.ts'
import type { Mapping } from './mapping/mapping.ts'
import { type RunState, transitions } from './model.ts'
import { caseNotYours, mappingRefused, wrongMoment } from './problems.ts'
import { caseTerms, definitionsByKind } from './running/find-named.ts'
import { changeRun, findRun, type RunRow } from './running/run-queries.ts'

export async function lockedRun(tx: Tx, id: string): Promise<RunRow> {
  const run = await findRun(tx, id, { lock: true })
  if (run === undefined) throw notFound({})
  return run
}

/** Refuses a state that does not follow. */
export const mayMove = (from: RunState, to: RunState) => {
  if (!transitions[from].includes(to)) throw wrongMoment({ state: from })
}

/** Gives a run its case and mapping. Refuses a case that the actor does not edit, and a mapping with everything that is wrong with it. */
export async function mapRun(tx: Tx, run: RunRow, caseId: string, mapping: Mapping): Promise<RunRow> {
  mayMove(run.state, 'mapped')
  const found = await caseTerms(tx, caseId)
  if (found?.level !== 'edit' && found?.level !== 'lead') throw caseNotYours({})
  const faults = checkMapping(mapping, {
    header: run.header,
    definitions: [...(await definitionsByKind(tx)).values()].flat(),
    namesOpen: found.names_open,
    isArchive: run.dialect.format === 'zip',
  })
  if (faults.length > 0)
    throw mappingRefused(
      {},
      { errors: faults.map(({ pointer, code }) => ({ pointer: `/mapping${pointer}`, code, text: sentenceOf(code) })) },
    )
  return await changeRun(
    tx,
    run,
    { state: 'mapped', case_id: caseId, mapping, findings: null, fault: null },
    { case: caseId },
  )
}

/** Moves a run on. A dry run that did not come to its end starts nothing. */
export async function moveRun(tx: Tx, id: string, to: 'preview' | 'running' | 'paused' | 'cancelled'): Promise<RunRow> {
  const run = await lockedRun(tx, id)
  mayMove(run.state, to)
  if (run.state === 'preview' && to === 'running' && run.findings === null) throw wrongMoment({ state: run.state })
  return await changeRun(tx, run, { state: to, ...(to === 'preview' ? { findings: null, fault: null } : {}) })
}
