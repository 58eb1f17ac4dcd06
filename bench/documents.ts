/** Documents set as PDF: a hundred pages of Arabic, a long table, and the protocol of the tests. */
import { type Block, DocModel } from '../foundation/documents/index.ts'
import { renderPdf } from '../foundation/documents/server.ts'
import { articles } from '../foundation/documents/testing/articles.ts'
import { exampleProtocol } from '../foundation/documents/testing.ts'
import { median, timed } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const RUNS = 3
const MEGABYTE = 1024

export const bench: Bench = {
  name: 'documents',
  summary: 'PDF/UA-1 by Typst in its process: 100 Arabic pages, a table of 5,000 rows, a bilingual protocol',
  run,
}

async function run(): Promise<readonly Result[]> {
  const hundred = await measured(pagesOfArabic())
  const table = await measured(longTable())
  const protocol = await measured(exampleProtocol())
  return [
    { metric: 'pages of the Arabic document', value: hundred.pages, unit: 'pages' },
    judged({
      metric: '100 Arabic pages',
      unit: 's',
      value: (hundred.seconds / hundred.pages) * 100,
      goal: 2,
      better: 'less',
    }),
    judged({ metric: '100 Arabic pages, memory', unit: 'MB', value: hundred.megabytes, goal: 300, better: 'less' }),
    { metric: 'table of 5,000 rows', value: table.seconds, unit: 's' },
    { metric: 'table of 5,000 rows, memory', value: table.megabytes, unit: 'MB' },
    { metric: 'table of 5,000 rows, pages', value: table.pages, unit: 'pages' },
    { metric: 'bilingual protocol of 7 pages', value: protocol.seconds, unit: 's' },
  ]
}

async function measured(model: DocModel) {
  const runs: { readonly seconds: number; readonly megabytes: number; readonly pages: number }[] = []
  for (let count = 0; count < RUNS; count++) {
    const told = { pages: 0, megabytes: 0 }
    const milliseconds = await timed(async () => {
      const result = await renderPdf(model, { standard: 'ua-1', locale: 'ar-MA', digits: 'locale' })
      if (result.status === 'failed') throw new Error(`Cannot measure as the rendering failed: ${result.detail}`)
      told.pages = result.pages
      told.megabytes = result.memory_kb / MEGABYTE
    })
    runs.push({ seconds: milliseconds / 1000, ...told })
  }
  const middle = (of: (run: (typeof runs)[number]) => number) => Math.round(median(runs.map(of)) * 100) / 100
  return {
    seconds: middle(({ seconds }) => seconds),
    megabytes: middle(({ megabytes }) => megabytes),
    pages: middle(({ pages }) => pages),
  }
}

const text = (words: string) => [{ kind: 'text' as const, text: words }]

/** Chapters of numbered paragraphs with notes, values and a small table each, as an annual report has them. */
function pagesOfArabic(): DocModel {
  const words = articles.flatMap(({ paragraphs }) => paragraphs.map(({ ar }) => ar)).join(' ')
  const notes: DocModel['notes'] = []
  const blocks: Block[] = []
  for (let chapter = 1; chapter <= 50; chapter++) {
    blocks.push({ kind: 'heading', level: 1, numbered: true, inlines: text(`الفصل ${chapter}`) })
    for (let number = 1; number <= 5; number++) {
      const id = `n${chapter}-${number}`
      notes.push({ id, lang: 'ar', inlines: text('انظر تقرير السنة الماضية، الفقرة نفسها.') })
      blocks.push({
        kind: 'paragraph',
        number: String(number),
        inlines: [
          ...text(`${words} بلغ العدد `),
          { kind: 'value', value: 'number', raw: '1260' },
          { kind: 'note', id },
        ],
      })
    }
  }
  return DocModel.parse({ ...frame('تقرير سنوي'), blocks, notes })
}

function longTable(): DocModel {
  const rows = Array.from({ length: 5000 }, (_value, index) => [
    `2026/${index}`,
    'مكان الواقعة في المدينة',
    'الحق في الحرية والأمان على شخصه',
    String(index),
    '2026-03-14',
  ])
  const column = (label: string, kind: 'text' | 'ref' | 'number' | 'date', share?: number) => ({
    label: text(label),
    kind,
    align: kind === 'number' ? ('end' as const) : ('start' as const),
    ...(share === undefined ? {} : { share }),
  })
  const columns = [
    column('المرجع', 'ref', 2),
    column('المكان', 'text', 3),
    column('الحق', 'text', 4),
    column('العدد', 'number', 1),
    column('التاريخ', 'date', 2),
  ]
  return DocModel.parse({ ...frame('جدول الوقائع'), blocks: [{ kind: 'table', columns, rows }], notes: [] })
}

const frame = (title: string) => ({
  schema_version: 1,
  ref: 'TST/2026/002',
  title: { ar: title },
  lang: 'ar',
  dir: 'rtl',
  region: 'MA',
  dated: '2026-07-01',
  org: [{ ar: 'الهيئة التجريبية لحقوق الإنسان' }],
  citations: [],
  annexes: [],
})
