-- after: foundation/identity 1
-- Whether the instance is written, only read, or locked: one row, closed to the application role, which asks app.mode().
create table instance_mode (
  only_one boolean primary key default true check (only_one),
  mode text not null check (mode in ('normal', 'read-only', 'locked')),
  reason text not null default '' check (char_length(reason) <= 500),
  set_at timestamptz not null default now(),
  set_by uuid not null default '00000000-0000-4000-8000-000000000002'
);
insert into instance_mode (mode) values ('normal');
alter table instance_mode enable row level security;
alter table instance_mode force row level security;
create policy definer on instance_mode to mithaq_session using (true) with check (true);
grant select, update on instance_mode to mithaq_session;

create function app.mode() returns text
language sql stable security definer set search_path = pg_catalog
begin atomic
  select mode from public.instance_mode;
end;
call app.own_definer('app.mode()', 'mithaq_session', '{mithaq_app, mithaq_job, mithaq_session}');

-- What the page of the modes shows: nothing without the right to set one.
create function app.mode_details(out mode text, out reason text, out set_at timestamptz, out set_by uuid)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select m.mode, m.reason, m.set_at, m.set_by from public.instance_mode m where app.can('emergency.set');
end;
call app.own_definer('app.mode_details()', 'mithaq_session', '{mithaq_app}');

-- Sets the mode. The instance itself may only tighten it (a log that does not match its checkpoint). Locking ends every session but
-- the one whose token hash is `spare`. What is under way commits; what begins afterwards meets the new mode.
create function app.set_mode(mode text, reason text default '', spare text default null) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  order_of_modes constant text[] := array['normal', 'read-only', 'locked'];
  before text;
begin
  select m.mode into strict before from public.instance_mode m for update;
  if not app.can('emergency.set') and (app.actor() <> '00000000-0000-4000-8000-000000000002'
    or array_position(order_of_modes, set_mode.mode) < array_position(order_of_modes, before))
  then
    raise exception 'the mode is set by those who have the right' using errcode = '42501';
  end if;
  update public.instance_mode m
    set mode = set_mode.mode, reason = set_mode.reason, set_at = clock_timestamp(), set_by = app.actor();
  if set_mode.mode = 'locked' then
    update public.session s set ended_at = now() where s.ended_at is null and s.token_hash is distinct from spare;
  end if;
end $$;
call app.own_definer('app.set_mode(text, text, text)', 'mithaq_session', '{mithaq_app}');

-- Enters a context. Locked: a request is that of a visitor, or of somebody who may set the mode.
create or replace function app.enter(actor uuid, institution uuid, capabilities text[], purpose text, request uuid) returns void
language plpgsql volatile set search_path = pg_catalog as $$
begin
  if purpose = 'request' and actor <> '00000000-0000-4000-8000-000000000001'
    and not ('emergency.set' = any (capabilities)) and app.mode() = 'locked'
  then
    raise exception 'the instance is locked' using errcode = 'MQ022';
  end if;
  perform set_config('app.actor', actor::text, true),
    set_config('app.institution', institution::text, true),
    set_config('app.capabilities', ',' || array_to_string(capabilities, ',') || ',', true),
    set_config('app.purpose', purpose, true),
    set_config('app.request', request::text, true);
end $$;

-- Refuses every write outside the normal mode to whoever logged in as the application or as jobs, definer functions included: the
-- login counts, not the role a function runs as. The owner (migrations) is let through.
create function app.refuse_write() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (select m.mode from public.instance_mode m) <> 'normal'
    and not pg_has_role(session_user, (select relowner from pg_class where oid = tg_relid), 'member')
  then
    raise exception 'the instance is read-only or locked' using errcode = 'MQ021';
  end if;
  return null;
end $$;
call app.own_definer('app.refuse_write()', 'mithaq_session', '{}');

-- Puts the guard on every table that has none, at every start; `open` are those written in every mode (foundation/access/model.ts).
create procedure app.guard_writes(open text[])
language plpgsql set search_path = pg_catalog as $$
declare
  target record;
begin
  for target in
    select c.oid::regclass as name, c.relname = any (open) as is_open,
        exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'refuse_write') as is_guarded
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = 'public'
  loop
    if target.is_open and target.is_guarded then
      execute format('drop trigger refuse_write on %s', target.name);
    elsif not target.is_open and not target.is_guarded then
      execute format('create trigger refuse_write before insert or update or delete or truncate on %s
        for each statement execute function app.refuse_write()', target.name);
    end if;
  end loop;
end $$;
revoke execute on procedure app.guard_writes(text[]) from public;
