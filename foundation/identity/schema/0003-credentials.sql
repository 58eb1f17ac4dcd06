-- after: foundation/access 1
-- When a person first had credentials of their own; null while an invitation waits, or before the first administrator has any.
alter table person add column enrolled_at timestamptz;
grant update (enrolled_at) on person to mithaq_session;
create policy definer_enrol on person for update to mithaq_session using (true) with check (true);

-- How one person signs in. A person reads and changes their own row alone; sign-in goes through definer functions.
-- `totp_secret` is encrypted under a key outside the database; `totp_counter` is the last one used, so that no code works twice.
create table account (
  person_id uuid primary key references person (id),
  sign_in_name text unique check (char_length(sign_in_name) between 3 and 200 and sign_in_name = lower(sign_in_name)),
  email text unique check (email = lower(email)),
  password_hash text check (password_hash like '$argon2id$%'),
  totp_secret bytea,
  totp_counter bigint not null default 0,
  password_set_at timestamptz,
  oidc_issuer text,
  oidc_subject text,
  created_at timestamptz not null default now(),
  unique (oidc_issuer, oidc_subject),
  check ((password_hash is null) = (totp_secret is null)),
  check (password_hash is null or sign_in_name is not null)
);
create table passkey (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text not null,
  name text not null check (char_length(name) between 1 and 100),
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index on passkey (person_id);
create table recovery_code (
  person_id uuid not null references person (id),
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  used_at timestamptz,
  primary key (person_id, code_hash)
);
-- Challenges are signed by the server and not kept; one that was answered is, until it would have expired.
create table used_challenge (
  challenge_hash text primary key,
  expires_at timestamptz not null
);
-- Failed attempts by keyed hash of account, of address, of both: no address and no name is written down.
create table sign_in_failure (
  subject text not null,
  at timestamptz not null default now()
);
create index on sign_in_failure (subject, at);
create index on sign_in_failure (at);
-- Where an account has signed in before, as a keyed hash: a flood of guesses from elsewhere does not slow that place down.
create table known_place (
  subject text primary key,
  seen_at timestamptz not null default now()
);

alter table account enable row level security;
alter table account force row level security;
alter table passkey enable row level security;
alter table passkey force row level security;
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
alter table used_challenge enable row level security;
alter table used_challenge force row level security;
alter table sign_in_failure enable row level security;
alter table sign_in_failure force row level security;
alter table known_place enable row level security;
alter table known_place force row level security;
create policy own on account to mithaq_app using (person_id = (select app.actor())) with check (person_id = (select app.actor()));
create policy own on passkey to mithaq_app using (person_id = (select app.actor())) with check (person_id = (select app.actor()));
create policy own on recovery_code to mithaq_app using (person_id = (select app.actor())) with check (person_id = (select app.actor()));
create policy definer on account to mithaq_session using (true) with check (true);
create policy definer on passkey to mithaq_session using (true) with check (true);
create policy definer on recovery_code to mithaq_session using (true) with check (true);
create policy definer on used_challenge to mithaq_session using (true) with check (true);
create policy definer on sign_in_failure to mithaq_session using (true) with check (true);
create policy definer on known_place to mithaq_session using (true) with check (true);
grant select, insert, update on account to mithaq_app;
grant select, insert, update, delete on passkey, recovery_code to mithaq_app;
grant select, insert, update, delete on account, passkey, recovery_code, used_challenge, sign_in_failure, known_place to mithaq_session;

-- A link by which one person gets, or gets again, credentials of their own. Only the hash of its token is kept.
create table invitation (
  person_id uuid not null references person (id),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  email text check (email = lower(email)),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
call app.make_record('invitation');
create index on invitation (person_id);
create policy manage on invitation for select to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('people.manage')));
create policy invite on invitation for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('people.manage')) and used_at is null);
create policy revoke on invitation for update to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('people.manage')) and used_at is null)
  with check (institution_id = (select app.institution()) and used_at is null);
create policy definer on invitation to mithaq_session using (true) with check (true);
grant select, update (used_at, version, updated_at, updated_by) on invitation to mithaq_session;

-- A session of kind `enrol` may only set the credentials of its person. It ends after `idle_seconds` unused, and at `expires_at` in any case.
alter table session drop constraint session_kind_check;
alter table session
  add check (kind in ('setup', 'enrol', 'person')),
  add column method text not null default 'setup-code'
    check (method in ('setup-code', 'invitation', 'passkey', 'password', 'recovery-code', 'oidc')),
  add column idle_seconds integer not null default 1800 check (idle_seconds > 0),
  add column last_seen_at timestamptz not null default now(),
  add column verified_at timestamptz,
  add column agent text not null default '' check (char_length(agent) <= 200);
create index on session (person_id) where ended_at is null;
create policy read_own on session for select to mithaq_app using (kind = 'person' and person_id = (select app.actor()));
grant select (id, kind, person_id, method, created_at, last_seen_at, expires_at, ended_at, agent) on session to mithaq_app;
-- sessions that the setup code opened before there were credentials
set local role mithaq_session;
update session set ended_at = now() where ended_at is null;
reset role;
