-- Words of names stand in entries as lexemes of their own, `@` before a word and `~` before a consonant key. A request carries its words
-- twice, without names and with them (`named`): which of the two is asked is decided here, by what the actor may do.
create function app.search_asked(request jsonb) returns jsonb
language sql stable set search_path = pg_catalog
return case when app.can('names.read') and jsonb_typeof(request -> 'named') = 'string'
  then jsonb_set(request, '{words}', request -> 'named') else request end - 'named';
revoke execute on function app.search_asked(jsonb) from public;
grant execute on function app.search_asked(jsonb) to mithaq_app, mithaq_job;

-- The cases that the actor may see, of those asked for, by their numbers. Fails without a context, and for words of names without the
-- right to read them, whoever made the request.
create or replace function app.search_cases(request jsonb) returns integer[]
language plpgsql stable set search_path = pg_catalog as $$
begin
  if request ->> 'words' ~ '''[@~]' and not app.can('names.read') then
    raise exception 'names are looked for by those who may read them' using errcode = '42501';
  end if;
  return array(select c.case_no from public.search_case c where c.case_id in (select app.my_cases('view'))
    and (jsonb_typeof(request -> 'cases') is distinct from 'array'
      or c.case_id in (select value::uuid from jsonb_array_elements_text(request -> 'cases'))));
end $$;

-- Somebody who may edit the case now and read its names, in whose name a job may write its entries again. Definer (closed list).
create or replace function app.case_editor(case_id uuid, out person_id uuid, out institution_id uuid)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select g.person_id, g.institution_id from public.case_grant g join public.role_assignment a on a.person_id = g.person_id
      join public.role_capability c on c.role = a.role and c.capability = 'names.read'
    where app.purpose() = 'job' and g.case_id = case_editor.case_id and g.level in ('edit', 'lead') and g.deleted_at is null
      and (g.until is null or g.until > now()) and a.deleted_at is null
    order by g.level desc, g.person_id limit 1;
end;

-- What another analyser made, in the order of ids after one: for the job that makes it again, and that goes past what it cannot. Ids alone.
-- Definer (closed list).
drop function app.search_stale(smallint, integer);
create function app.search_stale(version smallint, most integer, after uuid) returns table (record_id uuid, kind text, case_id uuid)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select e.record_id, e.kind, c.case_id from public.search_entry e join public.search_case c using (case_no)
    where app.purpose() = 'job' and e.analyzer_version <> search_stale.version and e.record_id > search_stale.after
    order by e.record_id limit most;
end;
call app.own_definer('app.search_stale(smallint, integer, uuid)', 'mithaq_search', '{mithaq_job}');
