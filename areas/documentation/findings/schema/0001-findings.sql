-- after: areas/documentation/consent 1
-- Every grade that was ever given to a piece of information, on each of two axes that are never merged: by whom, when, why.
create table information_grade (
  information_id uuid not null references information (id),
  axis text not null check (axis in ('reliability', 'credibility')),
  grade_id uuid references term (id),
  reason text check (char_length(reason) <= 20000),
  -- carried over from a former system, until somebody grades it here
  mapped boolean not null default false
);
call app.make_case_entry('information_grade');
create index on information_grade (information_id, axis, created_at desc);

-- However a grade comes (a form, an import, a version restored), it is a new one beside those before.
create function app.keep_grades() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  is_mapped boolean := new.provenance ->> 'origin' = 'import' and tg_op = 'INSERT';
begin
  if new.reliability_id is not null or tg_op = 'UPDATE' then
    if tg_op = 'INSERT' or new.reliability_id is distinct from old.reliability_id then
      insert into public.information_grade (case_id, information_id, axis, grade_id, reason, mapped)
        values (new.case_id, new.id, 'reliability', new.reliability_id, new.grade_reason, is_mapped);
    end if;
  end if;
  if new.credibility_id is not null or tg_op = 'UPDATE' then
    if tg_op = 'INSERT' or new.credibility_id is distinct from old.credibility_id then
      insert into public.information_grade (case_id, information_id, axis, grade_id, reason, mapped)
        values (new.case_id, new.id, 'credibility', new.credibility_id, new.grade_reason, is_mapped);
    end if;
  end if;
  return null;
end $$;
create trigger keep_grades after insert or update of reliability_id, credibility_id on information
  for each row execute function app.keep_grades();

-- The standard of proof that goes with a mandate; copied onto each finding made under it.
create table mandate_standard (
  mandate_id uuid not null references term (id),
  standard text not null check (standard in ('reasonable_suspicion', 'reasonable_grounds', 'balance', 'clear_convincing', 'beyond_doubt')),
  citation text not null check (char_length(citation) between 1 and 500)
);
call app.make_record('mandate_standard');
create unique index on mandate_standard (institution_id, mandate_id);
create policy read on mandate_standard for select to mithaq_app
  using (institution_id = (select app.institution()) and ((select app.can('cases.work')) or (select app.can('fields.manage'))));
create policy add on mandate_standard for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('fields.manage')));
create policy change on mandate_standard for update to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('fields.manage')))
  with check (institution_id = (select app.institution()));

-- What the institution concludes about an event, an act or an involvement.
create table finding (
  case_id uuid not null references case_file (id),
  code text not null check (char_length(code) between 2 and 40),
  about_kind text not null check (about_kind in ('event', 'act', 'involvement')),
  about_id uuid not null,
  status text not null default 'unverified'
    check (status in ('unverified', 'under_verification', 'verified', 'partly_verified', 'not_verified', 'withdrawn')),
  proposed text check (proposed in ('verified', 'partly_verified', 'not_verified')),
  outcome text check (outcome in ('violation', 'similar', 'no_violation')),
  standard text check (standard in ('reasonable_suspicion', 'reasonable_grounds', 'balance', 'clear_convincing', 'beyond_doubt')),
  standard_source text check (char_length(standard_source) between 1 and 300),
  reasons text check (char_length(reasons) <= 20000),
  -- said expressly: looked for information against it, and found none
  against_none boolean not null default false,
  supersedes uuid,
  decided_on date,
  -- what was decided, in its one spelling (RFC 8785), and its SHA-256, which stands in the custody log
  sealed text check (char_length(sealed) <= 200000),
  seal text check (seal ~ '^[0-9a-f]{64}$'),
  withdrawn_reason text check (char_length(withdrawn_reason) between 1 and 2000),
  check ((status = 'withdrawn') = (withdrawn_reason is not null)),
  check (status not in ('verified', 'partly_verified', 'not_verified') or (decided_on is not null and sealed is not null and seal is not null)),
  check ((sealed is null) = (seal is null))
);
call app.make_record('finding');
alter table finding add foreign key (supersedes) references finding (id);
create unique index on finding (institution_id, code);
create unique index on finding (supersedes) where supersedes is not null and status <> 'withdrawn';
create index on finding (case_id, updated_at desc, id);
create index on finding (about_id);
create policy read on finding for select to mithaq_app using (case_id in (select app.my_cases('view')));
create policy add on finding for insert to mithaq_app
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));
create policy change on finding for update to mithaq_app
  using (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')))
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));

-- What speaks for a finding and against it.
create table finding_information (
  finding_id uuid not null references finding (id),
  information_id uuid not null references information (id),
  side text not null check (side in ('for', 'against')),
  case_id uuid not null,
  institution_id uuid not null default app.institution(),
  primary key (finding_id, information_id)
);
create index on finding_information (information_id);
alter table finding_information enable row level security;
alter table finding_information force row level security;
create policy read on finding_information for select to mithaq_app using (case_id in (select app.my_cases('view')));
create policy add on finding_information for insert to mithaq_app
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));
create policy remove on finding_information for delete to mithaq_app
  using (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));
grant select, insert, delete on finding_information to mithaq_app;

-- Who agreed or dissented, each for themselves, to the text as it then stood.
create table finding_decider (
  finding_id uuid not null references finding (id),
  person_id uuid not null references person (id),
  position text not null check (position in ('agree', 'dissent')),
  reasons text check (char_length(reasons) between 1 and 20000),
  finding_version integer not null,
  check (position = 'agree' or reasons is not null)
);
call app.make_case_entry('finding_decider');
create unique index on finding_decider (finding_id, finding_version, person_id);

-- How many sources that know nothing of each other speak for a finding. Those of no stated group count as one together.
create function app.corroboration(finding uuid) returns integer language sql stable set search_path = pg_catalog
return (select count(distinct coalesce(lower(btrim(i.independence_group)), ''))::integer
  from public.finding_information f join public.information i on i.id = f.information_id
  where f.finding_id = corroboration.finding and f.side = 'for' and i.deleted_at is null and i.status = 'current'
    and i.reliability_id is not null and i.credibility_id is not null);

-- Whether somebody alone gathered everything that a finding stands on: who held the interviews on what it speaks of, else who wrote it down.
create function app.gathered_alone(finding uuid, person uuid) returns boolean language sql stable set search_path = pg_catalog
return (select count(*) > 0 and bool_and(gathered.people = array[person]) from (
  select coalesce(
    (select array_agg(distinct asked.target_id) from public.interview w
       join public.record_ref asked on asked.record_id = w.id and asked.field = 'interviewer'
     where w.deleted_at is null and w.state <> 'cancelled' and w.case_id = i.case_id and exists (
       select from public.record_ref t left join public.act a on a.id = t.target_id
       where t.record_id = i.id and t.field = 'speaks_to'
         and (w.event_id in (t.target_id, a.event_id) or w.person_id in (t.target_id, a.victim_id)))),
    array[i.created_by]) as people
  from public.finding_information f join public.information i on i.id = f.information_id
  where f.finding_id = gathered_alone.finding) gathered);

create function app.about_home(kind text, id uuid) returns uuid language sql stable set search_path = pg_catalog
return case kind
  when 'event' then (select e.case_id from public.event e where e.id = about_home.id)
  when 'act' then (select a.case_id from public.act a where a.id = about_home.id)
  when 'involvement' then (select v.case_id from public.involvement v where v.id = about_home.id)
end;

-- The life of a finding. Decided, it is never changed: it is withdrawn with a reason, or another one takes its place (R2, R5).
create function app.keep_finding() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  decided constant text[] := '{verified,partly_verified,not_verified}';
begin
  if tg_op = 'INSERT' then
    if new.status <> 'unverified' then
      raise exception 'a finding begins unverified' using errcode = 'MQ080';
    end if;
    if app.about_home(new.about_kind, new.about_id) is distinct from new.case_id then
      raise exception 'a finding stands in the case of what it is about' using errcode = 'MQ084';
    end if;
    if new.supersedes is not null and not exists (select from public.finding f where f.id = new.supersedes
      and f.about_id = new.about_id and f.status = any (decided))
    then
      raise exception 'a finding follows a decided one about the same' using errcode = 'MQ084';
    end if;
    return new;
  end if;
  if old.status = 'withdrawn' then
    raise exception 'a withdrawn finding stays as it was' using errcode = 'MQ080';
  end if;
  if old.status = any (decided) then
    if new.status <> 'withdrawn' or (to_jsonb(new) - '{status,withdrawn_reason,version,updated_at,updated_by}'::text[])
      <> (to_jsonb(old) - '{status,withdrawn_reason,version,updated_at,updated_by}'::text[])
    then
      raise exception 'a decided finding is never changed' using errcode = 'MQ080';
    end if;
    return new;
  end if;
  if (new.case_id, new.code, new.about_kind, new.about_id, new.supersedes)
    is distinct from (old.case_id, old.code, old.about_kind, old.about_id, old.supersedes)
  then
    raise exception 'a finding keeps what it is about' using errcode = 'MQ080';
  end if;
  if new.status = any (decided) then
    if old.status <> 'under_verification' or new.status is distinct from old.proposed or new.standard is null
      or coalesce(btrim(new.reasons), '') = '' or (new.status <> 'not_verified' and new.outcome is null)
      or (new.proposed, new.outcome, new.standard, new.standard_source, new.reasons, new.against_none)
        is distinct from (old.proposed, old.outcome, old.standard, old.standard_source, old.reasons, old.against_none)
      or not (new.against_none or exists (select from public.finding_information f where f.finding_id = new.id and f.side = 'against'))
      or (new.against_none and exists (select from public.finding_information f where f.finding_id = new.id and f.side = 'against'))
      or not exists (select from public.finding_information f join public.information i on i.id = f.information_id
        where f.finding_id = new.id and i.reliability_id is not null and i.credibility_id is not null
          and (f.side = 'for' or new.status = 'not_verified'))
    then
      raise exception 'the finding lacks what a decision needs' using errcode = 'MQ081';
    end if;
    if (select count(distinct d.person_id) from public.finding_decider d where d.finding_id = new.id and d.finding_version = old.version
      and d.position = 'agree' and not app.gathered_alone(new.id, d.person_id)) < 2
    then
      raise exception 'nobody decides alone' using errcode = 'MQ082';
    end if;
  end if;
  return new;
end $$;
create trigger keep_finding before insert or update on finding for each row execute function app.keep_finding();

-- What a finding stands on belongs to its text: it moves its version, so that nobody has agreed to something else, and ends with it.
create function app.keep_finding_information() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  found public.finding;
begin
  if tg_op = 'UPDATE' then
    raise exception 'taken out and put in, never changed' using errcode = 'MQ080';
  end if;
  select * into found from public.finding f where f.id = case when tg_op = 'DELETE' then old.finding_id else new.finding_id end;
  if found.status is null or found.status not in ('unverified', 'under_verification') then
    raise exception 'a decided finding is never changed' using errcode = 'MQ080';
  end if;
  if tg_op = 'INSERT' and (found.case_id <> new.case_id
    or not exists (select from public.information i where i.id = new.information_id and i.case_id = new.case_id))
  then
    raise exception 'information of the same case' using errcode = 'MQ084';
  end if;
  update public.finding set status = 'under_verification' where id = found.id;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_finding_information before insert or update or delete on finding_information
  for each row execute function app.keep_finding_information();

create function app.check_decider() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.person_id <> app.actor() or not exists (select from public.finding f where f.id = new.finding_id and f.case_id = new.case_id
    and f.status = 'under_verification' and f.proposed is not null and f.version = new.finding_version)
  then
    raise exception 'everybody decides for themselves, on the text as it stands' using errcode = 'MQ080';
  end if;
  return new;
end $$;
create trigger check_decider before insert on finding_decider for each row execute function app.check_decider();

-- The status of what is alleged: read from decided findings alone, nobody types it in.
create view violation_status with (security_invoker = true) as
  select f.about_kind, f.about_id, f.case_id, f.institution_id, f.id as finding_id, f.code, f.status, f.outcome, f.standard, f.decided_on,
    case when f.status = 'verified' then
      case f.outcome when 'violation' then '0101' when 'similar' then '0102' when 'no_violation' then '0103' end
    end as violation_code
  from finding f
  where f.status in ('verified', 'partly_verified', 'not_verified')
    and not exists (select from finding later where later.supersedes = f.id and later.status in ('verified', 'partly_verified', 'not_verified'));
grant select on violation_status to mithaq_app;

-- What a former system had confirmed is kept as imported; nobody here says so without a finding.
create function app.keep_imported_status() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.esf_status_id is not null and (tg_op = 'INSERT' or new.esf_status_id is distinct from old.esf_status_id)
    and new.provenance ->> 'origin' not in ('import', 'exchange')
    and exists (select from public.term t where t.id = new.esf_status_id and t.code like '01%')
  then
    raise exception 'confirmed is what a finding says' using errcode = 'MQ083';
  end if;
  return new;
end $$;
create trigger keep_imported_status before insert or update of esf_status_id on event
  for each row execute function app.keep_imported_status();
