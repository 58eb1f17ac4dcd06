-- What is needed before anybody is known goes through these definer functions of the closed list (foundation/database/catalogue.ts).

-- Whether anybody can sign in yet; until then the setup code opens the way.
create function app.anybody_enrolled() returns boolean
language sql stable security definer set search_path = pg_catalog
begin atomic
  select exists (select from public.person where enrolled_at is not null and deleted_at is null);
end;
call app.own_definer('app.anybody_enrolled()', 'mithaq_session', '{mithaq_app}');

-- What is kept of the live person with this sign-in name. The verifier is compared in the server, where Argon2id runs.
create function app.find_account(name text, out person_id uuid, out institution_id uuid, out password_hash text, out totp_secret bytea, out totp_counter bigint)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select a.person_id, p.institution_id, a.password_hash, a.totp_secret, a.totp_counter
    from public.account a join public.person p on p.id = a.person_id
    where a.sign_in_name = find_account.name and p.deleted_at is null and p.enrolled_at is not null;
end;
call app.own_definer('app.find_account(text)', 'mithaq_session', '{mithaq_app}');

create function app.find_passkey(credential text, out id uuid, out person_id uuid, out institution_id uuid, out public_key bytea, out counter bigint)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select k.id, k.person_id, p.institution_id, k.public_key, k.counter
    from public.passkey k join public.person p on p.id = k.person_id
    where k.credential_id = find_passkey.credential and p.deleted_at is null and p.enrolled_at is not null;
end;
call app.own_definer('app.find_passkey(text)', 'mithaq_session', '{mithaq_app}');

-- The person whom a provider vouches for: by the subject linked before, else by the address that the inviter wrote down.
create function app.find_federated(issuer text, subject text, verified_email text, out person_id uuid, out institution_id uuid)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  select a.person_id, p.institution_id into find_federated.person_id, find_federated.institution_id
    from public.account a join public.person p on p.id = a.person_id
    where a.oidc_issuer = issuer and a.oidc_subject = subject and p.deleted_at is null and p.enrolled_at is not null;
  if found or verified_email is null then
    return;
  end if;
  update public.account a set oidc_issuer = issuer, oidc_subject = subject
    from public.person p
    where a.email = verified_email and a.oidc_subject is null
      and p.id = a.person_id and p.deleted_at is null and p.enrolled_at is not null
    returning a.person_id, p.institution_id into find_federated.person_id, find_federated.institution_id;
  if found then
    return;
  end if;
  insert into public.account as a (person_id, email, oidc_issuer, oidc_subject)
    select i.person_id, i.email, issuer, subject
      from public.invitation i join public.person p on p.id = i.person_id
      where i.email = verified_email and i.used_at is null and i.revoked_at is null and i.expires_at > now()
        and p.deleted_at is null and p.enrolled_at is null
      order by i.created_at desc limit 1
    on conflict on constraint account_pkey do update set oidc_issuer = excluded.oidc_issuer, oidc_subject = excluded.oidc_subject
    returning a.person_id into find_federated.person_id;
  if not found then
    return;
  end if;
  select p.institution_id into find_federated.institution_id from public.person p where p.id = find_federated.person_id;
  update public.invitation i set used_at = now() where i.person_id = find_federated.person_id and i.used_at is null;
  update public.person p set enrolled_at = now() where p.id = find_federated.person_id;
end $$;
call app.own_definer('app.find_federated(text, text, text)', 'mithaq_session', '{mithaq_app}');

-- Single use: each of these answers true once. The row is locked, so that two requests at the same moment cannot both win.
create function app.use_totp(person uuid, counter bigint) returns boolean
language sql security definer set search_path = pg_catalog
begin atomic
  with used as (update public.account set totp_counter = counter where person_id = person and totp_counter < counter returning 1)
  select exists (select from used);
end;
call app.own_definer('app.use_totp(uuid, bigint)', 'mithaq_session', '{mithaq_app}');

create function app.use_recovery_code(person uuid, hash text) returns boolean
language sql security definer set search_path = pg_catalog
begin atomic
  with used as (
    update public.recovery_code set used_at = now()
      where person_id = person and code_hash = hash and used_at is null returning 1
  )
  select exists (select from used);
end;
call app.own_definer('app.use_recovery_code(uuid, text)', 'mithaq_session', '{mithaq_app}');

-- An authenticator that counts must count upwards: a copy of it is noticed by a counter that stands still or goes back. 0 means it does not count.
create function app.use_passkey(passkey uuid, counter bigint) returns boolean
language sql security definer set search_path = pg_catalog
begin atomic
  with used as (
    update public.passkey p set counter = use_passkey.counter, last_used_at = now()
      where p.id = use_passkey.passkey and (p.counter < use_passkey.counter or (p.counter = 0 and use_passkey.counter = 0)) returning 1
  )
  select exists (select from used);
end;
call app.own_definer('app.use_passkey(uuid, bigint)', 'mithaq_session', '{mithaq_app}');

create function app.use_challenge(hash text, until timestamptz) returns boolean
language sql security definer set search_path = pg_catalog
begin atomic
  delete from public.used_challenge where expires_at < now();
  with used as (
    insert into public.used_challenge (challenge_hash, expires_at) values (hash, until) on conflict do nothing returning 1
  )
  select exists (select from used);
end;
call app.own_definer('app.use_challenge(text, timestamptz)', 'mithaq_session', '{mithaq_app}');

-- Failures of the last quarter of an hour by subject, and whether the place is known. `everybody` counts those of all.
create function app.count_failures(subjects text[], place text)
returns table (subject text, failures integer, seconds_since double precision, known boolean)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select s.subject, count(f.at)::integer, extract(epoch from now() - max(f.at))::double precision,
      exists (select from public.known_place k where k.subject = count_failures.place and k.seen_at > now() - interval '30 days')
    from unnest(subjects) s (subject)
    left join public.sign_in_failure f
      on f.at > now() - interval '15 minutes' and (f.subject = s.subject or s.subject = 'everybody')
    group by s.subject;
end;
call app.own_definer('app.count_failures(text[], text)', 'mithaq_session', '{mithaq_app}');

create function app.note_failure(subjects text[]) returns void
language sql security definer set search_path = pg_catalog
begin atomic
  delete from public.sign_in_failure where at < now() - interval '1 day';
  insert into public.sign_in_failure (subject) select unnest(subjects);
end;
call app.own_definer('app.note_failure(text[])', 'mithaq_session', '{mithaq_app}');

-- A success forgives what failed before under these subjects, and remembers the place.
create function app.note_success(subjects text[], place text) returns void
language sql security definer set search_path = pg_catalog
begin atomic
  delete from public.sign_in_failure where subject = any (subjects);
  insert into public.known_place (subject) values (place) on conflict (subject) do update set seen_at = now();
  delete from public.known_place where seen_at < now() - interval '30 days';
end;
call app.own_definer('app.note_success(text[], text)', 'mithaq_session', '{mithaq_app}');

-- The live session behind a token. One place says what live means: app.enter_session() and whatever replaces it ask here.
create function app.live_session(token_hash text, out id uuid, out kind text, out person_id uuid, out institution_id uuid, out verified boolean)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select s.id, s.kind, s.person_id, s.institution_id,
      s.kind = 'enrol' or coalesce(s.verified_at > now() - interval '5 minutes', false)
    from public.session s
    where s.token_hash = live_session.token_hash and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(secs => s.idle_seconds);
end;
call app.own_definer('app.live_session(text)', 'mithaq_session', '{mithaq_session}');

-- Written at most once a minute, outside the transaction of the request, which may be read-only.
create function app.touch_session(token_hash text) returns void
language sql security definer set search_path = pg_catalog
begin atomic
  update public.session s set last_seen_at = now()
    where s.token_hash = touch_session.token_hash and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(secs => s.idle_seconds) and s.last_seen_at < now() - interval '1 minute';
end;
call app.own_definer('app.touch_session(text)', 'mithaq_session', '{mithaq_app}');

-- Opens a session for somebody whose credentials the server has just verified.
create function app.open_session(person uuid, method text, token_hash text, idle_seconds integer, expires_at timestamptz, agent text) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
  made uuid;
begin
  insert into public.session (kind, method, person_id, institution_id, token_hash, idle_seconds, expires_at, agent, verified_at)
    select 'person', open_session.method, p.id, p.institution_id, open_session.token_hash, open_session.idle_seconds,
        open_session.expires_at, open_session.agent, now()
      from public.person p where p.id = open_session.person and p.deleted_at is null and p.enrolled_at is not null
    returning id into strict made;
  return made;
end $$;
call app.own_definer('app.open_session(uuid, text, text, integer, timestamptz, text)', 'mithaq_session', '{mithaq_app}');

-- The way of the setup code: founding the institution, or, founded but with nobody who can sign in, the first person's credentials.
-- Answers what was opened; `closed` once anybody can sign in.
drop function app.open_session(text, timestamptz);
create function app.open_setup_session(token_hash text, expires_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  self uuid := (select id from public.institution where is_self);
  first uuid;
begin
  if app.anybody_enrolled() then
    return 'closed';
  end if;
  if self is null then
    insert into public.session (token_hash, kind, person_id, institution_id, expires_at)
      values (open_setup_session.token_hash, 'setup', gen_random_uuid(), gen_random_uuid(), open_setup_session.expires_at);
    return 'setup';
  end if;
  select id into strict first from public.person where institution_id = self and deleted_at is null order by created_at, id limit 1;
  insert into public.session (token_hash, kind, person_id, institution_id, expires_at)
    values (open_setup_session.token_hash, 'enrol', first, self, open_setup_session.expires_at);
  return 'enrol';
end $$;
call app.own_definer('app.open_setup_session(text, timestamptz)', 'mithaq_session', '{mithaq_app}');
grant execute on function app.anybody_enrolled() to mithaq_session;

-- Opens an invitation: a session that may only set credentials. It may be opened again until it was used to the end; the session of an
-- earlier opening ends. Null for a token that is forged, expired, used or revoked.
create function app.open_invitation(token text, session_hash text, expires_at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
  invited public.invitation;
begin
  select i.* into invited from public.invitation i join public.person p on p.id = i.person_id
    where i.token_hash = token and i.used_at is null and i.revoked_at is null and i.expires_at > now() and p.deleted_at is null
    for update of i;
  if not found then
    return null;
  end if;
  insert into public.account (person_id, email) values (invited.person_id, invited.email)
    on conflict (person_id) do update set email = coalesce(excluded.email, account.email);
  update public.session s set ended_at = now() where s.kind = 'enrol' and s.person_id = invited.person_id and s.ended_at is null;
  insert into public.session (token_hash, kind, method, person_id, institution_id, expires_at)
    values (session_hash, 'enrol', 'invitation', invited.person_id, invited.institution_id, open_invitation.expires_at);
  return invited.person_id;
end $$;
call app.own_definer('app.open_invitation(text, text, timestamptz)', 'mithaq_session', '{mithaq_app}');

-- Ends an enrolment: credentials from before it go, what was set in it must suffice, every other session of the person ends, and this
-- one becomes an ordinary one under a new token. Answers whether it sufficed; if not, nothing has changed.
create function app.complete_enrolment(old_hash text, new_hash text, idle_seconds integer, expires_at timestamptz, agent text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  own public.session;
begin
  select s.* into own from public.session s
    where s.token_hash = old_hash and s.kind = 'enrol' and s.person_id = app.actor() and s.ended_at is null for update;
  if not found then
    return false;
  end if;
  if not exists (select from public.recovery_code r where r.person_id = own.person_id and r.used_at is null)
    or not (exists (select from public.passkey k where k.person_id = own.person_id and k.created_at >= own.created_at)
      or exists (select from public.account a where a.person_id = own.person_id and a.password_set_at >= own.created_at)) then
    return false;
  end if;
  delete from public.passkey k where k.person_id = own.person_id and k.created_at < own.created_at;
  update public.account a set password_hash = null, totp_secret = null, password_set_at = null
    where a.person_id = own.person_id and a.password_set_at < own.created_at;
  update public.invitation i set used_at = now() where i.person_id = own.person_id and i.used_at is null and i.revoked_at is null;
  update public.person p set enrolled_at = now() where p.id = own.person_id;
  update public.session s set ended_at = now() where s.person_id = own.person_id and s.ended_at is null and s.id <> own.id;
  update public.session s
    set kind = 'person', token_hash = new_hash, idle_seconds = complete_enrolment.idle_seconds, created_at = now(), last_seen_at = now(),
      expires_at = complete_enrolment.expires_at, agent = complete_enrolment.agent, verified_at = now()
    where s.id = own.id;
  return true;
end $$;
call app.own_definer('app.complete_enrolment(text, text, integer, timestamptz, text)', 'mithaq_session', '{mithaq_app}');

-- The person has proved again, in this session, who they are.
create function app.verify_session(token_hash text) returns void
language sql security definer set search_path = pg_catalog
begin atomic
  update public.session s set verified_at = now(), last_seen_at = now()
    where s.token_hash = verify_session.token_hash and s.person_id = app.actor() and s.ended_at is null;
end;
call app.own_definer('app.verify_session(text)', 'mithaq_session', '{mithaq_app}');

-- Ends sessions: one of the actor's own, or, with the right to manage people, all of a person or, with null, of everybody. `spare` stays.
create function app.end_own_session(session_id uuid) returns boolean
language sql security definer set search_path = pg_catalog
begin atomic
  with ended as (
    update public.session s set ended_at = now()
      where s.id = session_id and s.person_id = app.actor() and s.ended_at is null returning 1
  )
  select exists (select from ended);
end;
call app.own_definer('app.end_own_session(uuid)', 'mithaq_session', '{mithaq_app}');

create function app.end_sessions(person uuid, spare text) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  ended integer;
begin
  if person is distinct from app.actor() and not app.can('people.manage') then
    raise exception 'sessions of others are ended by those who manage people' using errcode = '42501';
  end if;
  update public.session s set ended_at = now()
    where s.ended_at is null and s.kind <> 'setup' and s.institution_id = app.institution()
      and (person is null or s.person_id = person) and s.token_hash is distinct from spare;
  get diagnostics ended = row_count;
  return ended;
end $$;
call app.own_definer('app.end_sessions(uuid, text)', 'mithaq_session', '{mithaq_app}');

-- Enters the transaction of a request. As before, and: a session that only sets credentials may do nothing else, and whoever reads the
-- row learns whether the person proved who they are within the last five minutes (step-up).
drop function app.enter_session(text, uuid);
create function app.enter_session(token_hash text, request uuid, out person_id uuid, out institution_id uuid, out capabilities text[], out kind text, out verified boolean)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  select s.person_id, s.institution_id, s.kind, s.verified into person_id, institution_id, kind, verified
    from app.live_session(enter_session.token_hash) s;
  if kind = 'setup' then
    capabilities := array['setup', 'files.upload', 'files.read'];
  elsif kind = 'enrol' then
    capabilities := array['enrol', 'credentials.own'];
  elsif kind = 'person' then
    select coalesce(array_agg(distinct c.capability), '{}') || array['credentials.own'] into capabilities
      from public.role_assignment a join public.role_capability c on c.role = a.role
      where a.person_id = enter_session.person_id and a.deleted_at is null;
  else
    person_id := '00000000-0000-4000-8000-000000000001';
    institution_id := coalesce((select id from public.institution where is_self), '00000000-0000-4000-8000-000000000000');
    capabilities := '{}';
    kind := 'public';
    verified := false;
  end if;
  perform app.enter(person_id, institution_id, capabilities, 'request', request);
end $$;
call app.own_definer('app.enter_session(text, uuid)', 'mithaq_session', '{mithaq_app}');
