-- after: foundation/access 5
-- What is found: ids, days, codes and lexemes of records, never their text. All of it is closed to the application role: row security
-- would keep `@@` from its index (not leakproof), so the functions below apply the predicate of cases themselves, and whoever asks
-- joins the records under row security once more.
grant usage on schema app to mithaq_search;
grant usage on schema public to mithaq_search;
grant execute on function app.my_cases(text) to mithaq_search;

-- The combinations of terms that occur in a facet of some record. A record then has one small number a facet, however many terms it
-- carries: counting is one pass over integers. Without a unique constraint on purpose: two writers that meet the same new combination
-- do not wait for each other, and two numbers for one combination are added up when read.
create table search_set (
  id integer generated always as identity primary key,
  facet text not null check (facet ~ '^[a-z][a-z0-9_.-]{0,79}$'),
  key text not null,
  terms text[] not null
);
create index search_set_key on search_set (key);
create table search_set_term (
  facet text not null,
  term_id text not null,
  set_id integer not null,
  primary key (facet, term_id, set_id)
);

-- Which column holds the number of a facet, in records of a kind: 1 to 32 stand for s1 to s32, what follows for the array `more`.
create table search_slot (
  kind text not null,
  facet text not null,
  slot integer not null check (slot > 0),
  primary key (kind, facet),
  unique (kind, slot)
);

-- A case is a small number in entries: they are narrower, and the cases of somebody are compared sooner. Not unique, as above.
create table search_case (
  case_no integer generated always as identity primary key,
  case_id uuid not null
);
create index search_case_id on search_case (case_id);

create table search_entry (
  record_id uuid primary key,
  case_no integer not null,
  changed_at timestamptz not null,
  -- the first possible day, -infinity where that is open; no last one: open, or without any date
  day date not null,
  date_to date,
  s1 integer, s2 integer, s3 integer, s4 integer, s5 integer, s6 integer, s7 integer, s8 integer,
  s9 integer, s10 integer, s11 integer, s12 integer, s13 integer, s14 integer, s15 integer, s16 integer,
  s17 integer, s18 integer, s19 integer, s20 integer, s21 integer, s22 integer, s23 integer, s24 integer,
  s25 integer, s26 integer, s27 integer, s28 integer, s29 integer, s30 integer, s31 integer, s32 integer,
  analyzer_version smallint not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9_]{0,59}$'),
  more integer[],
  -- compresses to some 30 bytes in place; it only lifts the row over the 2 kB from which PostgreSQL looks for what to move out of line,
  -- so that the lexemes are stored apart and 50,000 rows are counted from pages of 40 rows instead of 6
  lift text not null default repeat(' ', 2048) check (lift = repeat(' ', 2048)),
  tsv tsvector not null
) with (toast_tuple_target = 128);
alter table search_entry alter column tsv set storage external;
alter table search_entry alter column more set storage plain;
alter table search_entry alter column lift set storage main;
alter table search_entry alter column tsv set statistics 500;
create index search_entry_words on search_entry using gin (tsv) with (gin_pending_list_limit = 1024);
create index search_entry_day on search_entry (day, record_id);
create index search_entry_changed on search_entry (changed_at, record_id);
create index search_entry_case on search_entry (case_no);

do $$ declare name text; begin
  foreach name in array array['search_set', 'search_set_term', 'search_slot', 'search_case', 'search_entry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy definer on %I to mithaq_search using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to mithaq_search', name);
  end loop;
end $$;

-- Gives every facet of these kinds a column, the same one in all kinds where it is free.
create function app.search_slots(kinds text[], facets text[]) returns void
language plpgsql volatile set search_path = pg_catalog as $$
declare
  one record;
begin
  if not exists (select from unnest(kinds, facets) as g(kind, facet) where not exists (
    select from public.search_slot s where s.kind = g.kind and s.facet = g.facet))
  then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('search slots', 0));
  for one in select distinct g.kind, g.facet from unnest(kinds, facets) as g(kind, facet)
    where not exists (select from public.search_slot s where s.kind = g.kind and s.facet = g.facet) order by 1, 2
  loop
    insert into public.search_slot (kind, facet, slot)
      select one.kind, one.facet, coalesce(
        (select min(other.slot) from public.search_slot other where other.facet = one.facet and not exists (
          select from public.search_slot taken where taken.kind = one.kind and taken.slot = other.slot)),
        (select min(n) from generate_series(1, (select count(*) + 1 from public.search_slot)::integer) n where not exists (
          select from public.search_slot taken where taken.slot = n)),
        (select max(slot) + 1 from public.search_slot));
  end loop;
end $$;

-- The years that an interval touches, as lexemes; one of more than five years, or open, may lie in any. None without any date.
create function app.search_years(first date, last date) returns text[]
language sql immutable set search_path = pg_catalog
return case when first is null and last is null then '{}'::text[]
  when first is null or last is null or extract(year from last) - extract(year from first) > 5 then '{#y}'::text[]
  else array(select '#y' || year from generate_series(extract(year from first)::integer, extract(year from last)::integer) year) end;

-- Writes entries, in the place of those that the records have: [{ record_id, kind, case_id, changed_at?, date_from, date_to, analyzer_version,
-- tsv, facets: [{ facet, terms }] }]. The actor edits the case. Definer (closed list).
create function app.search_put(entries jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  -- the same record by another analyser: nothing of it has changed
  is_again constant boolean := coalesce(current_setting('app.search_again', true), '') = 'on';
  editable constant uuid[] := array(select app.my_cases('edit'));
  written integer;
begin
  if exists (select from jsonb_to_recordset(entries) as e(record_id uuid, case_id uuid)
    left join public.search_entry was on was.record_id = e.record_id left join public.search_case c on c.case_no = was.case_no
    where not (e.case_id = any (editable)) or not (coalesce(c.case_id, e.case_id) = any (editable)))
  then
    raise exception 'only what lies in a case of one''s own is made findable' using errcode = '42501';
  end if;
  perform app.search_slots(array_agg(g.kind), array_agg(g.facet)) from (
    select distinct e.kind, f.facet from jsonb_to_recordset(entries) as e(kind text, facets jsonb),
      jsonb_to_recordset(e.facets) as f(facet text)) g;
  insert into public.search_case (case_id)
    select distinct e.case_id from jsonb_to_recordset(entries) as e(case_id uuid)
    where not exists (select from public.search_case c where c.case_id = e.case_id);
  with given as materialized (
    select distinct f.facet, f.terms, md5(f.facet || ' ' || f.terms::text) as key
    from jsonb_to_recordset(entries) as e(facets jsonb), jsonb_to_recordset(e.facets) as f(facet text, terms text[])
  ), made as (
    insert into public.search_set (facet, key, terms)
      select g.facet, g.key, g.terms from given g where not exists (select from public.search_set s where s.key = g.key)
      returning id, facet, terms
  )
  insert into public.search_set_term (facet, term_id, set_id)
    select m.facet, t.term_id, m.id from made m, unnest(m.terms) as t(term_id);
  with given as materialized (
    select e.*, (select min(c.case_no) from public.search_case c where c.case_id = e.case_id) as case_no
    from jsonb_to_recordset(entries) as e(record_id uuid, kind text, case_id uuid, changed_at timestamptz,
      date_from date, date_to date, analyzer_version smallint, tsv text, facets jsonb)
  ), coded as materialized (
    select e.record_id, l.slot, (select min(s.id) from public.search_set s where s.key = md5(f.facet || ' ' || f.terms::text)) as id
    from given e, jsonb_to_recordset(e.facets) as f(facet text, terms text[])
      join public.search_slot l on l.facet = f.facet
    where l.kind = e.kind
  ), packed as (
    select record_id, array_agg('#f' || id) as lexemes,
      max(id) filter (where slot = 1) as s1, max(id) filter (where slot = 2) as s2, max(id) filter (where slot = 3) as s3,
      max(id) filter (where slot = 4) as s4, max(id) filter (where slot = 5) as s5, max(id) filter (where slot = 6) as s6,
      max(id) filter (where slot = 7) as s7, max(id) filter (where slot = 8) as s8, max(id) filter (where slot = 9) as s9,
      max(id) filter (where slot = 10) as s10, max(id) filter (where slot = 11) as s11, max(id) filter (where slot = 12) as s12,
      max(id) filter (where slot = 13) as s13, max(id) filter (where slot = 14) as s14, max(id) filter (where slot = 15) as s15,
      max(id) filter (where slot = 16) as s16, max(id) filter (where slot = 17) as s17, max(id) filter (where slot = 18) as s18,
      max(id) filter (where slot = 19) as s19, max(id) filter (where slot = 20) as s20, max(id) filter (where slot = 21) as s21,
      max(id) filter (where slot = 22) as s22, max(id) filter (where slot = 23) as s23, max(id) filter (where slot = 24) as s24,
      max(id) filter (where slot = 25) as s25, max(id) filter (where slot = 26) as s26, max(id) filter (where slot = 27) as s27,
      max(id) filter (where slot = 28) as s28, max(id) filter (where slot = 29) as s29, max(id) filter (where slot = 30) as s30,
      max(id) filter (where slot = 31) as s31, max(id) filter (where slot = 32) as s32,
      case when max(slot) > 32 then array(
        select (select c.id from coded c where c.record_id = coded.record_id and c.slot = n) from generate_series(33, max(slot)) n) end as more
    from coded group by record_id
  )
  insert into public.search_entry as was (record_id, kind, case_no, changed_at, day, date_to, analyzer_version, tsv,
      s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, s16,
      s17, s18, s19, s20, s21, s22, s23, s24, s25, s26, s27, s28, s29, s30, s31, s32, more)
    select e.record_id, e.kind, e.case_no, coalesce(e.changed_at, clock_timestamp()), coalesce(e.date_from, '-infinity'), e.date_to,
      e.analyzer_version,
      e.tsv::tsvector || array_to_tsvector(array['#k' || e.kind, '#c' || e.case_no] || app.search_years(e.date_from, e.date_to)
        || coalesce(p.lexemes, '{}')),
      s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, s16,
      s17, s18, s19, s20, s21, s22, s23, s24, s25, s26, s27, s28, s29, s30, s31, s32, more
    from given e left join packed p using (record_id)
  on conflict (record_id) do update set kind = excluded.kind, case_no = excluded.case_no,
    changed_at = case when is_again then was.changed_at else excluded.changed_at end,
    date_to = excluded.date_to, day = excluded.day,
    analyzer_version = excluded.analyzer_version, tsv = excluded.tsv,
    s1 = excluded.s1, s2 = excluded.s2, s3 = excluded.s3, s4 = excluded.s4, s5 = excluded.s5, s6 = excluded.s6, s7 = excluded.s7,
    s8 = excluded.s8, s9 = excluded.s9, s10 = excluded.s10, s11 = excluded.s11, s12 = excluded.s12, s13 = excluded.s13,
    s14 = excluded.s14, s15 = excluded.s15, s16 = excluded.s16, s17 = excluded.s17, s18 = excluded.s18, s19 = excluded.s19,
    s20 = excluded.s20, s21 = excluded.s21, s22 = excluded.s22, s23 = excluded.s23, s24 = excluded.s24, s25 = excluded.s25,
    s26 = excluded.s26, s27 = excluded.s27, s28 = excluded.s28, s29 = excluded.s29, s30 = excluded.s30, s31 = excluded.s31,
    s32 = excluded.s32, more = excluded.more;
  get diagnostics written = row_count;
  return written;
end $$;
call app.own_definer('app.search_put(jsonb)', 'mithaq_search', '{mithaq_app}');

-- Takes entries out; those outside the cases that the actor edits stay. Definer (closed list).
create function app.search_remove(records uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  editable constant uuid[] := array(select app.my_cases('edit'));
  removed integer;
begin
  delete from public.search_entry e using public.search_case c
    where e.record_id = any (records) and c.case_no = e.case_no and c.case_id = any (editable);
  get diagnostics removed = row_count;
  return removed;
end $$;
call app.own_definer('app.search_remove(uuid[])', 'mithaq_search', '{mithaq_app}');

-- What another analyser made, oldest version first: for the job that makes it again. Ids alone. Definer (closed list).
create function app.search_stale(version smallint, most integer) returns table (record_id uuid, kind text, case_id uuid)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select e.record_id, e.kind, c.case_id from public.search_entry e join public.search_case c using (case_no)
    where app.purpose() = 'job' and e.analyzer_version <> search_stale.version limit most;
end;
call app.own_definer('app.search_stale(smallint, integer)', 'mithaq_search', '{mithaq_job}');

-- Somebody who may edit the case now, in whose name a job may write its entries again. Definer (closed list).
create function app.case_editor(case_id uuid, out person_id uuid, out institution_id uuid)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select g.person_id, g.institution_id from public.case_grant g join public.role_assignment a on a.person_id = g.person_id
      join public.role_capability c on c.role = a.role and c.capability = 'cases.work'
    where app.purpose() = 'job' and g.case_id = case_editor.case_id and g.level in ('edit', 'lead') and g.deleted_at is null
      and (g.until is null or g.until > now()) and a.deleted_at is null
    order by g.level desc, g.person_id limit 1;
end;
call app.own_definer('app.case_editor(uuid)', 'mithaq_session', '{mithaq_job}');
revoke execute on function app.search_slots(text[], text[]), app.search_years(date, date) from public;
grant execute on function app.search_slots(text[], text[]), app.search_years(date, date) to mithaq_search;
