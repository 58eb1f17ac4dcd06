/** Long work is done as the person who asked for it, with the rights that they have at each step: taken away, it ends. */
import { randomUUID } from 'node:crypto'
import { capabilitiesOf } from '../../../../foundation/access/server.ts'
import { type Database, enterAs, type Tx } from '../../../../foundation/database/index.ts'

export type Person = { readonly person_id: string; readonly institution_id: string }
export type InTransaction = <T>(run: (tx: Tx) => Promise<T>) => Promise<T>

/** Transactions of the application role as this person, their capabilities read anew for each. */
export const asPerson =
  (database: Database, person: Person): InTransaction =>
  async (run) => {
    const bare = enterAs({ ...person, capabilities: new Set() }, 'job', randomUUID(), true)
    const capabilities = await database.inTransaction(bare, (tx) => capabilitiesOf(tx, person.person_id))
    return await database.inTransaction(enterAs({ ...person, capabilities }, 'job', randomUUID()), (tx) => run(tx))
  }
