import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { testDatabase } from '../../server/testing/database.ts'
import { enterAs } from '../database/index.ts'
import { type Act, type Capability, capabilities, type Level, levels, recordRules, roles } from './model.ts'
import { levelIn, mayDo } from './rules.ts'

const database = await testDatabase()
const app = await database.connect(database.app)
const superuser = await database.connect(database.superuser)
const institution = randomUUID()
const [me, other] = [randomUUID(), randomUUID()]
await superuser.query(`
  select app.enter('${me}', '${institution}', '{}', 'test', gen_random_uuid());
  begin; select app.enter('${me}', '${institution}', '{}', 'test', gen_random_uuid());
  insert into person (id, name, locale) values ('${me}', 'أمل', 'ar-MA'), ('${other}', 'نور', 'ar-MA'); commit`)

const acts = [...Object.keys(capabilities), ...Object.keys(recordRules)] as Act[]
const allowed = fc.subarray(Object.keys(capabilities) as Capability[])
const grant = fc.record({
  person_id: fc.constantFrom(me, other),
  level: fc.constantFrom<Level>(...levels),
  hours: fc.constantFrom(null, -1000, -1, 1, 1000),
  ended: fc.boolean(),
})

test('mayDo() in the program and app.may() in the database give the same answer to every question', async () => {
  const run = fc.asyncProperty(
    allowed,
    fc.uniqueArray(grant, { selector: ({ person_id }) => person_id, maxLength: 2 }),
    fc.constantFrom(...acts),
    fc.constantFrom(me, other, undefined),
    async (has, given, act, about) => {
      const caseId = randomUUID()
      await app.query('begin')
      await app.query(
        enterAs({ person_id: me, institution_id: institution, capabilities: new Set(has) }, 'test', randomUUID())
          .statement,
      )
      const at = new Date((await app.query('select now()')).rows[0].now)
      const grants = given.map(({ hours, ...rest }) => ({
        ...rest,
        case_id: caseId,
        until: hours === null ? null : new Date(at.getTime() + hours * 3_600_000).toISOString(),
      }))
      for (const one of grants)
        await superuser.query(
          `insert into case_grant (institution_id, created_by, updated_by, person_id, case_id, level, until, reason, deleted_at)
           select $1, $2, $2, $2, $3, $4, $5, 'test', case when $6 then now() end
           from (select app.enter($2, $1, '{}', 'test', gen_random_uuid())) entered`,
          [institution, one.person_id, caseId, one.level, one.until, one.ended],
        )
      const { rows } = await app.query('select app.may($1, $2, $3) as may, app.case_level($2) as level', [
        act,
        caseId,
        about ?? null,
      ])
      await app.query('rollback')
      const who = { person_id: me, capabilities: new Set<string>(has) }
      const level = levelIn(who, grants, caseId, at)
      assert.equal(rows[0].level, level)
      assert.equal(rows[0].may, mayDo(who, act, { level, ...(about === undefined ? {} : { person_id: about }) }))
    },
  )
  await fc.assert(run, { numRuns: 400 })
})

test('a level holds what the ones before it allow, and never less', () => {
  const who = { person_id: me, capabilities: new Set<string>() }
  const allowedAt = (level: Level | null) => acts.filter((act) => mayDo(who, act, { level, person_id: other }))
  const steps = [null, ...levels].map(allowedAt)
  for (const [index, step] of steps.entries()) for (const act of steps[index - 1] ?? []) assert.ok(step.includes(act))
  assert.deepEqual(
    steps.map(({ length }) => length),
    [0, 1, 2, 4],
  )
})

test('an administrator reads no case, whatever is granted to them', () => {
  const who = { person_id: me, capabilities: new Set<string>(roles.administrator) }
  const grants = levels.map((level) => ({ person_id: me, case_id: 'a', level, until: null, ended: false }))
  assert.equal(levelIn(who, grants, 'a', new Date()), null)
  for (const act of ['case.read', 'case.edit', 'case.give'] as const)
    assert.equal(mayDo(who, act, { level: null, person_id: other }), false)
})

test('every role and every rule names capabilities that exist', () => {
  const known = Object.keys(capabilities)
  for (const list of Object.values(roles)) for (const one of list) assert.ok(known.includes(one), one)
  for (const act of Object.keys(recordRules)) assert.ok(!known.includes(act), `${act} is a capability and a rule`)
})
