-- The value of a dimension as text: the number of a facet's combination, or one of @kind, @case, @year, @month. An interval is counted where
-- it lies wholly; `YYYY-?` and `?` are what cannot be said more exactly.
create function app.search_dimension(dimension text) returns text
language sql stable set search_path = pg_catalog
return case dimension
  when '@kind' then 'e.kind'
  when '@case' then '(select c.case_id::text from public.search_case c where c.case_no = e.case_no)'
  when '@year' then 'case when e.day > ''-infinity'' and extract(year from e.day) = extract(year from e.date_to) then to_char(e.day, ''YYYY'') else ''?'' end'
  when '@month' then 'case when e.day = ''-infinity'' then ''?'' when date_trunc(''month'', e.day) = date_trunc(''month'', e.date_to) then to_char(e.day, ''YYYY-MM'')
    when extract(year from e.day) = extract(year from e.date_to) then to_char(e.day, ''YYYY"-?"'') else ''?'' end'
  else '(' || app.search_column(dimension) || ')::text' end;
revoke execute on function app.search_dimension(text) from public;
grant execute on function app.search_dimension(text) to mithaq_search;

-- How many records of a request fall together in two dimensions: [{ row [], column [], n }], a value or the terms of a combination, none
-- where the record has no value. Small numbers are not hidden here: they are what the actor may see one by one. Definer (closed list).
create function app.search_crosstab(request jsonb, dimensions text[]) returns jsonb
language plpgsql stable security definer
  set search_path = pg_catalog set enable_seqscan = on set work_mem = '32MB' set jit = off as $$
declare
  cases constant integer[] := app.search_cases(request);
  answer jsonb;
begin
  if cardinality(cases) = 0 then
    return '[]';
  end if;
  execute format('select coalesce(jsonb_agg(jsonb_build_object(
        ''row'', case when $1 then array_remove(array[x], null) else coalesce(r.terms, ''{}'') end,
        ''column'', case when $2 then array_remove(array[y], null) else coalesce(c.terms, ''{}'') end, ''n'', n)), ''[]'')
      from (select %s as x, %s as y, count(*) as n from %s group by 1, 2) g
        left join public.search_set r on not $1 and r.id = case when not $1 then x::integer end
        left join public.search_set c on not $2 and c.id = case when not $2 then y::integer end',
    app.search_dimension(dimensions[1]), app.search_dimension(dimensions[2]), (app.search_matches(request, cases)).source)
    using dimensions[1] like '@%', dimensions[2] like '@%' into answer;
  return answer;
end $$;
call app.own_definer('app.search_crosstab(jsonb, text[])', 'mithaq_search', '{mithaq_app}');
