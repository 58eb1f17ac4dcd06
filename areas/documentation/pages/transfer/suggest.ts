/** What columns probably mean, by their headings in three languages and by what stands in them. A person decides. Pure. */
import { plainDigits } from '../../../../foundation/language/index.ts'
import type { Mapping } from '../../transfer/index.ts'
import type { FieldInfo, Slot } from './fields.ts'
import { addPart, assign, changePart, noParts, type PartKind, type Target, usesOf } from './mapping-edit.ts'

export type Table = {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Columns whose cells are dates. */
  readonly dates: ReadonlySet<string>
}

/** What a row of the table tells: presets of parts. */
export const presets = {
  events: ['event'],
  people: ['person'],
  acts: ['event', 'person', 'act'],
  list: ['event', 'person', 'act'],
} as const satisfies Readonly<Record<string, readonly PartKind[]>>
export type Preset = keyof typeof presets

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .toLowerCase()

const wordsOf = (text: string) =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/^ال(?=\p{L}{3})/u, ''))
    .filter((word) => word !== '')

const languageWords: Readonly<Record<string, 'ar' | 'fr' | 'en'>> = {
  ar: 'ar',
  arabe: 'ar',
  arabic: 'ar',
  عربي: 'ar',
  عربيه: 'ar',
  fr: 'fr',
  francais: 'fr',
  french: 'fr',
  فرنسي: 'fr',
  فرنسيه: 'fr',
  en: 'en',
  anglais: 'en',
  english: 'en',
  انجليزي: 'en',
  انجليزيه: 'en',
}

/** Words by which tables call what these fields hold. */
const names: Readonly<Record<string, string>> = {
  'event.title': 'title titre intitule عنوان حدث واقعه حادثه event incident evenement',
  'event.summary': 'summary resume description ملخص وصف تفاصيل details',
  'event.narrative': 'narrative recit سرد روايه',
  'event.start': 'date day jour تاريخ يوم بدايه start debut',
  'event.end': 'end fin نهايه',
  'event.place': 'place lieu location city ville مكان موقع مدينه بلده localite',
  'event.affected': 'count number nombre victims victimes عدد ضحايا affected',
  'person.names': 'name nom اسم prenom fullname',
  'person.public_name': 'name nom اسم prenom fullname',
  'person.sex_gender': 'sex sexe gender genre جنس نوع',
  'person.public_birth': 'born birth naissance ne ميلاد ولاده dob',
  'person.public_age': 'age عمر سن',
  'act.age_at_act': 'age عمر سن',
  'act.type': 'violation type acte انتهاك فعل نوع',
  'act.start': 'date day jour تاريخ يوم',
  'act.method': 'method methode اسلوب طريقه',
  'information.date': 'date',
}
/** Where two fields are called alike: the one that is meant more often. */
const preferred = new Set(['person.names', 'act.age_at_act', 'event.start', 'act.start'])
/** Words that say of what a column is, and not what of it. */
const subjects = new Set('event evenement incident حدث واقعه حادثه victim victime ضحيه person personne شخص'.split(' '))
const idWords = new Set([
  'id',
  'no',
  'n',
  'num',
  'numero',
  'number',
  'key',
  'code',
  'ref',
  'reference',
  'رقم',
  'معرف',
  'رمز',
  'مفتاح',
])
const fileWords = new Set(['attachments', 'attachment', 'files', 'file', 'documents', 'مرفقات', 'ملفات', 'fichiers'])

/** A mapping for a preset, with every column placed that is recognised. `fieldsOf` answers the fields of a kind. */
export function suggest(
  preset: Preset,
  table: Table,
  fieldsOf: (kind: PartKind) => readonly FieldInfo[],
  { listId, isArchive }: { readonly listId: string; readonly isArchive: boolean },
): Mapping {
  let parts = presets[preset].reduce<Mapping['parts']>((held, kind) => addPart(held, kind), noParts)
  const id = table.header.find(
    (column) => wordsOf(column).some((word) => idWords.has(word)) && isDistinct(table, column),
  )
  if (id !== undefined)
    for (const { part } of parts) parts = changePart(parts, part, (one) => ({ ...one, id: { column: id } }))
  if (preset === 'list') parts = changePart(parts, 'event', (one) => ({ ...one, id: { constant: listId } }))
  // what all rows share is not read from a column
  const open = parts.filter((part) => part.id === undefined || 'column' in part.id)
  const scored = table.header
    .filter((column) => column !== '' && column !== id)
    .flatMap((column) =>
      open.flatMap(({ part, kind }) =>
        fieldsOf(kind).map((field) => ({
          column,
          target: targetOf(part, field, column, table),
          score: score(kind, field, column, table),
        })),
      ),
    )
    .filter((one) => one.score >= 0.5)
    .toSorted((a, b) => b.score - a.score)
  for (const { column, target } of scored) {
    const isFilled = parts.some(
      ({ part, fields, extra }) =>
        part === target.part && takes((target.home === 'fields' ? fields : extra)[target.key], target.slot),
    )
    if (!isFilled && usesOf(parts, column).length === 0) parts = assign(parts, target, column)
  }
  const files = isArchive
    ? table.header.find((column) => wordsOf(column).some((word) => fileWords.has(word)))
    : undefined
  const [first] = parts
  return {
    parts,
    ...(files === undefined || first === undefined ? {} : { files: { column: files, part: first.part } }),
  }
}

const takes = (source: object | undefined, slot: Slot) =>
  source !== undefined && (slot === 'value' || slot in source || 'column' in source)

/** Which preset fits the headings best. */
export function likelyPreset({ header }: Pick<Table, 'header'>): Preset {
  const words = new Set(header.flatMap(wordsOf))
  const has = (key: string) => (names[key] ?? '').split(' ').some((word) => words.has(word))
  const isAboutPeople = has('person.names') || has('person.sex_gender')
  if (!isAboutPeople) return 'events'
  return has('event.title') ? 'acts' : 'list'
}

function targetOf(part: string, field: FieldInfo, column: string, table: Table): Target {
  const said = wordsOf(column).flatMap((word) => languageWords[word] ?? [])[0]
  const language =
    said ??
    (cellsOf(table, column).some((cell) => /[\u0621-\u064a]/u.test(cell))
      ? 'ar'
      : /[\u0621-\u064a]/u.test(column)
        ? 'ar'
        : 'fr')
  const slot: Slot =
    field.type === 'place' ? placeSlot(column, language) : field.slots.includes('ar') ? language : 'value'
  return { part, home: field.home, key: field.key, slot }
}

function placeSlot(column: string, language: 'ar' | 'fr' | 'en'): Slot {
  const words = wordsOf(column)
  if (words.some((word) => /^(lat|latitude|عرض)$/.test(word))) return 'latitude'
  if (words.some((word) => /^(lon|lng|long|longitude|طول)$/.test(word))) return 'longitude'
  return `named_${language}`
}

/** Between 0 and 1: how well heading and cells fit the field. */
function score(kind: PartKind, field: FieldInfo, column: string, table: Table): number {
  if (field.type === 'ref') return 0
  const said = wordsOf(column).filter((word) => languageWords[word] === undefined)
  const telling = said.filter((word) => !subjects.has(word))
  const words = telling.length === 0 ? said : telling
  if (words.length === 0 || !fits(field, cellsOf(table, column), table.dates.has(column))) return 0
  const known = new Set((names[`${kind}.${field.key}`] ?? '').split(' ').filter((word) => word !== ''))
  const byName = words.filter((word) => known.has(word)).length / words.length
  const byLabel = Math.max(
    ...[field.label.ar, field.label.fr, field.label.en, field.key].map((label) => overlap(words, wordsOf(label ?? ''))),
  )
  return Math.max(byName * 0.9, byLabel) + (preferred.has(`${kind}.${field.key}`) ? 0.05 : 0)
}

function overlap(words: readonly string[], others: readonly string[]): number {
  const shared = words.filter((word) => others.includes(word)).length
  return shared / Math.max(words.length, others.length, 1)
}

const cellsOf = ({ header, rows }: Table, column: string) => {
  const place = header.indexOf(column)
  return rows.map((row) => (row[place] ?? '').trim()).filter((cell) => cell !== '')
}

/** Whether what stands in a column can be of this type at all. */
function fits({ type }: FieldInfo, cells: readonly string[], isDated: boolean): boolean {
  if (cells.length === 0) return true
  const most = (test: (cell: string) => boolean) => cells.filter(test).length >= cells.length / 2
  if (type === 'udate' || type === 'date') return isDated
  if (type === 'int' || type === 'range' || type === 'decimal')
    return most((cell) => /^[^\p{L}]*\d[^\p{L}]*$/u.test(plainDigits(cell)))
  if (type === 'ml' || type === 'long') return !isDated && most((cell) => /\p{L}/u.test(cell))
  return true
}

/** Whether the column names each row by itself, as far as the sample goes. */
function isDistinct(table: Table, column: string): boolean {
  const cells = cellsOf(table, column)
  return cells.length > 0 && new Set(cells).size === cells.length
}

/** The term whose label shares most words with a value; undefined where none or several do. */
export function likelyTerm<Term extends { readonly words: readonly (string | undefined)[] }>(
  value: string,
  terms: readonly Term[],
): Term | undefined {
  const words = wordsOf(value)
  const found = terms
    .map((term) => ({ term, score: Math.max(0, ...term.words.map((label) => closeness(words, wordsOf(label ?? '')))) }))
    .filter((one) => one.score >= 0.5)
    .toSorted((a, b) => b.score - a.score)
  const [first, second] = found
  return first !== undefined && (second === undefined || second.score < first.score) ? first.term : undefined
}

/** Words count as the same where one begins the other: «ذ» and «ذكر», `fem` and `female`. */
function closeness(words: readonly string[], others: readonly string[]): number {
  const like = (one: string, other: string) => one === other || one.startsWith(other) || other.startsWith(one)
  const shared = words.filter((word) => others.some((other) => like(word, other))).length
  return shared / Math.max(words.length, others.length, 1)
}
