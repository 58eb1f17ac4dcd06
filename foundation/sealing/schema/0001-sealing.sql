-- after: foundation/access 5
-- The vault of a person, as far as the server knows it: where it stands on its way, and how many of its wraps were opened on trial.
create table vault (
  person_id uuid not null references person (id),
  state text not null default 'keys_created' check (state in ('keys_created', 'key_signed', 'active', 'locked', 'revoked')),
  tested_wraps integer not null default 0 check (tested_wraps >= 0),
  reason text check (char_length(reason) between 1 and 1000),
  check (state <> 'active' or tested_wraps >= 2)
);
call app.make_record('vault');
create unique index vault_person on vault (person_id);
create policy read on vault for select to mithaq_app
  using (institution_id = (select app.institution()) and (person_id = (select app.actor()) or (select app.can('people.read'))));
create policy make on vault for insert to mithaq_app
  with check (institution_id = (select app.institution()) and person_id = (select app.actor()) and state = 'keys_created' and tested_wraps = 0);
create policy move on vault for update to mithaq_app
  using (institution_id = (select app.institution()) and (person_id = (select app.actor()) or (select app.can('keys.manage'))))
  with check (institution_id = (select app.institution()));

-- Whoever owns a vault does not unlock it, and what was revoked stays so.
create function app.keep_vault() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.person_id <> old.person_id or (old.state = 'revoked' and new.state <> 'revoked')
    or (new.state is distinct from old.state and (new.state in ('locked', 'revoked') or old.state = 'locked')
      and (new.person_id = app.actor() or not app.can('keys.manage')))
  then
    raise exception 'a vault is locked, unlocked and revoked by a key officer' using errcode = 'MQ060';
  end if;
  return new;
end $$;
create trigger keep_vault before update on vault for each row execute function app.keep_vault();

-- Public keys of people: class I, compared by voice. Only one that the directory names as current is sealed to.
create table person_key (
  person_id uuid not null references person (id),
  recipient text not null check (char_length(recipient) between 1947 and 1967 and recipient ~ '^age1pq1[02-9ac-hj-np-z]+$'),
  signing_key text not null check (signing_key ~ '^[A-Za-z0-9_-]{43}$'),
  state text not null default 'waiting' check (state in ('waiting', 'current', 'superseded', 'compromised', 'revoked'))
);
call app.make_record('person_key');
create unique index person_key_signing on person_key (institution_id, signing_key);
create unique index person_key_current on person_key (person_id) where state = 'current';
create index person_key_person on person_key (person_id);
create policy read on person_key for select to mithaq_app
  using (institution_id = (select app.institution()) and (person_id = (select app.actor()) or (select app.can('people.read'))));
create policy make on person_key for insert to mithaq_app
  with check (institution_id = (select app.institution()) and person_id = (select app.actor()) and state = 'waiting');
create policy sign on person_key for update to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('keys.manage')))
  with check (institution_id = (select app.institution()));

create function app.keep_person_key() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.person_id, new.recipient, new.signing_key) is distinct from (old.person_id, old.recipient, old.signing_key)
    or (old.state not in ('waiting', 'current') and new.state = 'current')
  then
    raise exception 'a key of a person is replaced, never changed' using errcode = 'MQ061';
  end if;
  return new;
end $$;
create trigger keep_person_key before update on person_key for each row execute function app.keep_person_key();

-- The directory as key officers signed it: each entry names the hash of the one before. Added to, never changed.
create table key_directory (
  institution_id uuid not null default app.institution(),
  seq integer not null check (seq >= 0),
  key_id uuid not null references person_key (id),
  entry text not null check (char_length(entry) between 100 and 8000),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  created_by uuid not null default app.actor(),
  primary key (institution_id, seq)
);
alter table key_directory enable row level security;
alter table key_directory force row level security;
create policy read on key_directory for select to mithaq_app
  using (institution_id = (select app.institution()) and ((select app.can('people.read')) or (select app.can('keys.manage'))));
create policy sign on key_directory for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('keys.manage')) and created_by = (select app.actor()));
grant select, insert on key_directory to mithaq_app;

-- The secret of a vault under what its owner knows, printed or holds; `successor`: under the key that came after. For the owner alone,
-- and without a history, so that a wrap that is taken away is gone.
create table key_wrap (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null default app.institution(),
  person_id uuid not null default app.actor(),
  key_id uuid not null references person_key (id),
  kind text not null check (kind in ('passphrase', 'recovery', 'passkey', 'successor')),
  wrap jsonb not null check (octet_length(wrap::text) < 20000),
  tested_at timestamptz,
  created_at timestamptz not null default now()
);
create index on key_wrap (person_id);
alter table key_wrap enable row level security;
alter table key_wrap force row level security;
create policy own on key_wrap to mithaq_app
  using (institution_id = (select app.institution()) and person_id = (select app.actor()))
  with check (institution_id = (select app.institution()) and person_id = (select app.actor())
    and exists (select from person_key k where k.id = key_id and k.person_id = (select app.actor())));
grant select, insert, delete, update (tested_at) on key_wrap to mithaq_app;

-- A version of a sealed field or file of a record. Bound to record, field and version inside the seal; here as the server's word for it.
create table sealed_object (
  case_id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  record_id uuid not null,
  field text not null check (field ~ '^[a-z][a-z0-9_.-]{0,79}$'),
  object_version integer not null check (object_version >= 1),
  author_key_id uuid not null references person_key (id),
  -- bytes of the padded plaintext: a size that tells little
  bucket bigint not null check (bucket > 0)
);
call app.make_record('sealed_object');
create unique index sealed_object_version on sealed_object (record_id, field, object_version);
create index sealed_object_case on sealed_object (case_id);
create policy read on sealed_object for select to mithaq_app using (case_id in (select app.my_cases('view')));
create policy seal on sealed_object for insert to mithaq_app
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));

-- To whom an object was given, for what and until when. The ciphertext is handed to nobody else.
create table sealed_grant (
  object_id uuid not null references sealed_object (id),
  person_id uuid not null references person (id),
  key_id uuid not null references person_key (id),
  purpose text not null check (char_length(purpose) between 1 and 500),
  until timestamptz,
  revoked_at timestamptz,
  reason text check (char_length(reason) between 1 and 1000)
);
call app.make_record('sealed_grant');
create unique index sealed_grant_live on sealed_grant (object_id, key_id) where revoked_at is null;
create index sealed_grant_person on sealed_grant (person_id, object_id) where revoked_at is null;
create policy read on sealed_grant for select to mithaq_app using (exists (select from sealed_object o where o.id = object_id));
create policy give on sealed_grant for insert to mithaq_app
  with check (institution_id = (select app.institution()) and revoked_at is null
    and exists (select from sealed_object o where o.id = object_id and o.case_id in (select app.my_cases('edit')))
    and exists (select from person_key k where k.id = key_id and k.person_id = sealed_grant.person_id and k.state = 'current'));
create policy revoke on sealed_grant for update to mithaq_app
  using (exists (select from sealed_object o where o.id = object_id and o.case_id in (select app.my_cases('edit'))))
  with check (revoked_at is not null);

create function app.keep_sealed_grant() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.object_id, new.person_id, new.key_id, new.purpose, new.until) is distinct from (old.object_id, old.person_id, old.key_id, old.purpose, old.until)
    or old.revoked_at is not null
  then
    raise exception 'what was given is revoked and given anew, never changed' using errcode = 'MQ062';
  end if;
  return new;
end $$;
create trigger keep_sealed_grant before update on sealed_grant for each row execute function app.keep_sealed_grant();

-- The age files of an object: the first as its author sealed it, further ones as others gave it on. Added to, never changed.
create table sealed_copy (
  id uuid primary key default gen_random_uuid(),
  object_id uuid not null references sealed_object (id),
  institution_id uuid not null default app.institution(),
  revision integer not null check (revision >= 1),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  recipients integer not null check (recipients between 1 and 200),
  ciphertext bytea check (octet_length(ciphertext) between 200 and 4194304),
  file_id uuid references stored_file (id),
  created_at timestamptz not null default now(),
  created_by uuid not null default app.actor(),
  unique (object_id, revision),
  check ((ciphertext is null) <> (file_id is null))
);
alter table sealed_copy enable row level security;
alter table sealed_copy force row level security;
create policy read on sealed_copy for select to mithaq_app
  using (exists (select from sealed_object o where o.id = object_id)
    and exists (select from sealed_grant g where g.object_id = sealed_copy.object_id and g.person_id = (select app.actor())
      and g.revoked_at is null and (g.until is null or g.until > now())));
create policy keep on sealed_copy for insert to mithaq_app
  with check (institution_id = (select app.institution()) and created_by = (select app.actor())
    and exists (select from sealed_object o where o.id = object_id and o.case_id in (select app.my_cases('edit'))));
grant select, insert on sealed_copy to mithaq_app;

-- Who was handed which object, for what; written before the ciphertext leaves.
create table unseal (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null default app.institution(),
  person_id uuid not null default app.actor(),
  object_id uuid not null references sealed_object (id),
  purpose text not null check (char_length(purpose) between 1 and 500),
  at timestamptz not null default now()
);
create index unseal_person on unseal (person_id, at);
create index unseal_object on unseal (object_id, at);
alter table unseal enable row level security;
alter table unseal force row level security;
create policy read on unseal for select to mithaq_app
  using (institution_id = (select app.institution()) and (person_id = (select app.actor()) or (select app.can('log.read'))));
create policy note on unseal for insert to mithaq_app
  with check (institution_id = (select app.institution()) and person_id = (select app.actor())
    and exists (select from sealed_object o where o.id = object_id));
grant select, insert on unseal to mithaq_app;

-- A file that holds a sealed object is fetched by its address only shortly after its opening was noted.
create policy read_sealed on stored_file for select to mithaq_app
  using (data_class = 'X' and exists (select from sealed_copy c join unseal u on u.object_id = c.object_id
    where c.file_id = stored_file.id and u.person_id = (select app.actor()) and u.at > now() - interval '10 minutes'));
