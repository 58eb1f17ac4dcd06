-- The kinds of records, as declared in record-kinds; a test compares the columns with the declarations.
-- case file
create table case_file (
  "title" jsonb not null check (jsonb_typeof("title") = 'object'),
  summary jsonb check (jsonb_typeof(summary) = 'object'),
  mandate_id uuid references term (id),
  intake_channel_id uuid references term (id),
  stage text not null default 'received' check (stage in ('received', 'screening', 'admitted', 'declined', 'investigating', 'concluded', 'closed', 'reopened', 'on_hold')),
  stage_reason text check (char_length(stage_reason) <= 2000),
  referral text check (char_length(referral) <= 300),
  priority_id uuid references term (id),
  monitoring_status_id uuid references term (id),
  identity_policy text not null check (identity_policy in ('sealed', 'restricted')),
  days_sealed boolean,
  procedures jsonb check (jsonb_typeof(procedures) = 'array'),
  retention_class_id uuid references term (id),
  review_on date,
  legal_hold boolean,
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('case_file', 'case_file');


-- event (ESF 01)
create table event (
  "title" jsonb not null check (jsonb_typeof("title") = 'object'),
  summary jsonb check (jsonb_typeof(summary) = 'object'),
  "start" text, start_first date, start_last date, start_approximate boolean,
  start_calendar_as_told text, start_as_told text, start_hijri_manual text,
  "end" text, end_first date, end_last date, end_approximate boolean,
  end_calendar_as_told text, end_as_told text, end_hijri_manual text,
  place_area_id uuid references area (id), place_latitude double precision check (place_latitude between -90 and 90),
  place_longitude double precision check (place_longitude between -180 and 180), place_radius_m integer,
  place_precision text check (place_precision in ('1 km', 'locality', 'district', 'region', 'country', 'unknown', 'withheld')),
  place_named jsonb, place_location_type_id uuid references term (id),
  -- a finer point is sealed
  check (place_latitude is null or (place_longitude is not null and place_radius_m >= 1000)),
  esf_status_id uuid references term (id),
  impact text check (char_length(impact) <= 20000),
  affected_min integer, affected_max integer, check (affected_min <= affected_max),
  affected_unit_id uuid references term (id),
  monitoring_status_id uuid references term (id),
  duty_checklist jsonb check (jsonb_typeof(duty_checklist) = 'array'),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('event', 'event');
create index on event (case_id, coalesce(start_first, date '0001-01-01'), id) where deleted_at is null;

-- link between events (ESF 22)
create table event_link (
  event_id uuid not null references event (id),
  related_id uuid not null references event (id),
  type_id uuid not null references term (id),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('event_link', 'event_link');
create index on event_link (event_id, created_at, id) where deleted_at is null;
create index on event_link (related_id, created_at, id) where deleted_at is null;

-- person or group (ESF 09)
create table person_or_group (
  kind_id uuid not null references term (id),
  age_band_id uuid references term (id),
  sex_gender_id uuid references term (id),
  civil_status_id uuid references term (id),
  education_id uuid references term (id),
  occupation_group_id uuid references term (id),
  dependants integer,
  "languages" jsonb check (jsonb_typeof("languages") = 'array'),
  deceased boolean,
  died_on text, died_on_first date, died_on_last date, died_on_approximate boolean,
  died_on_calendar_as_told text, died_on_as_told text, died_on_hijri_manual text,
  group_size_min integer, group_size_max integer, check (group_size_min <= group_size_max),
  public_name jsonb check (jsonb_typeof(public_name) = 'object'),
  public_name_citation text check (char_length(public_name_citation) <= 1000),
  public_birth text, public_birth_first date, public_birth_last date, public_birth_approximate boolean,
  public_birth_calendar_as_told text, public_birth_as_told text, public_birth_hijri_manual text,
  public_age text check (char_length(public_age) <= 60),
  withdrawn_by_source boolean,
  reliability_as_source_id uuid references term (id),
  reliability_as_party_id uuid references term (id),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('person_or_group', 'person');


-- relation between persons (ESF 23)
create table relation (
  person_id uuid not null references person_or_group (id),
  related_id uuid not null references person_or_group (id),
  type_id uuid not null references term (id),
  "from" text, from_first date, from_last date, from_approximate boolean,
  from_calendar_as_told text, from_as_told text, from_hijri_manual text,
  "to" text, to_first date, to_last date, to_approximate boolean,
  to_calendar_as_told text, to_as_told text, to_hijri_manual text,
  education_id uuid references term (id),
  employment text check (char_length(employment) <= 300),
  affiliation text check (char_length(affiliation) <= 300),
  "position" text check (char_length("position") <= 300),
  "rank" text check (char_length("rank") <= 300),
  "unit" text check (char_length("unit") <= 300),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('relation', 'relation');
create index on relation (person_id, created_at, id) where deleted_at is null;
create index on relation (related_id, created_at, id) where deleted_at is null;
create index on relation (case_id, coalesce(from_first, date '0001-01-01'), id) where deleted_at is null;

-- act (ESF 21)
create table act (
  victim_id uuid not null references person_or_group (id),
  event_id uuid not null references event (id),
  type_id uuid not null references term (id),
  "start" text, start_first date, start_last date, start_approximate boolean,
  start_calendar_as_told text, start_as_told text, start_hijri_manual text,
  "end" text, end_first date, end_last date, end_approximate boolean,
  end_calendar_as_told text, end_as_told text, end_hijri_manual text,
  age_at_act_min integer, age_at_act_max integer, check (age_at_act_min <= age_at_act_max),
  age_band_id uuid references term (id),
  location_type_id uuid references term (id),
  stated_reason text check (char_length(stated_reason) <= 20000),
  status_at_end_id uuid references term (id),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('act', 'act');
create index on act (victim_id, created_at, id) where deleted_at is null;
create index on act (event_id, created_at, id) where deleted_at is null;
create index on act (case_id, coalesce(start_first, date '0001-01-01'), id) where deleted_at is null;

-- detention (ESF 31)
create table detention (
  act_id uuid not null references act (id),
  type_id uuid references term (id),
  court_language_id uuid references term (id),
  arresting_authority text check (char_length(arresting_authority) <= 300),
  transfers jsonb check (jsonb_typeof(transfers) = 'array'),
  district_id uuid references term (id),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('detention', 'detention');
create unique index on detention (act_id) where deleted_at is null;

-- death (ESF 32)
create table death (
  act_id uuid not null references act (id),
  cause_id uuid references term (id),
  autopsy_id uuid references term (id),
  certificate_id uuid references term (id),
  identification_method_id uuid references term (id),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('death', 'death');
create unique index on death (act_id) where deleted_at is null;

-- torture (ESF 33)
create table torture (
  act_id uuid not null references act (id),
  statement_signed_id uuid references term (id),
  medical_attention_id uuid references term (id),
  consistency jsonb check (jsonb_typeof(consistency) = 'array'),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('torture', 'torture');
create unique index on torture (act_id) where deleted_at is null;

-- property (ESF 34)
create table property (
  act_id uuid not null references act (id),
  loss text check (char_length(loss) <= 20000),
  "value" text check (char_length("value") <= 300),
  currency text check (char_length(currency) <= 3),
  compensation_id uuid references term (id),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('property', 'property');
create unique index on property (act_id) where deleted_at is null;

-- involvement (ESF 24)
create table involvement (
  act_id uuid not null references act (id),
  perpetrator_id uuid references person_or_group (id),
  degree_id uuid not null references term (id),
  status_id uuid references term (id),
  basis text check (char_length(basis) <= 20000),
  standard_reached text check (standard_reached in ('reasonable_suspicion', 'reasonable_grounds', 'balance', 'clear_convincing', 'beyond_doubt')),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('involvement', 'involvement');
create index on involvement (act_id, created_at, id) where deleted_at is null;
create index on involvement (perpetrator_id, created_at, id) where deleted_at is null;

-- information (ESF 25)
create table information (
  source_kind text check (source_kind in ('person', 'document')),
  document_locator text check (char_length(document_locator) <= 1000),
  connection_id uuid not null references term (id),
  "languages" jsonb check (jsonb_typeof("languages") = 'array'),
  material_date text, material_date_first date, material_date_last date, material_date_approximate boolean,
  material_date_calendar_as_told text, material_date_as_told text, material_date_hijri_manual text,
  reliability_id uuid references term (id),
  credibility_id uuid references term (id),
  grade_reason text check (char_length(grade_reason) <= 20000),
  independence_group text check (char_length(independence_group) <= 100),
  claims jsonb check (jsonb_typeof(claims) = 'array'),
  "status" text not null default 'current' check ("status" in ('current', 'superseded', 'withdrawn_by_source')),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('information', 'information');


-- interview
create table interview (
  person_id uuid not null references person_or_group (id),
  event_id uuid references event (id),
  with_interpreter boolean,
  held_on text, held_on_first date, held_on_last date, held_on_approximate boolean,
  held_on_calendar_as_told text, held_on_as_told text, held_on_hijri_manual text,
  place_class_id uuid references term (id),
  mode_id uuid references term (id),
  persons_present integer,
  "languages" jsonb check (jsonb_typeof("languages") = 'array'),
  questions text check (char_length(questions) <= 20000),
  follow_up text check (char_length(follow_up) <= 20000),
  distress boolean,
  support_referral text check (char_length(support_referral) <= 300),
  "state" text not null default 'planned' check ("state" in ('planned', 'consented', 'held', 'transcribed', 'closed', 'cancelled')),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('interview', 'interview');
create index on interview (person_id, created_at, id) where deleted_at is null;
create index on interview (event_id, created_at, id) where deleted_at is null;
create index on interview (case_id, coalesce(held_on_first, date '0001-01-01'), id) where deleted_at is null;

-- intervention (ESF 26)
create table intervention (
  party_id uuid references person_or_group (id),
  event_id uuid references event (id),
  victim_id uuid references person_or_group (id),
  "date" text, date_first date, date_last date, date_approximate boolean,
  date_calendar_as_told text, date_as_told text, date_hijri_manual text,
  response_id uuid references term (id),
  impact_id uuid references term (id),
  status_id uuid references term (id),
  priority_id uuid references term (id),
  deadline date,
  place_area_id uuid references area (id), place_latitude double precision check (place_latitude between -90 and 90),
  place_longitude double precision check (place_longitude between -180 and 180), place_radius_m integer,
  place_precision text check (place_precision in ('1 km', 'locality', 'district', 'region', 'country', 'unknown', 'withheld')),
  place_named jsonb, place_location_type_id uuid references term (id),
  -- a finer point is sealed
  check (place_latitude is null or (place_longitude is not null and place_radius_m >= 1000)),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('intervention', 'intervention');
create index on intervention (party_id, created_at, id) where deleted_at is null;
create index on intervention (event_id, created_at, id) where deleted_at is null;
create index on intervention (victim_id, created_at, id) where deleted_at is null;
create index on intervention (case_id, coalesce(date_first, date '0001-01-01'), id) where deleted_at is null;

-- risk note
create table risk_note (
  person_id uuid not null references person_or_group (id),
  level_id uuid references term (id),
  owner_id uuid references person (id),
  review_on date not null,
  "state" text not null default 'assessed' check ("state" in ('assessed', 'measures_in_place', 'reviewed', 'closed')),
  received_on text, received_on_first date, received_on_last date, received_on_approximate boolean,
  received_on_calendar_as_told text, received_on_as_told text, received_on_hijri_manual text,
  remarks text check (char_length(remarks) <= 20000),
  tags jsonb check (jsonb_typeof(tags) = 'array'),
  paper_files jsonb check (jsonb_typeof(paper_files) = 'array'),
  legacy_no text check (char_length(legacy_no) <= 100),
  legacy_confidential boolean
);
call app.make_case_record('risk_note', 'risk_note');
create index on risk_note (person_id, created_at, id) where deleted_at is null;

-- A case that is declined says why; one that is closed is looked at again (R4).
alter table case_file
  add check (stage <> 'declined' or stage_reason is not null),
  add check (stage <> 'closed' or review_on is not null);

-- An involvement names somebody, or says that nobody is known: never an empty link (R7).
alter table involvement add check (perpetrator_id is not null or states ->> 'perpetrator' is not distinct from 'unknown');

-- A published name says where it was published.
alter table person_or_group
  add check (coalesce(public_name::text, public_birth, public_age) is null or public_name_citation is not null);

-- A link between two events is stored once, and no event is linked to itself.
alter table event_link add check (event_id <> related_id);
create unique index on event_link (event_id, related_id, type_id) where deleted_at is null;
alter table relation add check (person_id <> related_id);

-- A link is seen by whoever sees both of its ends.
create policy both_ends on event_link as restrictive to mithaq_app
  using (exists (select from event e where e.id = event_id) and exists (select from event e where e.id = related_id));
create policy both_ends on relation as restrictive to mithaq_app
  using (exists (select from person_or_group p where p.id = person_id) and exists (select from person_or_group p where p.id = related_id));
create policy both_ends on involvement as restrictive to mithaq_app
  using (perpetrator_id is null or exists (select from person_or_group p where p.id = perpetrator_id));
