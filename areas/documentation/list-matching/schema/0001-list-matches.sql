-- after: areas/documentation/transfer 1
-- Two releases of a published list, compared: which of their persons may be one, which the newer has dropped, which it has added.
-- A proposal only: records and pairs change when a person confirms it, and change back when it is undone.
create table list_match (
  older_run_id uuid not null references import_run (id),
  newer_run_id uuid not null references import_run (id),
  older_case_id uuid not null references case_file (id),
  newer_case_id uuid not null references case_file (id),
  state text not null default 'comparing'
    check (state in ('comparing', 'compared', 'confirming', 'confirmed', 'undoing', 'undone', 'failed')),
  -- persons with a name that the server may know
  older_persons integer,
  newer_persons integer,
  check (older_run_id <> newer_run_id)
);
call app.make_record('list_match');
create index on list_match (created_at desc, id desc);
create policy read on list_match for select to mithaq_app
  using (older_case_id in (select app.my_cases('view')) and newer_case_id in (select app.my_cases('view')));
create policy add on list_match for insert to mithaq_app
  with check (institution_id = (select app.institution())
    and older_case_id in (select app.my_cases('edit')) and newer_case_id in (select app.my_cases('edit')));
create policy change on list_match for update to mithaq_app
  using (institution_id = (select app.institution())
    and older_case_id in (select app.my_cases('edit')) and newer_case_id in (select app.my_cases('edit')))
  with check (institution_id = (select app.institution()));

-- One row a finding: both sides for two persons that may be one, the older alone for one that was dropped, the newer for one added.
create table list_match_row (
  match_id uuid not null references list_match (id),
  ordinal integer not null,
  finding text not null check (finding in ('certain', 'likely', 'withdrawn', 'added')),
  older_id uuid,
  newer_id uuid,
  -- codes of reasons, never names
  evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array'),
  -- written: it stands in a pair or on a record because of this comparison, and can be taken back
  written boolean not null default false,
  primary key (match_id, ordinal),
  check ((finding in ('certain', 'likely', 'withdrawn')) = (older_id is not null)),
  check ((finding in ('certain', 'likely', 'added')) = (newer_id is not null))
);
create index on list_match_row (match_id, finding, ordinal);
alter table list_match_row enable row level security;
alter table list_match_row force row level security;
create policy read on list_match_row for select to mithaq_app using (match_id in (select id from list_match));
create policy add on list_match_row for insert to mithaq_app with check (match_id in (select id from list_match));
create policy change on list_match_row for update to mithaq_app
  using (match_id in (select id from list_match)) with check (match_id in (select id from list_match));
grant select, insert, update on list_match_row to mithaq_app;
