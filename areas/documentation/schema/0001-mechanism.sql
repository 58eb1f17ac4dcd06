-- after: foundation/access 5
-- after: foundation/vocabulary 1
-- Whoever opens a case gets its first grant, for a case in which nobody ever had one. Definer (closed list): nobody gives themselves a
-- grant otherwise.
create policy open_case on case_grant for insert to mithaq_session
  with check (institution_id = (select app.institution()) and person_id = (select app.actor()) and level = 'lead');
grant insert on case_grant to mithaq_session;

create function app.open_case(case_id uuid, reason text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not (app.can('case.open') and app.can('cases.work')) then
    raise exception 'a case is opened by those who have the right' using errcode = '42501';
  end if;
  if exists (select from public.case_grant g where g.case_id = open_case.case_id) then
    raise exception 'the case is open already' using errcode = 'MQ050';
  end if;
  insert into public.case_grant (person_id, case_id, level, reason) values (app.actor(), open_case.case_id, 'lead', open_case.reason);
end $$;
call app.own_definer('app.open_case(uuid, text)', 'mithaq_session', '{mithaq_app}');

-- Several terms in one field of a record: read from `codes` of the record, which is what has versions; this is what is joined and counted.
create table record_code (
  record_id uuid not null,
  kind text not null,
  field text not null,
  ordinal integer not null,
  term_id uuid not null references term (id),
  case_id uuid not null,
  institution_id uuid not null,
  primary key (record_id, field, ordinal)
);
create index record_code_term on record_code (term_id, field, record_id);

-- Several links in one field of a record, read from its `refs`: to other records, areas, people who work here.
create table record_ref (
  record_id uuid not null,
  kind text not null,
  field text not null,
  ordinal integer not null,
  target_id uuid not null,
  case_id uuid not null,
  institution_id uuid not null,
  primary key (record_id, field, ordinal)
);
create index record_ref_target on record_ref (target_id, kind, field, record_id);

-- A sealed field of a record: its bytes are made and opened in browsers only. No other column may ever hold what is in it.
create table sealed_slot (
  record_id uuid not null,
  kind text not null,
  field text not null,
  case_id uuid not null,
  institution_id uuid not null default app.institution(),
  sealed bytea,
  primary key (record_id, field)
);

-- What an institution adds to a kind of record, without code. Retired, never deleted; class X has a sealed slot and no value here.
create table field_definition (
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  key text not null check (key ~ '^[a-z][a-z0-9_]{1,39}$'),
  label jsonb not null check (app.is_ltext(label)),
  help jsonb not null default '{}' check (help = '{}' or app.is_ltext(help)),
  type text not null check (type in ('text', 'long', 'int', 'decimal', 'bool', 'udate', 'place', 'code', 'ref', 'evidence')),
  vocabulary_key text check (vocabulary_key is null or type = 'code'),
  target_kind text check (target_kind is null or type = 'ref'),
  class text not null check (class in ('I', 'X')),
  repeatable boolean not null default false,
  required boolean not null default false,
  position integer not null default 0,
  retired_on date,
  check ((type = 'code') = (vocabulary_key is not null) and (type = 'ref') = (target_kind is not null)),
  -- a sealed value cannot be asked for by the server
  check (class = 'I' or not required)
);
call app.make_record('field_definition');
create unique index on field_definition (institution_id, kind, key);
create policy read on field_definition for select to mithaq_app
  using (institution_id = (select app.institution()) and ((select app.can('cases.work')) or (select app.can('fields.manage'))));
create policy add on field_definition for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('fields.manage')));
create policy change on field_definition for update to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('fields.manage')))
  with check (institution_id = (select app.institution()) and (select app.can('fields.manage')));

-- A definition keeps what its values were written under: its key and type, and X never becomes I.
create function app.keep_field_definition() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.kind, new.key, new.type, new.vocabulary_key, new.target_kind, new.class)
    is distinct from (old.kind, old.key, old.type, old.vocabulary_key, old.target_kind, old.class)
    or (old.repeatable and not new.repeatable)
  then
    raise exception 'a definition keeps its kind, key, type and class' using errcode = 'MQ053';
  end if;
  return new;
end $$;
create trigger keep_field_definition before update on field_definition for each row execute function app.keep_field_definition();

-- Values of those fields, typed, one row each: read from `extra` of the record, which is what has versions.
create table extra_value (
  record_id uuid not null,
  kind text not null,
  field_id uuid not null references field_definition (id),
  ordinal integer not null,
  case_id uuid not null,
  institution_id uuid not null,
  text_v text,
  int_v bigint,
  number_v double precision,
  date_from date,
  date_to date,
  term_id uuid references term (id),
  ref_id uuid,
  primary key (record_id, field_id, ordinal)
);
create index extra_value_int on extra_value (field_id, int_v) where int_v is not null;
create index extra_value_number on extra_value (field_id, number_v) where number_v is not null;
create index extra_value_date on extra_value (field_id, date_from, date_to) where date_from is not null or date_to is not null;
create index extra_value_term on extra_value (term_id, field_id, record_id) where term_id is not null;
create index extra_value_ref on extra_value (ref_id, field_id) where ref_id is not null;

do $$
declare
  name text;
begin
  foreach name in array '{record_code,record_ref,sealed_slot,extra_value}'::text[] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy read on %I for select to mithaq_app using (case_id in (select app.my_cases(''view'')))', name);
    execute format('create policy add on %I for insert to mithaq_app
      with check (institution_id = (select app.institution()) and case_id in (select app.my_cases(''edit'')))', name);
    execute format('grant select, insert on %I to mithaq_app', name);
    if name <> 'sealed_slot' then
      execute format('create policy remove on %I for delete to mithaq_app
        using (institution_id = (select app.institution()) and case_id in (select app.my_cases(''edit'')))', name);
      execute format('grant delete on %I to mithaq_app', name);
    end if;
  end loop;
end $$;

-- Writes the rows above from the records that a statement has written. Rights are those of whoever writes.
create function app.spread_codes(kind text, written uuid[], table_name text) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  execute format('insert into public.record_code (record_id, kind, field, ordinal, term_id, case_id, institution_id)
    select r.id, $1, f.key, v.position, v.value::uuid, r.case_id, r.institution_id
    from public.%I r, jsonb_each(r.codes) f, jsonb_array_elements_text(f.value) with ordinality v (value, position)
    where r.id = any ($2) and r.deleted_at is null and r.codes <> ''{}''', table_name) using kind, written;
  execute format('insert into public.record_ref (record_id, kind, field, ordinal, target_id, case_id, institution_id)
    select r.id, $1, f.key, v.position, v.value::uuid, r.case_id, r.institution_id
    from public.%I r, jsonb_each(r.refs) f, jsonb_array_elements_text(f.value) with ordinality v (value, position)
    where r.id = any ($2) and r.deleted_at is null and r.refs <> ''{}''', table_name) using kind, written;
  execute format('insert into public.extra_value
      (record_id, kind, field_id, ordinal, case_id, institution_id, text_v, int_v, number_v, date_from, date_to, term_id, ref_id)
    select r.id, $1, d.id, v.position, r.case_id, r.institution_id,
      case when d.type in (''text'', ''long'') then v.value #>> ''{}'' end,
      case d.type when ''int'' then (v.value #>> ''{}'')::bigint when ''bool'' then (v.value #>> ''{}'')::boolean::integer end,
      case when d.type = ''decimal'' then (v.value #>> ''{}'')::double precision end,
      case when d.type = ''udate'' then (v.value ->> ''first'')::date end,
      case when d.type = ''udate'' then (v.value ->> ''last'')::date end,
      case when d.type = ''code'' then (v.value #>> ''{}'')::uuid end,
      case d.type when ''ref'' then (v.value #>> ''{}'')::uuid when ''evidence'' then (v.value #>> ''{}'')::uuid
        when ''place'' then (v.value ->> ''area_id'')::uuid end
    from public.%I r, jsonb_each(r.extra) f
      join public.field_definition d on d.kind = $1 and d.key = f.key and d.class = ''I'',
      jsonb_array_elements(f.value) with ordinality v (value, position)
    where r.id = any ($2) and r.deleted_at is null and r.extra <> ''{}''', table_name) using kind, written;
end $$;

create function app.spread_new() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  written uuid[];
begin
  select array_agg(id) into written from now where codes <> '{}' or refs <> '{}' or extra <> '{}';
  if written is not null then
    perform app.spread_codes(tg_argv[0], written, tg_table_name);
  end if;
  return null;
end $$;

create function app.spread_changed() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  written uuid[];
begin
  select array_agg(now.id) into written from now join was using (id)
    where (now.codes, now.refs, now.extra, now.deleted_at) is distinct from (was.codes, was.refs, was.extra, was.deleted_at);
  if written is not null then
    delete from public.record_code where record_id = any (written);
    delete from public.record_ref where record_id = any (written);
    delete from public.extra_value where record_id = any (written);
    perform app.spread_codes(tg_argv[0], written, tg_table_name);
  end if;
  return null;
end $$;

-- A record keeps its case, and what a legal hold keeps is not deleted.
create function app.keep_record() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.case_id <> old.case_id then
    raise exception 'a record stays in its case' using errcode = 'MQ051';
  end if;
  if new.deleted_at is not null and old.deleted_at is null
    and exists (select from public.case_file c where c.id = new.case_id and c.legal_hold)
  then
    raise exception 'the case is under a legal hold' using errcode = 'MQ052';
  end if;
  return new;
end $$;

-- Turns a table into one of records of a case: what every record carries, who may see and change it, and the rows beside it.
-- A record received from another institution names it in institution_id: it is read, never changed.
create procedure app.make_case_record(target regclass, kind text)
language plpgsql set search_path = pg_catalog as $$
begin
  execute format('alter table %s
    add column case_id uuid not null,
    add column code text not null check (char_length(code) between 2 and 40),
    add column codes jsonb not null default ''{}'' check (jsonb_typeof(codes) = ''object''),
    add column refs jsonb not null default ''{}'' check (jsonb_typeof(refs) = ''object''),
    add column states jsonb not null default ''{}'' check (jsonb_typeof(states) = ''object''),
    add column notes jsonb not null default ''{}'' check (jsonb_typeof(notes) = ''object''),
    add column extra jsonb not null default ''{}'' check (jsonb_typeof(extra) = ''object''),
    add column provenance jsonb not null default ''{"origin": "entered"}'' check (jsonb_typeof(provenance) = ''object''),
    add column change_reason text check (char_length(change_reason) <= 1000)', target);
  call app.make_record(target, restorable => true);
  execute format('create unique index on %s (institution_id, code)', target);
  execute format('create index on %s (case_id, updated_at desc, id desc) where deleted_at is null', target);
  execute format('create index on %s (updated_at desc, id desc) where deleted_at is null', target);
  execute format('create trigger keep_record before update on %s for each row execute function app.keep_record()', target);
  execute format('create trigger spread_new after insert on %s referencing new table as now
    for each statement execute function app.spread_new(%L)', target, kind);
  execute format('create trigger spread_changed after update on %s referencing old table as was new table as now
    for each statement execute function app.spread_changed(%L)', target, kind);
  execute format('create policy read on %s for select to mithaq_app using (case_id in (select app.my_cases(''view'')))', target);
  execute format('create policy change on %s for update to mithaq_app
    using (institution_id = (select app.institution()) and case_id in (select app.my_cases(''edit'')))
    with check (institution_id = (select app.institution()) and case_id in (select app.my_cases(''edit'')))', target);
  if kind = 'case_file' then
    execute format('alter table %s add check (case_id = id)', target);
    execute format('create policy add on %s for insert to mithaq_app
      with check (institution_id = (select app.institution()) and (select app.can(''case.open'')) and case_id in (select app.my_cases(''lead'')))', target);
  else
    execute format('alter table %s add foreign key (case_id) references public.case_file (id)', target);
    execute format('create policy add on %s for insert to mithaq_app
      with check (institution_id = (select app.institution()) and case_id in (select app.my_cases(''edit'')))', target);
  end if;
end $$;
revoke execute on procedure app.make_case_record(regclass, text) from public;
