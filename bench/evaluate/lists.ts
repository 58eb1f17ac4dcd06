/** Reads published lists of persons and keeps the answer apart from what is matched. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { NamedPerson } from '../../foundation/search/index.ts'

export type Field = 'sex' | 'born'

const fileOf = (folder: string, date: string) => join(folder, `list-${date}.csv.gz`)

export const isPresent = (folder: string, date: string): boolean => existsSync(fileOf(folder, date))

/**
 * The persons of a list with their name and the fields asked for, and nothing else of the row: the answer column is not
 * among what can be asked for.
 */
export function readPeople(folder: string, date: string, fields: readonly Field[]): readonly NamedPerson[] {
  return readRows(folder, date).map((row) => {
    const { name_ar = '', sex, born } = row
    return {
      name: name_ar,
      ...(fields.includes('sex') && (sex === 'm' || sex === 'f') ? { sex } : {}),
      ...(fields.includes('born') && born !== undefined && born !== '' ? { born } : {}),
    }
  })
}

/** Who each row of a list is, in the order of readPeople(): to judge an answer by, never to find it with. */
export function readAnswers(folder: string, date: string): readonly string[] {
  return readRows(folder, date).map(({ person_key = '' }) => person_key)
}

function readRows(folder: string, date: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = cellsOf(gunzipSync(readFileSync(fileOf(folder, date))).toString('utf8'))
  return rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at] ?? ''])))
}

/** RFC 4180: cells in quotes may hold commas, line ends and doubled quotes. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy
  for (const [, cell = '', end] of text.matchAll(cells)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1)
}
