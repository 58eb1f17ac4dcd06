-- after: areas/documentation 4
-- Turns a table into entries of a case: written once by whoever may edit the case, read by whoever sees it, changed and deleted by nobody.
create function app.keep_entry() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'an entry is never changed: a new one follows it' using errcode = 'MQ070';
end $$;

create procedure app.make_case_entry(target regclass)
language plpgsql set search_path = pg_catalog as $$
begin
  execute format('alter table %s
    add column id uuid primary key default gen_random_uuid(),
    add column case_id uuid not null references public.case_file (id),
    add column institution_id uuid not null,
    add column created_at timestamptz not null default now(),
    add column created_by uuid not null', target);
  execute format('alter table %s
    alter column institution_id set default app.institution(),
    alter column created_by set default app.actor(),
    alter column created_at set default clock_timestamp()', target);
  execute format('create index on %s (case_id, created_at, id)', target);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy read on %s for select to mithaq_app using (case_id in (select app.my_cases(''view'')))', target);
  execute format('create policy add on %s for insert to mithaq_app
    with check (institution_id = (select app.institution()) and created_by = (select app.actor()) and case_id in (select app.my_cases(''edit'')))', target);
  execute format('create trigger keep_entry before update or delete on %s for each row execute function app.keep_entry()', target);
  execute format('grant select, insert on %s to mithaq_app', target);
end $$;
revoke execute on procedure app.make_case_entry(regclass) from public;

-- What a person allowed, in which words it was read to them, and who answered for them.
create table consent (
  person_id uuid not null references person_or_group (id),
  -- the consent of a source and that of a victim are two
  given_as text not null check (given_as in ('victim', 'source', 'relative', 'other')),
  given_by text not null check (given_by in ('self', 'guardian', 'relative')),
  capacity text not null check (capacity in ('full', 'supported', 'minor', 'none')),
  guardian_relation text check (guardian_relation in ('mother', 'father', 'spouse', 'child', 'sibling', 'grandparent', 'legal_guardian', 'other')),
  majority_on date,
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  form_version text not null check (char_length(form_version) between 1 and 60),
  words text not null check (char_length(words) between 1 and 10000),
  explained jsonb not null check (jsonb_typeof(explained) = 'array'),
  taken_on date not null,
  taken_by uuid not null references person (id),
  how text not null check (how in ('written', 'audio', 'oral_witnessed')),
  supersedes uuid unique,
  check ((given_by = 'self') = (guardian_relation is null)),
  check (given_by <> 'self' or capacity in ('full', 'supported')),
  -- what a guardian gives ends when the child is of age
  check ((capacity = 'minor') = (majority_on is not null))
);
call app.make_case_entry('consent');
alter table consent add foreign key (supersedes) references consent (id);
create index on consent (person_id, given_as);

create table consent_scope (
  consent_id uuid not null references consent (id),
  key text not null check (key in ('record', 'internal_use', 'contact_again', 'share_body', 'un_to_state', 'un_public', 'disclose_to_state',
    'refer', 'publish_anonymised', 'publish_named')),
  answer text not null check (answer in ('yes', 'no', 'not_asked')),
  recipient text check (char_length(recipient) between 1 and 200),
  until date,
  conditions text check (char_length(conditions) between 1 and 2000),
  -- a body is named where something leaves the institution for one, and nowhere else
  check (recipient is null or key in ('share_body', 'un_to_state', 'un_public', 'disclose_to_state', 'refer')),
  check (answer <> 'yes' or recipient is not null or key not in ('share_body', 'un_to_state', 'un_public', 'disclose_to_state', 'refer')),
  check (answer = 'yes' or (until is null and conditions is null))
);
call app.make_case_entry('consent_scope');
create unique index on consent_scope (consent_id, key, coalesce(lower(btrim(recipient)), ''));

create table consent_withdrawal (
  consent_id uuid not null unique references consent (id),
  person_id uuid not null references person_or_group (id),
  told_on date not null,
  reason text check (char_length(reason) between 1 and 2000),
  -- what was told to the person: what stops now, and what cannot be taken back
  effect text not null check (effect in ('stops_all_use', 'stops_new_use'))
);
call app.make_case_entry('consent_withdrawal');
create index on consent_withdrawal (person_id);

-- Each time something about a person left on the ground of a consent: for whom, and under which consent.
create table consent_use (
  person_id uuid not null references person_or_group (id),
  consent_id uuid not null references consent (id),
  key text not null,
  recipient text check (char_length(recipient) between 1 and 200),
  what text not null check (what in ('export', 'share', 'publication')),
  -- one act, however many persons it concerns
  act_id uuid not null
);
call app.make_case_entry('consent_use');
create index on consent_use (person_id, created_at);

-- Everything about a consent stands in the case of the person, and a consent is made whole: nothing is added to it afterwards.
create function app.check_consent() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  home uuid;
begin
  if tg_table_name = 'consent' then
    select p.case_id into home from public.person_or_group p where p.id = new.person_id;
    if new.supersedes is not null and not exists (select from public.consent c
      where c.id = new.supersedes and c.person_id = new.person_id and c.given_as = new.given_as)
    then
      raise exception 'a consent follows one of the same person in the same place' using errcode = 'MQ071';
    end if;
  else
    select c.case_id into home from public.consent c where c.id = new.consent_id
      and (tg_table_name = 'consent_scope' or c.person_id = (to_jsonb(new) ->> 'person_id')::uuid);
    if tg_table_name = 'consent_scope'
      and not exists (select from public.consent c where c.id = new.consent_id and c.xmin = pg_current_xact_id()::xid)
    then
      raise exception 'a consent is recorded whole' using errcode = 'MQ070';
    end if;
  end if;
  if home is distinct from new.case_id then
    raise exception 'a consent stands in the case of its person' using errcode = 'MQ071';
  end if;
  return new;
end $$;
create trigger check_consent before insert on consent for each row execute function app.check_consent();
create trigger check_consent before insert on consent_scope for each row execute function app.check_consent();
create trigger check_consent before insert on consent_withdrawal for each row execute function app.check_consent();
create trigger check_consent before insert on consent_use for each row execute function app.check_consent();

-- What a person last said about one use, for each place they speak in. A withdrawal is a word like any other, said on its own day: it
-- never makes an older yes stand again. A consent that another follows says nothing any more.
create function app.last_word(person uuid, scope_key text, body text, moment timestamptz)
returns table (given_as text, consent_id uuid, allows boolean, reason text)
language sql stable set search_path = pg_catalog
begin atomic
  select distinct on (c.given_as) c.given_as, c.id,
    w.id is null and s.answer = 'yes' and (s.until is null or s.until >= moment::date) and (c.majority_on is null or c.majority_on > moment::date),
    case
      when w.id is not null then 'withdrawn'
      when s.answer <> 'yes' then s.answer
      when c.majority_on <= moment::date then 'of_age'
      when s.until < moment::date then 'ended'
    end
  from public.consent c
    join public.consent_scope s on s.consent_id = c.id and s.key = last_word.scope_key
      and (s.recipient is null or lower(btrim(s.recipient)) = lower(btrim(last_word.body)))
    left join public.consent_withdrawal w on w.consent_id = c.id and w.created_at <= last_word.moment
  where c.person_id = last_word.person and c.created_at <= last_word.moment and c.taken_on <= last_word.moment::date
    and not exists (select from public.consent later where later.supersedes = c.id and later.created_at <= last_word.moment)
  order by c.given_as, coalesce(w.created_at::date, c.taken_on) desc, c.created_at desc, (s.recipient is not null) desc;
end;

-- Whether a person allows one use at an instant: in every place in which they spoke of it, and in one at least. Not asked is no.
create function app.consent_allows(person uuid, scope_key text, body text, moment timestamptz) returns boolean
language sql stable set search_path = pg_catalog
return (select coalesce(bool_and(allows), false) from app.last_word(person, scope_key, body, moment));

-- Nothing leaves on the ground of a consent that does not stand in the moment in which it leaves (R1).
create function app.check_use() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if not app.consent_allows(new.person_id, new.key, new.recipient, clock_timestamp()) then
    raise exception 'there is no live consent for this' using errcode = 'MQ072';
  end if;
  return new;
end $$;
create trigger check_use before insert on consent_use for each row execute function app.check_use();

-- An interview goes on from its plan only with leave to record what is said.
create function app.check_interview_consent() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.state = 'consented' and old.state = 'planned' and not app.consent_allows(new.person_id, 'record', null, clock_timestamp()) then
    raise exception 'the person has not allowed that this is recorded' using errcode = 'MQ073';
  end if;
  return new;
end $$;
create trigger check_interview_consent before update of state on interview for each row execute function app.check_interview_consent();
