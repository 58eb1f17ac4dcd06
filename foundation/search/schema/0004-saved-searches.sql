-- A search that its owner keeps, and of whose new matches they may be told. Nobody else sees it.
create table saved_search (
  person_id uuid not null references person (id),
  name text not null check (char_length(name) between 1 and 200),
  query jsonb not null check (jsonb_typeof(query) = 'object'),
  alert boolean not null default false
);
call app.make_record('saved_search', restorable => true);
create index on saved_search (person_id) where deleted_at is null;
create index on saved_search (id) where alert and deleted_at is null;
create policy own on saved_search to mithaq_app
  using (person_id = (select app.actor()) and institution_id = (select app.institution()) and (select app.can('cases.work')))
  with check (person_id = (select app.actor()) and institution_id = (select app.institution()) and (select app.can('cases.work')));
create policy job on saved_search for select to mithaq_job using ((select app.purpose()) = 'job');
create policy definer on saved_search for select to mithaq_session using (true);
grant select on saved_search to mithaq_job, mithaq_session;

-- Until when matches were looked for.
create table saved_search_run (
  saved_search_id uuid primary key references saved_search (id),
  looked_at timestamptz not null
);
-- What was found that was not there before: ids alone; whether it may still be read is asked when it is shown.
create table saved_search_find (
  saved_search_id uuid not null references saved_search (id),
  record_id uuid not null,
  found_at timestamptz not null,
  seen_at timestamptz,
  primary key (saved_search_id, record_id)
);
create index on saved_search_find (saved_search_id, found_at desc, record_id);
do $$ declare name text; begin
  foreach name in array array['saved_search_run', 'saved_search_find'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy job on %I to mithaq_job using ((select app.purpose()) = ''job'') with check ((select app.purpose()) = ''job'')', name);
    execute format('grant select, insert, update on %I to mithaq_job', name);
  end loop;
end $$;
create policy own on saved_search_find to mithaq_app
  using (exists (select from saved_search s where s.id = saved_search_id))
  with check (exists (select from saved_search s where s.id = saved_search_id));
grant select on saved_search_find to mithaq_app;
grant update (seen_at) on saved_search_find to mithaq_app;

-- Goes on in this transaction as the owner of a saved search, with what they may do now; false when there is none, or nobody, any more.
-- Takes no person: the search alone decides. Definer (closed list).
create function app.enter_saved_search(saved_search uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  owner record;
begin
  if app.purpose() <> 'job' then
    raise exception 'a job alone looks for somebody else' using errcode = '42501';
  end if;
  select s.person_id, s.institution_id, coalesce(array(select distinct c.capability from public.role_assignment a
      join public.role_capability c on c.role = a.role where a.person_id = s.person_id and a.deleted_at is null), '{}') as capabilities
    into owner from public.saved_search s join public.person p on p.id = s.person_id
    where s.id = enter_saved_search.saved_search and s.alert and s.deleted_at is null and p.deleted_at is null;
  if owner is null then
    return false;
  end if;
  perform app.enter(owner.person_id, owner.institution_id, owner.capabilities, 'job', app.request_id());
  return true;
end $$;
call app.own_definer('app.enter_saved_search(uuid)', 'mithaq_session', '{mithaq_job}');
