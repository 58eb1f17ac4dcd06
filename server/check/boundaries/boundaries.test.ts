import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTree } from '../../testing/temporary-tree.ts'
import { checkBoundaries } from './index.ts'

/** A small house in order; each test adds what it is about. */
const house = {
  'foundation/time/index.ts': "export { today } from './rules.ts'",
  'foundation/time/model.ts': "import { z } from 'zod'\nexport const Day = z.string()",
  'foundation/time/rules.ts': "import { Day } from './model.ts'\nexport const today = () => Day",
  'foundation/database/index.ts': "import pg from 'pg'\nexport const pool = pg",
  'foundation/database/testing.ts': "export { pool } from './index.ts'",
  'protocol/agreement/index.ts': "import { today } from '../../foundation/time/index.ts'\nexport { today }",
  'areas/training/index.ts': "export { days } from './queries.ts'",
  'areas/training/model.ts': 'export const course = 1',
  'areas/training/rules.ts': "export { course } from './model.ts'",
  'areas/training/queries.ts': "import { pool } from '../../foundation/database/index.ts'\nexport const days = pool",
  'areas/training/routes.ts': "import { days } from './queries.ts'\nexport type Routes = typeof days",
  'areas/training/pages/home.tsx':
    "import { Page } from '../../../web/index.ts'\nimport { course } from '../rules.ts'\nimport type { Routes } from '../routes.ts'\nexport const Home = (r: Routes) => [Page, course, r]",
  'web/index.ts': 'export const Page = 1',
  'web/routes.ts': "export const home = () => import('../areas/training/pages/home.tsx')",
  'server/main.ts': "import { days } from '../areas/training/index.ts'\nexport { days }",
}

const faultsWith = (files: Readonly<Record<string, string>>) => inTree({ ...house, ...files }, checkBoundaries)

test('a house in order has no fault', async () => {
  assert.deepEqual(await faultsWith({}), [])
})

/** What is added, where the fault is, and the words that have to be in its sentence. */
const violations: readonly {
  readonly title: string
  readonly files: Readonly<Record<string, string>>
  readonly at: string
  readonly says: readonly string[]
}[] = [
  {
    title: 'foundation may not use protocol',
    files: { 'foundation/files/index.ts': "\nexport { today } from '../../protocol/agreement/index.ts'" },
    at: 'foundation/files/index.ts:2',
    says: ['foundation/files', 'protocol/agreement', 'against the arrows'],
  },
  {
    title: 'protocol may not use an area',
    files: { 'protocol/exchange/index.ts': "export * from '../../areas/training/index.ts'" },
    at: 'protocol/exchange/index.ts:1',
    says: ['protocol/exchange', 'areas/training', 'against the arrows'],
  },
  {
    title: 'an area may not use the server',
    files: { 'areas/training/jobs.ts': "import '../../server/main.ts'" },
    at: 'areas/training/jobs.ts:1',
    says: ['areas/training', 'server', 'against the arrows'],
  },
  {
    title: 'an import of types alone goes against the arrows all the same',
    files: {
      'foundation/files/index.ts':
        "import type { today } from '../../protocol/agreement/index.ts'\nexport type T = typeof today",
    },
    at: 'foundation/files/index.ts:1',
    says: ['against the arrows'],
  },
  {
    title: 'a room may not go past the door of another',
    files: { 'areas/advocacy/index.ts': "export { days } from '../training/queries.ts'" },
    at: 'areas/advocacy/index.ts:1',
    says: ['areas/advocacy', 'areas/training/index.ts', 'past the door'],
  },
  {
    title: 'an import() goes past a door as well',
    files: { 'areas/advocacy/index.ts': "export const later = () => import('../training/queries.ts')" },
    at: 'areas/advocacy/index.ts:1',
    says: ['past the door'],
  },
  {
    title: 'a room inside another is closed to outsiders',
    files: {
      'areas/documentation/events/index.ts': 'export const event = 1',
      'areas/advocacy/index.ts': "export { event } from '../documentation/events/index.ts'",
    },
    at: 'areas/advocacy/index.ts:1',
    says: ['areas/advocacy', 'areas/documentation/events', 'areas/documentation/index.ts'],
  },
  {
    title: 'a room inside another is reached by its siblings through its door only',
    files: {
      'areas/documentation/events/index.ts': 'export const event = 1',
      'areas/documentation/events/queries.ts': 'export const events = 1',
      'areas/documentation/persons/index.ts': "export { events } from '../events/queries.ts'",
    },
    at: 'areas/documentation/persons/index.ts:1',
    says: ['past the door', 'areas/documentation/events'],
  },
  {
    title: 'the testing door is closed to what users run',
    files: { 'areas/advocacy/index.ts': "export { pool } from '../../foundation/database/testing.ts'" },
    at: 'areas/advocacy/index.ts:1',
    says: ['past the door', 'foundation/database'],
  },
  {
    title: 'nothing may use a bench',
    files: { 'bench/http.ts': 'export const bench = 1', 'areas/training/jobs.ts': "import '../../bench/http.ts'" },
    at: 'areas/training/jobs.ts:1',
    says: ['areas/training', 'bench', 'which nothing may use'],
  },
  {
    title: 'only pages use the door of the web',
    files: { 'areas/training/letters.ts': "export { Page } from '../../web/index.ts'" },
    at: 'areas/training/letters.ts:1',
    says: ['areas/training', 'web', 'Only pages'],
  },
  {
    title: 'a page may not go past the door of the web',
    files: {
      'web/shell/header.ts': 'export const header = 1',
      'areas/training/pages/list.tsx': "import '../../../web/shell/header.ts'",
    },
    at: 'areas/training/pages/list.tsx:1',
    says: ['a page of areas/training', 'past the door of web'],
  },
  {
    title: 'a page may not use queries',
    files: { 'areas/training/pages/list.tsx': "import { days } from '../queries.ts'\nexport { days }" },
    at: 'areas/training/pages/list.tsx:1',
    says: ['a page of areas/training', 'areas/training/queries.ts'],
  },
  {
    title: 'a page may use the types of routes and nothing else of them',
    files: { 'areas/training/pages/list.tsx': "import { run } from '../routes.ts'\nexport { run }" },
    at: 'areas/training/pages/list.tsx:1',
    says: ['areas/training/routes.ts', 'import type'],
  },
  {
    title: 'a page may not use the door of another room, which may lead to a database',
    files: {
      'areas/training/pages/list.tsx': "import { pool } from '../../../foundation/database/index.ts'\nexport { pool }",
    },
    at: 'areas/training/pages/list.tsx:1',
    says: ['a page of areas/training', 'foundation/database'],
  },
  {
    title: 'a page may not use what only a server can run',
    files: { 'areas/training/pages/list.tsx': "import { readFileSync } from 'node:fs'\nexport { readFileSync }" },
    at: 'areas/training/pages/list.tsx:1',
    says: ['node:fs', 'only a server'],
  },
  {
    title: 'rules may not use queries',
    files: { 'areas/training/rules.ts': "import { days } from './queries.ts'\nexport { days }" },
    at: 'areas/training/rules.ts:1',
    says: ['rules of areas/training', 'areas/training/queries.ts'],
  },
  {
    title: 'rules may not reach a clock or a disk by way of another file',
    files: {
      'areas/training/rules.ts': "import { read } from './letters.ts'\nexport { read }",
      'areas/training/letters.ts': "import { readFileSync as read } from 'node:fs'\nexport { read }",
    },
    at: 'areas/training/rules.ts:1',
    says: ['reach node:fs by way of areas/training/letters.ts'],
  },
  {
    title: 'a model may not use rules',
    files: { 'areas/training/model.ts': "import { days } from './rules.ts'\nexport { days }" },
    at: 'areas/training/model.ts:1',
    says: ['a model of areas/training', 'areas/training/rules.ts'],
  },
  {
    title: 'the web may not use the door of an area',
    files: { 'web/shell.ts': "import { days } from '../areas/training/index.ts'\nexport { days }" },
    at: 'web/shell.ts:1',
    says: ['web', 'areas/training'],
  },
  {
    title: 'two rooms may not need each other',
    files: {
      'areas/advocacy/index.ts': "import { days } from '../training/index.ts'\nexport const appeal = days",
      'areas/training/letters.ts': "import { appeal } from '../advocacy/index.ts'\nexport { appeal }",
    },
    at: 'areas/advocacy/index.ts:1',
    says: ['closes a circle', 'areas/advocacy → areas/training → areas/advocacy', 'areas/training/letters.ts:1'],
  },
]

for (const { title, files, at, says } of violations) {
  test(`${title}: the sentence names the place and the rooms`, async () => {
    const faults = await faultsWith(files)
    assert.equal(faults.length, 1, faults.join('\n'))
    assert.ok(faults[0]?.startsWith(`${at} `), faults[0])
    for (const words of says) assert.ok(faults[0]?.includes(words), `${faults[0]} should say «${words}»`)
  })
}

test('imports in comments and strings are not imports', async () => {
  const text = '// import "../../server/main.ts"\nexport const words = "import(\'../../server/main.ts\')"'
  assert.deepEqual(await faultsWith({ 'areas/training/jobs.ts': text }), [])
})

test('a room may keep what only Node can run behind a second door, closed to pages', async () => {
  const files = {
    'foundation/time/server.ts': "import { readFileSync } from 'node:fs'\nexport { readFileSync }",
    'areas/training/letters.ts':
      "import { readFileSync } from '../../foundation/time/server.ts'\nexport { readFileSync }",
  }
  assert.deepEqual(await faultsWith(files), [])
  const page = "import { readFileSync } from '../../../foundation/time/server.ts'\nexport { readFileSync }"
  assert.equal((await faultsWith({ ...files, 'areas/training/pages/list.tsx': page })).length, 1)
})

test('tests may use the testing door, and a test is no part of a circle', async () => {
  const files = {
    'areas/training/queries.test.ts': "import { pool } from '../../foundation/database/testing.ts'\nexport { pool }",
    'areas/training/routes.test.ts': "import { start } from '../../server/testing/instance.ts'\nexport { start }",
    'server/testing/instance.ts': 'export const start = 1',
    'foundation/time/rules.test.ts': "import { pool } from '../database/index.ts'\nexport { pool }",
    'foundation/database/queries.ts': "export { today } from '../time/index.ts'",
  }
  assert.deepEqual(await faultsWith(files), [])
})
