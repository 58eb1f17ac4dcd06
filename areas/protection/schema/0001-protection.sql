-- after: areas/documentation/consent 1
-- What threatens a person, as assessed with them on a day; codes alone: what would identify or endanger anybody is sealed.
create table risk_assessment (
  case_id uuid not null references case_file (id),
  person_id uuid not null references person_or_group (id),
  threat_id uuid not null references term (id),
  source text not null check (source in ('state_agents', 'armed_group', 'private', 'family', 'community', 'online', 'unknown')),
  likelihood smallint not null check (likelihood between 1 and 5),
  impact smallint not null check (impact between 1 and 5),
  exposure jsonb not null check (jsonb_typeof(exposure) = 'array'),
  safe_contact text not null check (safe_contact in ('any', 'set_times', 'through_somebody', 'they_call', 'none')),
  with_person boolean not null,
  owner_id uuid not null references person (id),
  assessed_on date not null,
  review_on date not null,
  state text not null default 'assessed' check (state in ('assessed', 'measures_in_place', 'reviewed', 'closed')),
  check (review_on >= assessed_on and review_on <= assessed_on + 366)
);
call app.make_record('risk_assessment');
create index on risk_assessment (person_id, assessed_on desc);
create unique index on risk_assessment (person_id) where state in ('assessed', 'measures_in_place');
create index on risk_assessment (review_on) where state in ('assessed', 'measures_in_place');

create table risk_measure (
  case_id uuid not null references case_file (id),
  assessment_id uuid not null references risk_assessment (id),
  kind text not null check (kind in ('contact', 'digital', 'legal', 'relocation', 'accompaniment', 'medical', 'anonymity', 'advocacy', 'other')),
  owner_id uuid not null references person (id),
  due_on date not null,
  done_on date
);
call app.make_record('risk_measure');
create index on risk_measure (assessment_id, due_on);

-- What was done to somebody for what they did with us or with the United Nations.
create table reprisal (
  case_id uuid not null references case_file (id),
  person_id uuid not null references person_or_group (id),
  kind text not null check (kind in ('threat', 'arrest', 'violence', 'travel_ban', 'dismissal', 'defamation', 'prosecution', 'surveillance', 'other')),
  happened_on date not null,
  protected_group text not null check (protected_group in ('cooperates', 'uses_procedures', 'files_or_helps', 'relative')),
  -- what it punishes: a record of ours, or an act told by its kind
  cooperation text not null check (cooperation in ('interview', 'intervention', 'contact', 'submission', 'publication', 'visit')),
  cooperation_id uuid,
  cooperation_on date,
  state text not null default 'open' check (state in ('open', 'raised', 'closed')),
  check (cooperation_id is null or cooperation in ('interview', 'intervention'))
);
call app.make_record('reprisal');
create index on reprisal (person_id, happened_on desc);

do $$
declare
  name text;
begin
  foreach name in array '{risk_assessment,risk_measure,reprisal}'::text[] loop
    execute format('create policy read on %I for select to mithaq_app using (case_id in (select app.my_cases(''view'')))', name);
    execute format('create policy add on %I for insert to mithaq_app
      with check (institution_id = (select app.institution()) and case_id in (select app.my_cases(''edit'')))', name);
    execute format('create policy change on %I for update to mithaq_app
      using (institution_id = (select app.institution()) and case_id in (select app.my_cases(''edit'')))
      with check (institution_id = (select app.institution()) and case_id in (select app.my_cases(''edit'')))', name);
  end loop;
end $$;

-- Going on although no assessment stands: asked for by one person with a reason, allowed by another.
create table risk_override (
  person_id uuid not null references person_or_group (id),
  act text not null check (act in ('interview', 'publication', 'referral', 'share')),
  reason text not null check (char_length(reason) between 1 and 2000),
  until date not null
);
call app.make_case_entry('risk_override');
create index on risk_override (person_id, act);

create table risk_override_confirmation (override_id uuid not null unique references risk_override (id));
call app.make_case_entry('risk_override_confirmation');

create function app.check_protection() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  asked public.risk_override;
begin
  if tg_table_name = 'risk_override_confirmation' then
    select * into asked from public.risk_override o where o.id = new.override_id;
    if asked.case_id is distinct from new.case_id or asked.created_by = new.created_by then
      raise exception 'another person allows it than the one who asked' using errcode = 'MQ092';
    end if;
  elsif tg_table_name = 'risk_measure' then
    if (select a.case_id from public.risk_assessment a where a.id = new.assessment_id) is distinct from new.case_id then
      raise exception 'a measure stands in the case of its assessment' using errcode = 'MQ093';
    end if;
  elsif (select p.case_id from public.person_or_group p where p.id = new.person_id) is distinct from new.case_id then
    raise exception 'what protects a person stands in the case of that person' using errcode = 'MQ093';
  end if;
  return new;
end $$;
create trigger check_protection before insert or update on risk_assessment for each row execute function app.check_protection();
create trigger check_protection before insert or update on risk_measure for each row execute function app.check_protection();
create trigger check_protection before insert or update on reprisal for each row execute function app.check_protection();
create trigger check_protection before insert on risk_override for each row execute function app.check_protection();
create trigger check_protection before insert on risk_override_confirmation for each row execute function app.check_protection();

-- Whether the risk of a person is assessed and its review not overdue.
create function app.risk_current(person uuid) returns boolean language sql stable set search_path = pg_catalog
return exists (select from public.risk_assessment a where a.person_id = person and a.state in ('assessed', 'measures_in_place')
  and a.review_on >= clock_timestamp()::date);

create function app.risk_allows(person uuid, act text) returns boolean language sql stable set search_path = pg_catalog
return app.risk_current(person) or exists (select from public.risk_override o join public.risk_override_confirmation c on c.override_id = o.id
  where o.person_id = person and o.act = risk_allows.act and o.until >= clock_timestamp()::date);

-- No interview, publication, referral or share for somebody whose risk is not assessed or whose review is overdue.
create function app.check_risk_of_use() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if not app.risk_allows(new.person_id, case when new.key like 'publish%' then 'publication' when new.key = 'refer' then 'referral' else 'share' end) then
    raise exception 'the risk of this person is not assessed, or its review is overdue' using errcode = 'MQ090';
  end if;
  return new;
end $$;
create trigger check_risk_of_use before insert on consent_use for each row execute function app.check_risk_of_use();

create function app.check_risk_of_interview() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.state in ('consented', 'held') and new.state <> old.state and not app.risk_allows(new.person_id, 'interview') then
    raise exception 'the risk of this person is not assessed, or its review is overdue' using errcode = 'MQ090';
  end if;
  return new;
end $$;
create trigger check_risk_of_interview before update of state on interview for each row execute function app.check_risk_of_interview();

-- Which overdue review somebody was told of: once for each date. The job sees dates and owners, nothing else.
create table risk_alert (
  assessment_id uuid not null references risk_assessment (id),
  review_on date not null,
  institution_id uuid not null default app.institution(),
  told_at timestamptz not null default now(),
  primary key (assessment_id, review_on)
);
alter table risk_alert enable row level security;
alter table risk_alert force row level security;
create policy job on risk_alert to mithaq_job using ((select app.purpose()) = 'job')
  with check ((select app.purpose()) = 'job' and institution_id = (select app.institution()));
grant select, insert on risk_alert to mithaq_job;
create policy job on risk_assessment for select to mithaq_job using ((select app.purpose()) = 'job');
grant select (id, case_id, person_id, owner_id, review_on, state, institution_id) on risk_assessment to mithaq_job;
create policy alert on record_task for insert to mithaq_job
  with check ((select app.purpose()) = 'job' and institution_id = (select app.institution()) and kind = 'person' and assignee_id is not null);
grant insert (case_id, kind, record_id, title, assignee_id, due_on) on record_task to mithaq_job;
-- the language in which everybody on a case is told
create policy job_language on institution for select to mithaq_job using (is_self);
grant select (is_self, locales) on institution to mithaq_job;
