-- How the index is asked. A request: { words (tsquery of simple lexemes) | null, positive (whether the words hold one that must occur),
-- kinds [], cases [] | null, facets [{ facet, terms }], dates { from, to, mode } | null, changed_since | null, sort, limit, after { key, id } | null, count [] }.

-- The cases that the actor may see, of those asked for, by their numbers. Fails without a context.
create function app.search_cases(request jsonb) returns integer[]
language sql stable set search_path = pg_catalog
return array(select c.case_no from public.search_case c where c.case_id in (select app.my_cases('view'))
  and (jsonb_typeof(request -> 'cases') is distinct from 'array'
    or c.case_id in (select value::uuid from jsonb_array_elements_text(request -> 'cases'))));

-- The expression of a facet's column. A number belongs to one facet, so that kinds that use the column otherwise never add up.
create function app.search_column(facet text) returns text
language sql stable set search_path = pg_catalog
return (
  with columns as (
    select s.kind, case when s.slot > 32 then format('e.more[%s]', s.slot - 32) else format('e.s%s', s.slot) end as name,
      (select count(distinct other.slot) from public.search_slot other where other.slot is not null and other.facet = s.facet) as columns,
      exists (select from public.search_slot other where other.slot = s.slot and other.facet <> s.facet) as is_shared
    from public.search_slot s where s.facet = search_column.facet
  )
  select case when count(*) = 0 then 'null::integer' when max(columns) = 1 and not bool_or(is_shared) then min(name)
    else 'case e.kind ' || string_agg(format('when %L then %s', kind, name), ' ' order by kind) || ' end' end from columns);

-- The combinations of a facet that hold one of these terms.
create function app.search_numbers(facet text, terms text[]) returns integer[]
language sql stable set search_path = pg_catalog
return array(select distinct t.set_id from public.search_set_term t where t.facet = search_numbers.facet and t.term_id = any (terms));

-- The words, and as lexemes what else narrows: facets, years, few cases, kinds where nothing else leads. Null: no matter for the index of words.
create function app.search_tsquery(request jsonb, cases integer[]) returns text
language plpgsql stable set search_path = pg_catalog as $$
declare
  parts text[] := '{}';
  leads boolean := coalesce((request ->> 'positive')::boolean, false);
  first_year constant integer := greatest(1800, extract(year from (request -> 'dates' ->> 'from')::date)::integer);
  last_year constant integer := least(2200, extract(year from (request -> 'dates' ->> 'to')::date)::integer);
  numbers integer[];
  one record;
begin
  if request ->> 'words' is not null then
    parts := parts || ('(' || (request ->> 'words') || ')');
  end if;
  for one in select f.facet, f.terms from jsonb_to_recordset(request -> 'facets') as f(facet text, terms text[]) loop
    numbers := app.search_numbers(one.facet, one.terms);
    if cardinality(numbers) <= 200 then
      parts := parts || coalesce((select '(' || string_agg(format('''#f%s''', n), ' | ') || ')' from unnest(numbers) n), '''#f''');
      leads := true;
    end if;
  end loop;
  if jsonb_typeof(request -> 'dates') = 'object' and last_year - first_year <= 100 then
    parts := parts || (select '(' || coalesce(string_agg(format('''#y%s'' | ', year), ''), '') || '''#y'')' from generate_series(first_year, last_year) year);
    leads := true;
  end if;
  -- somebody with few cases visits no posting of another one
  if cardinality(cases) <= 64 then
    parts := parts || (select '(' || string_agg(format('''#c%s''', c), ' | ') || ')' from unnest(cases) c);
    leads := true;
  end if;
  if not leads and (request ->> 'words' is not null or jsonb_array_length(request -> 'kinds') > 0) then
    parts := parts || (select '(' || string_agg(format('''#k%s''', k), ' | ') || ')' from (
      select k from jsonb_array_elements_text(request -> 'kinds') k
      union select distinct s.kind from public.search_slot s where jsonb_array_length(request -> 'kinds') = 0) kinds(k));
  end if;
  return array_to_string(nullif(parts, '{}'), ' & ');
end $$;

-- The condition over the columns of `search_entry e`: the cases always, then what else was asked for, words apart. `hidden`: from the
-- indexes of these columns, where the words are to lead.
create function app.search_condition(request jsonb, cases integer[], hidden boolean default false) returns text
language plpgsql stable set search_path = pg_catalog as $$
declare
  parts text[] := array[format('e.case_no = any (%L::integer[])', cases)];
  kinds constant text[] := array(select jsonb_array_elements_text(request -> 'kinds'));
  dates constant jsonb := nullif(request -> 'dates', 'null');
  one record;
begin
  if kinds <> '{}' then
    parts := parts || format('e.kind = any (%L::text[])', kinds);
  end if;
  for one in select f.facet, f.terms from jsonb_to_recordset(request -> 'facets') as f(facet text, terms text[]) loop
    parts := parts || format('%s = any (%L::integer[])', app.search_column(one.facet), app.search_numbers(one.facet, one.terms));
  end loop;
  -- certain: both ends known and inside; possible: what may lie there, though a record without any date is not found by one
  if dates ->> 'mode' = 'certain' then
    parts := parts || array['e.day > ''-infinity''', 'e.date_to is not null'];
    if dates ->> 'from' is not null then
      parts := parts || format('e.day >= %L::date', dates ->> 'from');
    end if;
    if dates ->> 'to' is not null then
      parts := parts || format('e.date_to <= %L::date', dates ->> 'to');
    end if;
  elsif dates is not null then
    parts := parts || '(e.day > ''-infinity'' or e.date_to is not null)'::text;
    if dates ->> 'from' is not null then
      parts := parts || format('(e.date_to >= %L::date or e.date_to is null)', dates ->> 'from');
    end if;
  end if;
  if dates ->> 'to' is not null then
    parts := parts || format('e.day <= %L::date', dates ->> 'to');
  end if;
  if request ->> 'changed_since' is not null then
    parts := parts || format('e.changed_at >= %L::timestamptz', request ->> 'changed_since');
  end if;
  return case when hidden then regexp_replace(array_to_string(parts, ' and '), '\me\.(case_no|day)\M', '(e.\1 + 0)', 'g')
    else array_to_string(parts, ' and ') end;
end $$;

-- How many rows the planner expects: chooses the way, is told to nobody.
create function app.search_estimate(condition text) returns double precision
language plpgsql volatile set search_path = pg_catalog as $$
declare
  plan json;
begin
  execute 'explain (format json) select from public.search_entry e where ' || condition into plan;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision;
end $$;

-- What matches, as rows `e` of search_entry behind `from`, and about how many. Words and columns stand apart: asked for at once, the planner
-- would fetch the lexemes of hundreds of thousands of rows one by one, whose cost it does not know. The narrower leads, words where in doubt.
create function app.search_matches(request jsonb, cases integer[], out source text, out expected double precision)
language plpgsql stable set search_path = pg_catalog as $$
declare
  condition constant text := app.search_condition(request, cases);
  words constant text := app.search_tsquery(request, cases);
  by_row double precision;
  by_words double precision;
begin
  if words is null then
    source := 'public.search_entry e where ' || condition;
    expected := app.search_estimate(condition);
    return;
  end if;
  -- what the lexemes say already is not counted twice
  by_row := app.search_estimate(app.search_condition(request || '{"facets": [], "dates": null}', cases));
  by_words := app.search_estimate(format('e.tsv @@ %L::tsquery', words));
  expected := by_words * least(1, by_row / greatest(1, (select reltuples from pg_class where oid = 'public.search_entry'::regclass)));
  if by_row * 20 < by_words then
    source := format('(select * from public.search_entry e where %s offset 0) e where e.tsv @@ %L::tsquery', condition, words);
  else
    source := format('public.search_entry e where e.tsv @@ %L::tsquery and %s', words, app.search_condition(request, cases, true));
    perform set_config('enable_seqscan', 'off', true);
  end if;
end $$;

-- The expression that counts facets over the rows `m`, whose columns f1, f2 … hold their numbers; none when there are more than `most`.
create function app.search_counting(facets text[], most integer) returns text
language sql immutable set search_path = pg_catalog
return coalesce((
  select format('(select coalesce(jsonb_agg(jsonb_build_object(''facet'', c.facet, ''terms'', coalesce(s.terms, ''{}''), ''n'', c.n)), ''[]'')
    from (%s) c left join public.search_set s on s.id = c.id)', string_agg(
      format('select %L as facet, f%s as id, count(*) as n from m where (select count(*) from m) <= %s group by 2', facet, place, most), ' union all ' order by place))
  from unnest(facets) with ordinality as f(facet, place) having count(*) > 0), '''[]''::jsonb');

-- The columns f1, f2 … of the facets to count, each with a comma before it.
create function app.search_counted(facets text[]) returns text
language sql stable set search_path = pg_catalog
return coalesce((select string_agg(format(', %s as f%s', app.search_column(facet), place), '' order by place)
  from unnest(facets) with ordinality as f(facet, place)), '');

-- What a request sorts by: a column of the entry; by rank, the newest are ranked.
create function app.search_key(request jsonb) returns text
language sql immutable set search_path = pg_catalog
return case when request ->> 'sort' = 'updated' then 'changed_at' else 'day' end;

create function app.search_is_ranked(request jsonb) returns boolean
language sql immutable set search_path = pg_catalog
return request ->> 'sort' = 'rank' and coalesce((request ->> 'positive')::boolean, false);

-- The condition for what comes after the cursor.
create function app.search_beyond(request jsonb, key text) returns text
language sql immutable set search_path = pg_catalog
return case when request -> 'after' ->> 'id' is null then 'true' else format('(%s, record_id) < (%L::%s, %L::uuid)', key, request -> 'after' ->> 'key',
  case when app.search_is_ranked(request) then 'real' when request ->> 'sort' = 'updated' then 'timestamptz' else 'date' end, request -> 'after' ->> 'id') end;

-- The expression for a page out of `source`, rows of (record_id, key, tsv): [{ id, key }], one more than the limit.
create function app.search_items(request jsonb, source text) returns text
language sql immutable set search_path = pg_catalog
return format('(select coalesce(jsonb_agg(jsonb_build_object(''id'', record_id, ''key'', key::text)), ''[]'') from (
    select record_id, key from %s p where %s order by key desc, record_id desc limit %s) p)',
  case when app.search_is_ranked(request) then format('(select s.record_id, ts_rank(s.tsv, %L::tsquery) as key
      from (select * from %s m order by key desc, record_id desc limit 1000) s)', request ->> 'words', source) else source end,
  app.search_beyond(request, 'key'), (request ->> 'limit')::integer + 1);

-- The walk: from the newest on until the page is full, at most 20,000 entries, of which 1,500 that may be seen are asked for the words.
create function app.search_walk(request jsonb, cases integer[]) returns text
language sql stable set search_path = pg_catalog
return format('(select record_id, key, tsv from (
    select record_id, key, tsv from (
      select e.*, e.%1$I as key from public.search_entry e where %2$s order by e.%1$I desc, e.record_id desc limit 20000) e
    where %3$s limit %4$s) e where %5$s limit %6$s)',
  app.search_key(request),
  case when app.search_is_ranked(request) then 'true' else app.search_beyond(request, app.search_key(request)) end
    || case when request -> 'dates' ->> 'to' is not null then format(' and e.day <= %L::date', request -> 'dates' ->> 'to') else '' end,
  app.search_condition(request, cases),
  case when app.search_is_ranked(request) then 3000 else 1500 end,
  case when request ->> 'words' is null then 'true' else format('e.tsv @@ %L::tsquery', request ->> 'words') end,
  case when app.search_is_ranked(request) then 500 else (request ->> 'limit')::integer + 1 end);

-- One page: { items: [{ id, key }], found (how many match; null: not counted, as they are many), counts: [{ facet, terms, n }] | null }.
-- Reads the context itself and takes no person: nobody asks for another's view. Three ways, as measured on 1,000,000 entries: of few
-- matches, all from the words' index once, for page, number and facets; of many, the walk; of many that lie deep, all, sorted.
-- Definer (closed list).
create function app.search_page(request jsonb) returns jsonb
language plpgsql stable security definer
  set search_path = pg_catalog set enable_seqscan = on set work_mem = '32MB' set jit = off as $$
declare
  most constant integer := 50000;
  cases constant integer[] := app.search_cases(request);
  facets constant text[] := array(select jsonb_array_elements_text(request -> 'count'));
  matches record;
  answer jsonb;
begin
  if cardinality(cases) = 0 then
    return '{"items": [], "found": 0, "counts": []}';
  end if;
  matches := app.search_matches(request, cases);
  if matches.expected <= most * 1.2 then
    execute format('with m as materialized (select e.record_id, e.%I as key%s%s from %s limit %s)
      select jsonb_build_object(''items'', %s, ''found'', (select count(*) from m), ''counts'', %s)',
      app.search_key(request), case when app.search_is_ranked(request) then ', e.tsv' else '' end, app.search_counted(facets), matches.source, most + 1,
      app.search_items(request, 'm'), app.search_counting(facets, most)) into answer;
    if (answer ->> 'found')::integer <= most then
      return answer;
    end if;
  end if;
  execute 'select ' || app.search_items(request, app.search_walk(request, cases)) into answer;
  if jsonb_array_length(answer) <= (request ->> 'limit')::integer then
    execute 'select ' || app.search_items(request, format('(select e.record_id, e.%I as key, e.tsv from %s offset 0)',
      app.search_key(request), matches.source)) into answer;
  end if;
  return jsonb_build_object('items', answer, 'found', null, 'counts', null);
end $$;
call app.own_definer('app.search_page(jsonb)', 'mithaq_search', '{mithaq_app, mithaq_job}');

-- The number and the facets of however many match: { found, counts }. Definer (closed list).
create function app.search_counts(request jsonb) returns jsonb
language plpgsql stable security definer
  set search_path = pg_catalog set enable_seqscan = on set work_mem = '32MB' set jit = off as $$
declare
  cases constant integer[] := app.search_cases(request);
  facets constant text[] := array(select jsonb_array_elements_text(request -> 'count'));
  places constant integer[] := array(select generate_subscripts(facets, 1));
  none constant integer := (1 << cardinality(facets)) - 1;
  answer jsonb;
begin
  if cardinality(cases) = 0 then
    return '{"found": 0, "counts": []}';
  end if;
  execute format('with m as materialized (
      select %s as which%s, count(*) as n from (select 1%s from %s) e group by grouping sets (%s()))
    select jsonb_build_object(''found'', (select n from m where which = %s), ''counts'', (
      select coalesce(jsonb_agg(jsonb_build_object(''facet'', c.facet, ''terms'', coalesce(s.terms, ''{}''), ''n'', c.n)), ''[]'')
      from (%s) c left join public.search_set s on s.id = c.id))',
    coalesce('grouping(' || (select string_agg('f' || n, ', ' order by n) from unnest(places) n) || ')', '0'),
    coalesce((select string_agg(', f' || n, '' order by n) from unnest(places) n), ''),
    app.search_counted(facets),
    (app.search_matches(request, cases)).source,
    coalesce((select string_agg(format('(f%s), ', n), '' order by n) from unnest(places) n), ''),
    none,
    coalesce((select string_agg(format('select %L as facet, f%s as id, n from m where which = %s', facets[n], n,
        none - (1 << (cardinality(facets) - n))), ' union all ') from unnest(places) n),
      'select null as facet, null::integer as id, 0 as n where false')) into answer;
  return answer;
end $$;
call app.own_definer('app.search_counts(jsonb)', 'mithaq_search', '{mithaq_app, mithaq_job}');

do $$ declare target regprocedure; begin
  for target in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'app' and p.proname in ('search_cases', 'search_column', 'search_tsquery', 'search_condition', 'search_estimate',
      'search_counting', 'search_counted', 'search_numbers', 'search_matches', 'search_key', 'search_is_ranked', 'search_beyond', 'search_items', 'search_walk')
  loop
    execute format('revoke execute on function %s from public', target);
    execute format('grant execute on function %s to mithaq_search', target);
  end loop;
end $$;
