-- after: foundation/files 1
-- The typeset text of a version: its hash and how it was set (frozen with the content), its file, and whether our own typesetter
-- gives the same bytes. Approvals name the content they approve: two texts may have had the same number for a while.
alter table protocol_version
  add column document jsonb,
  add column document_file_id uuid references stored_file (id),
  add column document_checked boolean,
  add check ((document is null) = (document_file_id is null)),
  add check (state not in ('agreed', 'signed') or document is not null);

create or replace function app.keep_version() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if old.state <> 'draft' and (new.title, new.languages, new.place, new.signed_on, new.in_force_on, new.ends_on, new.notice_days,
      new.unilateral_termination, new.survival, new.keys, new.content_sha256, new.number, new.base, new.document, new.document_file_id)
    is distinct from (old.title, old.languages, old.place, old.signed_on, old.in_force_on, old.ends_on, old.notice_days,
      old.unilateral_termination, old.survival, old.keys, old.content_sha256, old.number, old.base, old.document, old.document_file_id)
  then
    raise exception 'what was proposed never changes' using errcode = 'MQ030';
  end if;
  if old.agreement is not null and new.agreement is distinct from old.agreement then
    raise exception 'what was agreed never changes' using errcode = 'MQ030';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('draft', 'proposed'), ('proposed', 'agreed'), ('proposed', 'rejected'),
    ('proposed', 'superseded'), ('rejected', 'superseded'), ('agreed', 'signed'), ('agreed', 'superseded'))
  then
    raise exception 'a version does not go from % to %', old.state, new.state using errcode = 'MQ030';
  end if;
  return new;
end $$;

-- Whoever reads protocols reads their typeset texts and attested originals.
create policy read_of_protocol on stored_file for select to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('protocol.read'))
    and (exists (select from protocol_version v where v.document_file_id = stored_file.id)
      or exists (select from protocol_act a where a.file_id = stored_file.id)));
create index on protocol_version (document_file_id);
create index on protocol_act (file_id);
