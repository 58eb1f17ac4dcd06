-- Names of persons that the server may know: in cases whose identity policy is `restricted`, for the team of the case alone (class I).
create table person_name (
  person_id uuid not null references person_or_group (id),
  case_id uuid not null references case_file (id),
  name text not null check (char_length(name) between 1 and 300),
  script text not null check (script in ('arabic', 'latin', 'other')),
  use text not null default 'main' check (use in ('main', 'variant', 'nickname', 'former')),
  as_written boolean not null default true,
  source_note text check (char_length(source_note) <= 500)
);
call app.make_record('person_name', restorable => true);
create index on person_name (person_id) where deleted_at is null;
create policy read on person_name for select to mithaq_app using (case_id in (select app.my_cases('view')));
create policy add on person_name for insert to mithaq_app
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));
create policy change on person_name for update to mithaq_app
  using (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')))
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));

-- A sealed case has no open name, whoever writes it; a name stays with its person, in the case of its person.
create function app.keep_person_name() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.deleted_at is null
    and not exists (select from public.case_file c where c.id = new.case_id and c.identity_policy = 'restricted')
  then
    raise exception 'names of a sealed case are sealed' using errcode = 'MQ054';
  end if;
  if not exists (select from public.person_or_group p where p.id = new.person_id and p.case_id = new.case_id)
    or (tg_op = 'UPDATE' and (new.person_id, new.case_id) is distinct from (old.person_id, old.case_id))
  then
    raise exception 'a name stays with its person' using errcode = 'MQ051';
  end if;
  return new;
end $$;
create trigger keep_person_name before insert or update on person_name for each row execute function app.keep_person_name();

create function app.keep_identity_policy() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.identity_policy = 'sealed' and old.identity_policy <> 'sealed'
    and exists (select from public.person_name n where n.case_id = new.id and n.deleted_at is null)
  then
    raise exception 'the case holds open names' using errcode = 'MQ055';
  end if;
  return new;
end $$;
create trigger keep_identity_policy before update of identity_policy on case_file
  for each row execute function app.keep_identity_policy();

-- Keys under which names that may be the same one are found: numbers made of them, as only equality is asked for. It is leakproof; two
-- keys that meet in one number add somebody to compare, and hide nobody.
create table person_name_key (
  person_id uuid not null references person_or_group (id),
  case_id uuid not null,
  institution_id uuid not null,
  key bigint not null,
  primary key (person_id, key)
);
create index person_name_key_key on person_name_key (key, person_id);
alter table person_name_key enable row level security;
alter table person_name_key force row level security;
create policy read on person_name_key for select to mithaq_app using (case_id in (select app.my_cases('view')));
create policy add on person_name_key for insert to mithaq_app
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));
create policy remove on person_name_key for delete to mithaq_app
  using (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));
grant select, insert, delete on person_name_key to mithaq_app;

-- Two records that may be of one person or event: what was decided, by whom and why. Reversible, as no record is rewritten; a pair that
-- was found different is not proposed again. Seen and decided by whoever sees both.
create table duplicate_pair (
  kind text not null check (kind in ('person', 'event')),
  left_id uuid not null,
  right_id uuid not null,
  left_case_id uuid not null,
  right_case_id uuid not null,
  state text not null check (state in ('candidate', 'same', 'different', 'undecided')),
  reason text not null default '' check (char_length(reason) <= 2000),
  -- why it was proposed: codes of reasons, never names
  evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array'),
  check (left_id < right_id)
);
call app.make_record('duplicate_pair');
create unique index on duplicate_pair (institution_id, left_id, right_id);
create index on duplicate_pair (right_id, left_id);
create policy read on duplicate_pair for select to mithaq_app
  using (left_case_id in (select app.my_cases('view')) and right_case_id in (select app.my_cases('view')));
create policy add on duplicate_pair for insert to mithaq_app
  with check (institution_id = (select app.institution())
    and left_case_id in (select app.my_cases('edit')) and right_case_id in (select app.my_cases('edit')));
create policy change on duplicate_pair for update to mithaq_app
  using (institution_id = (select app.institution())
    and left_case_id in (select app.my_cases('edit')) and right_case_id in (select app.my_cases('edit')))
  with check (institution_id = (select app.institution()));
