import { encodeCells, type PlacePoint, type PointCells } from '../../../foundation/geo/index.ts'
import type { Display, LText } from '../../../foundation/language/index.ts'
import { dayOfNumber } from '../../../foundation/time/index.ts'
import type { BarsData, BarValue } from '../../charts/bars-layout.ts'
import type { MapArea } from '../../charts/map-names.ts'
import type { Network } from '../../charts/network-graph.ts'
import { countByPeriod, type PossibleDays } from '../../charts/period-counts.ts'
import type { TimelineItem } from '../../charts/timeline-layout.ts'
import { places, terms } from './sample-data.ts'

// Invented, like all of this page: the places lie in an ocean, and the numbers count nothing.

type Words = { readonly ar: string; readonly fr: string; readonly en: string }
const inWords = ({ language }: Display, words: Words) => words[language]
const termLabel = (display: Display, id: string) => {
  const label: LText = terms.find((term) => term.id === id)?.label ?? {}
  return label[display.language] ?? id
}

/** Numbers that look random and are the same at every visit. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const values: readonly (readonly [string, readonly BarValue[]])[] = [
  ['arbitrary-detention', [31, 22]],
  ['ill-treatment', [{ min: 12, max: 15 }, 9]],
  ['incommunicado', [9, 'suppressed']],
  ['assembly', [22, { min: 4, max: 10 }]],
  ['fair-trial', [1260, 870]],
]

/** Two series of one dimension, with a range and a withheld number; `large` brings a bar that dwarfs the others. */
export function sampleBars(display: Display, large: boolean): BarsData {
  const rows = values.filter(([id]) => large || id !== 'fair-trial')
  return {
    categories: rows.map(([id]) => ({ key: id, label: termLabel(display, id) })),
    series: [
      { key: 'harbour', label: inWords(display, places.harbour) },
      { key: 'hill', label: inWords(display, places.hill) },
    ],
    values: rows.map(([, row]) => row),
  }
}

/** Counts by month of dates of every precision. */
export function sampleCounts() {
  const random = numbers(11)
  const first = 19_967 // 1 September 2024
  const all = Array.from({ length: 180 }, (): PossibleDays => {
    const day = dayOfNumber(first + Math.floor(random() * 365))
    const kind = random()
    if (kind < 0.08) return { first: `${day.slice(0, 4)}-01-01`, last: `${day.slice(0, 4)}-12-31` }
    if (kind < 0.2) return { first: day, last: dayOfNumber(first + 20 + Math.floor(random() * 345)) }
    return { first: day, last: day }
  }).filter(({ first: from, last }) => from <= last)
  return countByPeriod(all, 'month')
}

const events: readonly (readonly [Words, Omit<TimelineItem, 'id' | 'label'>])[] = [
  [{ ar: 'اعتقال', fr: 'Arrestation', en: 'Arrest' }, { start: { first: '2025-01-14', last: '2025-01-14' } }],
  [
    { ar: 'احتجاز دون معرفة المكان', fr: 'Détention en un lieu inconnu', en: 'Held in an unknown place' },
    { start: { first: '2025-01-14', last: '2025-01-14' }, end: { first: '2025-03-01', last: '2025-03-31' } },
  ],
  [
    {
      ar: 'شكوى عاجلة إلى المقرر الخاص',
      fr: 'Appel urgent au rapporteur spécial',
      en: 'Urgent appeal to the rapporteur',
    },
    { start: { first: '2025-02-01', last: '2025-02-28' } },
  ],
  [
    { ar: 'رد الحكومة', fr: 'Réponse du gouvernement', en: 'Reply of the government' },
    { start: { first: '2025-05-20', last: '2025-05-20' }, estimate: true },
  ],
  [
    {
      ar: 'رأي الفريق العامل المعني بالاحتجاز التعسفي',
      fr: 'Avis du Groupe de travail',
      en: 'Opinion of the Working Group',
    },
    { start: { first: '2025-01-01', last: '2025-12-31' } },
  ],
  [
    { ar: 'متابعة طبية', fr: 'Suivi médical', en: 'Medical follow-up' },
    { start: { first: '2025-08-03', last: '2025-08-03' }, end: 'open' },
  ],
  [{ ar: 'تهديد سابق', fr: 'Menace antérieure', en: 'Earlier threat' }, { start: { first: null, last: '2024-12-20' } }],
]

export const sampleTimeline = (display: Display): readonly TimelineItem[] =>
  events.map(([label, item], index) => ({ ...item, id: `${index}`, label: inWords(display, label) }))

const centres = { harbour: [-38.4, 31.2], hill: [-37.6, 31.9], valley: [-38.9, 32.1] } as const
const precisions = ['spot', 'spot', 'spot', 'near', 'area'] as const

/** Points around three invented places. */
export function samplePoints(size: number): PointCells {
  const random = numbers(3)
  const middles = Object.values(centres)
  const points = Array.from({ length: size }, (_, index): PlacePoint => {
    const [lon, lat] = middles[index % 3] ?? centres.hill
    const [angle, far] = [random() * 2 * Math.PI, 0.45 * random() * random()]
    return {
      lon: lon + far * Math.cos(angle),
      lat: lat + far * Math.sin(angle),
      precision: precisions[Math.floor(random() * 60)] ?? 'spot',
    }
  })
  return encodeCells(points)
}

export const sampleAreas = (display: Display, size: number): readonly MapArea[] =>
  (['harbour', 'hill', 'valley'] as const).map((id, index) => ({
    id,
    label: inWords(display, places[id]),
    lon: centres[id][0],
    lat: centres[id][1] + 0.28,
    count: Math.ceil((size - index) / 3),
  }))

const kindsOfPerson: Words = { ar: 'الشخص', fr: 'Personne', en: 'Person' }
const kindsOfAct: Words = { ar: 'احتجاز', fr: 'Détention', en: 'Detention' }

/** One event with a few acts and their victims, and as many further acts as asked for. */
export function sampleNetwork(display: Display, size: number): Network {
  const letter = (index: number) =>
    `${inWords(display, kindsOfPerson)} ${String.fromCharCode(65 + (index % 26))}${index}`
  const acts = Array.from({ length: size }, (_, index) => index)
  const victim = inWords(display, { ar: 'ضحية', fr: 'victime', en: 'victim' })
  const part = inWords(display, { ar: 'جزء من الواقعة', fr: 'fait partie de', en: 'part of' })
  return {
    nodes: [
      {
        id: 'event',
        kind: 'event',
        label: inWords(display, {
          ar: 'تفريق تجمع في مرسى الفنار',
          fr: 'Dispersion à Marsa al-Fanar',
          en: 'Dispersal at Marsa al-Fanar',
        }),
      },
      ...acts.map((index) => ({
        id: `act ${index}`,
        kind: 'act' as const,
        label: `${inWords(display, kindsOfAct)} ${index + 1}`,
      })),
      ...acts
        .map((index) => ({ id: `person ${index % 12}`, kind: 'person' as const, label: letter(index % 12) }))
        .slice(0, 12),
    ],
    links: acts.flatMap((index) => [
      { from: 'event', to: `act ${index}`, label: part },
      { from: `act ${index}`, to: `person ${index % 12}`, label: victim },
    ]),
  }
}
