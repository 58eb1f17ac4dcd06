/** How clauses, lengths of time and names of lists are said in the three languages. */
import {
  type Display,
  formatList,
  formatNumber,
  isolate,
  isolateLtr,
  type Language,
  type LText,
  pickText,
  pluralCategory,
} from '../../foundation/language/index.ts'
import type { DurationParts } from '../../foundation/time/index.ts'

/** The name of an IRI in lists of the institution, or undefined where nobody named it. */
export type Names = (iri: string) => LText | undefined
export type Words = { readonly [L in Language]: string }

/** A name for plain text, isolated; the last part of an IRI that nobody named. */
export function nameOf(iri: string, names: Names, { language }: Display): string {
  const texts = names(iri)
  const picked = texts === undefined ? undefined : pickText(texts, language)
  return picked === undefined
    ? isolateLtr(iri.split(/[:/#]/).findLast((part) => part !== '') ?? iri)
    : isolate(picked.text)
}

/** As `nameOf` after the Arabic «لِ», which grows onto an Arabic name and takes the place of the alef of its article. */
export function forName(iri: string, names: Names, display: Display): string {
  const name = nameOf(iri, names, display)
  const word = name.slice(1, -1)
  if (!/^\p{Script=Arabic}/u.test(word)) return `لـ${name}`
  // the first letters stand inside the isolate: across its edge they would not join
  if (!word.startsWith('ال')) return isolate(`ل${word}`)
  const rest = word.slice(2)
  return isolate(rest.startsWith('ل') ? `ل${rest}` : `لل${rest}`)
}

/** Several names as a list in words. */
export function namesOf(iris: readonly string[], names: Names, display: Display): string {
  return formatList(
    display,
    iris.map((iri) => nameOf(iri, names, display).slice(1, -1)),
  )
}

/** Puts values at their places; values are isolated or made of words before. */
export function fill(words: Words, language: Language, values: { readonly [name: string]: string }): string {
  return words[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

const clauseWords: { readonly [kind: string]: Words } = {
  preamble: { ar: 'الديباجة', fr: 'préambule', en: 'preamble' },
  part: { ar: 'الباب', fr: 'titre', en: 'part' },
  chp: { ar: 'الفصل', fr: 'chapitre', en: 'chapter' },
  sec: { ar: 'القسم', fr: 'section', en: 'section' },
  art: { ar: 'المادة', fr: 'article', en: 'article' },
  para: { ar: 'الفقرة', fr: 'paragraphe', en: 'paragraph' },
  point: { ar: 'البند', fr: 'point', en: 'point' },
  annex: { ar: 'الملحق', fr: 'annexe', en: 'annex' },
}
const abjad = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظ'
const comma: Words = { ar: '، ', fr: ', ', en: ', ' }

/** A clause as a text cites it: «المادة 5، الفقرة 1», "article 5, paragraph 1". */
export function clauseName(eid: string, display: Display): string {
  const { language } = display
  const said = eid.split('__').map((step) => {
    const [kind = '', number = ''] = step.split('_')
    const word = clauseWords[kind]?.[language] ?? step
    const found = /^(\d+)([a-z]*)$/.exec(number)
    if (number === '') return word
    if (found === null) return `${word} ${letterOf(number, language)}`
    const suffix = found[2] === 'bis' && language === 'ar' ? ' مكرر' : found[2] === '' ? '' : ` ${found[2]}`
    return `${word} ${formatNumber(display, Number(found[1]))}${suffix}`
  })
  return said.join(comma[language])
}

const frenchArticles: { readonly [kind: string]: string } = {
  preamble: 'le ',
  part: 'le ',
  chp: 'le ',
  sec: 'la ',
  art: 'l’',
  para: 'le ',
  point: 'le ',
  annex: 'l’',
}

/** A clause inside a sentence: French puts an article before it. */
export function citedClause(eid: string, display: Display): string {
  const name = clauseName(eid, display)
  return display.language === 'fr' ? `${frenchArticles[eid.split('_')[0] ?? ''] ?? ''}${name}` : name
}

function letterOf(letter: string, language: Language): string {
  if (language !== 'ar') return language === 'en' ? `(${letter})` : letter
  return `(${abjad[letter.charCodeAt(0) - 97] ?? letter})`
}

type Unit = { readonly [Category in Intl.LDMLPluralRule]?: string } & { readonly other: string }
type Units = { readonly [L in Language]: Unit }

/** Genitive in Arabic, as after «خلال»; every plural form of each language. */
const units: { readonly [Part in keyof DurationParts]: Units } = {
  years: {
    ar: { zero: '{n} سنة', one: 'سنة واحدة', two: 'سنتين', few: '{n} سنوات', many: '{n} سنة', other: '{n} سنة' },
    fr: { one: '{n} an', many: '{n} d’années', other: '{n} ans' },
    en: { one: '{n} year', other: '{n} years' },
  },
  months: {
    ar: { zero: '{n} شهر', one: 'شهر واحد', two: 'شهرين', few: '{n} أشهر', many: '{n} شهرًا', other: '{n} شهر' },
    fr: { one: '{n} mois', many: '{n} de mois', other: '{n} mois' },
    en: { one: '{n} month', other: '{n} months' },
  },
  days: {
    ar: { zero: '{n} يوم', one: 'يوم واحد', two: 'يومين', few: '{n} أيام', many: '{n} يومًا', other: '{n} يوم' },
    fr: { one: '{n} jour', many: '{n} de jours', other: '{n} jours' },
    en: { one: '{n} day', other: '{n} days' },
  },
  hours: {
    ar: { zero: '{n} ساعة', one: 'ساعة واحدة', two: 'ساعتين', few: '{n} ساعات', many: '{n} ساعة', other: '{n} ساعة' },
    fr: { one: '{n} heure', many: '{n} d’heures', other: '{n} heures' },
    en: { one: '{n} hour', other: '{n} hours' },
  },
  minutes: {
    ar: {
      zero: '{n} دقيقة',
      one: 'دقيقة واحدة',
      two: 'دقيقتين',
      few: '{n} دقائق',
      many: '{n} دقيقة',
      other: '{n} دقيقة',
    },
    fr: { one: '{n} minute', many: '{n} de minutes', other: '{n} minutes' },
    en: { one: '{n} minute', other: '{n} minutes' },
  },
  seconds: {
    ar: {
      zero: '{n} ثانية',
      one: 'ثانية واحدة',
      two: 'ثانيتين',
      few: '{n} ثوانٍ',
      many: '{n} ثانية',
      other: '{n} ثانية',
    },
    fr: { one: '{n} seconde', many: '{n} de secondes', other: '{n} secondes' },
    en: { one: '{n} second', other: '{n} seconds' },
  },
}
const order = ['years', 'months', 'days', 'hours', 'minutes', 'seconds'] as const
const and: Words = { ar: ' و', fr: ' et ', en: ' and ' }

/** A length of time in words: «سبعة» is never spelt out, «يومين» is. */
export function durationWords(parts: DurationParts, display: Display): string {
  const { language } = display
  const shown = order.filter((name) => parts[name] > 0)
  const said = (shown.length === 0 ? (['days'] as const) : shown).map((name) => {
    const forms: Unit = units[name][language]
    const form = forms[pluralCategory(display, parts[name])] ?? forms.other
    return form.replace('{n}', formatNumber(display, parts[name]))
  })
  return said.join(and[language])
}
