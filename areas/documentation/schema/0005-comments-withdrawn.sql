-- A comment is taken back by its author alone, as its words are changed by them alone.
create or replace function app.keep_comment() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.case_id, new.kind, new.record_id) is distinct from (old.case_id, old.kind, old.record_id)
    or ((new.body, new.deleted_at) is distinct from (old.body, old.deleted_at) and old.created_by <> app.actor())
  then
    raise exception 'a comment stays where it was made, in the words of its author' using errcode = 'MQ056';
  end if;
  return new;
end $$;
