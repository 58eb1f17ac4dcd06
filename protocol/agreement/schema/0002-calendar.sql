-- A calendar program shows no sign-in: it knows an address with a secret in it, one a person, of which only the hash is kept.
create table calendar_token (
  person_id uuid primary key,
  institution_id uuid not null default app.institution(),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now()
);
alter table calendar_token enable row level security;
alter table calendar_token force row level security;
create policy own on calendar_token to mithaq_app
  using (institution_id = (select app.institution()) and person_id = (select app.actor()))
  with check (institution_id = (select app.institution()) and person_id = (select app.actor()) and (select app.can('protocol.read')));
create policy definer on calendar_token for select to mithaq_session using (true);
grant select, insert, update, delete on calendar_token to mithaq_app;
grant select on calendar_token to mithaq_session;

-- Whose calendar an address opens: a person who still works here and may still read protocols. Definer (closed list).
create function app.calendar_reader(token_hash text, out person_id uuid, out institution_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select t.person_id, t.institution_id from public.calendar_token t
  where t.token_hash = calendar_reader.token_hash
    and exists (select from public.role_assignment a join public.role_capability c on c.role = a.role
      where a.person_id = t.person_id and a.deleted_at is null and c.capability = 'protocol.read')
$$;
call app.own_definer('app.calendar_reader(text)', 'mithaq_session', '{mithaq_app}');
