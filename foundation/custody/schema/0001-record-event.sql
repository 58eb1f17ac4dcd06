-- after: foundation/identity 1
-- after: foundation/access 1
-- What has happened, written in the transaction of the act. An event waits here until the sequencer gives it its place in the tree
-- (0002): no transaction waits for another's place. What it was about stands apart, in custody_opening, and can be erased: here are
-- commitments only, SHA-256 of a random salt and of canonical JSON (RFC 8785).
create sequence custody_id;
create table custody_pending (
  id bigint primary key,
  type text not null check (type ~ '^[a-z][a-z0-9.-]{0,59}$'),
  at timestamptz not null,
  actor_role text not null check (actor_role ~ '^[a-z][a-z0-9+-]{0,199}$'),
  object_commit bytea not null check (length(object_commit) = 32),
  detail_commit bytea not null check (length(detail_commit) = 32)
);
alter table custody_pending enable row level security;
alter table custody_pending force row level security;

create table custody_opening (
  id bigint primary key,
  object_kind text not null check (object_kind ~ '^[a-z][a-z0-9-]{0,59}$'),
  object_id text not null check (object_id ~ '^[A-Za-z0-9._:-]{1,120}$'),
  object_salt bytea not null check (length(object_salt) = 32),
  actor uuid not null,
  detail text not null,
  detail_salt bytea not null check (length(detail_salt) = 32)
);
create index custody_opening_object on custody_opening (object_kind, object_id, id);
create index custody_opening_actor on custody_opening (actor, id);
alter table custody_opening enable row level security;
alter table custody_opening force row level security;

create policy append on custody_pending for insert to mithaq_log with check (true);
create policy append on custody_opening for insert to mithaq_log with check (true);
grant insert on custody_pending, custody_opening to mithaq_log;
grant usage on sequence custody_id to mithaq_log;
create policy of_actor on role_assignment for select to mithaq_log using (person_id = (select app.actor()));
grant select on role_assignment to mithaq_log;
grant usage on schema app to mithaq_log;

-- The log of this instance is that of the institution it serves.
create policy open on custody_opening for select to mithaq_app
  using ((select app.can('log.read')) and (select exists (select from institution where id = (select app.institution()) and is_self)));
grant select on custody_opening to mithaq_app;

create function app.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'the custody log is append-only' using errcode = 'MQ010';
end $$;
create trigger append_only before update on custody_pending for each row execute function app.refuse_change();
create trigger append_only_truncate before truncate on custody_pending for each statement execute function app.refuse_change();
create trigger append_only before update on custody_opening for each row execute function app.refuse_change();
create trigger append_only_truncate before truncate on custody_opening for each statement execute function app.refuse_change();

-- Appends events: who, why, when and for which request come from the transaction, never from the caller. Each salt holds 64 random
-- bytes, 32 for the object and 32 for the detail. `details` are canonical JSON objects. Definer (closed list).
create function app.record_events(types text[], kinds text[], ids text[], details text[], salts bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  who uuid := app.actor();
  why text := app.purpose();
  request uuid := app.request_id();
  role text := case who
    when '00000000-0000-4000-8000-000000000001' then 'public'
    when '00000000-0000-4000-8000-000000000002' then 'system'
    else coalesce(
      (select string_agg(a.role, '+' order by a.role collate "C") from public.role_assignment a
        where a.person_id = who and a.deleted_at is null),
      case when app.can('setup') then 'setup' else 'none' end)
    end;
  moment timestamptz := date_trunc('milliseconds', clock_timestamp());
begin
  if exists (select from unnest(salts) salt where length(salt) is distinct from 64) then
    raise exception 'each event needs 64 random bytes' using errcode = 'MQ011';
  end if;
  with given as materialized (
    select nextval('public.custody_id') as id, event.type, event.kind, event.object_id,
      substr(event.salt, 1, 32) as object_salt, substr(event.salt, 33) as detail_salt,
      -- members in the order that RFC 8785 wants; nothing in them needs escaping
      '{"id":"' || event.object_id || '","kind":"' || event.kind || '"}' as object,
      '{"actor":"' || who || '","detail":' || event.detail || ',"purpose":"' || why || '","request":"' || request || '"}' as detail
    from unnest(types, kinds, ids, details, salts) event (type, kind, object_id, detail, salt)
  ), opened as (
    insert into public.custody_opening (id, object_kind, object_id, object_salt, actor, detail, detail_salt)
    select given.id, given.kind, given.object_id, given.object_salt, who, given.detail, given.detail_salt from given
  )
  insert into public.custody_pending (id, type, at, actor_role, object_commit, detail_commit)
  select given.id, given.type, moment, role,
    sha256(given.object_salt || convert_to(given.object, 'UTF8')), sha256(given.detail_salt || convert_to(given.detail, 'UTF8'))
  from given;
end $$;
call app.own_definer('app.record_events(text[], text[], text[], text[], bytea[])', 'mithaq_log', '{mithaq_app, mithaq_job}');
