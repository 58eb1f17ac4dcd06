-- Who works on a case, for whoever works on it: only those in charge read the grants themselves. Definer (closed list).
create function app.case_team(case_id uuid) returns table (person_id uuid, level text)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select g.person_id, g.level from public.case_grant g
    where g.case_id = case_team.case_id and g.deleted_at is null and (g.until is null or g.until > now())
      and g.institution_id = (select app.institution()) and case_team.case_id in (select app.my_cases('view'));
end;
call app.own_definer('app.case_team(uuid)', 'mithaq_session', '{mithaq_app}');

-- What somebody is to do about a case or a record of it, until when.
create table record_task (
  case_id uuid not null references case_file (id),
  kind text,
  record_id uuid,
  title text not null check (char_length(title) between 1 and 300),
  detail text not null default '' check (char_length(detail) <= 5000),
  assignee_id uuid references person (id),
  due_on date,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  check ((kind is null) = (record_id is null))
);
call app.make_record('record_task');
create index on record_task (case_id, due_on, id) where state = 'open';
create index on record_task (assignee_id, due_on, id) where state = 'open';
create index on record_task (record_id) where record_id is not null;
create policy read on record_task for select to mithaq_app using (case_id in (select app.my_cases('view')));
create policy add on record_task for insert to mithaq_app
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('edit')));
create policy change on record_task for update to mithaq_app
  using (institution_id = (select app.institution()) and (case_id in (select app.my_cases('edit'))
    or (assignee_id = (select app.actor()) and case_id in (select app.my_cases('view')))))
  with check (institution_id = (select app.institution()));

-- What people say to each other about a record; whoever reads it may say something. Words are changed by their author alone.
create table record_comment (
  case_id uuid not null references case_file (id),
  kind text not null,
  record_id uuid not null,
  parent_id uuid,
  body text not null check (char_length(body) between 1 and 5000),
  resolved boolean not null default false
);
call app.make_record('record_comment', restorable => true);
alter table record_comment add foreign key (parent_id) references record_comment (id);
create index on record_comment (record_id, created_at, id);
create policy read on record_comment for select to mithaq_app using (case_id in (select app.my_cases('view')));
create policy add on record_comment for insert to mithaq_app
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('view')));
create policy change on record_comment for update to mithaq_app
  using (institution_id = (select app.institution()) and case_id in (select app.my_cases('view'))
    and (created_by = (select app.actor()) or case_id in (select app.my_cases('edit'))))
  with check (institution_id = (select app.institution()));

create function app.keep_comment() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.case_id, new.kind, new.record_id) is distinct from (old.case_id, old.kind, old.record_id)
    or (new.body <> old.body and old.created_by <> app.actor())
  then
    raise exception 'a comment stays where it was made, in the words of its author' using errcode = 'MQ056';
  end if;
  return new;
end $$;
create trigger keep_comment before update on record_comment for each row execute function app.keep_comment();

-- Who was called upon in a comment, and when they looked.
create table comment_mention (
  comment_id uuid not null references record_comment (id),
  person_id uuid not null references person (id),
  case_id uuid not null,
  institution_id uuid not null default app.institution(),
  seen_at timestamptz,
  primary key (comment_id, person_id)
);
create index on comment_mention (person_id) where seen_at is null;
alter table comment_mention enable row level security;
alter table comment_mention force row level security;
create policy read on comment_mention for select to mithaq_app using (case_id in (select app.my_cases('view')));
create policy add on comment_mention for insert to mithaq_app
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('view')));
create policy see on comment_mention for update to mithaq_app
  using (person_id = (select app.actor()) and case_id in (select app.my_cases('view')))
  with check (person_id = (select app.actor()));
grant select, insert, update (seen_at) on comment_mention to mithaq_app;

-- After how long a closed case of a retention class is looked at again: never a silent deletion. Set by the institution, with its source.
create table retention_rule (
  class_id uuid not null references term (id),
  review_after text not null check (review_after ~ '^P[0-9]{1,3}[YM]$'),
  citation text not null check (char_length(citation) between 1 and 500)
);
call app.make_record('retention_rule');
create unique index on retention_rule (institution_id, class_id);
create policy read on retention_rule for select to mithaq_app
  using (institution_id = (select app.institution()) and ((select app.can('cases.work')) or (select app.can('fields.manage'))));
create policy add on retention_rule for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('fields.manage')));
create policy change on retention_rule for update to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('fields.manage')))
  with check (institution_id = (select app.institution()));
