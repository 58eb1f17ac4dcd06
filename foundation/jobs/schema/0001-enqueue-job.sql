-- after: foundation/database 1
-- The one way for the application into the job queue, in the caller's transaction: it has no right on the worker's own tables.
-- Definer (closed list). The worker's schema is made by the worker (worker-schema.ts), so its functions are named, not bound, here.
create function app.enqueue_job(task text, payload jsonb, run_at timestamptz, attempts integer, job_key text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform app.actor();
  if task !~ '^[a-z0-9][a-z0-9.-]{0,59}$' or job_key !~ '^[a-z0-9][a-z0-9.:-]{0,119}$' or jsonb_typeof(payload) <> 'object'
    or exists (
      select from jsonb_each(payload) field
      where field.key !~ '^[a-z][a-z0-9_]{0,39}$'
        or not case jsonb_typeof(field.value)
          when 'string' then field.value #>> '{}' ~ '^[a-z0-9][a-z0-9.-]{0,59}$'
          when 'number' then field.value #>> '{}' ~ '^-?[0-9]{1,7}$'
          else false
        end
    )
  then
    raise exception 'a job carries opaque ids, small integers and codes only' using errcode = 'MQ004';
  end if;
  perform graphile_worker.add_job(identifier => task, payload => payload::json, run_at => run_at,
    max_attempts => attempts, job_key => job_key);
end $$;
grant usage on schema app to mithaq_queue;
call app.own_definer('app.enqueue_job(text, jsonb, timestamptz, integer, text)', 'mithaq_queue', '{mithaq_app, mithaq_job}');
