/** For tests over HTTP: files laid in the store as a person's own, items made of them, and jobs run at once as the queue would run them. */
import { hash } from 'node:crypto'
import type { Stamper } from '../../../foundation/custody/index.ts'
import type { Database } from '../../../foundation/database/index.ts'
import type { FileStore } from '../../../foundation/files/index.ts'
import { runTask } from '../../../foundation/jobs/testing.ts'
import { openEvidence } from './server.ts'
import { derive } from './working/derive.ts'

type Person = { readonly id: string; readonly institution: string }
type Work = { readonly database: Database; readonly store: FileStore; readonly stamper?: Stamper }
type Requests = (
  method: 'POST',
  url: string,
  options: { readonly body: unknown },
) => Promise<{ readonly status: number; readonly body: Record<string, unknown>; readonly text: string }>

/** Makes an item over HTTP and fails with what was answered if it is not made. */
export async function bringEvidence(
  requests: Requests,
  item: { readonly case_id: string; readonly file_id: string; readonly bytes: Uint8Array } & Record<string, unknown>,
): Promise<{ readonly id: string; readonly body: Record<string, unknown> }> {
  const { bytes, ...body } = item
  const answer = await requests('POST', '/api/evidence', {
    body: { title: 'صورة', sha256: hash('sha256', bytes, 'hex'), ...body },
  })
  if (answer.status !== 201) throw new Error(`Cannot make an item: ${answer.status} ${answer.text}`)
  return { id: String(answer.body.id), body: answer.body }
}

/** Runs a job of evidence. Those without a payload need the connection of jobs as `database`. */
export async function runEvidenceTask(
  work: Work,
  person: Person,
  name: 'evidence.derive' | 'evidence.redact' | 'evidence.fixity' | 'evidence.stamp',
  payload: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const lines: string[] = []
  const task = openEvidence({ ...work, now: () => new Date() }).tasks.find((one) => one.name === name)
  if (task === undefined) throw new Error(`There is no task ${name}`)
  const who = Object.keys(payload).length === 0 ? {} : { person: person.id, institution: person.institution }
  await runTask(
    task,
    { ...payload, ...who },
    {
      database: work.database,
      institution: async () => person.institution,
      report: (line) => lines.push(line),
      now: () => new Date(),
    },
    new AbortController().signal,
  )
  return lines
}

/** Runs the first step of what is derived of a file, as the queue would; answers how many working copies it made. */
export async function deriveFirst(mediaType: string, bytes: Buffer): Promise<number> {
  for await (const { copies } of derive(mediaType, bytes)) return copies.length
  return 0
}
