-- The setup session of the actor becomes one in which the person that setup has just made sets their credentials.
create or replace function app.complete_setup() returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from public.person where id = app.actor() and institution_id = app.institution()) then
    raise exception 'setup is not complete' using errcode = 'MQ003';
  end if;
  update public.session set kind = 'enrol' where kind = 'setup' and person_id = app.actor() and ended_at is null;
  update public.session set ended_at = now() where kind = 'setup' and ended_at is null;
end $$;

-- Which session this is, for its own holder: to mark it in the list of sessions.
create function app.own_session(token_hash text, out id uuid) returns uuid
language sql stable security definer set search_path = pg_catalog
begin atomic
  select s.id from public.session s
    where s.token_hash = own_session.token_hash and s.person_id = app.actor() and s.ended_at is null;
end;
call app.own_definer('app.own_session(text)', 'mithaq_session', '{mithaq_app}');
