-- A page, its number and its facets come out of one pass over what matches, which holds on to the newest alone; however many match are
-- counted by every processor there is. Measured on 1,000,000 entries: two thirds of the time before.

drop function app.search_counting(text[], integer);

-- Rows (which, f1, f2 …, what `counting` says) of `source`, which has the columns f1, f2 …: a row for each value of each facet, one for all.
create function app.search_grouping(facets text[], counting text, source text) returns text
language sql immutable set search_path = pg_catalog
return format('select %s as which%s, %s from %s group by grouping sets (%s())',
  coalesce('grouping(' || (select string_agg('f' || n, ', ' order by n) from generate_subscripts(facets, 1) n) || ')', '0'),
  coalesce((select string_agg(', f' || n, '' order by n) from generate_subscripts(facets, 1) n), ''),
  counting, source,
  coalesce((select string_agg(format('(f%s), ', n), '' order by n) from generate_subscripts(facets, 1) n), ''));

-- Which of these rows stands for all.
create function app.search_whole(facets text[]) returns integer
language sql immutable set search_path = pg_catalog
return (1 << cardinality(facets)) - 1;

-- The expression that reads the counts off these rows, `g`: [{ facet, terms, n }].
create function app.search_counting(facets text[]) returns text
language sql immutable set search_path = pg_catalog
return coalesce((
  select format('(select coalesce(jsonb_agg(jsonb_build_object(''facet'', c.facet, ''terms'', coalesce(s.terms, ''{}''), ''n'', c.n)), ''[]'')
    from (%s) c left join public.search_set s on s.id = c.id)', string_agg(
      format('select %L as facet, f%s as id, n from g where which = %s', facet, place,
        app.search_whole(facets) - (1 << (cardinality(facets) - place)::integer)), ' union all ' order by place))
  from unnest(facets) with ordinality as f(facet, place) having count(*) > 0), '''[]''::jsonb');

-- How many of the newest are ranked.
create function app.search_ranked() returns integer
language sql immutable set search_path = pg_catalog
return 500;

-- How many of the newest a page is made of.
create function app.search_needed(request jsonb) returns integer
language sql immutable set search_path = pg_catalog
return case when app.search_is_ranked(request) then app.search_ranked() else (request ->> 'limit')::integer + 1 end;

-- The condition for what a page may be made of, before its words are asked for.
create function app.search_ahead(request jsonb) returns text
language sql immutable set search_path = pg_catalog
return case when app.search_is_ranked(request) then 'true' else app.search_beyond(request, app.search_key(request)) end
  || case when request -> 'dates' ->> 'to' is not null then format(' and day <= %L::date', request -> 'dates' ->> 'to') else '' end;

-- How many rows the planner expects of a query.
create function app.search_planned(query text) returns double precision
language plpgsql volatile set search_path = pg_catalog as $$
declare
  plan json;
begin
  execute 'explain (format json) ' || query into plan;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision;
end $$;

-- From which key on enough matches for the page are likely to lie, when `expected` match: as many entries back as hold half as many again.
-- Null where all are to be looked at, as they are few or lie far back.
create function app.search_newest(request jsonb, expected double precision) returns text
language plpgsql stable set search_path = pg_catalog as $$
declare
  back constant double precision := 1.5 * app.search_needed(request) * greatest(1, (select reltuples from pg_class
    where oid = 'public.search_entry'::regclass)) / greatest(1, expected);
  newest text;
begin
  if expected > 5000 and back < 50000 then
    execute format('select e.%1$I::text from public.search_entry e where %2$s order by e.%1$I desc, e.record_id desc offset %3$s limit 1',
      app.search_key(request), app.search_ahead(request), ceil(back)::integer) into newest;
  end if;
  return newest;
end $$;

-- The expression for a page out of `source`, rows of (record_id, key): [{ id, key }], one more than the limit.
create or replace function app.search_items(request jsonb, source text) returns text
language sql immutable set search_path = pg_catalog
return format('(select coalesce(jsonb_agg(jsonb_build_object(''id'', record_id, ''key'', key::text)), ''[]'') from (
    select record_id, key from %s p where %s order by key desc, record_id desc limit %s) p)',
  case when app.search_is_ranked(request) then format('(select s.record_id,
        ts_rank((select e.tsv from public.search_entry e where e.record_id = s.record_id), %L::tsquery) as key
      from (select record_id, key from %s m order by key desc, record_id desc limit %s) s offset 0)',
    request ->> 'words', source, app.search_ranked()) else source end,
  app.search_beyond(request, 'key'), (request ->> 'limit')::integer + 1);

-- The walk: from the newest on until the page is full, at most 20,000 entries, of which 1,500 that may be seen (2,000 to be ranked) are asked for the words;
-- `times` as many.
drop function app.search_walk(jsonb, integer[]);
create function app.search_walk(request jsonb, cases integer[], times integer) returns text
language sql stable set search_path = pg_catalog
return format('(select record_id, key from (
    select record_id, key, tsv from (
      select e.*, e.%1$I as key from public.search_entry e where %2$s order by e.%1$I desc, e.record_id desc limit %7$s) e
    where %3$s limit %4$s) e where %5$s limit %6$s)',
  app.search_key(request), app.search_ahead(request), app.search_condition(request, cases),
  times * case when app.search_is_ranked(request) then 2000 else 1500 end,
  case when request ->> 'words' is null then 'true' else format('e.tsv @@ %L::tsquery', request ->> 'words') end,
  app.search_needed(request), times * 20000);

-- As before; the rows are estimated only where the words are not few.
create or replace function app.search_matches(request jsonb, cases integer[], out source text, out expected double precision)
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
  by_words := app.search_estimate(format('e.tsv @@ %L::tsquery', words));
  if by_words > 500 then
    -- what the lexemes say already is not counted twice
    by_row := app.search_estimate(app.search_condition(request || '{"facets": [], "dates": null}', cases));
    expected := by_words * least(1, by_row / greatest(1, (select reltuples from pg_class where oid = 'public.search_entry'::regclass)));
  else
    expected := by_words;
  end if;
  if by_row * 20 < by_words then
    source := format('(select * from public.search_entry e where %s offset 0) e where e.tsv @@ %L::tsquery', condition, words);
  else
    source := format('public.search_entry e where e.tsv @@ %L::tsquery and %s', words, app.search_condition(request, cases, true));
    perform set_config('enable_seqscan', 'off', true);
  end if;
end $$;

-- One page: { items: [{ id, key }], found (how many match; null: not counted, as they are many), counts: [{ facet, terms, n }] | null }.
-- Reads the context itself and takes no person: nobody asks for another's view. Three ways: of few matches, all from the words' index
-- once, for page, number and facets; of many, the walk, then a longer one; of many that lie deep, all, sorted. Definer (closed list).
create or replace function app.search_page(request jsonb) returns jsonb
language plpgsql stable security definer
  set search_path = pg_catalog set enable_seqscan = on set work_mem = '32MB' set jit = off as $$
declare
  most constant integer := 50000;
  cases constant integer[] := app.search_cases(request);
  facets constant text[] := array(select jsonb_array_elements_text(request -> 'count'));
  matches record;
  key constant text := app.search_key(request);
  newest text;
  rows text;
  answer jsonb;
begin
  if cardinality(cases) = 0 then
    return '{"items": [], "found": 0, "counts": []}';
  end if;
  matches := app.search_matches(request, cases);
  if matches.expected <= most * 1.2 then
    rows := format('select e.record_id, e.%I as key%s from %s limit %s', key, app.search_counted(facets), matches.source, most + 1);
    newest := app.search_newest(request, matches.expected);
    if newest is not null then
      execute format('with g as materialized (%1$s)
        select jsonb_build_object(''items'', %2$s, ''found'', n, ''counts'', %3$s, ''near'', coalesce(cardinality(ids), 0)) from g where which = %4$s',
        app.search_grouping(facets, format('count(*) as n, array_agg(key) filter (where %1$s) as keys, array_agg(record_id) filter (where %1$s) as ids',
          format('key >= %L', newest) || case when app.search_is_ranked(request) then '' else ' and ' || app.search_beyond(request, 'key') end),
          format('(%s) m', rows)),
        app.search_items(request, format('(select unnest(keys) as key, unnest(ids) as record_id from g where which = %s)', app.search_whole(facets))),
        app.search_counting(facets), app.search_whole(facets)) into answer;
    end if;
    if answer is null or (answer ->> 'near')::integer < least(app.search_needed(request), (answer ->> 'found')::integer) then
      execute format('with m as materialized (%s), g as materialized (%s)
        select jsonb_build_object(''items'', %s, ''found'', n, ''counts'', %s) from g where which = %s',
        rows, app.search_grouping(facets, 'count(*) as n', 'm'), app.search_items(request, 'm'),
        app.search_counting(facets), app.search_whole(facets)) into answer;
    end if;
    if (answer ->> 'found')::integer <= most then
      return answer - 'near';
    end if;
  end if;
  for times in 1 .. 10 by 9 loop
    execute 'select ' || app.search_items(request, app.search_walk(request, cases, times)) into answer;
    exit when jsonb_array_length(answer) > (request ->> 'limit')::integer;
  end loop;
  if jsonb_array_length(answer) <= (request ->> 'limit')::integer then
    execute 'select ' || app.search_items(request, format('(select e.record_id, e.%I as key from %s offset 0)', key, matches.source)) into answer;
  end if;
  return jsonb_build_object('items', answer, 'found', null, 'counts', null);
end $$;

-- The number and the facets of however many match: { found, counts }. Where the facets' values fall together in few ways these are
-- counted first, which several processors can do at once. Definer (closed list).
create or replace function app.search_counts(request jsonb) returns jsonb
language plpgsql stable security definer
  set search_path = pg_catalog set enable_seqscan = on set work_mem = '32MB' set jit = off as $$
declare
  cases constant integer[] := app.search_cases(request);
  facets constant text[] := array(select jsonb_array_elements_text(request -> 'count'));
  columns constant text := (select string_agg('f' || n, ', ' order by n) from generate_subscripts(facets, 1) n);
  source text;
  counting text := 'count(*) as n';
  answer jsonb;
begin
  if cardinality(cases) = 0 then
    return '{"found": 0, "counts": []}';
  end if;
  source := format('(select 1%s from %s) e', app.search_counted(facets), (app.search_matches(request, cases)).source);
  if cardinality(facets) = 0 or app.search_planned(format('select from %s group by %s', source, columns)) <= 50000 then
    source := format('(select %s count(*) as n from %s%s) e', columns || ',', source, ' group by ' || columns);
    counting := 'coalesce(sum(n), 0)::bigint as n';
  end if;
  execute format('with g as materialized (%s) select jsonb_build_object(''found'', n, ''counts'', %s) from g where which = %s',
    app.search_grouping(facets, counting, source), app.search_counting(facets), app.search_whole(facets)) into answer;
  return answer;
end $$;

do $$ declare target regprocedure; begin
  for target in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'app' and p.proname in ('search_grouping', 'search_whole', 'search_counting', 'search_ranked', 'search_needed',
      'search_ahead', 'search_planned', 'search_newest', 'search_walk')
  loop
    execute format('revoke execute on function %s from public', target);
    execute format('grant execute on function %s to mithaq_search', target);
  end loop;
end $$;
