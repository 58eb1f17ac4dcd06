import { isTimeZone } from '../language/index.ts'
import { partsOfDay } from './calendar-day.ts'
import { addToDay, type DurationParts } from './duration.ts'

/** When people meet: the local wall clock (`YYYY-MM-DDTHH:mm`) and the IANA zone whose law moves that clock. */
export type MeetingTime = { readonly wall: string; readonly zone: string }

/**
 * The instants a wall time names. `twice`: the clock is set back over it; the earlier one is taken and the later one
 * told. `skipped`: the clock jumps over it, no instant exists; `resumes` is the same distance after the jump.
 */
export type PlacedMeeting =
  | { readonly status: 'once'; readonly instant: Date }
  | { readonly status: 'twice'; readonly instant: Date; readonly later: Date }
  | { readonly status: 'skipped'; readonly resumes: string }

const shape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/
const hour = 3_600_000

/** Whether a text is a wall time `YYYY-MM-DDTHH:mm` of an existing day; 24:00 is refused. */
export function isWall(text: string): boolean {
  return partsOfDay(shape.exec(text)?.[1] ?? '') !== undefined
}

/** Finds the instants of a meeting. Throws RangeError for a malformed wall time or an unknown zone. */
export function placeMeeting({ wall, zone }: MeetingTime): PlacedMeeting {
  const clock = clockOf(wall, zone)
  // true offsets lie within 16 hours of UTC, so 30 hours to each side shows the offset before and after any change
  const offsets = [-30, -15, 0, 15, 30].map((hours) => offsetAt(zone, clock + hours * hour))
  const instants = [...new Set(offsets)]
    .map((offset) => clock - offset)
    .filter((instant) => instant + offsetAt(zone, instant) === clock)
    .sort((a, b) => a - b)
  const [first, second] = instants
  if (first === undefined) return { status: 'skipped', resumes: wallAt(new Date(clock - (offsets[0] ?? 0)), zone) }
  if (second === undefined) return { status: 'once', instant: new Date(first) }
  return { status: 'twice', instant: new Date(first), later: new Date(second) }
}

/** What the clock on the wall of a zone shows at an instant, seconds dropped. */
export function wallAt(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetAt(zone, instant.getTime())).toISOString().slice(0, 16)
}

/**
 * A meeting moved by a duration: years to days on the calendar of the wall, so that a weekly meeting keeps its hour
 * across a change of the clock; hours to seconds in elapsed time. Seconds below a whole minute are dropped.
 */
export function addToMeeting(meeting: MeetingTime, duration: DurationParts): MeetingTime {
  const { hours, minutes, seconds } = duration
  const day = addToDay(meeting.wall.slice(0, 10), { ...duration, hours: 0, minutes: 0, seconds: 0 })
  const moved = { wall: `${day}${meeting.wall.slice(10)}`, zone: meeting.zone }
  const elapsed = hours * hour + minutes * 60_000 + seconds * 1000
  if (elapsed === 0) return moved
  const placed = placeMeeting(moved)
  if (placed.status === 'skipped') return addElapsed({ ...moved, wall: placed.resumes }, elapsed)
  return { wall: wallAt(new Date(placed.instant.getTime() + elapsed), moved.zone), zone: moved.zone }
}

function addElapsed(meeting: MeetingTime, elapsed: number): MeetingTime {
  const placed = placeMeeting(meeting)
  if (placed.status === 'skipped')
    throw new RangeError(`Cannot place ${meeting.wall} in ${meeting.zone}: skipped twice`)
  return { wall: wallAt(new Date(placed.instant.getTime() + elapsed), meeting.zone), zone: meeting.zone }
}

function clockOf(wall: string, zone: string): number {
  if (!isWall(wall)) throw new RangeError(`Cannot place ${JSON.stringify(wall)}: not a wall time YYYY-MM-DDTHH:mm`)
  if (!isTimeZone(zone)) throw new RangeError(`Cannot place ${wall} in ${JSON.stringify(zone)}: not an IANA time zone`)
  return Date.parse(`${wall}:00Z`)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the clock of a zone is ahead of UTC at an instant, in milliseconds (before 1912 also odd seconds). */
function offsetAt(zone: string, instant: number): number {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, format)
  }
  const shown: { [type: string]: number } = {}
  for (const { type, value } of format.formatToParts(instant)) shown[type] = Number(value)
  const date = new Date(0)
  date.setUTCFullYear(shown.year ?? 0, (shown.month ?? 1) - 1, shown.day)
  date.setUTCHours(shown.hour ?? 0, shown.minute, shown.second)
  return date.getTime() - Math.floor(instant / 1000) * 1000
}
