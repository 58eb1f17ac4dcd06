import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { lText, TimeZone } from '../language/index.ts'
import { Day } from '../time/index.ts'
import { fieldErrors } from './field-sentences.ts'
import { problem, problemBody, problems } from './problem.ts'
import './problems.ts'

test('every problem has a sentence in three languages that says what to do, with the same details in each', () => {
  assert.ok(problems.size > 10)
  const details = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()
  for (const { code, status, text } of problems.values()) {
    assert.match(code, /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/)
    assert.ok(status >= 400 && status < 600, code)
    assert.match(text.ar, /[\u0600-\u06ff]/, code)
    for (const sentence of [text.ar, text.fr, text.en])
      assert.ok(sentence.length > 25 && /[.»]$/.test(sentence), `${code}: ${sentence}`)
    assert.deepEqual([details(text.fr), details(text.en)], [details(text.ar), details(text.ar)], code)
  }
})

test('problemBody() is RFC 9457 in the reader’s language, with each detail isolated', () => {
  const made = problem<{ readonly name: string }>({
    code: 'test.made',
    status: 409,
    text: {
      ar: 'الاسم {name} مأخوذ. اختر غيره.',
      fr: 'Le nom {name} est pris. Choisissez-en un autre.',
      en: 'The name {name} is taken. Choose another.',
    },
  })
  const body = problemBody(made({ name: 'A‮B' }), 'ar', 'a0000000-0000-4000-8000-000000000000')
  assert.deepEqual(
    [body.type, body.status, body.code, body.request_id],
    ['urn:mithaq:problem:test.made', 409, 'test.made', 'a0000000-0000-4000-8000-000000000000'],
  )
  assert.equal(body.detail, 'الاسم \u2068AB\u2069 مأخوذ. اختر غيره.')
  assert.throws(() => problem({ code: 'test.made', status: 409, text: { ar: '', fr: '', en: '' } }), /twice/)
})

test('fieldErrors() points at each field (RFC 6901) with a code and what to enter', () => {
  const schema = z.strictObject({
    name: lText({ max: 5 }),
    'a/b~c': z.string().min(3),
    zone: TimeZone,
    day: Day,
    count: z.int().min(1).max(3),
    list: z.array(z.string()).min(1).max(2),
    choice: z.enum(['a', 'b']),
  })
  const wrong = {
    name: { ar: 'طويل جدًا' },
    'a/b~c': 'x',
    zone: 'Mars',
    day: '2026-02-31',
    count: 9,
    list: [],
    choice: 'c',
    more: 1,
  }
  const read = schema.safeParse(wrong, { reportInput: true })
  assert.ok(!read.success)
  const errors = fieldErrors(read.error, '/body')
  assert.deepEqual(errors.map(({ pointer, code }) => `${pointer} ${code}`).toSorted(), [
    '/body/a~1b~0c field.too-short',
    '/body/choice field.not-a-choice',
    '/body/count field.too-big',
    '/body/day date.malformed',
    '/body/list field.too-few',
    '/body/more field.unknown',
    '/body/name/ar field.too-long',
    '/body/zone time-zone.unknown',
  ])
  for (const { text, code } of errors)
    for (const one of [text.ar, text.fr, text.en])
      assert.ok(one.length > 8 && !/\{|undefined/.test(one), `${code}: ${one}`)
})

test('a missing field and an empty one are both named as required', () => {
  const read = z.strictObject({ one: z.string().min(1), two: z.string() }).safeParse({ one: '' }, { reportInput: true })
  assert.ok(!read.success)
  assert.deepEqual(
    fieldErrors(read.error).map(({ code }) => code),
    ['field.required', 'field.required'],
  )
})
