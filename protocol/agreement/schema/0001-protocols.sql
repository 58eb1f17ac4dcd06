-- after: foundation/identity 1
-- A protocol as a record; everything that is agreed stands in its versions. Its id is the same at every party.
create table protocol (
  kind text not null check (kind in ('protocol', 'memorandum', 'training')),
  archived_on date
);
call app.make_record('protocol');
create policy read on protocol for select to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('protocol.read')));
create policy add on protocol for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('protocol.draft')));
create policy archive on protocol for update to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('protocol.draft')))
  with check (institution_id = (select app.institution()));

-- One text with its parties, rules and term. Texts are jsonb {ar?, fr?, en?}: shown, never filtered on.
create table protocol_version (
  protocol_id uuid not null references protocol (id),
  number integer not null check (number > 0),
  base integer check (base > 0 and base < number),
  state text not null default 'draft' check (state in ('draft', 'proposed', 'agreed', 'signed', 'rejected', 'superseded')),
  authored_by text not null check (authored_by ~ '^urn:uuid:[0-9a-f-]{36}$'),
  title jsonb not null check (app.is_ltext(title)),
  languages jsonb not null,
  place jsonb not null default '{}' check (place = '{}' or app.is_ltext(place)),
  signed_on date,
  in_force_on date,
  ends_on date,
  notice_days integer not null default 90 check (notice_days between 0 and 3650),
  unilateral_termination boolean not null default true,
  survival jsonb not null default '[]',
  -- public keys of the parties, once the text was proposed
  keys jsonb not null default '[]',
  content_sha256 text check (content_sha256 ~ '^[0-9a-f]{64}$'),
  -- the machine form and its signatures so far (JWS JSON general)
  agreement jsonb,
  jws jsonb,
  check (state = 'draft' or content_sha256 is not null),
  check (state not in ('agreed', 'signed') or agreement is not null)
);
call app.make_record('protocol_version');
create unique index protocol_version_number on protocol_version (protocol_id, number);
create unique index protocol_version_draft on protocol_version (protocol_id) where state = 'draft';
create policy read on protocol_version for select to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('protocol.read')));
create policy add on protocol_version for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('protocol.draft')) and state = 'draft');
create policy change on protocol_version for update to mithaq_app
  using (institution_id = (select app.institution()) and ((select app.can('protocol.draft')) or (select app.can('protocol.sign'))))
  with check (institution_id = (select app.institution()));

-- What was proposed never changes; a version goes on from state to state, and a signed one stays.
create function app.keep_version() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if old.state <> 'draft' and (new.title, new.languages, new.place, new.signed_on, new.in_force_on, new.ends_on, new.notice_days,
      new.unilateral_termination, new.survival, new.keys, new.content_sha256, new.number, new.base)
    is distinct from (old.title, old.languages, old.place, old.signed_on, old.in_force_on, old.ends_on, old.notice_days,
      old.unilateral_termination, old.survival, old.keys, old.content_sha256, old.number, old.base)
  then
    raise exception 'what was proposed never changes' using errcode = 'MQ030';
  end if;
  if old.agreement is not null and new.agreement is distinct from old.agreement then
    raise exception 'what was agreed never changes' using errcode = 'MQ030';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('draft', 'proposed'), ('proposed', 'agreed'), ('proposed', 'rejected'),
    ('proposed', 'superseded'), ('rejected', 'superseded'), ('agreed', 'signed'), ('agreed', 'superseded'))
  then
    raise exception 'a version does not go from % to %', old.state, new.state using errcode = 'MQ030';
  end if;
  return new;
end $$;
create trigger keep_version before update on protocol_version for each row execute function app.keep_version();

-- Parts of a version change while it is a draft, and never again.
create function app.keep_part() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (select from public.protocol_version v where v.id = new.version_id and v.state = 'draft') then
    raise exception 'only a draft can be edited' using errcode = 'MQ030';
  end if;
  return new;
end $$;

create table protocol_clause (
  version_id uuid not null references protocol_version (id),
  eid text not null check (char_length(eid) between 3 and 120),
  -- the same for a clause in every version, whatever its number becomes
  origin_id uuid not null default gen_random_uuid(),
  heading jsonb not null default '{}' check (heading = '{}' or app.is_ltext(heading)),
  body jsonb not null default '{}' check (body = '{}' or app.is_ltext(body))
);
call app.make_record('protocol_clause', restorable => true);
create unique index protocol_clause_eid on protocol_clause (version_id, eid) where deleted_at is null;
create trigger keep_part before insert or update on protocol_clause for each row execute function app.keep_part();

-- A party of a version, who signs for it and what empowers them.
create table protocol_party (
  version_id uuid not null references protocol_version (id),
  institution text not null check (institution ~ '^urn:uuid:[0-9a-f-]{36}$'),
  name jsonb not null check (app.is_ltext(name)),
  role text not null check (role in ('party', 'depositary', 'secretariat', 'observer')),
  signatory jsonb check (app.is_ltext(signatory)),
  capacity jsonb check (app.is_ltext(capacity)),
  act_title jsonb check (app.is_ltext(act_title)),
  act_number text check (char_length(act_number) between 1 and 80),
  act_date date,
  act_sha256 text check (act_sha256 ~ '^[0-9a-f]{64}$'),
  valid_from date,
  valid_until date,
  check (valid_until is null or valid_from is null or valid_from <= valid_until)
);
call app.make_record('protocol_party', restorable => true);
create unique index protocol_party_once on protocol_party (version_id, institution) where deleted_at is null;
create trigger keep_part before insert or update on protocol_party for each row execute function app.keep_part();

-- A sharing rule in the form a lawyer fills in; `rule` is checked by protocol/machine and names the clause it implements.
create table protocol_rule (
  version_id uuid not null references protocol_version (id),
  rule jsonb not null check (jsonb_typeof(rule) = 'object')
);
call app.make_record('protocol_rule', restorable => true);
create index on protocol_rule (version_id);
create trigger keep_part before insert or update on protocol_rule for each row execute function app.keep_part();

-- What our own people say to each other about a clause; it never travels.
create table protocol_comment (
  protocol_id uuid not null references protocol (id),
  eid text not null check (char_length(eid) between 3 and 120),
  body text not null check (char_length(body) between 1 and 4000),
  resolved boolean not null default false
);
call app.make_record('protocol_comment');
create index on protocol_comment (protocol_id);

do $$
declare
  part text;
begin
  foreach part in array array['protocol_clause', 'protocol_party', 'protocol_rule', 'protocol_comment'] loop
    execute format('create policy read on %I for select to mithaq_app
      using (institution_id = (select app.institution()) and (select app.can(''protocol.read'')))', part);
    execute format('create policy add on %I for insert to mithaq_app
      with check (institution_id = (select app.institution()) and (select app.can(''protocol.draft'')))', part);
    execute format('create policy change on %I for update to mithaq_app
      using (institution_id = (select app.institution()) and (select app.can(''protocol.draft'')))
      with check (institution_id = (select app.institution()))', part);
  end loop;
end $$;

-- What a party did to a protocol: approvals, refusals, signatures, notices. Appended, never changed.
create table protocol_act (
  id uuid primary key default gen_random_uuid(),
  protocol_id uuid not null references protocol (id),
  institution_id uuid not null default app.institution(),
  person_id uuid not null default app.actor(),
  version_number integer not null check (version_number > 0),
  type text not null check (type in ('approval', 'rejection', 'signature', 'attestation', 'suspension', 'resumption', 'termination', 'review', 'archival')),
  party text not null check (party ~ '^urn:uuid:[0-9a-f-]{36}$'),
  at timestamptz not null,
  language text check (language in ('ar', 'fr', 'en')),
  reason text check (char_length(reason) <= 8000),
  effective_on date,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  kid text check (kid ~ '^[A-Za-z0-9_-]{43}$'),
  file_id uuid
);
create index on protocol_act (protocol_id, at);
-- one voice a party: it approves each language and signs once
create unique index protocol_act_once on protocol_act (protocol_id, version_number, type, party, coalesce(language, ''))
  where type in ('approval', 'signature', 'attestation', 'rejection');
alter table protocol_act enable row level security;
alter table protocol_act force row level security;
create policy read on protocol_act for select to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('protocol.read')));
create policy add on protocol_act for insert to mithaq_app
  with check (institution_id = (select app.institution())
    and ((select app.can('protocol.draft')) or (select app.can('protocol.sign')) or (select app.can('sharing.suspend'))));
grant select, insert on protocol_act to mithaq_app;
