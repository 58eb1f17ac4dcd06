-- after: foundation/identity 1
-- Another institution with an instance of its own. Class P but for what we note of it; it can do nothing before it is confirmed.
create table partner (
  institution text not null check (institution ~ '^urn:uuid:[0-9a-f-]{36}$'),
  name jsonb not null check (app.is_ltext(name)),
  short_name jsonb not null check (short_name = '{}' or app.is_ltext(short_name)),
  address text check (address ~ '^https://'),
  state text not null default 'unconfirmed' check (state in ('unconfirmed', 'confirmed', 'excluded')),
  confirmed_at timestamptz,
  note text not null default '' check (char_length(note) <= 2000)
);
call app.make_record('partner');
create unique index partner_institution on partner (institution_id, institution);
create policy read on partner for select to mithaq_app
  using (institution_id = (select app.institution()) and ((select app.can('protocol.read')) or (select app.can('partners.manage'))));
create policy add on partner for insert to mithaq_app
  with check (institution_id = (select app.institution()) and (select app.can('partners.manage')) and state = 'unconfirmed');
create policy change on partner for update to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('partners.manage')))
  with check (institution_id = (select app.institution()));

-- Public keys of a partner as its invitation named them. A key is never changed; it ends.
create table partner_key (
  id uuid primary key default gen_random_uuid(),
  partner_id uuid not null references partner (id),
  use text not null check (use in ('agreement', 'record', 'receipt', 'log', 'http')),
  kid text not null check (kid ~ '^[A-Za-z0-9_-]{43}$'),
  x text not null check (x ~ '^[A-Za-z0-9_-]{43}$'),
  valid_from timestamptz not null,
  valid_until timestamptz,
  unique (partner_id, kid)
);
alter table partner_key enable row level security;
alter table partner_key force row level security;
create policy read on partner_key for select to mithaq_app using (exists (select from partner where partner.id = partner_id));
create policy add on partner_key for insert to mithaq_app
  with check ((select app.can('partners.manage')) and exists (select from partner where partner.id = partner_id));
grant select, insert on partner_key to mithaq_app;

-- What was said between two instances about a protocol, as signed files, each direction a chain of its own.
create table exchange_message (
  id uuid primary key,
  partner_id uuid not null references partner (id),
  institution_id uuid not null default app.institution(),
  direction text not null check (direction in ('out', 'in')),
  protocol_id uuid not null,
  protocol_version integer not null check (protocol_version > 0),
  message text not null check (char_length(message) between 3 and 40),
  sequence integer not null check (sequence > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  previous text check (previous ~ '^[0-9a-f]{64}$'),
  content text not null,
  state text not null check (state in ('ready', 'carried', 'delivered', 'applied', 'waiting')),
  at timestamptz not null,
  unique (partner_id, protocol_id, direction, sequence)
);
alter table exchange_message enable row level security;
alter table exchange_message force row level security;
create index on exchange_message (protocol_id, at desc);
create policy read on exchange_message for select to mithaq_app
  using (institution_id = (select app.institution()) and (select app.can('protocol.read')));
create policy add on exchange_message for insert to mithaq_app
  with check (institution_id = (select app.institution())
    and ((select app.can('protocol.draft')) or (select app.can('protocol.sign')) or (select app.can('sharing.suspend')))
    and exists (select from partner where partner.id = partner_id and partner.state = 'confirmed'));
create policy move on exchange_message for update to mithaq_app
  using (institution_id = (select app.institution()) and ((select app.can('protocol.draft')) or (select app.can('protocol.sign'))))
  with check (institution_id = (select app.institution()));
grant select, insert, update (state) on exchange_message to mithaq_app;
