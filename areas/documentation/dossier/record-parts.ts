/** The parts of a dossier that are records: summary, events, persons, acts, those who are said to have done them, information. */
import type { Block, Inlines } from '../../../foundation/documents/index.ts'
import type { Kind } from '../index.ts'
import { contentOf, type RecordRow } from '../server.ts'
import { recordBlocks, table, titled } from './blocks.ts'
import { count, printedValue, range, ref, type Setting, said, typed } from './inlines.ts'
import { words } from './words.ts'

export type Records = ReadonlyMap<Kind, readonly RecordRow[]>
type Call = { readonly records: Records; readonly setting: Setting }

const of = (records: Records, kind: Kind) => records.get(kind) ?? []
const valuesOf = (kind: Kind, row: RecordRow) => contentOf(kind, row).values

function cell(
  kind: Kind,
  row: RecordRow,
  key: string,
  type: 'udate' | 'ml' | 'code' | 'place',
  setting: Setting,
): Inlines {
  return printedValue({ type }, valuesOf(kind, row)[key], contentOf(kind, row).states[key], setting)
}

export function summaryBlocks({ records, setting }: Call): Block[] {
  const [file] = of(records, 'case_file')
  return [
    ...(file === undefined ? [] : recordBlocks('case_file', file, setting, ['identity_policy', 'days_sealed'])),
    { kind: 'heading', level: 2, numbered: false, inlines: [said(words.counts[setting.language])] },
    countTable({ records, setting }),
  ]
}

/** How much is recorded. What nobody knows is counted as unknown, and numbers that were told as ranges stay ranges. */
function countTable({ records, setting }: Call): Block {
  const { language } = setting
  const events = of(records, 'event')
  const told = events.map((row) => valuesOf('event', row).affected as { min: number | null; max: number | null } | null)
  const known = told.filter((one) => one !== null)
  const least = known.reduce((sum, { min }) => sum + (min ?? 0), 0)
  const most = known.every(({ max }) => max !== null) ? known.reduce((sum, { max }) => sum + (max ?? 0), 0) : null
  const victims = new Set(of(records, 'act').map((row) => String(valuesOf('act', row).victim)))
  const rows: readonly (readonly [string, Inlines])[] = [
    [words.events[language], [count(events.length)]],
    [words.undated[language], [count(events.filter((row) => valuesOf('event', row).start === null).length)]],
    [words.acts[language], [count(of(records, 'act').length)]],
    [words.victims[language], [count(victims.size)]],
    [
      words.affected[language],
      known.length === 0 ? [said(words.unknown[language])] : range({ min: least, max: most }, language),
    ],
    [words.affectedUnknown[language], [count(told.length - known.length)]],
    [
      words.unknownPerpetrators[language],
      [count(of(records, 'involvement').filter((row) => valuesOf('involvement', row).perpetrator === null).length)],
    ],
  ]
  return table(
    [
      [words.field[language], 3],
      [words.number[language], 2],
    ],
    rows.map(([label, inlines]) => [[said(label)], [...inlines]]),
    setting,
  )
}

export function chronologyBlocks({ records, setting }: Call): Block[] {
  const { language } = setting
  const first = (row: RecordRow) => String(row.start_first ?? '9999')
  const events = of(records, 'event').toSorted((one, other) => (first(one) < first(other) ? -1 : 1))
  const rows = events.map((row) => {
    const when = cell('event', row, 'start', 'udate', setting)
    const where = cell('event', row, 'place', 'place', setting)
    const title = cell('event', row, 'title', 'ml', setting)
    return [
      when.length === 0 ? [said(words.unknown[language])] : [...when],
      [ref(row.code), said(' · '), ...title],
      [...where],
    ]
  })
  const columns = [
    [words.date[language], 2],
    [words.event[language], 4],
    [words.place[language], 2],
  ] as const
  return [
    table(columns, rows, setting),
    ...events.flatMap((row) => [
      titled(row, cell('event', row, 'title', 'ml', setting)),
      ...recordBlocks('event', row, setting, ['title']),
    ]),
  ]
}

export const personBlocks = ({ records, setting }: Call): Block[] => listed('person', { records, setting })

export function actBlocks({ records, setting }: Call): Block[] {
  const details: readonly Kind[] = ['detention', 'death', 'torture', 'property']
  return orNone(setting, [
    ...of(records, 'act').flatMap((row) => [
      titled(row, cell('act', row, 'type', 'code', setting)),
      ...recordBlocks('act', row, setting, ['type']),
      ...details.flatMap((kind) =>
        of(records, kind)
          .filter((detail) => valuesOf(kind, detail).act === row.id)
          .flatMap((detail) => recordBlocks(kind, detail, setting, ['act'])),
      ),
    ]),
  ])
}

export function perpetratorBlocks({ records, setting }: Call): Block[] {
  const { language, names } = setting
  const rows = of(records, 'involvement').map((row) => {
    const { act, perpetrator } = valuesOf('involvement', row)
    const person = perpetrator === null ? words.unknown[language] : names.code(String(perpetrator))
    return [
      [ref(names.code(String(act)) ?? row.code)],
      perpetrator !== null && person !== undefined ? [ref(person)] : typed(person ?? words.notSeen[language], language),
      [...cell('involvement', row, 'degree', 'code', setting)],
    ]
  })
  const columns = [
    [words.act[language], 2],
    [words.perpetrator[language], 3],
    [words.degree[language], 3],
  ] as const
  return [
    table(columns, rows, setting),
    ...of(records, 'involvement').flatMap((row) => [
      titled(row, []),
      ...recordBlocks('involvement', row, setting, ['act', 'perpetrator', 'degree']),
    ]),
  ]
}

/** Reliability of the source and credibility of what it says stand beside each other and are never made into one. */
export function informationBlocks({ records, setting }: Call): Block[] {
  const { language } = setting
  const grade = (row: RecordRow, key: string) => {
    const found = cell('information', row, key, 'code', setting)
    return found.length === 0 ? [said(words.notGraded[language])] : [...found]
  }
  const rows = of(records, 'information').map((row) => [
    [ref(row.code)],
    grade(row, 'reliability'),
    grade(row, 'credibility'),
  ])
  const columns = [
    [words.code[language], 2],
    [words.reliability[language], 3],
    [words.credibility[language], 3],
  ] as const
  return [table(columns, rows, setting), ...listed('information', { records, setting }, ['reliability', 'credibility'])]
}

function listed(kind: Kind, { records, setting }: Call, left: readonly string[] = []): Block[] {
  const rows = of(records, kind).flatMap((row) => [titled(row, []), ...recordBlocks(kind, row, setting, left)])
  return kind === 'information' ? rows : orNone(setting, rows)
}

const orNone = ({ language }: Setting, blocks: Block[]): Block[] =>
  blocks.length === 0 ? [{ kind: 'paragraph', inlines: [said(words.none[language])] }] : blocks
