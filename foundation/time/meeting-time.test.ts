import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { timeZones } from '../language/index.ts'
import {
  addToDay,
  addToMeeting,
  Duration,
  dayNumber,
  dayOfNumber,
  MeetingTime,
  parseDuration,
  placeMeeting,
  wallAt,
  writeDuration,
} from './index.ts'

const casablanca = (wall: string) => placeMeeting({ wall, zone: 'Africa/Casablanca' })
const duration = (text: string) => {
  const parts = parseDuration(text)
  if (parts === undefined) throw new Error(`Not a duration: ${text}`)
  return parts
}
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const day = fc.integer({ min: dayNumber('1850-01-01'), max: dayNumber('2150-12-31') }).map(dayOfNumber)
const minute = fc.integer({ min: 0, max: 1439 })

test('A meeting survives schema and JSON, and its wall time comes back from its instant, in every zone of the database', () => {
  const zones = timeZones()
  assert.ok(zones.length > 400)
  const walls = fc.sample(fc.tuple(day, minute), { numRuns: zones.length, seed: 4310 })
  for (const [index, zone] of zones.entries()) {
    const [date, minutes] = walls[index] ?? ['1970-01-01', 0]
    for (const wall of [`${date}T${clock(minutes)}`, '1970-01-01T00:00', '1969-12-31T23:59']) {
      const meeting = MeetingTime.parse(JSON.parse(JSON.stringify({ wall, zone })))
      assert.deepEqual(meeting, { wall, zone })
      const placed = placeMeeting(meeting)
      if (placed.status === 'skipped') assert.ok(placed.resumes > wall, `${wall} ${zone}`)
      else assert.equal(wallAt(placed.instant, zone), wall, `${wall} ${zone}`)
    }
  }
})

test('Morocco sets its clock back for Ramadan 2026 and forward after it: twice, skipped, once', () => {
  assert.deepEqual(casablanca('2026-02-15T02:30'), {
    status: 'twice',
    instant: new Date('2026-02-15T01:30Z'),
    later: new Date('2026-02-15T02:30Z'),
  })
  assert.deepEqual(casablanca('2026-03-22T02:30'), { status: 'skipped', resumes: '2026-03-22T03:30' })
  assert.deepEqual(casablanca('2026-02-14T12:00'), { status: 'once', instant: new Date('2026-02-14T11:00Z') })
  assert.deepEqual(casablanca('2026-03-01T12:00'), { status: 'once', instant: new Date('2026-03-01T12:00Z') })
})

test('placeMeeting() finds summer time of Gaza and Paris, half-hour zones and a day that Samoa left out', () => {
  assert.equal(placeMeeting({ wall: '2026-03-29T02:30', zone: 'Europe/Paris' }).status, 'skipped')
  assert.equal(placeMeeting({ wall: '2026-10-25T02:30', zone: 'Europe/Paris' }).status, 'twice')
  assert.equal(placeMeeting({ wall: '2026-03-28T02:30', zone: 'Asia/Gaza' }).status, 'skipped')
  assert.deepEqual(placeMeeting({ wall: '2026-01-01T05:45', zone: 'Asia/Kathmandu' }), {
    status: 'once',
    instant: new Date('2026-01-01T00:00Z'),
  })
  assert.deepEqual(placeMeeting({ wall: '2011-12-30T12:00', zone: 'Pacific/Apia' }), {
    status: 'skipped',
    resumes: '2011-12-31T12:00',
  })
})

test('MeetingTime refuses 24:00, seconds, days that do not exist, offsets and unknown zones', () => {
  const accepts = (wall: string, zone = 'UTC') => MeetingTime.safeParse({ wall, zone }).success
  assert.equal(accepts('2026-08-14T10:00'), true)
  for (const wall of [
    '2026-08-14T24:00',
    '2026-08-14T10:00:00',
    '2026-02-31T10:00',
    '2026-08-14 10:00',
    '2026-08-14T10:00Z',
  ])
    assert.equal(accepts(wall), false, wall)
  for (const zone of ['+01:00', 'Mars/Base', 'casablanca', ''])
    assert.equal(accepts('2026-08-14T10:00', zone), false, zone)
  assert.throws(() => placeMeeting({ wall: '2026-08-14T10:00', zone: '+01:00' }), RangeError)
})

test('A weekly meeting keeps its hour on the wall across the change of the clock; hours are elapsed time', () => {
  const meeting = { wall: '2026-02-10T10:00', zone: 'Africa/Casablanca' }
  assert.equal(addToMeeting(meeting, duration('P1W')).wall, '2026-02-17T10:00')
  assert.equal(addToMeeting(meeting, duration('PT168H')).wall, '2026-02-17T09:00')
  assert.equal(
    addToMeeting({ wall: '2026-03-15T02:30', zone: 'Africa/Casablanca' }, duration('P7DT1H')).wall,
    '2026-03-22T04:30',
  )
})

test('parseDuration() reads whole ISO 8601 durations and refuses everything else', () => {
  assert.deepEqual(duration('P1Y2M3W4DT5H6M7S'), { years: 1, months: 2, days: 25, hours: 5, minutes: 6, seconds: 7 })
  assert.deepEqual(duration('PT90M'), { years: 0, months: 0, days: 0, hours: 0, minutes: 90, seconds: 0 })
  for (const text of ['', 'P', 'PT', 'P1', 'P1S', 'P1DT', '-P1D', 'P-1D', 'P1.5D', 'P1M1Y', 'p1d', 'P1H', '3 months']) {
    assert.equal(parseDuration(text), undefined, text)
    assert.equal(Duration.safeParse(text).success, false, text)
  }
  const count = fc.nat({ max: 999 })
  fc.assert(
    fc.property(
      fc.record(
        { years: count, months: count, days: count, hours: count, minutes: count, seconds: count },
        { noNullPrototype: true },
      ),
      (parts) => assert.deepEqual(parseDuration(writeDuration(parts)), parts),
    ),
  )
})

test('addToDay() keeps to the end of a shorter month, knows leap years and crosses 1970', () => {
  assert.equal(addToDay('2026-01-31', duration('P1M')), '2026-02-28')
  assert.equal(addToDay('2024-01-31', duration('P1M')), '2024-02-29')
  assert.equal(addToDay('2024-02-29', duration('P1Y')), '2025-02-28')
  assert.equal(addToDay('2026-03-31', duration('P1M'), -1), '2026-02-28')
  assert.equal(addToDay('1970-01-01', duration('P1D'), -1), '1969-12-31')
  assert.equal(addToDay('2026-01-31', duration('P1M1D')), '2026-03-01')
  assert.throws(() => addToDay('2026-01-31', duration('PT1H')), RangeError)
  assert.throws(() => addToDay('9999-12-31', duration('P1D')), RangeError)
  assert.throws(() => addToDay('2026-02-31', duration('P1D')), RangeError)
})

test('addToDay() with days alone counts days, whatever lies between', () => {
  fc.assert(
    fc.property(day, fc.nat({ max: 40_000 }), (start, days) => {
      const end = addToDay(start, { years: 0, months: 0, days, hours: 0, minutes: 0, seconds: 0 })
      assert.equal(dayNumber(end) - dayNumber(start), days)
    }),
  )
})
