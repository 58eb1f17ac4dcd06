-- after: foundation/access 5
-- Whether the actor works at the institution that this instance serves: whoever does reads its coded lists and its gazetteer.
create function app.at_home() returns boolean
language sql stable set search_path = pg_catalog
begin atomic
  select app.actor() <> '00000000-0000-4000-8000-000000000001' and exists (select from public.institution i where i.is_self);
end;

-- A coded list. Shipped ones (core) belong to no institution and are known by the same ids everywhere; `edition` says which release.
create table vocabulary (
  key text not null unique check (key ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and char_length(key) <= 60),
  origin text not null check (origin in ('core', 'package', 'institution')),
  name jsonb not null check (app.is_ltext(name)),
  edition text not null default '' check (char_length(edition) <= 60),
  licence text not null default '' check (char_length(licence) <= 200),
  attribution text not null default '' check (char_length(attribution) <= 1000),
  shipped jsonb,
  -- a later release may ship any key but these
  check ((origin = 'institution') = (key ^@ 'own-'))
);
call app.make_record('vocabulary');
create policy read on vocabulary for select to mithaq_app using ((select app.at_home()));
create policy add on vocabulary for insert to mithaq_app
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution())
    and origin <> 'core');
create policy change on vocabulary for update to mithaq_app
  using ((select app.at_home()) and (select app.can('vocabulary.manage')))
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')));
create policy ship on vocabulary to current_user using (true) with check (true);

-- A term of a list. `shipped` is what a release of the product last gave it, so that what the institution changed is known as such.
create table term (
  vocabulary_id uuid not null references vocabulary (id),
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$'),
  huri_code text check (huri_code ~ '^[0-9]{12}$'),
  parent_id uuid,
  position integer not null default 0 check (position >= 0),
  label_ar text check (char_length(label_ar) between 1 and 500),
  label_fr text check (char_length(label_fr) between 1 and 500),
  label_en text check (char_length(label_en) between 1 and 500),
  label_es text check (char_length(label_es) between 1 and 500),
  status_ar text check (status_ar in ('reviewed', 'unreviewed', 'machine')),
  status_fr text check (status_fr in ('reviewed', 'unreviewed', 'machine')),
  status_en text check (status_en in ('reviewed', 'unreviewed', 'machine')),
  status_es text check (status_es in ('reviewed', 'unreviewed', 'machine')),
  -- who answers for a reviewed label, by language: a name and a quality, as the institution writes it
  reviewers jsonb not null default '{}' check (jsonb_typeof(reviewers) = 'object'),
  scope_note jsonb not null default '{}' check (scope_note = '{}' or app.is_ltext(scope_note)),
  note text not null default '' check (char_length(note) <= 500),
  replaced_by_id uuid,
  retired_on date,
  shipped jsonb,
  check (coalesce(label_ar, label_fr, label_en, label_es) is not null),
  check ((label_ar is null) = (status_ar is null) and (label_fr is null) = (status_fr is null)
    and (label_en is null) = (status_en is null) and (label_es is null) = (status_es is null)),
  check (status_ar is distinct from 'reviewed' or reviewers -> 'ar' is not null),
  check (status_fr is distinct from 'reviewed' or reviewers -> 'fr' is not null),
  check (status_en is distinct from 'reviewed' or reviewers -> 'en' is not null),
  check (replaced_by_id is null or retired_on is not null)
);
call app.make_record('term');
-- a code is never used again: retired terms keep theirs
create unique index term_code on term (vocabulary_id, code);
alter table term add constraint term_in_list unique (vocabulary_id, id),
  add constraint term_parent foreign key (vocabulary_id, parent_id) references term (vocabulary_id, id) deferrable initially immediate,
  add constraint term_replacement foreign key (vocabulary_id, replaced_by_id) references term (vocabulary_id, id),
  add check (parent_id <> id), add check (replaced_by_id <> id);
create index term_order on term (vocabulary_id, parent_id, position, id);
create index term_parent on term (parent_id) where parent_id is not null;
create index term_replacement on term (replaced_by_id) where replaced_by_id is not null;
create index term_huri_code on term (vocabulary_id, huri_code) where huri_code is not null;
create policy read on term for select to mithaq_app using ((select app.at_home()));
create policy add on term for insert to mithaq_app
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));
create policy change on term for update to mithaq_app
  using ((select app.at_home()) and (select app.can('vocabulary.manage')))
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')));
create policy ship on term to current_user using (true) with check (true);

-- Other words under which a term is found: never shown as its name.
create table synonym (
  term_id uuid not null references term (id),
  language text not null check (language in ('ar', 'fr', 'en', 'es')),
  words text not null check (char_length(words) between 1 and 200)
);
call app.make_record('synonym', restorable => true);
create unique index synonym_live on synonym (term_id, language, words) where deleted_at is null;
create policy read on synonym for select to mithaq_app using ((select app.at_home()));
create policy add on synonym for insert to mithaq_app
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));
create policy change on synonym for update to mithaq_app
  using ((select app.at_home()) and (select app.can('vocabulary.manage')))
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')));
create policy ship on synonym to current_user using (true) with check (true);

-- The normalised words of labels and synonyms, for choosing by a few letters: text in "C" order, whose comparison is leakproof, so
-- that the index serves the application role under row security. Written by the application with the terms; `analyzer` is its release.
create table term_word (
  term_id uuid not null references term (id) on delete cascade,
  vocabulary_id uuid not null references vocabulary (id),
  word text collate "C" not null,
  analyzer integer not null,
  primary key (term_id, word)
);
create index term_word_prefix on term_word (word, vocabulary_id, term_id);
create index term_word_in_list on term_word (vocabulary_id, word, term_id);
alter table term_word enable row level security;
alter table term_word force row level security;
create policy read on term_word for select to mithaq_app using ((select app.at_home()));
create policy add on term_word for insert to mithaq_app with check ((select app.at_home()) and (select app.can('vocabulary.manage')));
create policy remove on term_word for delete to mithaq_app using ((select app.at_home()) and (select app.can('vocabulary.manage')));
create policy ship on term_word to current_user using (true) with check (true);
grant select, insert, delete on term_word to mithaq_app;

-- A term keeps its list and its code, and a tree has no circle: moves within one list wait for each other.
create function app.keep_term() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.vocabulary_id, new.code) is distinct from (old.vocabulary_id, old.code) then
    raise exception 'a term keeps its list and its code' using errcode = 'MQ040';
  end if;
  if new.parent_id is distinct from old.parent_id and new.parent_id is not null then
    perform pg_advisory_xact_lock(hashtextextended('tree ' || new.vocabulary_id, 0));
    if exists (
      with recursive above as (
        select t.id, t.parent_id from public.term t where t.id = new.parent_id
        union select t.id, t.parent_id from public.term t join above a on t.id = a.parent_id)
      select from above where id = new.id)
    then
      raise exception 'a term cannot stand below itself' using errcode = 'MQ041';
    end if;
  end if;
  return new;
end $$;
create trigger keep_term before update on term for each row execute function app.keep_term();

-- A place that the institution knows by name: its gazetteer. The hierarchy and the names have their times; nothing ships by default.
create table area (
  code text check (char_length(code) between 1 and 60),
  parent_id uuid,
  parent_from date,
  type_id uuid references term (id),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  radius_m integer check (radius_m between 1 and 2000000),
  valid_from date,
  valid_to date,
  replaced_by_id uuid,
  note text not null default '' check (char_length(note) <= 500),
  check ((latitude is null) = (longitude is null) and (radius_m is null or latitude is not null)),
  check (valid_from <= valid_to)
);
call app.make_record('area', restorable => true);
alter table area add constraint area_parent foreign key (parent_id) references area (id),
  add constraint area_replacement foreign key (replaced_by_id) references area (id),
  add check (parent_id <> id), add check (replaced_by_id <> id);
create unique index area_code on area (institution_id, code) where code is not null;
create index area_below on area (parent_id);
create policy read on area for select to mithaq_app
  using ((select app.at_home()) and institution_id = (select app.institution()));
create policy add on area for insert to mithaq_app
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));
create policy change on area for update to mithaq_app
  using ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()))
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));

-- Where an area stood before, and from when to when.
create table area_former_parent (
  area_id uuid not null references area (id),
  parent_id uuid references area (id),
  valid_from date,
  valid_to date not null,
  check (valid_from <= valid_to),
  check (parent_id <> area_id)
);
call app.make_record('area_former_parent', restorable => true);
create index area_former_parent_of on area_former_parent (area_id);
create policy read on area_former_parent for select to mithaq_app
  using ((select app.at_home()) and institution_id = (select app.institution()));
create policy add on area_former_parent for insert to mithaq_app
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));
create policy change on area_former_parent for update to mithaq_app
  using ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()))
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));

-- A name of an area: the one in use, other spellings, and names of the past with their years.
create table area_name (
  area_id uuid not null references area (id),
  language text not null check (language in ('ar', 'fr', 'en')),
  kind text not null check (kind in ('name', 'variant', 'former')),
  words text not null check (char_length(words) between 1 and 200),
  valid_from date,
  valid_to date,
  check (valid_from <= valid_to)
);
call app.make_record('area_name', restorable => true);
create unique index area_name_in_use on area_name (area_id, language) where kind = 'name' and deleted_at is null;
create index area_name_of on area_name (area_id);
create policy read on area_name for select to mithaq_app
  using ((select app.at_home()) and institution_id = (select app.institution()));
create policy add on area_name for insert to mithaq_app
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));
create policy change on area_name for update to mithaq_app
  using ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()))
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));

create table area_word (
  area_id uuid not null references area (id),
  institution_id uuid not null default app.institution(),
  word text collate "C" not null,
  analyzer integer not null,
  primary key (area_id, word)
);
create index area_word_prefix on area_word (word, area_id);
alter table area_word enable row level security;
alter table area_word force row level security;
create policy read on area_word for select to mithaq_app
  using ((select app.at_home()) and institution_id = (select app.institution()));
create policy add on area_word for insert to mithaq_app
  with check ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));
create policy remove on area_word for delete to mithaq_app
  using ((select app.at_home()) and (select app.can('vocabulary.manage')) and institution_id = (select app.institution()));
create policy ship on area_word to current_user using (true) with check (true);
grant select, insert, delete on area_word to mithaq_app;

create function app.keep_area() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if new.parent_id is distinct from old.parent_id and new.parent_id is not null then
    perform pg_advisory_xact_lock(hashtextextended('tree of areas', 0));
    if exists (
      with recursive above as (
        select t.id, t.parent_id from public.area t where t.id = new.parent_id
        union select t.id, t.parent_id from public.area t join above a on t.id = a.parent_id)
      select from above where id = new.id)
    then
      raise exception 'an area cannot stand below itself' using errcode = 'MQ041';
    end if;
  end if;
  return new;
end $$;
create trigger keep_area before update on area for each row execute function app.keep_area();
