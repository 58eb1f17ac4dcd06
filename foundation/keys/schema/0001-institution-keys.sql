-- after: foundation/identity 1
-- Public keys of the institution, one current a use. class P: partners and auditors compare them.
create table institution_key (
  use text not null check (use in ('agreement', 'record', 'receipt', 'log', 'http')),
  -- RFC 7638 thumbprint and RFC 8037 public key, both 32 bytes in base64url
  kid text not null check (kid ~ '^[A-Za-z0-9_-]{43}$'),
  x text not null check (x ~ '^[A-Za-z0-9_-]{43}$'),
  state text not null default 'current' check (state in ('current', 'superseded', 'compromised')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  -- compact JWS in which the key before this one names it
  statement text check (char_length(statement) between 20 and 4000),
  check ((state = 'current') = (valid_until is null))
);
call app.make_record('institution_key');
create unique index institution_key_current on institution_key (institution_id, use) where state = 'current';
create unique index institution_key_kid on institution_key (institution_id, kid);
create policy read on institution_key for select to mithaq_app using (institution_id = (select app.institution()));
create policy generate on institution_key for insert to mithaq_app
  with check (institution_id = (select app.institution()) and ((select app.can('setup')) or (select app.can('keys.manage'))));
create policy rotate on institution_key for update to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('keys.manage')))
  with check (institution_id = (select app.institution()));

-- A key never changes; it is replaced, or known to be in other hands, and does not come back.
create function app.keep_key() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.use, new.kid, new.x, new.valid_from, new.statement) is distinct from (old.use, old.kid, old.x, old.valid_from, old.statement)
    or (old.state <> 'current' and (new.state, new.valid_until) is distinct from (old.state, old.valid_until)
      and (old.state, new.state) <> ('superseded', 'compromised'))
  then
    raise exception 'a key of the institution is replaced, never changed' using errcode = 'MQ020';
  end if;
  return new;
end $$;
create trigger keep_key before update on institution_key for each row execute function app.keep_key();

-- Private keys, encrypted under a key that lies outside the database. The application role writes them and reads one by its use.
create table institution_key_secret (
  key_id uuid primary key references institution_key (id),
  wrapped bytea not null check (length(wrapped) between 60 and 200)
);
alter table institution_key_secret enable row level security;
alter table institution_key_secret force row level security;
create policy generate on institution_key_secret for insert to mithaq_app
  with check (((select app.can('setup')) or (select app.can('keys.manage')))
    and exists (select from institution_key k where k.id = key_id and k.institution_id = (select app.institution())));
grant insert on institution_key_secret to mithaq_app;
create policy definer on institution_key_secret for select to mithaq_session using (true);
create policy definer on institution_key for select to mithaq_session using (true);
grant select on institution_key_secret, institution_key to mithaq_session;

-- The current key of a use, wrapped. Definer (closed list): whoever acts may make the institution sign what a route lets them.
create function app.signing_key(use text, out kid text, out x text, out wrapped bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select k.kid, k.x, s.wrapped from public.institution_key k join public.institution_key_secret s on s.key_id = k.id
  where k.institution_id = app.institution() and k.use = signing_key.use and k.state = 'current'
$$;
call app.own_definer('app.signing_key(text)', 'mithaq_session', '{mithaq_app, mithaq_job}');
