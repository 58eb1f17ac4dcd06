-- after: foundation/jobs 1
-- Messages may be delivered over HTTPS by a job, beside the way by hand; what came of it stands with the message.
alter table exchange_message
  add column delivery text check (delivery in ('waiting', 'delivered', 'refused', 'given-up')),
  add column delivery_reason text check (delivery_reason ~ '^[a-z0-9.-]{1,80}$'),
  add column delivery_detail text check (char_length(delivery_detail) <= 600),
  add column delivery_attempts integer not null default 0 check (delivery_attempts >= 0),
  add column delivery_tried_at timestamptz,
  add check (delivery is null or direction = 'out');
grant update (delivery, delivery_reason, delivery_detail, delivery_attempts, delivery_tried_at) on exchange_message to mithaq_app;
create policy deliver_read on exchange_message for select to mithaq_job using (direction = 'out' and delivery is not null);
create policy deliver on exchange_message for update to mithaq_job
  using (direction = 'out' and delivery is not null) with check (direction = 'out' and delivery is not null);
grant select, update (state, delivery, delivery_reason, delivery_detail, delivery_attempts, delivery_tried_at) on exchange_message to mithaq_job;
create policy deliver_to on partner for select to mithaq_job using (state = 'confirmed');
grant select (id, state, address) on partner to mithaq_job;

-- On one machine, for tests and demonstrations, an instance may be reached without HTTPS; a setting has to allow it.
alter table partner drop constraint partner_address_check;
alter table partner add check (address ~ '^(https://|http://(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(/|$))');

-- Each signed request is taken once. The sweep forgets nonces whose request would be too old by now.
create table exchange_nonce (
  partner_id uuid not null references partner (id),
  institution_id uuid not null default app.institution(),
  nonce text not null check (nonce ~ '^[A-Za-z0-9_-]{22}$'),
  expires_at timestamptz not null,
  primary key (partner_id, nonce)
);
create index on exchange_nonce (expires_at);
alter table exchange_nonce enable row level security;
alter table exchange_nonce force row level security;
create policy spend on exchange_nonce for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('protocol.draft'))
    and exists (select from partner where partner.id = partner_id and partner.state = 'confirmed'));
grant insert on exchange_nonce to mithaq_app;
create policy sweep_read on exchange_nonce for select to mithaq_job using (true);
create policy sweep on exchange_nonce for delete to mithaq_job using (expires_at < now());
grant select (expires_at), delete on exchange_nonce to mithaq_job;

-- Keys of partners follow their signed statements: the old one ends, and one that somebody else may hold is heard no more.
alter table partner_key
  add column compromised boolean not null default false,
  add column statement text check (char_length(statement) between 20 and 4000);
create policy finish on partner_key for update to mithaq_app
  using ((select app.can('partners.manage')) and exists (select from partner where partner.id = partner_id))
  with check ((select app.can('partners.manage')));
grant update (valid_until, compromised) on partner_key to mithaq_app;

-- A key officer tells the partners of a key that was replaced, and of nothing else.
create policy tell_of_keys on partner for select to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('keys.manage')));
create policy tell_of_keys_read on exchange_message for select to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('keys.manage')) and message = 'key-rotation');
create policy tell_of_keys on exchange_message for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('keys.manage')) and message = 'key-rotation'
    and exists (select from partner where partner.id = partner_id and partner.state = 'confirmed'));
