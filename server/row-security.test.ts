import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { enterAs, NO_INSTITUTION } from '../foundation/database/index.ts'
import { catalogueFaults, tableNames } from '../foundation/database/testing.ts'
import { setUp, testApp } from './testing/instance.ts'

const { code, database, visitor } = await testApp()
const admin = await setUp(visitor(), code)
const institution = (await admin('GET', '/api/institution')).body
await admin('PATCH', '/api/institution', { body: { accent: '#0f4c5c' }, version: 1 })
const me = (await admin('GET', '/api/me')).body
const { status } = await admin('PATCH', '/api/me', {
  body: { display: { locale: 'fr-MA', digits: 'latn', hijri_beside: true, low_data: false } },
  version: Number(me.version),
})
assert.equal(status, 200)

const superuser = await database.connect(database.superuser)
const app = await database.connect(database.app)

/** Rows that the walk above does not leave behind, written by the superuser so that every table has something to protect. */
const rows: Readonly<Record<string, string>> = {
  'public.role_assignment_history': `insert into role_assignment_history (record_id, version, field, changed_at, changed_by, request_id)
    select id, 2, 'deleted_at', now(), created_by, gen_random_uuid() from role_assignment limit 1`,
  'public.passkey': `insert into passkey (person_id, credential_id, public_key, counter, transports, name)
    select id, 'credential', '\\x00', 0, '', 'key' from person limit 1`,
  'public.used_challenge': `insert into used_challenge values (repeat('a', 64), now())`,
  'public.sign_in_failure': `insert into sign_in_failure (subject) values ('place')`,
  'public.known_place': `insert into known_place (subject) values ('place')`,
  'public.invitation': `
    do $$ begin
      perform app.enter(id, institution_id, '{people.manage}', 'test', gen_random_uuid()) from person limit 1;
      insert into invitation (person_id, token_hash, expires_at) select id, repeat('b', 64), now() + interval '1 day' from person limit 1;
      update invitation set revoked_at = now();
    end $$`,
  'public.institution_key_history': `
    do $$ begin
      perform app.enter(id, institution_id, '{keys.manage}', 'test', gen_random_uuid()) from person limit 1;
      update institution_key set state = 'compromised', valid_until = now() where use = 'http';
    end $$`,
  'public.case_grant': `
    do $$ begin
      perform app.enter(gen_random_uuid(), institution_id, '{case.grant}', 'test', gen_random_uuid()) from person limit 1;
      insert into case_grant (person_id, case_id, level, reason) select id, gen_random_uuid(), 'view', 'test' from person limit 1;
      update case_grant set reason = 'changed';
    end $$`,
  'public.custody_pending': `
    do $$ begin
      perform app.enter(id, institution_id, '{}', 'test', gen_random_uuid()) from person limit 1;
      perform app.record_events('{fix}', '{file}', '{1}', '{"{}"}', array[decode(repeat('00', 64), 'hex')]);
    end $$`,
  'public.custody_entry': `
    insert into custody_entry (seq, id, type, at, actor_role, object_commit, detail_commit, leaf_hash)
      select 0, id, type, at, actor_role, object_commit, detail_commit, object_commit from custody_pending limit 1;
    insert into custody_tile (level, index, hashes) select 0, 0, leaf_hash from custody_entry;
    insert into custody_chain (object_kind, object_id, entries, last_seq, last_hash) select 'file', '1', 1, 0, leaf_hash from custody_entry;
    insert into custody_checkpoint (size, root, signed_at, note) select 1, leaf_hash, now(), '' from custody_entry;
    insert into custody_timestamp (size, stamped_at, token) values (1, now(), '')`,
  'public.stored_file': `
    do $$ declare first person; begin
      select * into first from person limit 1;
      perform app.enter(first.id, first.institution_id, '{files.upload}', 'test', gen_random_uuid());
      insert into stored_file (data_class, sha256, sha512, bytes, media_type) values ('I', repeat('a', 64), repeat('b', 128), 1, 'image/png');
      update stored_file set verified_at = now(), intact = true;
      insert into upload (data_class, bytes, expires_at) values ('I', 1, now() + interval '1 day');
    end $$`,
  'public.protocol': `
    do $$ declare someone text := 'urn:uuid:' || gen_random_uuid(); text_id uuid; other uuid; made uuid; begin
      perform app.enter(id, institution_id, '{protocol.read,protocol.draft,partners.manage}', 'test', gen_random_uuid()) from person limit 1;
      insert into partner (institution, name, short_name) values (someone, '{"ar": "شريك"}', '{}') returning id into other;
      update partner set note = 'changed', state = 'confirmed', confirmed_at = now();
      insert into partner_key (partner_id, use, kid, x, valid_from) values (other, 'agreement', repeat('k', 43), repeat('x', 43), now());
      insert into protocol (kind) values ('protocol') returning id into made;
      update protocol set archived_on = '2030-01-01';
      insert into protocol_version (protocol_id, number, authored_by, title, languages)
        values (made, 1, someone, '{"ar": "نص"}', '[]') returning id into text_id;
      update protocol_version set notice_days = 10;
      insert into protocol_clause (version_id, eid) values (text_id, 'art_1');
      update protocol_clause set eid = 'art_2';
      insert into protocol_party (version_id, institution, name, role) values (text_id, someone, '{"ar": "شريك"}', 'party');
      update protocol_party set role = 'observer';
      insert into protocol_rule (version_id, rule) values (text_id, '{}');
      update protocol_rule set rule = '{"id": "1"}';
      insert into protocol_comment (protocol_id, eid, body) values (made, 'art_1', 'test');
      update protocol_comment set resolved = true;
      insert into protocol_act (protocol_id, version_number, type, party, at) values (made, 1, 'review', someone, now());
      insert into exchange_message (id, partner_id, direction, protocol_id, protocol_version, message, sequence, sha256, content, state, at)
        values (gen_random_uuid(), other, 'out', made, 1, 'proposal', 1, repeat('a', 64), 'test', 'ready', now());
      insert into exchange_nonce (partner_id, nonce, expires_at) values (other, repeat('n', 22), now() + interval '1 day');
      insert into calendar_token (person_id, token_hash) values (app.actor(), repeat('c', 64));
    end $$`,
  'public.search_entry': `
    insert into search_set (facet, key, terms) values ('area', 'key', '{one}');
    insert into search_set_term (facet, term_id, set_id) select facet, 'one', id from search_set;
    insert into search_slot (kind, facet, slot) values ('event', 'area', 1);
    insert into search_case (case_id) values (gen_random_uuid());
    insert into search_entry (record_id, case_no, changed_at, day, analyzer_version, kind, tsv)
      values (gen_random_uuid(), 1, now(), '-infinity', 1, 'event', 'one')`,
  'public.saved_search': `
    do $$ declare kept uuid; begin
      perform app.enter(id, institution_id, '{cases.work}', 'test', gen_random_uuid()) from person limit 1;
      insert into saved_search (person_id, name, query) values (app.actor(), 'test', '{}') returning id into kept;
      update saved_search set name = 'changed';
      insert into saved_search_run (saved_search_id, looked_at) values (kept, now());
      insert into saved_search_find (saved_search_id, record_id, found_at) values (kept, gen_random_uuid(), now());
    end $$`,
  'public.term': `
    do $$ declare list uuid; one uuid; place uuid; begin
      perform app.enter(id, institution_id, '{vocabulary.manage}', 'test', gen_random_uuid()) from person limit 1;
      insert into vocabulary (key, origin, name) values ('own-list', 'institution', '{"ar": "قائمة"}') returning id into list;
      update vocabulary set edition = '2' where id = list;
      insert into term (vocabulary_id, code, label_ar, status_ar) values (list, '01', 'بند', 'unreviewed') returning id into one;
      update term set position = 2 where id = one;
      insert into synonym (term_id, language, words) values (one, 'ar', 'مرادف');
      update synonym set words = 'مرادف آخر';
      insert into term_word values (one, list, 'بند', 1);
      insert into area (code) values ('A1') returning id into place;
      update area set note = 'changed';
      insert into area_former_parent (area_id, valid_to) values (place, '2015-01-01');
      update area_former_parent set valid_to = '2016-01-01';
      insert into area_name (area_id, language, kind, words) values (place, 'ar', 'name', 'مكان');
      update area_name set words = 'مكان آخر';
      insert into area_word (area_id, word, analyzer) values (place, 'مكان', 1);
      insert into vocabulary_import (kind, file_name, sha256) values ('terms', 'a.csv', repeat('a', 64)) returning id into list;
      update vocabulary_import set file_name = 'b.csv' where id = list;
      insert into vocabulary_import_row (import_id, ordinal, line, outcome) values (list, 0, 2, 'waiting');
    end $$`,
  'public.vault': `
    do $$ declare me person; made uuid; entity uuid; begin
      select * into me from person limit 1;
      perform app.enter(me.id, me.institution_id, '{keys.manage}', 'test', gen_random_uuid());
      insert into vault (person_id) values (me.id); update vault set tested_wraps = 1;
      insert into person_key (person_id, recipient, signing_key) values (me.id, 'age1pq1' || repeat('q', 1952), repeat('A', 43)) returning id into made;
      update person_key set state = 'current';
      insert into key_directory (seq, key_id, entry, hash) values (0, made, repeat('e', 100), repeat('a', 64));
      insert into key_wrap (key_id, kind, wrap) values (made, 'recovery', '{}');
      insert into sealed_object (case_id, kind, record_id, field, object_version, author_key_id, bucket)
        values (gen_random_uuid(), 'person', gen_random_uuid(), 'names', 1, made, 2048) returning id into entity;
      update sealed_object set bucket = 4096;
      insert into sealed_grant (object_id, person_id, key_id, purpose) values (entity, me.id, made, 'test');
      insert into sealed_copy (object_id, revision, sha256, recipients, ciphertext) values (entity, 1, repeat('a', 64), 1, decode(repeat('00', 200), 'hex'));
      insert into unseal (object_id, purpose) values (entity, 'test'); update sealed_grant set revoked_at = now();
    end $$`,
}

/** A case with a record of every kind, a sealed slot and a value of an own field. */
const documented = `
  do $$ declare made uuid := gen_random_uuid(); someone uuid; happened uuid; done uuid; word uuid; field uuid; photo uuid; name text; begin
    perform app.enter(id, institution_id, '{cases.work,case.open,fields.manage,vocabulary.manage,files.upload}', 'test', gen_random_uuid()) from person limit 1;
    select id into word from term limit 1;
    insert into case_file (id, case_id, code, title, identity_policy, codes) values (made, made, 'C-1', '{"ar": "ملف"}', 'restricted', '{}');
    insert into field_definition (kind, key, label, type, class) values ('event', 'colour', '{"ar": "لون"}', 'text', 'I') returning id into field;
    update field_definition set position = 1;
    insert into event (case_id, code, title, codes, extra)
      values (made, 'E-1', '{"ar": "حدث"}', jsonb_build_object('rights', jsonb_build_array(word)), '{"colour": ["أزرق"]}') returning id into happened;
    insert into event (case_id, code, title) values (made, 'E-2', '{"ar": "حدث"}');
    insert into event_link (case_id, code, event_id, related_id, type_id) select made, 'L-1', happened, id, word from event where code = 'E-2';
    insert into person_or_group (case_id, code, kind_id) values (made, 'P-1', word) returning id into someone;
    insert into person_or_group (case_id, code, kind_id) values (made, 'P-2', word);
    insert into relation (case_id, code, person_id, related_id, type_id) select made, 'R-1', someone, id, word from person_or_group where code = 'P-2';
    insert into act (case_id, code, victim_id, event_id, type_id) values (made, 'A-1', someone, happened, word) returning id into done;
    insert into detention (case_id, code, act_id) values (made, 'D-1', done);
    insert into death (case_id, code, act_id) values (made, 'M-1', done);
    insert into torture (case_id, code, act_id) values (made, 'T-1', done);
    insert into property (case_id, code, act_id) values (made, 'B-1', done);
    insert into involvement (case_id, code, act_id, perpetrator_id, degree_id) values (made, 'V-1', done, someone, word);
    insert into information (case_id, code, connection_id, refs)
      values (made, 'I-1', word, jsonb_build_object('speaks_to', jsonb_build_array(happened)));
    insert into interview (case_id, code, person_id) values (made, 'W-1', someone);
    insert into intervention (case_id, code) values (made, 'N-1');
    insert into risk_note (case_id, code, person_id, review_on) values (made, 'K-1', someone, '2030-01-01');
    insert into sealed_slot (record_id, kind, field, case_id) values (someone, 'person', 'names', made);
    insert into person_name (person_id, case_id, name, script) values (someone, made, 'اسم', 'arabic');
    insert into person_name_key (person_id, case_id, institution_id, key) select person_id, case_id, institution_id, 1 from person_name;
    update person_name set use = 'variant';
    insert into duplicate_pair (kind, left_id, right_id, left_case_id, right_case_id, state)
      select 'person', least(someone, id), greatest(someone, id), made, made, 'candidate' from person_or_group where code = 'P-2';
    update duplicate_pair set state = 'different';
    insert into import_run (file_id, file_name, dialect) values (gen_random_uuid(), 'a.csv', '{}') returning id into field;
    update import_run set fault = 'test';
    insert into stored_file (data_class, sha256, sha512, bytes, media_type)
      values ('I', repeat('c', 64), repeat('d', 128), 1, 'image/png') returning id into photo;
    insert into evidence (case_id, code, title, sealed, file_id, sha256, sha512, bytes, media_type)
      values (made, 'X-1', 'صورة', false, photo, repeat('c', 64), repeat('d', 128), 1, 'image/png') returning id into field;
    update evidence set notes = 'test';
    insert into evidence_custody (evidence_id, case_id, action) values (field, made, 'receive');
    insert into evidence_copy (evidence_id, case_id, operation, tool) values (field, made, 'thumbnail', 'test');
    insert into evidence_step (evidence_id, case_id, step, state) values (field, made, 'picture', 'done');
    insert into evidence_text (evidence_id, case_id, page, method, engine, body) values (field, made, 1, 'ocr', 'test', 'نص');
    insert into evidence_words (evidence_id, case_id, tsv) values (field, made, 'word');
    insert into evidence_picture (evidence_id, case_id, fingerprint) values (field, made, 1);
    insert into evidence_link (evidence_id, kind, record_id, case_id) values (field, 'person', someone, made);
    insert into evidence_timestamp (evidence_id, case_id, stamped_at, token) values (field, made, now(), decode(repeat('00', 200), 'hex'));
    insert into import_run (file_id, file_name, dialect) values (gen_random_uuid(), 'b.csv', '{}') returning id into field;
    insert into list_match (older_run_id, newer_run_id, older_case_id, newer_case_id) select field, id, made, made from import_run where id <> field limit 1;
    update list_match set state = 'compared';
    insert into list_match_row (match_id, ordinal, finding, newer_id) select id, 0, 'added', someone from list_match;
    insert into import_progress (run_id) values (field);
    insert into import_rejection (run_id, row_number, ordinal, outcome, code) values (field, 2, 0, 'rejected', 'test');
    insert into import_record (run_id, record_id, kind, row_number, outcome, made) values (field, someone, 'person', 2, 'created', 1);
    insert into import_file (run_id, row_number, name, record_id, case_id, file_id) values (field, 2, 'a.pdf', someone, made, gen_random_uuid());
    insert into record_task (case_id, title) values (made, 'مهمة');
    update record_task set state = 'done';
    insert into destruction (case_id, case_code, reason) values (made, 'C-1', 'test');
    insert into destruction_history (record_id, version, field, changed_at, changed_by, request_id)
      select id, 2, 'state', now(), created_by, gen_random_uuid() from destruction;
    insert into record_comment (case_id, kind, record_id, body) values (made, 'event', happened, 'تعليق');
    update record_comment set resolved = true;
    insert into comment_mention (comment_id, person_id, case_id) select id, created_by, made from record_comment;
    insert into retention_rule (class_id, review_after, citation) values (word, 'P5Y', 'test');
    update retention_rule set review_after = 'P6Y';
    insert into risk_assessment (case_id, person_id, threat_id, source, likelihood, impact, exposure, safe_contact, with_person, owner_id, assessed_on, review_on)
      values (made, someone, word, 'unknown', 3, 4, '[]', 'any', true, app.actor(), current_date, current_date + 30) returning id into field;
    insert into risk_alert (assessment_id, review_on) values (field, current_date);
    insert into risk_measure (case_id, assessment_id, kind, owner_id, due_on) values (made, field, 'legal', app.actor(), current_date);
    update risk_assessment set state = 'measures_in_place';
    update risk_measure set done_on = current_date;
    insert into reprisal (case_id, person_id, kind, happened_on, protected_group, cooperation)
      values (made, someone, 'threat', '2026-01-01', 'relative', 'contact');
    update reprisal set state = 'raised';
    insert into risk_override (case_id, person_id, act, reason, until) values (made, someone, 'share', 'test', current_date) returning id into field;
    insert into risk_override_confirmation (case_id, override_id, created_by) values (made, field, gen_random_uuid());
    insert into consent (case_id, person_id, given_as, given_by, capacity, language, form_version, words, explained, taken_on, taken_by, how)
      values (made, someone, 'victim', 'self', 'full', 'ar', '1', 'test', '[]', '2026-01-01', app.actor(), 'written') returning id into field;
    insert into consent_scope (case_id, consent_id, key, answer) values (made, field, 'publish_anonymised', 'yes');
    insert into consent_use (case_id, person_id, consent_id, key, what, act_id)
      values (made, someone, field, 'publish_anonymised', 'export', gen_random_uuid());
    insert into consent_withdrawal (case_id, consent_id, person_id, told_on, effect) values (made, field, someone, '2026-01-02', 'stops_all_use');
    update information set reliability_id = word where case_id = made;
    insert into mandate_standard (mandate_id, standard, citation) values (word, 'balance', 'test');
    update mandate_standard set citation = 'changed';
    insert into finding (case_id, code, about_kind, about_id) values (made, 'F-1', 'event', happened) returning id into field;
    insert into finding_information (finding_id, information_id, side, case_id) select field, id, 'for', made from information where case_id = made;
    update finding set proposed = 'verified' where id = field;
    insert into finding_decider (case_id, finding_id, person_id, position, finding_version)
      select made, field, app.actor(), 'agree', version from finding where id = field;
    foreach name in array '{case_file,event,event_link,person_or_group,relation,act,detention,death,torture,property,involvement,information,interview,intervention,risk_note}'::text[] loop
      execute format('update %I set remarks = ''test''', name);
    end loop;
  end $$`

/** Tables that a person without any right may read on purpose, with the reason. */
const readableByAll: Readonly<Record<string, string>> = {
  'public.institution': 'class P: name, language and emblem stand on public pages',
  'public.institution_key': 'class P: partners and auditors compare public keys',
  'public.institution_key_history': 'follows the key, whose fields are all class P',
  'public.institution_history': 'follows the institution, whose fields are all class P',
  ...Object.fromEntries(
    ['vocabulary', 'term', 'synonym', 'area', 'area_former_parent', 'area_name']
      .flatMap((table) => [table, `${table}_history`])
      .concat('term_word', 'area_word')
      .map((table) => [`public.${table}`, 'coded lists and names of places are read by everybody who works here']),
  ),
}

const person = (capabilities: readonly string[], institutionId: string) => ({
  person_id: randomUUID(),
  institution_id: institutionId,
  capabilities: new Set(capabilities),
})
const contexts: Readonly<Record<string, string | undefined>> = {
  'no context': undefined,
  'wrong person': enterAs(person([], String(institution.id)), 'test', randomUUID()).statement,
  'no grant': enterAs({ ...person([], String(institution.id)), person_id: randomUUID() }, 'test', randomUUID())
    .statement,
  'other institution': enterAs(
    person(
      [
        'people.read',
        'people.manage',
        'institution.edit',
        'files.read',
        'files.upload',
        'log.read',
        'protocol.read',
        'protocol.draft',
        'protocol.sign',
        'partners.manage',
        'vocabulary.manage',
      ],
      randomUUID(),
    ),
    'test',
    randomUUID(),
  ).statement,
  'no institution': enterAs(person([], NO_INSTITUTION), 'test', randomUUID()).statement,
}

for (const sql of [...Object.values(rows), documented]) await superuser.query(sql)
const names = await tableNames(superuser)

test('the catalogue has no table without forced row security and a policy for named roles', async () => {
  assert.deepEqual(await catalogueFaults(superuser), [])
  assert.ok(names.length >= 10, `${names.length} tables found`)
})

test('a new table without a policy, an enum column, an open definer function or an owner’s view is named', async () => {
  const faults = await inRollback(`
    create table careless (id int);
    create type mood as enum ('good'); create table moody (m mood); alter table moody enable row level security;
    alter table moody force row level security; create policy all_of_us on moody using (true);
    create function app.open_door() returns int language sql security definer return 1;
    create view outlook as select * from person;`)
  for (const expected of [
    'The table public.careless has no row security: enable it',
    'The table public.careless does not force row security on its owner: force it',
    'The table public.careless has no policy: write one beside it in the same migration',
    'The policy all_of_us of public.moody is for PUBLIC: name its roles',
    'The column m of public.moody is an enum, whose equality is not leakproof: use text with a check',
    'The function app.open_door is a security definer that is not on the closed list',
    'The view public.outlook does not run as its reader: set security_invoker, and keep materialised views to public data',
  ])
    assert.ok(faults.includes(expected), expected)
})

for (const name of names) {
  test(`${name} holds a row to protect`, async () => {
    const { rows: found } = await superuser.query(`select count(*)::int as count from ${name}`)
    assert.ok(found[0].count > 0, `no row in ${name}: add one to this test, or the matrix proves nothing`)
  })

  for (const [context, enter] of Object.entries(contexts)) {
    test(`${name} yields nothing to ${context}: select, insert, update, delete`, async () => {
      const sample = (await superuser.query(`select to_jsonb(t) as row from ${name} t limit 1`)).rows[0].row
      const [column] = Object.keys(sample)
      const copy = {
        ...sample,
        ...('id' in sample ? { id: randomUUID() } : {}),
        ...('token_hash' in sample ? { token_hash: '0'.repeat(64) } : {}),
      }
      const statements: Readonly<Record<string, [sql: string, values?: unknown[]]>> = {
        select: [`select * from ${name}`],
        insert: [
          `insert into ${name} select * from jsonb_populate_record(null::${name}, $1) returning 1`,
          [JSON.stringify(copy)],
        ],
        update: [`update ${name} set ${column} = ${column}`],
        delete: [`delete from ${name}`],
      }
      for (const [verb, [sql, values = []]] of Object.entries(statements)) {
        if (verb === 'select' && name in readableByAll && (context === 'wrong person' || context === 'no grant'))
          continue
        assert.equal(await touched(enter, sql, values), 0, `${verb} on ${name} with ${context}`)
      }
    })
  }
}

async function inRollback(statements: string): Promise<readonly string[]> {
  await superuser.query('begin')
  try {
    await superuser.query(statements)
    return await catalogueFaults(superuser)
  } finally {
    await superuser.query('rollback')
  }
}

/** How many rows a statement yields or changes as the application role; a refusal is none. Rolled back in any case. */
async function touched(enter: string | undefined, sql: string, values: unknown[]): Promise<number> {
  await app.query('begin')
  try {
    if (enter !== undefined) await app.query(enter)
    return (await app.query(sql, values)).rowCount ?? 0
  } catch {
    return 0
  } finally {
    await app.query('rollback')
  }
}

test('the same statements succeed for the person who has the right, so that the matrix can fail', async () => {
  const enter = enterAs(
    {
      person_id: String(me.id),
      institution_id: String(institution.id),
      capabilities: new Set(['people.read', 'people.manage', 'institution.edit']),
    },
    'test',
    randomUUID(),
  ).statement
  assert.equal(await touched(enter, 'select * from person', []), 1)
  assert.equal(await touched(enter, 'update person set low_data = true', []), 1)
  assert.equal(await touched(enter, "insert into person (name, locale) values ('ليلى', 'ar-PS')", []), 1)
  assert.equal(await touched(enter, 'select * from person_history', []), 4)
})

test('an application role that could see past row security is refused at start', async () => {
  const { openDatabase } = await import('../foundation/database/index.ts')
  await assert.rejects(
    openDatabase(database.superuser, { size: 1 }),
    /Cannot serve as the application role is a superuser/,
  )
  await assert.rejects(
    openDatabase(database.owner, { size: 1 }),
    /Cannot serve as the application role .* owns a table/,
  )
})
