-- after: foundation/identity 1
-- Who may do what to a single record: written by the owner at start from foundation/access/model.ts, like role_capability.
create table record_rule (
  act text not null,
  capability text,
  level text check (level in ('view', 'edit', 'lead')),
  never_self boolean not null,
  check ((capability is null) <> (level is null))
);
create index on record_rule (act);
alter table record_rule enable row level security;
alter table record_rule force row level security;
create policy definer on record_rule for select to mithaq_session using (true);
create policy ship on record_rule to current_user using (true) with check (true);
grant select on record_rule to mithaq_session;

-- What a person may see and do in one case, until when. Rooms that hold cases (and all that hangs on them) ask the functions below.
create table case_grant (
  person_id uuid not null references person (id),
  case_id uuid not null,
  level text not null check (level in ('view', 'edit', 'lead')),
  until timestamptz,
  reason text not null check (char_length(reason) between 1 and 1000)
);
call app.make_record('case_grant', restorable => true);
-- holds all that a lookup needs, so that it never visits the table
create unique index case_grant_live on case_grant (person_id, case_id) include (institution_id, level, until) where deleted_at is null;
create index case_grant_case on case_grant (case_id) where deleted_at is null;
create policy definer on case_grant for select to mithaq_session using (true);
grant select on case_grant to mithaq_session;

create function app.level_rank(level text) returns integer
language sql immutable parallel safe set search_path = pg_catalog
return coalesce(array_position(array['view', 'edit', 'lead'], level), 0);

-- The level of the actor in a case by a grant that is neither ended nor past its date by the clock of the transaction; null without
-- one, and without the right to work on cases at all. Definer (closed list): a policy of case_grant may ask it without asking itself.
create function app.case_level(case_id uuid) returns text
language sql stable security definer set search_path = pg_catalog
begin atomic
  select g.level from public.case_grant g
    where g.person_id = (select app.actor()) and g.case_id = case_level.case_id and g.deleted_at is null
      and (g.until is null or g.until > now()) and g.institution_id = (select app.institution()) and (select app.can('cases.work'));
end;
call app.own_definer('app.case_level(uuid)', 'mithaq_session', '{mithaq_app, mithaq_session}');

-- The cases where the actor has at least this level: `case_id in (select app.my_cases('view'))` is evaluated once a statement.
create function app.my_cases(level text) returns setof uuid
language sql stable security definer set search_path = pg_catalog
begin atomic
  select g.case_id from public.case_grant g
    where g.person_id = (select app.actor()) and g.deleted_at is null and app.level_rank(g.level) >= app.level_rank(my_cases.level)
      and (g.until is null or g.until > now()) and g.institution_id = (select app.institution()) and (select app.can('cases.work'));
end;
call app.own_definer('app.my_cases(text)', 'mithaq_session', '{mithaq_app}');

-- The one answer to "may the actor do this to this record"; mayDo() in foundation/access/rules.ts answers the same from the same data.
create function app.may(act text, case_id uuid default null, person uuid default null) returns boolean
language sql stable security definer set search_path = pg_catalog
begin atomic
  select case when exists (select from public.record_rule r where r.act = may.act)
    then exists (select from public.record_rule r where r.act = may.act
      and (r.capability is null or app.can(r.capability))
      and (r.level is null or app.level_rank(app.case_level(may.case_id)) >= app.level_rank(r.level))
      and not (r.never_self and may.person is not distinct from app.actor()))
    else app.can(may.act) end;
end;
call app.own_definer('app.may(text, uuid, uuid)', 'mithaq_session', '{mithaq_app}');

create function app.may_read_case(case_id uuid) returns boolean language sql stable set search_path = pg_catalog
return app.may('case.read', case_id);

create policy read on case_grant for select to mithaq_app
  using (institution_id = (select app.institution()) and (person_id = (select app.actor()) or app.may('case.see-grants', case_id)));
create policy give on case_grant for insert to mithaq_app
  with check (institution_id = (select app.institution()) and app.may('case.give', case_id, person_id));
create policy change on case_grant for update to mithaq_app
  using (institution_id = (select app.institution()) and app.may('case.give', case_id, person_id))
  with check (institution_id = (select app.institution()) and app.may('case.give', case_id, person_id));

-- A grant stays that of its person and case; one that has ended is given anew, not revived; a case keeps a lead.
create function app.keep_grant() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (new.person_id, new.case_id) is distinct from (old.person_id, old.case_id) or (old.deleted_at is not null and new.deleted_at is null) then
    raise exception 'a grant is ended and given anew' using errcode = 'MQ023';
  end if;
  if old.level = 'lead' and old.deleted_at is null and (old.until is null or old.until > now())
    and (new.level <> 'lead' or new.deleted_at is not null or new.until < coalesce(old.until, 'infinity'))
  then
    perform pg_advisory_xact_lock(hashtextextended('case lead ' || old.case_id, 0));
    if not exists (select from public.case_grant g
      where g.case_id = old.case_id and g.id <> old.id and g.level = 'lead' and g.deleted_at is null and (g.until is null or g.until > now()))
    then
      raise exception 'a case keeps a lead' using errcode = 'MQ024';
    end if;
  end if;
  return new;
end $$;
call app.own_definer('app.keep_grant()', 'mithaq_session', '{}');
create trigger keep_grant before update on case_grant for each row execute function app.keep_grant();

-- Roles: nobody gives or takes their own, and the institution keeps an administrator.
drop policy assign on role_assignment;
drop policy revoke on role_assignment;
create policy assign on role_assignment for insert to mithaq_app
  with check (institution_id = (select app.institution())
    and (app.may('role.give', null, person_id) or ((select app.can('setup')) and person_id = (select app.actor()))));
create policy revoke on role_assignment for update to mithaq_app
  using (institution_id = (select app.institution()) and app.may('role.give', null, person_id))
  with check (institution_id = (select app.institution()) and app.may('role.give', null, person_id));

create function app.keep_administrator() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (new.person_id, new.role) is distinct from (old.person_id, old.role) or (old.deleted_at is not null and new.deleted_at is null) then
    raise exception 'a role is taken and given anew' using errcode = 'MQ023';
  end if;
  if old.role = 'administrator' and new.deleted_at is not null and old.deleted_at is null then
    perform pg_advisory_xact_lock(hashtextextended('administrators of ' || old.institution_id, 0));
    if not exists (select from public.role_assignment a join public.person p on p.id = a.person_id
      where a.role = 'administrator' and a.id <> old.id and a.institution_id = old.institution_id and a.deleted_at is null and p.deleted_at is null)
    then
      raise exception 'the institution keeps an administrator' using errcode = 'MQ025';
    end if;
  end if;
  return new;
end $$;
call app.own_definer('app.keep_administrator()', 'mithaq_session', '{}');
create trigger keep_administrator before update on role_assignment for each row execute function app.keep_administrator();
