-- after: foundation/database 1
-- One row a POST that carried an Idempotency-Key, kept for a day, so that a repeated request gets the first answer and acts once.
create table idempotency_key (
  actor_id uuid not null default app.actor(),
  key uuid not null,
  fingerprint text not null,
  status integer,
  reply text,
  created_at timestamptz not null default now(),
  primary key (actor_id, key)
);
create index on idempotency_key (created_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own on idempotency_key to mithaq_app
  using (actor_id = (select app.actor())) with check (actor_id = (select app.actor()));
create policy expire on idempotency_key for select to mithaq_job using (created_at < now() - interval '1 day');
create policy expire_delete on idempotency_key for delete to mithaq_job using (created_at < now() - interval '1 day');
grant select, insert, update on idempotency_key to mithaq_app;
grant select, delete on idempotency_key to mithaq_job;
