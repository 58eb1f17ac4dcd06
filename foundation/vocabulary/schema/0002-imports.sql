-- A file of terms or areas on its way into the lists: what becomes of each row is decided before anything is written, shown, and kept.
create table vocabulary_import (
  kind text not null check (kind in ('terms', 'areas')),
  file_name text not null check (char_length(file_name) between 1 and 200),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$')
);
call app.make_record('vocabulary_import');
create policy read on vocabulary_import for select to mithaq_app
  using ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));
create policy add on vocabulary_import for insert to mithaq_app
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));

create table vocabulary_import_row (
  import_id uuid not null references vocabulary_import (id),
  -- the order of writing: what stands above comes first
  ordinal integer not null check (ordinal >= 0),
  line integer not null,
  outcome text not null check (outcome in ('waiting', 'created', 'updated', 'unchanged', 'duplicate', 'rejected')),
  reason text,
  field text,
  data jsonb,
  primary key (import_id, ordinal)
);
create index vocabulary_import_row_waiting on vocabulary_import_row (import_id, ordinal) where outcome = 'waiting';
alter table vocabulary_import_row enable row level security;
alter table vocabulary_import_row force row level security;
create policy read on vocabulary_import_row for select to mithaq_app
  using ((select app.can('vocabulary.manage')) and exists (select from vocabulary_import i where i.id = import_id));
create policy add on vocabulary_import_row for insert to mithaq_app
  with check ((select app.can('vocabulary.manage')) and exists (select from vocabulary_import i where i.id = import_id));
create policy change on vocabulary_import_row for update to mithaq_app
  using ((select app.can('vocabulary.manage')) and exists (select from vocabulary_import i where i.id = import_id))
  with check ((select app.can('vocabulary.manage')));
grant select, insert, update (outcome, reason, field) on vocabulary_import_row to mithaq_app;
