/** For tests of any room: a fresh database with the whole schema, shared cluster or not. */
import { after } from 'node:test'
import { shipRoles } from '../../foundation/access/server.ts'
import { readMigrations, runAsOwner } from '../../foundation/database/index.ts'
import { cloneTemplate, sharedCluster, startTestCluster, type TestDatabase } from '../../foundation/database/testing.ts'
import { migrateJobs } from '../../foundation/jobs/index.ts'
import { shipVocabularies } from '../../foundation/vocabulary/server.ts'
import { rooms, root } from '../rooms.ts'

/** Every migration that this version ships, in order. */
export const shippedMigrations = () => readMigrations(root, rooms)

/** Starts the cluster with a template of the whole schema. */
export async function startWholeCluster() {
  return await startTestCluster(await shippedMigrations(), async (owner) => {
    await migrateJobs(owner)
    await runAsOwner(owner, shipRoles())
    await shipVocabularies(owner)
  })
}

/** A clone for one test file, dropped when its tests have ended. */
export async function testDatabase(): Promise<TestDatabase> {
  const shared = sharedCluster()
  const own = shared === undefined ? await startWholeCluster() : undefined
  const found = await cloneTemplate(shared ?? own?.superuser ?? {})
  after(async () => {
    await found.close()
    await own?.stop()
  })
  return found
}
