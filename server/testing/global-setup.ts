/** Runs once before and after all test files: the database cluster that they share. */
import { startWholeCluster } from './database.ts'

let stop: (() => Promise<void>) | undefined

export async function globalSetup(): Promise<void> {
  stop = (await startWholeCluster()).stop
}

export async function globalTeardown(): Promise<void> {
  await stop?.()
}
