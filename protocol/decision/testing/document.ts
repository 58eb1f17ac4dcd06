/** Writes docs/decision.md from the table of cases: `node protocol/decision/testing/document.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainDisplay } from '../../../foundation/language/index.ts'
import { clauseName } from '../../machine/index.ts'
import type { Case, Chapter } from './case.ts'
import { chapters } from './cases.ts'

const head = `# What a protocol lets through: the table of cases

This page is written from \`protocol/decision/testing/cases.ts\` and every line of it runs as a test. The plain case: a framework
signed by both institutions, in force from 1 August 2026 until 1 August 2029, with one rule (article 5, paragraph 1): the
partner may use place, date and kind of an incident, for UN reporting or joint monitoring, up to high sensitivity, with
the consent of the person to that partner by name; receipt is acknowledged within 7 days, data are deleted after 5 years,
nothing is passed on. One person is concerned and consented; it is 23 November 2026. Each case says what differs.

The questions are asked in this order, and the first that fails denies and names itself. Whatever is unknown or missing
denies. A prohibition of use forbids every act. Where several recipients are named, a permission has to hold for each of
them and a prohibition for one. Consent only narrows: also where a rule needs none, a consent that was withdrawn or
limited is respected. A day of an agreement begins at midnight UTC; an end is the first moment at which it is over.

What may be prepared once: the signatures, the comparison of both agreements and the rules depend on nothing but signed
bytes, so \`prepare()\` answers them once for an agreement. What changes with time is data of the plan, asked at every
decision. A preview of an unsigned text is marked as such in every decision, and may not carry a transfer.
`

/** The page, in Markdown. */
export function caseDocument(all: readonly Chapter[]): string {
  const count = all.reduce((sum, { cases }) => sum + cases.length, 0)
  return `${head}\n${count} cases.\n${all.map(chapterOf).join('')}`
}

function chapterOf({ question, title, cases }: Chapter): string {
  const blocks = cases.map((one, index) => blockOf(one, `${question}.${index + 1}`))
  return `\n## ${question}. ${title.en}\n\n${title.ar}\n\n${title.fr}\n${blocks.join('')}`
}

const display = plainDisplay('en-GB')

/** No table: a line of three languages and two directions is read by nobody. */
function blockOf({ title, expected }: Case, number: string): string {
  const articles = expected.articles.map((eid) => clauseName(eid, display)).join('; ')
  const under = articles === '' ? '' : `, ${articles}`
  const due = expected.duties?.map((duty) => `due ${duty.due ?? 'after its event'}`) ?? []
  const shown = [...expected.disclosures.map((name) => name.replace('#sealed', ' (sealed)')), ...due].join(', ')
  const outcome =
    expected.verdict === 'permit' ? `**Permit**${under}: ${shown}.` : `**Deny**: \`${expected.code}\`${under}.`
  return `\n### ${number} ${title.en}\n\n${title.ar}\n\n${title.fr}\n\n${outcome}\n`
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../../../docs/decision.md'), caseDocument(chapters))
