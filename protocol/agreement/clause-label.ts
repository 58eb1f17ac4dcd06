/** What stands before a clause in the typeset text, so that paper says «Article 5» where a rule cites it. */
import type { DocModel } from '../../foundation/documents/index.ts'
import type { Language } from '../../foundation/language/index.ts'

type Inline = Extract<DocModel['blocks'][number], { kind: 'heading' }>['inlines'][number]

const words: { readonly [kind: string]: { readonly [L in Language]: string } } = {
  preamble: { ar: 'الديباجة', fr: 'Préambule', en: 'Preamble' },
  part: { ar: 'الباب', fr: 'Titre', en: 'Part' },
  chp: { ar: 'الفصل', fr: 'Chapitre', en: 'Chapter' },
  sec: { ar: 'القسم', fr: 'Section', en: 'Section' },
  art: { ar: 'المادة', fr: 'Article', en: 'Article' },
  annex: { ar: 'الملحق', fr: 'Annexe', en: 'Annex' },
}
const colon = { ar: ': ', fr: '\u00A0: ', en: ': ' }
const abjad = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظ'
const text = (words: string): Inline => ({ kind: 'text', text: words })

/** The heading of a clause in one language: «المادة 5: تبادل المعلومات»; none for a paragraph or point without a title. */
export function clauseHeading(eid: string, title: string | undefined, lang: Language): readonly Inline[] {
  const { kind, number } = lastStep(eid)
  const word = words[kind]?.[lang]
  if (word === undefined) return title === undefined ? [] : [text(title)]
  if (number === '') return [text(title ?? word)]
  const [, digits, suffix = ''] = /^(\d+)([a-z]*)$/.exec(number) ?? []
  const figure: readonly Inline[] =
    digits === undefined
      ? [text(`${word} ${number.toUpperCase()}`)]
      : [text(`${word} `), { kind: 'value', value: 'number', raw: digits }, ...suffixOf(suffix, lang)]
  return [...figure, ...(title === undefined ? [] : [text(`${colon[lang]}${title}`)])]
}

/** What the first line of a paragraph or point begins with: a number in the margin, or «(ب) », «2 مكرر. » in the line itself. */
type ClauseMark = { readonly number: string } | { readonly before: readonly Inline[] }

/** The mark of a paragraph or point; none for what has a heading of its own. */
export function clauseMark(eid: string, lang: Language): ClauseMark | undefined {
  const { kind, number } = lastStep(eid)
  if (words[kind] !== undefined || number === '') return undefined
  const [, digits, suffix = ''] = /^(\d+)([a-z]*)$/.exec(number) ?? []
  if (digits === undefined) {
    const letter = lang === 'ar' ? (abjad[number.charCodeAt(0) - 97] ?? number) : number
    return { before: [text(`(${letter}) `)] }
  }
  if (suffix === '') return { number: digits }
  return { before: [{ kind: 'value', value: 'number', raw: digits }, ...suffixOf(suffix, lang), text('. ')] }
}

function suffixOf(suffix: string, lang: Language): readonly Inline[] {
  if (suffix === '') return []
  return [text(suffix === 'bis' && lang === 'ar' ? ' مكرر' : ` ${suffix}`)]
}

function lastStep(eid: string): { readonly kind: string; readonly number: string } {
  const [kind = '', number = ''] = eid.split('__').at(-1)?.split('_') ?? []
  return { kind, number }
}
