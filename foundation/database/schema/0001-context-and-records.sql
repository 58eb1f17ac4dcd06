-- Context of a transaction (the migrator made the schema `app`). Settings are transaction-local; after a commit PostgreSQL leaves an empty string, not null.
grant usage on schema app to mithaq_app, mithaq_job, mithaq_history, mithaq_session;

create function app.setting(name text) returns text
language plpgsql stable parallel safe set search_path = pg_catalog as $$
declare
  found text := nullif(current_setting('app.' || name, true), '');
begin
  if found is null then
    raise exception 'no context: app.% is not set in this transaction', name using errcode = 'MQ001';
  end if;
  return found;
end $$;

create function app.actor() returns uuid language sql stable parallel safe
  set search_path = pg_catalog return app.setting('actor')::uuid;
create function app.institution() returns uuid language sql stable parallel safe
  set search_path = pg_catalog return app.setting('institution')::uuid;
create function app.purpose() returns text language sql stable parallel safe
  set search_path = pg_catalog return app.setting('purpose');
create function app.request_id() returns uuid language sql stable parallel safe
  set search_path = pg_catalog return app.setting('request')::uuid;

-- Capabilities are a comma-framed list, for example ',people.read,people.manage,'. Fails without a context.
create function app.can(capability text) returns boolean language sql stable parallel safe
  set search_path = pg_catalog return position(',' || capability || ',' in app.setting('capabilities')) > 0;

create function app.enter(actor uuid, institution uuid, capabilities text[], purpose text, request uuid) returns void
language sql volatile set search_path = pg_catalog
begin atomic
  select set_config('app.actor', actor::text, true),
         set_config('app.institution', institution::text, true),
         set_config('app.capabilities', ',' || array_to_string(capabilities, ',') || ',', true),
         set_config('app.purpose', purpose, true),
         set_config('app.request', request::text, true);
end;

-- What a record row carries is kept by the database, whatever the caller sent.
create function app.stamp_insert() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  new.version := 1;
  new.created_at := clock_timestamp();
  new.created_by := app.actor();
  new.updated_at := new.created_at;
  new.updated_by := new.created_by;
  return new;
end $$;

create function app.stamp_update() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.id <> old.id or new.institution_id <> old.institution_id then
    raise exception 'the id and the institution of a record never change' using errcode = 'MQ002';
  end if;
  new.version := old.version + 1;
  new.created_at := old.created_at;
  new.created_by := old.created_by;
  new.updated_at := clock_timestamp();
  new.updated_by := app.actor();
  return new;
end $$;

create function app.stamp_delete() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  new.deleted_by := case when new.deleted_at is null then null else app.actor() end;
  return new;
end $$;

-- Puts a security definer function on the closed list: owned by a role that cannot log in, executable by those named alone.
create procedure app.own_definer(target regprocedure, owner regrole, executors regrole[])
language plpgsql set search_path = pg_catalog as $$
declare
  executor regrole;
begin
  if not (select prosecdef and proconfig @> array['search_path=pg_catalog'] from pg_proc where oid = target) then
    raise exception 'definer functions are security definer with search_path = pg_catalog: %', target;
  end if;
  -- a new owner needs the right to create, for the moment of the change alone
  execute format('grant create on schema app to %s', owner);
  execute format('alter function %s owner to %s', target, owner);
  execute format('revoke create on schema app from %s', owner);
  execute format('revoke execute on function %s from public', target);
  foreach executor in array executors loop
    execute format('grant execute on function %s to %s', target, executor);
  end loop;
end $$;
revoke execute on procedure app.own_definer(regprocedure, regrole, regrole[]) from public;

-- Field history, one row a changed field. Definer (closed list): the application role may read history, never write it.
create function app.record_history() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  execute format(
    'insert into %I.%I (record_id, version, field, old_value, new_value, changed_at, changed_by, request_id)
     select $1, $2, coalesce(was.key, now.key), was.value, now.value, $3, $4, $5
     from jsonb_each($6) was full join jsonb_each($7) now using (key)
     where was.value is distinct from now.value
       and key not in (''version'', ''updated_at'', ''updated_by'')',
    tg_table_schema, tg_table_name || '_history')
  using new.id, new.version, new.updated_at, new.updated_by, app.request_id(), to_jsonb(old), to_jsonb(new);
  return null;
end $$;
call app.own_definer('app.record_history()', 'mithaq_history', '{}');

-- The one mechanism that turns a table into a record table: base columns, row security on and forced with no policy
-- (default deny), stamps, append-only history beside it, grants without delete.
create procedure app.make_record(target regclass, restorable boolean default false)
language plpgsql set search_path = pg_catalog as $$
declare
  space text;
  base text;
  history text;
begin
  select n.nspname, c.relname into space, base from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target;
  history := base || '_history';
  execute format('alter table %s
    add column id uuid primary key default gen_random_uuid(),
    add column institution_id uuid not null,
    add column version integer not null default 1,
    add column created_at timestamptz not null default now(),
    add column created_by uuid not null,
    add column updated_at timestamptz not null default now(),
    add column updated_by uuid not null', target);
  -- set apart, as a default given with the column would be evaluated here, outside any context
  execute format('alter table %s
    alter column institution_id set default app.institution(),
    alter column created_by set default app.actor(),
    alter column updated_by set default app.actor()', target);
  if restorable then
    execute format('alter table %s add column deleted_at timestamptz, add column deleted_by uuid', target);
    execute format('create trigger stamp_delete before update of deleted_at on %s for each row execute function app.stamp_delete()', target);
  end if;
  execute format('create table %I.%I (
    id uuid primary key default gen_random_uuid(),
    record_id uuid not null references %s (id),
    version integer not null,
    field text not null,
    old_value jsonb,
    new_value jsonb,
    changed_at timestamptz not null,
    changed_by uuid not null,
    request_id uuid not null)', space, history, target);
  execute format('create index on %I.%I (record_id, version desc)', space, history);
  execute format('create trigger stamp_insert before insert on %s for each row execute function app.stamp_insert()', target);
  execute format('create trigger stamp_update before update on %s for each row execute function app.stamp_update()', target);
  execute format('create trigger record_history after update on %s for each row execute function app.record_history()', target);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('alter table %I.%I enable row level security', space, history);
  execute format('alter table %I.%I force row level security', space, history);
  -- whoever reads the record reads its history; the subquery runs under the reader's own row security
  execute format('create policy read_with_record on %I.%I for select to mithaq_app
    using (exists (select from %s record where record.id = record_id))', space, history, target);
  execute format('create policy append on %I.%I for insert to mithaq_history with check (changed_by = (select app.actor()))', space, history);
  execute format('grant select, insert, update on %s to mithaq_app', target);
  execute format('grant select on %I.%I to mithaq_app', space, history);
  execute format('grant insert on %I.%I to mithaq_history', space, history);
end $$;
revoke execute on procedure app.make_record(regclass, boolean) from public;
