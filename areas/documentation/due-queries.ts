/** SQL of dates that come due in the actor's cases, and of how long closed cases of a class are kept before they are looked at. */
import { type ColumnType, sql } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { RecordColumns, Tx } from '../../foundation/database/index.ts'
import type { Due } from './work.ts'

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly retention_rule: RecordColumns & {
      readonly class_id: ColumnType<string, string, never>
      readonly review_after: string
      readonly citation: string
    }
  }
}

/** Reviews of cases and risks, and deadlines of interventions, up to a day: earliest first. */
export async function dueUntil(
  tx: Tx,
  { until, today, limit }: { readonly until: string; readonly today: string; readonly limit: number },
): Promise<readonly Due[]> {
  const { rows } = await sql<Omit<Due, 'overdue'>>`
    select * from (
      select 'case_file'::text as kind, id, case_id, code, 'review_on'::text as field, review_on as "on"
        from case_file where review_on <= ${until}::date and deleted_at is null
      union all
      select 'risk_note', id, case_id, code, 'review_on', review_on
        from risk_note where review_on <= ${until}::date and state <> 'closed' and deleted_at is null
      union all
      select 'intervention', id, case_id, code, 'deadline', deadline
        from intervention where deadline <= ${until}::date and deleted_at is null
    ) due order by "on", id limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, overdue: row.on < today }))
}

export type RetentionRule = {
  readonly id: string
  readonly version: number
  readonly class_id: string
  readonly review_after: string
  readonly citation: string
}

const columns = ['id', 'version', 'class_id', 'review_after', 'citation'] as const

export async function retentionRules(tx: Tx): Promise<readonly RetentionRule[]> {
  return await tx.selectFrom('retention_rule').select(columns).orderBy('class_id').execute()
}

/** Sets the period of a retention class, in the place of the one it had. */
export async function setRetention(
  tx: Tx,
  rule: { readonly class_id: string; readonly review_after: string; readonly citation: string },
): Promise<RetentionRule> {
  const { review_after, citation } = rule
  const made = await tx
    .insertInto('retention_rule')
    .values(rule)
    .onConflict((conflict) => conflict.columns(['institution_id', 'class_id']).doUpdateSet({ review_after, citation }))
    .returning(columns)
    .executeTakeFirstOrThrow()
  await recordEvent(tx, {
    type: 'documentation.retention-set',
    object: { kind: 'retention', id: made.id },
    detail: { class: rule.class_id, review_after },
  })
  return made
}
