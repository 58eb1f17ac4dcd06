/** The log of a running server: checks the tree at start, then places and signs, once a second while there is something to place. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Database, enterAs, NO_INSTITUTION, SYSTEM_ACTOR, type Tx } from '../database/index.ts'
import type { Anchor } from './anchor.ts'
import { checkTree } from './check.ts'
import { type LogKeys, LogMismatch, logInstitution, placeWaiting, signCheckpoint, takeLead } from './sequence.ts'
import { type Edge, emptyEdge } from './tree/tiles.ts'

export type LogParts = {
  /** As the role mithaq_job. */
  readonly database: Database
  readonly keys: LogKeys
  readonly anchor: Anchor
  readonly now: () => Date
  /** Lines for the operator. */
  readonly report: (line: string) => void
  /** The tree is not the signed one: called once with the reason, and nothing is placed or signed any more. */
  readonly onMismatch: (institution: string, reason: string) => Promise<void>
  readonly intervalMilliseconds?: number
}

export type CustodyLog = {
  /** Places every event recorded before the call and signs what the tree has become, unless another server leads at the moment. */
  readonly round: () => Promise<void>
  /** Whether the tree was found not to be the signed one. */
  readonly mismatch: () => string | undefined
  readonly stop: () => Promise<void>
}

/** Checks the tree and begins. A tree that does not match is reported, not thrown: the instance serves, read-only. */
export async function startLog(parts: LogParts): Promise<CustodyLog> {
  const { database, keys, anchor, now, report, onMismatch, intervalMilliseconds = 1000 } = parts
  const inTransaction = <T>(run: (tx: Tx) => Promise<T>, readOnly = false) =>
    database.inTransaction(
      enterAs(
        { person_id: SYSTEM_ACTOR, institution_id: NO_INSTITUTION, capabilities: new Set() },
        'job',
        randomUUID(),
        readOnly,
      ),
      run,
    )
  let edge: Edge = emptyEdge
  let broken: string | undefined
  let institution = NO_INSTITUTION
  const halt = new AbortController()

  const round = async (): Promise<void> => {
    if (broken !== undefined) return
    const self = await inTransaction(logInstitution, true)
    if (self === undefined) return
    institution = self
    for (let placed = 1; placed > 0; ) {
      const step = await inTransaction(async (tx) => ((await takeLead(tx)) ? await placeWaiting(tx, edge) : undefined))
      if (step === undefined) return
      ;({ placed, edge } = step) // only after the commit: what was not committed never was
    }
    // a transaction of its own: what is signed has been committed
    const signed = await inTransaction(async (tx) =>
      (await takeLead(tx)) ? await signCheckpoint(tx, { institution: self, keys, at: now() }) : undefined,
    )
    if (signed !== undefined) await anchor.write(signed.note)
  }
  const halted = async (error: unknown): Promise<boolean> => {
    if (!(error instanceof LogMismatch)) return false
    broken = error.message
    report(`THE CUSTODY LOG DOES NOT MATCH ITS SIGNED CHECKPOINT. ${error.message}. The instance is read-only now.`)
    await onMismatch(institution, error.message).catch(() =>
      report('the instance could not be made read-only: stop it by hand'),
    )
    return true
  }

  // one after the other: a round that has begun may have looked before the caller's events were there
  let before: Promise<unknown> = Promise.resolve()
  const oneRound = (): Promise<void> => {
    const mine = before.then(round).catch(async (error) => {
      if (!(await halted(error))) throw error
    })
    before = mine.catch(() => undefined)
    return mine
  }
  try {
    const self = await inTransaction(logInstitution, true)
    if (self !== undefined) {
      institution = self
      await inTransaction((tx) => checkTree(tx, { institution: self, keys, anchor }), true)
    }
  } catch (error) {
    if (!(await halted(error))) throw error
  }
  const loop = (async () => {
    let failing = false
    while (!halt.signal.aborted && broken === undefined) {
      try {
        await oneRound()
        if (failing) report('the custody log is placing entries again')
        failing = false
      } catch (error) {
        if (!failing) report(`the custody log cannot place entries: ${error instanceof Error ? error.name : 'fault'}`)
        failing = true
      }
      await wait(intervalMilliseconds, undefined, { signal: halt.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    round: oneRound,
    mismatch: () => broken,
    stop: async () => {
      halt.abort()
      await loop
    },
  }
}
