-- At the end of retention a person reviews; what is destroyed is decided by two. What stays: the code of the case, who decided, when, why,
-- and how much there was of each kind. Never a name, never a title.
create table destruction (
  case_id uuid not null,
  case_code text not null check (char_length(case_code) between 2 and 40),
  state text not null default 'proposed' check (state in ('proposed', 'refused', 'destroyed')),
  reason text not null check (char_length(reason) between 1 and 1000),
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_reason text check (char_length(decision_reason) between 1 and 1000),
  counts jsonb not null default '{}' check (jsonb_typeof(counts) = 'object'),
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
call app.make_record('destruction');
alter table destruction add check (decided_by <> created_by);
create unique index on destruction (case_id) where state <> 'refused';
create policy read on destruction for select to mithaq_app using (case_id in (select app.my_cases('view')));
create policy add on destruction for insert to mithaq_app
  with check (institution_id = (select app.institution()) and case_id in (select app.my_cases('lead')));
create policy change on destruction for update to mithaq_app
  using (institution_id = (select app.institution()) and state = 'proposed' and created_by <> (select app.actor())
    and case_id in (select app.my_cases('lead')))
  with check (institution_id = (select app.institution()) and decided_by = (select app.actor()));

-- What is destroyed with a case: its rows and their history, by the function below alone. A room whose table has a case_id calls this for
-- it; a case that holds rows of any other table is not destroyed at all.
create procedure app.destroyed_with_case(target regclass, of_case text default 'case_id')
language plpgsql set search_path = pg_catalog as $$
declare
  history regclass := to_regclass(target::text || '_history');
begin
  execute format('create policy destroyed_with_case on %s to mithaq_history using (%I is not null) with check (false)', target, of_case);
  execute format('grant select, delete on %s to mithaq_history', target);
  if history is not null then
    execute format('create policy destroyed_with_case on %s for delete to mithaq_history using (true)', history);
    execute format('create policy read_to_destroy on %s for select to mithaq_history using (true)', history);
    execute format('grant select, delete on %s to mithaq_history', history);
  end if;
end $$;
revoke execute on procedure app.destroyed_with_case(regclass, text) from public;

-- Rows that keep a case from being destroyed as long as they stand, in a table without a key to the case.
create procedure app.keeps_case(target regclass)
language plpgsql set search_path = pg_catalog as $$
begin
  execute format('create policy keeps_case on %s for select to mithaq_history using (true)', target);
  execute format('grant select on %s to mithaq_history', target);
end $$;
revoke execute on procedure app.keeps_case(regclass) from public;

do $$
declare
  name text;
begin
  foreach name in array '{case_file,event,event_link,person_or_group,relation,act,detention,death,torture,property,involvement,information,interview,intervention,risk_note,record_code,record_ref,sealed_slot,extra_value,person_name,person_name_key,record_task,record_comment,comment_mention}'::text[] loop
    execute format('call app.destroyed_with_case(%L)', name);
  end loop;
end $$;
call app.destroyed_with_case('duplicate_pair', 'left_case_id');

-- With the decision of the second person everything that the case holds is gone, and how many rows there were of each table stands in
-- the decision. Refuses under a legal hold (MQ052), and where rows of the case stand in a table that is not destroyed with it or are
-- named from outside (MQ057): then nothing is gone. Definer (closed list): nobody deletes rows of records otherwise.
create function app.destroy_with_decision() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  doomed constant uuid := new.case_id;
  waiting text[];
  left_over text[];
  named text;
  place text;
  gone bigint;
  keeps boolean;
  counts jsonb := '{}';
begin
  if (new.case_id, new.case_code, new.reason, new.created_by) is distinct from (old.case_id, old.case_code, old.reason, old.created_by)
    or old.state <> 'proposed' or new.decided_by is null or new.decided_by = old.created_by
  then
    raise exception 'a destruction is decided once, by another person than the one who proposed it' using errcode = '42501';
  end if;
  if new.state <> 'destroyed' then
    return new;
  end if;
  if exists (select from public.case_file c where c.id = doomed and c.legal_hold) then
    raise exception 'the case is under a legal hold' using errcode = 'MQ052';
  end if;
  for named in select p.tablename from pg_policies p where p.schemaname = 'public' and p.policyname = 'keeps_case' loop
    execute format('select exists (select from public.%I k where k.case_id = $1)', named) into keeps using doomed;
    if keeps then
      raise exception 'the case holds what is not destroyed with it' using errcode = 'MQ057';
    end if;
  end loop;
  select array_agg(p.tablename order by p.tablename) into waiting from pg_policies p
    where p.schemaname = 'public' and p.policyname = 'destroyed_with_case' and p.tablename not like '%\_history';
  while cardinality(waiting) > 0 loop
    left_over := '{}';
    foreach named in array waiting loop
      place := case named when 'duplicate_pair' then 'doomed.left_case_id = $1 or doomed.right_case_id = $1' else 'doomed.case_id = $1' end;
      begin
        if to_regclass('public.' || named || '_history') is not null then
          execute format('delete from public.%I h using public.%I doomed where h.record_id = doomed.id and (%s)', named || '_history', named, place)
            using doomed;
        end if;
        execute format('delete from public.%I doomed where %s', named, place) using doomed;
        get diagnostics gone = row_count;
        if gone > 0 then
          counts := counts || jsonb_build_object(named, gone);
        end if;
      exception when foreign_key_violation then
        left_over := left_over || named;
      end;
    end loop;
    if cardinality(left_over) = cardinality(waiting) then
      raise exception 'the case is named from outside' using errcode = 'MQ057';
    end if;
    waiting := left_over;
  end loop;
  new.counts := counts;
  return new;
end $$;
call app.own_definer('app.destroy_with_decision()', 'mithaq_history', '{}');
create trigger destroy_with_decision before update on destruction for each row execute function app.destroy_with_decision();

-- When the review date of a closed case has come a task asks for review: made by the job once for each date, set for whoever leads the case.
alter table record_task add column for_review_on date;
create unique index on record_task (case_id, for_review_on) where for_review_on is not null;
grant select (id, case_id, institution_id, stage, review_on, deleted_at) on case_file to mithaq_job;
create policy job on case_file for select to mithaq_job using ((select app.purpose()) = 'job');
grant select (person_id, case_id, level, until, deleted_at, created_at) on case_grant to mithaq_job;
create policy job on case_grant for select to mithaq_job using ((select app.purpose()) = 'job');
grant select (id, case_id, assignee_id, for_review_on), insert on record_task to mithaq_job;
create policy job on record_task for select to mithaq_job using ((select app.purpose()) = 'job');
create policy job_add on record_task for insert to mithaq_job with check ((select app.purpose()) = 'job' and for_review_on is not null);
