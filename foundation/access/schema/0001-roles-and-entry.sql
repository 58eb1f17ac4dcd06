-- after: foundation/identity 1
-- Which capabilities a role has: written by the owner at start from foundation/access/model.ts, read at entry.
create table role_capability (
  role text not null,
  capability text not null,
  primary key (role, capability)
);
alter table role_capability enable row level security;
alter table role_capability force row level security;
create policy definer on role_capability for select to mithaq_session using (true);
create policy ship on role_capability to current_user using (true) with check (true);
grant select on role_capability to mithaq_session;

create table role_assignment (
  person_id uuid not null references person (id),
  role text not null
);
call app.make_record('role_assignment', restorable => true);
create unique index role_assignment_live on role_assignment (person_id, role) where deleted_at is null;
create policy read on role_assignment for select to mithaq_app
  using (institution_id = (select app.institution()) and (person_id = (select app.actor()) or (select app.can('people.read'))));
create policy assign on role_assignment for insert to mithaq_app
  with check (institution_id = (select app.institution())
    and ((select app.can('people.manage')) or ((select app.can('setup')) and person_id = (select app.actor()))));
create policy revoke on role_assignment for update to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('people.manage')))
  with check (institution_id = (select app.institution()));
create policy definer on role_assignment for select to mithaq_session using (true);
grant select on role_assignment to mithaq_session;

-- Enters the transaction of a request: finds the live session, sets the context, tells who it is. Without a live session the
-- visitor is the public actor, who has no capability. Takes no person or institution: the token alone decides.
create function app.enter_session(token_hash text, request uuid, out person_id uuid, out institution_id uuid, out capabilities text[], out kind text)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  select s.person_id, s.institution_id, s.kind into person_id, institution_id, kind
    from public.session s
    where s.token_hash = enter_session.token_hash and s.ended_at is null and s.expires_at > now();
  if kind = 'setup' then
    capabilities := array['setup', 'files.upload', 'files.read'];
  elsif kind = 'person' then
    select coalesce(array_agg(distinct c.capability), '{}') into capabilities
      from public.role_assignment a join public.role_capability c on c.role = a.role
      where a.person_id = enter_session.person_id and a.deleted_at is null;
  else
    person_id := '00000000-0000-4000-8000-000000000001';
    institution_id := coalesce((select id from public.institution where is_self), '00000000-0000-4000-8000-000000000000');
    capabilities := '{}';
    kind := 'public';
  end if;
  perform app.enter(person_id, institution_id, capabilities, 'request', request);
end $$;
call app.own_definer('app.enter_session(text, uuid)', 'mithaq_session', '{mithaq_app}');
