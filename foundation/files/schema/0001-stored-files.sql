-- after: foundation/database 1
-- A file as it was received: the bytes lie in the store under their SHA-256, this row says whose they are and what they should be.
-- Two uploads of the same bytes are two rows over one object. Class X is ciphertext here: its name and type are sealed inside.
create table stored_file (
  data_class text not null check (data_class in ('P', 'I', 'X')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sha512 text not null check (sha512 ~ '^[0-9a-f]{128}$'),
  bytes bigint not null check (bytes > 0),
  media_type text not null check (media_type ~ '^[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,80}$'),
  display_name text check (char_length(display_name) between 1 and 255),
  verified_at timestamptz,
  intact boolean,
  check (data_class <> 'X' or display_name is null),
  check ((verified_at is null) = (intact is null))
);
call app.make_record('stored_file');
create index on stored_file (sha256);
create index on stored_file (verified_at nulls first);
-- Rooms whose records link files add their own policies, of who may read those records.
create policy read_own on stored_file for select to mithaq_app
  using (institution_id = (select app.institution()) and created_by = (select app.actor()));
create policy receive on stored_file for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('files.upload')) and verified_at is null);
create policy verify_read on stored_file for select to mithaq_job using (true);
create policy verify on stored_file for update to mithaq_job using (true) with check (true);
grant select, update (verified_at, intact) on stored_file to mithaq_job;

-- Row security already keeps the application from changing a row; this keeps everybody, whatever policy a later room adds.
create function app.keep_original() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.sha256, new.sha512, new.bytes, new.media_type, new.data_class)
    is distinct from (old.sha256, old.sha512, old.bytes, old.media_type, old.data_class)
  then
    raise exception 'what was received never changes' using errcode = 'MQ005';
  end if;
  return new;
end $$;
create trigger keep_original before update on stored_file for each row execute function app.keep_original();

-- An upload on its way, and for some days the answer to "which file did it become". How far it is, is the size of its partial file.
create table upload (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null default app.institution(),
  person_id uuid not null default app.actor(),
  data_class text not null check (data_class in ('P', 'I', 'X')),
  bytes bigint not null check (bytes > 0),
  display_name text check (char_length(display_name) between 1 and 255),
  declared_sha256 text check (declared_sha256 ~ '^[0-9a-f]{64}$'),
  file_id uuid references stored_file (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  check (data_class <> 'X' or display_name is null)
);
create index on upload (expires_at);
alter table upload enable row level security;
alter table upload force row level security;
-- an upload belongs to the person who began it: for anybody else it does not exist
create policy own on upload to mithaq_app
  using (institution_id = (select app.institution()) and person_id = (select app.actor()))
  with check (institution_id = (select app.institution()) and person_id = (select app.actor()) and (select app.can('files.upload')));
create policy sweep_read on upload for select to mithaq_job using (true);
create policy sweep on upload for delete to mithaq_job using (expires_at < now());
grant select, insert, delete, update (file_id) on upload to mithaq_app;
grant select (id, file_id, expires_at), delete on upload to mithaq_job;
