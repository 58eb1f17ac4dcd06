-- after: foundation/identity 4
-- Ends every session but the one whose token hash is `spare`: for those who may set the mode. Answers how many.
create function app.end_all_sessions(spare text) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  ended integer;
begin
  if not app.can('emergency.set') then
    raise exception 'the sessions of all are ended by those who may set the mode' using errcode = '42501';
  end if;
  update public.session s set ended_at = now()
    where s.ended_at is null and s.institution_id = app.institution() and s.token_hash is distinct from spare;
  get diagnostics ended = row_count;
  return ended;
end $$;
call app.own_definer('app.end_all_sessions(text)', 'mithaq_session', '{mithaq_app}');
