-- Many entries are written at once: the combinations of terms that occur in them come once, numbered, and are looked up once however many
-- records carry them.
drop function app.search_put(jsonb);

-- Writes entries, in the place of those that the records have: { sets: [{ facet, terms }], entries: [{ record_id, kind, case_id, changed_at?,
-- date_from, date_to, analyzer_version, tsv, sets: [places in the first list, from 1] }] }. The actor edits the case. Definer (closed list).
create function app.search_put(batch jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  -- the same record by another analyser: nothing of it has changed
  is_again constant boolean := coalesce(current_setting('app.search_again', true), '') = 'on';
  editable constant uuid[] := array(select app.my_cases('edit'));
  facets constant text[] := array(select s.facet from jsonb_to_recordset(batch -> 'sets') as s(facet text));
  numbers integer[];
  slots integer[];
  cases jsonb;
  of_kind text;
  more_written integer;
  written integer := 0;
begin
  if exists (select from (select distinct e.case_id from jsonb_to_recordset(batch -> 'entries') as e(case_id uuid)) e
      where not (e.case_id = any (editable)))
    or exists (select from jsonb_to_recordset(batch -> 'entries') as e(record_id uuid)
      join public.search_entry was on was.record_id = e.record_id
      join public.search_case c on c.case_no = was.case_no where not (c.case_id = any (editable)))
  then
    raise exception 'only what lies in a case of one''s own is made findable' using errcode = '42501';
  end if;
  insert into public.search_case (case_id)
    select distinct e.case_id from jsonb_to_recordset(batch -> 'entries') as e(case_id uuid)
    where not exists (select from public.search_case c where c.case_id = e.case_id);
  cases := (select jsonb_object_agg(c.case_id, c.case_no) from (
    select case_id, min(case_no) as case_no from public.search_case
      where case_id in (select e.case_id from jsonb_to_recordset(batch -> 'entries') as e(case_id uuid)) group by case_id) c);
  if cardinality(facets) > 0 then
    perform app.search_slots(array_agg(g.kind), array_agg(g.facet)) from (
      select distinct e.kind, facets[n] as facet from jsonb_to_recordset(batch -> 'entries') as e(kind text, sets integer[]), unnest(e.sets) n) g;
    with given as materialized (
      select distinct f.facet, f.terms, md5(f.facet || ' ' || f.terms::text) as key
      from jsonb_to_recordset(batch -> 'sets') as f(facet text, terms text[])
    ), made as (
      insert into public.search_set (facet, key, terms)
        select g.facet, g.key, g.terms from given g where not exists (select from public.search_set s where s.key = g.key)
        returning id, facet, terms
    )
    insert into public.search_set_term (facet, term_id, set_id)
      select m.facet, t.term_id, m.id from made m, unnest(m.terms) as t(term_id);
    numbers := array(select (select min(s.id) from public.search_set s where s.key = md5(f.facet || ' ' || f.terms::text))
      from rows from (jsonb_to_recordset(batch -> 'sets') as (facet text, terms text[])) with ordinality as f(facet, terms, place) order by place);
  end if;
  for of_kind in select distinct e.kind from jsonb_to_recordset(batch -> 'entries') as e(kind text) loop
    slots := array(select l.slot from unnest(facets) with ordinality as f(facet, place)
      left join public.search_slot l on l.kind = of_kind and l.facet = f.facet order by place);
    insert into public.search_entry as was (record_id, kind, case_no, changed_at, day, date_to, analyzer_version, tsv,
        s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, s16,
        s17, s18, s19, s20, s21, s22, s23, s24, s25, s26, s27, s28, s29, s30, s31, s32, more)
      select e.record_id, e.kind, (cases ->> e.case_id::text)::integer, coalesce(e.changed_at, clock_timestamp()),
        coalesce(e.date_from, '-infinity'), e.date_to, e.analyzer_version,
        e.tsv::tsvector || array_to_tsvector(array['#k' || e.kind, '#c' || (cases ->> e.case_id::text)]
          || case when date_part('year', e.date_from) = date_part('year', e.date_to) then array['#y' || date_part('year', e.date_from)]
            else app.search_years(e.date_from, e.date_to) end || coalesce(p.lexemes, '{}')),
        s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, s16,
        s17, s18, s19, s20, s21, s22, s23, s24, s25, s26, s27, s28, s29, s30, s31, s32, more
      from jsonb_to_recordset(batch -> 'entries') as e(record_id uuid, kind text, case_id uuid, changed_at timestamptz,
        date_from date, date_to date, analyzer_version smallint, tsv text, sets integer[]),
        lateral (select array_agg('#f' || numbers[n]) as lexemes,
          max(numbers[n]) filter (where slots[n] = 1) as s1, max(numbers[n]) filter (where slots[n] = 2) as s2,
          max(numbers[n]) filter (where slots[n] = 3) as s3, max(numbers[n]) filter (where slots[n] = 4) as s4,
          max(numbers[n]) filter (where slots[n] = 5) as s5, max(numbers[n]) filter (where slots[n] = 6) as s6,
          max(numbers[n]) filter (where slots[n] = 7) as s7, max(numbers[n]) filter (where slots[n] = 8) as s8,
          max(numbers[n]) filter (where slots[n] = 9) as s9, max(numbers[n]) filter (where slots[n] = 10) as s10,
          max(numbers[n]) filter (where slots[n] = 11) as s11, max(numbers[n]) filter (where slots[n] = 12) as s12,
          max(numbers[n]) filter (where slots[n] = 13) as s13, max(numbers[n]) filter (where slots[n] = 14) as s14,
          max(numbers[n]) filter (where slots[n] = 15) as s15, max(numbers[n]) filter (where slots[n] = 16) as s16,
          max(numbers[n]) filter (where slots[n] = 17) as s17, max(numbers[n]) filter (where slots[n] = 18) as s18,
          max(numbers[n]) filter (where slots[n] = 19) as s19, max(numbers[n]) filter (where slots[n] = 20) as s20,
          max(numbers[n]) filter (where slots[n] = 21) as s21, max(numbers[n]) filter (where slots[n] = 22) as s22,
          max(numbers[n]) filter (where slots[n] = 23) as s23, max(numbers[n]) filter (where slots[n] = 24) as s24,
          max(numbers[n]) filter (where slots[n] = 25) as s25, max(numbers[n]) filter (where slots[n] = 26) as s26,
          max(numbers[n]) filter (where slots[n] = 27) as s27, max(numbers[n]) filter (where slots[n] = 28) as s28,
          max(numbers[n]) filter (where slots[n] = 29) as s29, max(numbers[n]) filter (where slots[n] = 30) as s30,
          max(numbers[n]) filter (where slots[n] = 31) as s31, max(numbers[n]) filter (where slots[n] = 32) as s32,
          case when max(slots[n]) > 32 then array(select (select numbers[m] from unnest(e.sets) m where slots[m] = place)
            from generate_series(33, max(slots[n])) place) end as more
          from unnest(e.sets) n) p
      where e.kind = of_kind
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
    get diagnostics more_written = row_count;
    written := written + more_written;
  end loop;
  return written;
end $$;
call app.own_definer('app.search_put(jsonb)', 'mithaq_search', '{mithaq_app}');
