-- after: areas/documentation 4
-- after: foundation/files 1
-- An item of evidence: one original as it was received, where it comes from, and for which case. Who sees it is who sees the case.
-- What it says of the original (hashes, size, type) is copied from the file once and never changes; nothing deletes either.
create table evidence (
  case_id uuid not null references case_file (id),
  code text not null check (char_length(code) between 3 and 40),
  kind_id uuid references term (id),
  title text not null check (char_length(title) between 1 and 300),
  state text not null default 'received' check (state in ('received', 'hashed', 'available', 'flagged')),
  -- sealed before it came here: opaque bytes, of which nothing is derived and nothing is known
  sealed boolean not null,
  file_id uuid not null unique references stored_file (id),
  sha256 text not null,
  sha512 text not null,
  bytes bigint not null,
  media_type text not null,
  graphic boolean not null default false,
  content_warning text check (char_length(content_warning) between 1 and 500),
  collected_by text check (char_length(collected_by) between 1 and 200),
  collected_on date,
  collected_at text check (collected_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  collected_how text check (char_length(collected_how) between 1 and 2000),
  tool text check (char_length(tool) between 1 and 200),
  tool_version text check (char_length(tool_version) between 1 and 60),
  source_url text check (char_length(source_url) between 1 and 2000),
  archive_url text check (char_length(archive_url) between 1 and 2000),
  capture_set jsonb not null default '[]' check (jsonb_typeof(capture_set) = 'array'),
  authenticity_tests jsonb not null default '[]' check (jsonb_typeof(authenticity_tests) = 'array'),
  notes text check (char_length(notes) between 1 and 5000),
  check (collected_at is null or collected_on is not null)
);
call app.make_record('evidence');
create unique index on evidence (institution_id, code);
create index on evidence (case_id, created_at desc, id);
create index on evidence (sha256);
create policy read on evidence for select to mithaq_app
  using (institution_id = (select app.institution()) and case_id in (select app.my_cases('view')));
create policy add on evidence for insert to mithaq_app
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit'))
    and created_by = (select app.actor()) and state in ('received', 'hashed'));
create policy change on evidence for update to mithaq_app
  using (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')))
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));
create policy check_read on evidence for select to mithaq_job using (true);
create policy check_flag on evidence for update to mithaq_job using (true) with check (true);
grant select, update (state) on evidence to mithaq_job;

create function app.keep_evidence() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'evidence is never deleted' using errcode = 'MQ060';
  end if;
  if (new.case_id, new.code, new.sealed, new.file_id, new.sha256, new.sha512, new.bytes, new.media_type)
    is distinct from (old.case_id, old.code, old.sealed, old.file_id, old.sha256, old.sha512, old.bytes, old.media_type)
  then
    raise exception 'the original never changes' using errcode = 'MQ060';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('received', 'hashed'), ('hashed', 'available'))
    and new.state <> 'flagged'
  then
    raise exception 'evidence does not move from % to %', old.state, new.state using errcode = 'MQ061';
  end if;
  return new;
end $$;
create trigger keep_evidence before update or delete on evidence for each row execute function app.keep_evidence();

-- An original is opened with a purpose that is written down first, also by the person who brought it: never as a bare file.
create policy is_original on evidence for select to mithaq_session using (true);
grant select (file_id) on evidence to mithaq_session;
create function app.holds_evidence(file_id uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
begin atomic
  select exists (select from public.evidence e where e.file_id = holds_evidence.file_id);
end;
call app.own_definer('app.holds_evidence(uuid)', 'mithaq_session', '{mithaq_app}');
create policy evidence_is_opened on stored_file as restrictive for select to mithaq_app using (not app.holds_evidence(id));
create function app.keep_original_file() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'what was received is never deleted' using errcode = 'MQ060';
end $$;
create trigger keep_original_file before delete on stored_file for each row execute function app.keep_original_file();

-- Who had the item, saw it, copied or changed its form, one after the other without a gap. Each is an entry of the custody log as well.
create table evidence_custody (
  evidence_id uuid not null references evidence (id),
  seq integer not null default 0 check (seq > 0),
  case_id uuid not null references case_file (id),
  action text not null check (action in ('collect', 'receive', 'hash', 'copy', 'view', 'transfer', 'return', 'derive', 'redact', 'fixity', 'timestamp')),
  at timestamptz not null default clock_timestamp(),
  by_id uuid not null default app.actor(),
  given_by text check (char_length(given_by) between 1 and 200),
  given_to text check (char_length(given_to) between 1 and 200),
  place text check (char_length(place) between 1 and 300),
  purpose text check (char_length(purpose) between 1 and 1000),
  copy_id uuid,
  hash_before text check (hash_before ~ '^[0-9a-f]{64}$'),
  hash_after text check (hash_after ~ '^[0-9a-f]{64}$'),
  intact boolean,
  primary key (evidence_id, seq)
);
alter table evidence_custody enable row level security;
alter table evidence_custody force row level security;
create policy read on evidence_custody for select to mithaq_app using (case_id in (select app.my_cases('view')));
-- whoever sees the case may open what it holds; only its editors do more
create policy add on evidence_custody for insert to mithaq_app
  with check (by_id = (select app.actor()) and (case_id in (select app.my_cases('edit'))
    or (action in ('view', 'copy') and case_id in (select app.my_cases('view')))));
create policy check_read on evidence_custody for select to mithaq_job using (true);
create policy check_add on evidence_custody for insert to mithaq_job with check (action in ('fixity', 'timestamp'));
grant select, insert on evidence_custody to mithaq_app, mithaq_job;

create function app.number_custody() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  -- one at a time for each item: a number is never given twice and never skipped
  perform pg_advisory_xact_lock(hashtextextended(new.evidence_id::text, 6));
  new.seq := (select coalesce(max(c.seq), 0) + 1 from public.evidence_custody c where c.evidence_id = new.evidence_id);
  return new;
end $$;
create trigger number_custody before insert on evidence_custody for each row execute function app.number_custody();
create function app.keep_custody() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'the custody of evidence is append-only' using errcode = 'MQ060';
end $$;
create trigger keep_custody before update or delete on evidence_custody for each row execute function app.keep_custody();

-- What was derived of an original: never it, always named with the operation, its tool and what it was made of.
create table evidence_copy (
  id uuid primary key default gen_random_uuid(),
  evidence_id uuid not null references evidence (id),
  case_id uuid not null references case_file (id),
  derived_from uuid references evidence_copy (id),
  operation text not null check (operation in ('thumbnail', 'stripped', 'page', 'redaction', 'poster')),
  page integer check (page > 0),
  regions jsonb check (jsonb_typeof(regions) = 'array'),
  tool text not null check (char_length(tool) between 1 and 100),
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  reason text check (char_length(reason) <= 60),
  file_id uuid references stored_file (id),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text,
  bytes bigint,
  width integer,
  height integer,
  made_at timestamptz not null default now(),
  made_by uuid not null default app.actor(),
  check ((state = 'done') = (file_id is not null and sha256 is not null and bytes is not null and width is not null and height is not null))
);
create index on evidence_copy (evidence_id, operation, page);
create index on evidence_copy (file_id);

-- How each step of making working copies ended, with the reason where it failed.
create table evidence_step (
  evidence_id uuid not null references evidence (id),
  step text not null check (step in ('picture', 'pdf', 'words', 'archive', 'poster')),
  case_id uuid not null references case_file (id),
  state text not null check (state in ('done', 'failed')),
  reason text check (char_length(reason) <= 60),
  at timestamptz not null default now(),
  primary key (evidence_id, step)
);

-- Words that a machine read, page by page, with how sure it was. They find; they are never quoted as the words of the document.
create table evidence_text (
  evidence_id uuid not null references evidence (id),
  page integer not null check (page > 0),
  case_id uuid not null references case_file (id),
  method text not null check (method in ('text_layer', 'ocr', 'manifest')),
  engine text not null check (char_length(engine) between 1 and 100),
  body text not null check (char_length(body) <= 100000),
  confidence smallint check (confidence between 0 and 100),
  primary key (evidence_id, page, method)
);

-- The title of an item and its machine text as lexemes: how it is found. Readers see few cases, so that row security comes first and cheap.
create table evidence_words (
  evidence_id uuid primary key references evidence (id),
  case_id uuid not null references case_file (id),
  tsv tsvector not null
);
create index on evidence_words (case_id);

-- A picture in 64 bits that stay nearly the same when it is scaled or compressed again.
create table evidence_picture (
  evidence_id uuid primary key references evidence (id),
  case_id uuid not null references case_file (id),
  fingerprint bigint not null
);
create index on evidence_picture (case_id);

-- What the item supports: events, acts, information and any other record of the same case.
create table evidence_link (
  evidence_id uuid not null references evidence (id),
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  record_id uuid not null,
  case_id uuid not null references case_file (id),
  primary key (evidence_id, record_id)
);
create index on evidence_link (record_id);

-- The stamp of an authority (RFC 3161) over the statement of the item, verified before it was kept and again whenever it is shown.
create table evidence_timestamp (
  evidence_id uuid primary key references evidence (id),
  case_id uuid not null references case_file (id),
  stamped_at timestamptz not null,
  token bytea not null check (length(token) between 100 and 200000)
);

do $$
declare
  name text;
begin
  foreach name in array '{evidence_copy,evidence_step,evidence_text,evidence_words,evidence_picture,evidence_link,evidence_timestamp}'::text[] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy read on %I for select to mithaq_app using (case_id in (select app.my_cases(''view'')))', name);
    execute format('grant select on %I to mithaq_app', name);
    if name = 'evidence_timestamp' then
      execute format('create policy stamp_read on %I for select to mithaq_job using (true)', name);
      execute format('create policy stamp on %I for insert to mithaq_job with check (true)', name);
      execute format('grant select, insert on %I to mithaq_job', name);
    else
      execute format('create policy add on %I for insert to mithaq_app with check (case_id in (select app.my_cases(''edit''))
        and exists (select from evidence e where e.id = evidence_id and e.case_id = %I.case_id))', name, name);
      execute format('grant insert on %I to mithaq_app', name);
    end if;
  end loop;
end $$;
create policy finish on evidence_copy for update to mithaq_app
  using (state = 'waiting' and case_id in (select app.my_cases('edit'))) with check (case_id in (select app.my_cases('edit')));
grant update (state, reason, file_id, sha256, media_type, bytes, width, height) on evidence_copy to mithaq_app;
create policy unlink on evidence_link for delete to mithaq_app using (case_id in (select app.my_cases('edit')));
grant delete on evidence_link to mithaq_app;
create policy again on evidence_words for update to mithaq_app
  using (case_id in (select app.my_cases('edit'))) with check (case_id in (select app.my_cases('edit')));
grant update (tsv) on evidence_words to mithaq_app;
create policy again on evidence_step for update to mithaq_app
  using (case_id in (select app.my_cases('edit'))) with check (case_id in (select app.my_cases('edit')));
grant update (state, reason, at) on evidence_step to mithaq_app;
