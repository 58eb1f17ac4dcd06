-- after: areas/documentation 3
-- after: foundation/files 1
-- One import of one file. Its rows are counted in import_progress, so that counting makes no history.
create table import_run (
  state text not null default 'parsed'
    check (state in ('uploaded', 'parsed', 'mapped', 'preview', 'running', 'paused', 'completed', 'completed_with_errors', 'cancelled', 'withdrawn')),
  file_id uuid not null,
  file_name text not null check (char_length(file_name) between 1 and 255),
  case_id uuid references case_file (id),
  dialect jsonb not null check (jsonb_typeof(dialect) = 'object'),
  header jsonb not null default '[]' check (jsonb_typeof(header) = 'array'),
  mapping jsonb check (jsonb_typeof(mapping) = 'object'),
  -- what the dry run found: counts, codes and headings, values only of coded columns that no term answers to
  findings jsonb check (jsonb_typeof(findings) = 'object'),
  fault text check (char_length(fault) <= 60),
  withdrawn jsonb check (jsonb_typeof(withdrawn) = 'object'),
  check (state in ('uploaded', 'parsed') or (mapping is not null and case_id is not null))
);
call app.make_record('import_run');
create index import_run_mine on import_run (created_by, created_at desc, id);
create index import_run_case on import_run (case_id, created_at desc, id);
create policy read on import_run for select to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('cases.work'))
    and (created_by = (select app.actor()) or case_id in (select app.my_cases('edit'))));
create policy add on import_run for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('cases.work')) and created_by = (select app.actor())
    and (case_id is null or case_id in (select app.my_cases('edit'))));
create policy change on import_run for update to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('cases.work'))
    and (created_by = (select app.actor()) or case_id in (select app.my_cases('edit'))))
  with check (institution_id = (select app.institution()) and (case_id is null or case_id in (select app.my_cases('edit'))));

-- Every row that was read is in exactly one of the counts: the database keeps the sum.
create table import_progress (
  run_id uuid primary key references import_run (id),
  last_row integer not null default 0,
  rows_read integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  held integer not null default 0,
  rejected integer not null default 0,
  records integer not null default 0,
  files_named integer not null default 0,
  files_linked integer not null default 0,
  check (rows_read = created + updated + unchanged + held + rejected)
);

-- Rows that were not taken, with the heading and the reason; never with what stood in the cells: that is read from the file again.
create table import_rejection (
  run_id uuid not null references import_run (id),
  row_number integer not null,
  ordinal smallint not null,
  outcome text not null check (outcome in ('rejected', 'held')),
  column_name text check (char_length(column_name) <= 300),
  code text not null check (char_length(code) <= 60),
  primary key (run_id, row_number, ordinal)
);

-- Which records a run made or changed: for taking it back. `made` is the version that the run left.
create table import_record (
  run_id uuid not null references import_run (id),
  record_id uuid not null,
  kind text not null,
  row_number integer not null,
  outcome text not null check (outcome in ('created', 'updated')),
  made integer not null,
  primary key (run_id, record_id)
);

-- Files of an archive: kept in the store and linked to the record of their row.
create table import_file (
  run_id uuid not null references import_run (id),
  row_number integer not null,
  name text not null check (char_length(name) <= 500),
  record_id uuid not null,
  case_id uuid not null references case_file (id),
  file_id uuid not null,
  primary key (run_id, row_number, name)
);
create index import_file_record on import_file (record_id);

do $$
declare
  name text;
begin
  foreach name in array '{import_progress,import_rejection,import_record,import_file}'::text[] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy read on %I for select to mithaq_app using (run_id in (select id from import_run))', name);
    execute format('create policy add on %I for insert to mithaq_app with check (run_id in (select id from import_run))', name);
    execute format('grant select, insert on %I to mithaq_app', name);
  end loop;
end $$;
create policy change on import_progress for update to mithaq_app
  using (run_id in (select id from import_run)) with check (run_id in (select id from import_run));
grant update on import_progress to mithaq_app;

-- What the former system called a record is found again without reading the case.
do $$
declare
  name text;
begin
  foreach name in array '{event,event_link,person_or_group,relation,act,detention,death,torture,property,involvement,information,interview,intervention,risk_note}'::text[] loop
    execute format('create index on %I (case_id, legacy_no) where legacy_no is not null and deleted_at is null', name);
  end loop;
end $$;

-- A linked file is read by the team of its case; the table that was imported, which may hold more than was taken, by who leads it.
create policy read_of_import on stored_file for select to mithaq_app
  using (id in (select f.file_id from import_file f where f.case_id in (select app.my_cases('view')))
    or id in (select r.file_id from import_run r where r.case_id in (select app.my_cases('lead'))));
