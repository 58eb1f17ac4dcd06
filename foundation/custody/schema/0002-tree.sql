-- after: foundation/identity 1
-- The log itself. The sequencer (mithaq_job) moves events from custody_pending to custody_entry: there they have their place in the tree,
-- and the leaf hash of the entry before about the same object. Everything grows and nothing changes, by trigger, whoever asks.
create table custody_entry (
  seq bigint primary key check (seq >= 0),
  id bigint not null unique,
  type text not null,
  at timestamptz not null,
  actor_role text not null,
  object_commit bytea not null check (length(object_commit) = 32),
  detail_commit bytea not null check (length(detail_commit) = 32),
  prev_for_object bytea check (length(prev_for_object) = 32),
  leaf_hash bytea not null check (length(leaf_hash) = 32)
);
create index custody_entry_type on custody_entry (type, seq);
create index custody_entry_at on custody_entry (at, seq);

-- c2sp.org/tlog-tiles: 256 hashes a tile; the ones at the right edge grow until they are full.
create table custody_tile (
  level smallint not null check (level between 0 and 6),
  index bigint not null check (index >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (level, index)
);

-- Where the chain of an object ends.
create table custody_chain (
  object_kind text not null,
  object_id text not null,
  entries bigint not null check (entries > 0),
  last_seq bigint not null,
  last_hash bytea not null check (length(last_hash) = 32),
  primary key (object_kind, object_id)
);

create table custody_checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  signed_at timestamptz not null,
  note text not null
);

-- RFC 3161 tokens over checkpoints.
create table custody_timestamp (
  size bigint primary key references custody_checkpoint (size),
  stamped_at timestamptz not null,
  token bytea not null
);

do $$
declare
  name text;
begin
  foreach name in array array['custody_entry', 'custody_tile', 'custody_chain', 'custody_checkpoint', 'custody_timestamp'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy read on %I for select to mithaq_app
      using ((select app.can(''log.read'')) and (select exists (select from institution where id = (select app.institution()) and is_self)))', name);
    execute format('grant select on %I to mithaq_app', name);
    execute format('create policy sequence_read on %I for select to mithaq_job using (true)', name);
    execute format('create policy sequence_append on %I for insert to mithaq_job with check (true)', name);
    execute format('grant select, insert on %I to mithaq_job', name);
    execute format('create trigger append_only_truncate before truncate on %I for each statement execute function app.refuse_change()', name);
    if name not in ('custody_tile', 'custody_chain') then
      execute format('create trigger append_only before update or delete on %I for each row execute function app.refuse_change()', name);
    end if;
  end loop;
end $$;

create function app.grow_only() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.level, new.index) is distinct from (old.level, old.index)
    or length(new.hashes) <= length(old.hashes) or substr(new.hashes, 1, length(old.hashes)) <> old.hashes
  then
    raise exception 'a tile of the custody log only grows' using errcode = 'MQ010';
  end if;
  return new;
end $$;
create trigger grow_only before update on custody_tile for each row execute function app.grow_only();
create trigger append_only before delete on custody_tile for each row execute function app.refuse_change();
create policy sequence_grow on custody_tile for update to mithaq_job using (true) with check (true);
grant update (hashes) on custody_tile to mithaq_job;

create function app.lengthen_only() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.object_kind, new.object_id) is distinct from (old.object_kind, old.object_id)
    or new.entries <= old.entries or new.last_seq <= old.last_seq
  then
    raise exception 'the chain of an object only lengthens' using errcode = 'MQ010';
  end if;
  return new;
end $$;
create trigger lengthen_only before update on custody_chain for each row execute function app.lengthen_only();
create policy sequence_lengthen on custody_chain for update to mithaq_job using (true) with check (true);
grant update (entries, last_seq, last_hash) on custody_chain to mithaq_job;

-- An event leaves the waiting room only for its place in the tree.
create function app.keep_unplaced() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if exists (select from gone where not exists (select from public.custody_entry entry where entry.id = gone.id)) then
    raise exception 'an event leaves only for its place in the custody log' using errcode = 'MQ010';
  end if;
  return null;
end $$;
create trigger keep_unplaced after delete on custody_pending referencing old table as gone for each statement
  execute function app.keep_unplaced();
create policy sequence_read on custody_pending for select to mithaq_job using (true);
create policy sequence_take on custody_pending for delete to mithaq_job using (true);
grant select, delete on custody_pending to mithaq_job;
create policy sequence_read on custody_opening for select to mithaq_job using (true);
grant select on custody_opening to mithaq_job;
create policy log_of on institution for select to mithaq_job using (is_self);
grant select (id, is_self) on institution to mithaq_job;

-- The one way in which what an entry was about goes: all that is known of an object's entries. The entries and their proof stay; what
-- they were about can no longer be known. Answers their numbers. A later event of the object begins a new chain. Definer (closed list).
create function app.erase_openings(object_kind text, object_id text) returns setof bigint
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform app.actor();
  delete from public.custody_chain c
    where c.object_kind = erase_openings.object_kind and c.object_id = erase_openings.object_id;
  return query
    with gone as (
      delete from public.custody_opening o using public.custody_entry e
      where e.id = o.id and o.object_kind = erase_openings.object_kind and o.object_id = erase_openings.object_id
      returning e.seq)
    select seq from gone order by seq;
end $$;
create policy erase_read on custody_opening for select to mithaq_log using (true);
create policy erase on custody_opening for delete to mithaq_log using (true);
create policy erase_read on custody_chain for select to mithaq_log using (true);
create policy erase on custody_chain for delete to mithaq_log using (true);
create policy erase_read on custody_entry for select to mithaq_log using (true);
grant select, delete on custody_opening, custody_chain to mithaq_log;
grant select on custody_entry to mithaq_log;
call app.own_definer('app.erase_openings(text, text)', 'mithaq_log', '{mithaq_job}');
