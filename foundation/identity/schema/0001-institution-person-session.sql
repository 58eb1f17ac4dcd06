-- after: foundation/database 1
create function app.is_ltext(value jsonb) returns boolean language sql immutable parallel safe set search_path = pg_catalog
return jsonb_typeof(value) = 'object' and value <> '{}' and value - 'ar' - 'fr' - 'en' = '{}';

-- The institution that this instance serves (is_self). Texts are jsonb {ar?, fr?, en?}: shown, never filtered on.
create table institution (
  is_self boolean not null default true,
  name jsonb not null check (app.is_ltext(name)),
  short_name jsonb not null check (short_name = '{}' or app.is_ltext(short_name)),
  locales text[] not null check (cardinality(locales) between 1 and 4),
  digits text not null check (digits in ('locale', 'latn', 'arab')),
  calendars text[] not null check (cardinality(calendars) between 1 and 3),
  week_start smallint check (week_start between 1 and 7),
  weekend smallint[] not null,
  time_zone text not null,
  term_pack text not null check (term_pack in ('ar-MA', 'ar-PS')),
  accent text check (accent ~ '^#[0-9a-f]{6}$'),
  emblem_file_id uuid
);
call app.make_record('institution');
create unique index institution_self on institution (is_self) where is_self;
-- class P: names, language and emblem stand on public pages
create policy read on institution for select to mithaq_app using (id = (select app.institution()));
create policy create_at_setup on institution for insert to mithaq_app
  with check ((select app.can('setup')) and id = (select app.institution()) and institution_id = id);
create policy edit on institution for update to mithaq_app
  using (id = (select app.institution()) and (select app.can('institution.edit')))
  with check (id = (select app.institution()));

-- A person with access to this instance (staff, or a contributor of civil society). Not a person documented in a case.
create table person (
  name text not null check (char_length(name) between 1 and 200),
  locale text not null check (locale in ('ar-MA', 'ar-PS', 'fr-MA', 'en-GB')),
  digits text not null default 'locale' check (digits in ('locale', 'latn', 'arab')),
  hijri_beside boolean not null default false,
  low_data boolean not null default false
);
call app.make_record('person', restorable => true);
create index person_by_name on person (institution_id, name, id);
create policy read on person for select to mithaq_app
  using (institution_id = (select app.institution()) and (id = (select app.actor()) or (select app.can('people.read'))));
create policy create_person on person for insert to mithaq_app
  with check (institution_id = (select app.institution())
    and ((select app.can('people.manage')) or ((select app.can('setup')) and id = (select app.actor()))));
create policy edit on person for update to mithaq_app
  using (institution_id = (select app.institution()) and (id = (select app.actor()) or (select app.can('people.manage'))))
  with check (institution_id = (select app.institution()));

-- Sessions. The application role has no right on the table: it goes through the definer functions of the closed list.
-- A session of kind `setup` carries the ids that the institution and its first person will get.
create table session (
  id uuid primary key default gen_random_uuid(),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('setup', 'person')),
  person_id uuid not null,
  institution_id uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
alter table session enable row level security;
alter table session force row level security;
create policy definer on session to mithaq_session using (true) with check (true);
grant select, insert, update on session to mithaq_session;
create policy definer on institution for select to mithaq_session using (true);
create policy definer on person for select to mithaq_session using (true);
grant select on institution, person to mithaq_session;

-- Opens a session: for the first person to be while no institution is set up, for the first person afterwards.
create function app.open_session(token_hash text, expires_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  self uuid := (select id from public.institution where is_self);
  first uuid;
begin
  if self is null then
    insert into public.session (token_hash, kind, person_id, institution_id, expires_at)
      values (open_session.token_hash, 'setup', gen_random_uuid(), gen_random_uuid(), open_session.expires_at);
    return 'setup';
  end if;
  select id into strict first from public.person where institution_id = self and deleted_at is null order by created_at, id limit 1;
  insert into public.session (token_hash, kind, person_id, institution_id, expires_at)
    values (open_session.token_hash, 'person', first, self, open_session.expires_at);
  return 'person';
end $$;
call app.own_definer('app.open_session(text, timestamptz)', 'mithaq_session', '{mithaq_app}');

-- Ends the session with this token; anybody who holds a token may end it.
create function app.end_session(token_hash text) returns void
language sql security definer set search_path = pg_catalog
begin atomic
  update public.session set ended_at = now() where session.token_hash = end_session.token_hash and ended_at is null;
end;
call app.own_definer('app.end_session(text)', 'mithaq_session', '{mithaq_app}');

-- Turns the setup session of the actor into a session of the person that setup has just made; ends every other setup session.
create function app.complete_setup() returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from public.person where id = app.actor() and institution_id = app.institution()) then
    raise exception 'setup is not complete' using errcode = 'MQ003';
  end if;
  update public.session set kind = 'person' where kind = 'setup' and person_id = app.actor() and ended_at is null;
  update public.session set ended_at = now() where kind = 'setup' and ended_at is null;
end $$;
call app.own_definer('app.complete_setup()', 'mithaq_session', '{mithaq_app}');
