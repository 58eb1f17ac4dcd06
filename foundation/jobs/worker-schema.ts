/** Brings the worker's own tables to its version, as the owner, and gives the job role its rights on them. */
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { Connection } from '../database/index.ts'

export const WORKER_SCHEMA = 'graphile_worker'
export const silent = new Logger(() => () => undefined)

/**
 * Safe to repeat; runs after `migrate()` at every start. The worker switches row security on without a policy: here the job role, the
 * owner and mithaq_queue (which `app.enqueue_job()` runs as) get one each, forced, and nobody else has any right.
 */
export async function migrateJobs(owner: Connection): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await runMigrations({ pgPool: pool, schema: WORKER_SCHEMA, logger: silent })
    await pool.query(`
      do $$
      declare
        name text;
      begin
        revoke all on schema ${WORKER_SCHEMA} from public;
        grant usage on schema ${WORKER_SCHEMA} to mithaq_job, mithaq_queue;
        revoke execute on all functions in schema ${WORKER_SCHEMA} from public;
        grant execute on all functions in schema ${WORKER_SCHEMA} to mithaq_job, mithaq_queue;
        for name in select tablename from pg_tables where schemaname = '${WORKER_SCHEMA}' loop
          execute format('alter table ${WORKER_SCHEMA}.%I enable row level security', name);
          execute format('alter table ${WORKER_SCHEMA}.%I force row level security', name);
          execute format('drop policy if exists worker on ${WORKER_SCHEMA}.%I', name);
          execute format('create policy worker on ${WORKER_SCHEMA}.%I to mithaq_job, mithaq_queue, current_user using (true) with check (true)', name);
          execute format('grant select, insert, update, delete on ${WORKER_SCHEMA}.%I to mithaq_job', name);
        end loop;
        grant select, insert, update on ${WORKER_SCHEMA}._private_jobs, ${WORKER_SCHEMA}._private_tasks, ${WORKER_SCHEMA}._private_job_queues
          to mithaq_queue;
        revoke insert, update, delete on ${WORKER_SCHEMA}.migrations from mithaq_job;
      end $$`)
  } finally {
    await pool.end()
  }
}
