/** SQL of the team of a case: who may be called upon, and what they are called. */
import { sql } from 'kysely'
import { namesOf } from '../../foundation/access/server.ts'
import type { Tx } from '../../foundation/database/index.ts'

export type TeamMember = { readonly id: string; readonly name: string; readonly level: 'view' | 'edit' | 'lead' }

/** Everybody with a live grant in a case that the actor sees; nobody for any other. By name. */
export async function teamOf(tx: Tx, caseId: string): Promise<readonly TeamMember[]> {
  const { rows } = await sql<{ person_id: string; level: TeamMember['level'] }>`
    select person_id, level from app.case_team(${caseId})`.execute(tx)
  const names = await namesOf(
    tx,
    rows.map(({ person_id }) => person_id),
  )
  return rows
    .flatMap(({ person_id, level }) => {
      const name = names.get(person_id)
      return name === undefined ? [] : [{ id: person_id, name, level }]
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}
