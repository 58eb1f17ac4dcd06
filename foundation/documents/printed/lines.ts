/** Lines of a document as they are printed: raw values formatted, texts broken, notes marked. */
import { type Display, formatNumber, formatPercent, isolate, type Language } from '../../language/index.ts'
import { formatPartialDate } from '../../time/index.ts'
import type { Inline, Inlines, ValueKind } from '../model/inlines.ts'
import { groupsOf } from '../numbering.ts'
import { directionOfText, isInterfaceLanguage } from '../text-languages.ts'
import type { Flow, Line, Run } from './model.ts'

export type Displays = { readonly [L in Language]: Display }

/** Gives a reference to a note or citation its mark; made anew for every place that prints notes. */
export type MarkNote = (reference: Extract<Inline, { readonly kind: 'note' | 'citation' }>, lang: string) => Run

export function flowOf(lang: string): Flow {
  return { lang, dir: directionOfText(lang) }
}

/** The display for a language; one the interface does not speak gets that of English. */
export function displayIn(displays: Displays, lang: string): Display {
  return isInterfaceLanguage(lang) ? displays[lang] : displays.en
}

/** A line in its language. */
export function lineOf(inlines: Inlines, lang: string, displays: Displays, markNote: MarkNote): Line {
  return inlines.flatMap((inline): Line => {
    if (inline.kind === 'value')
      return [valueRun(inline.value, inline.raw, displayIn(displays, lang), inline.approximate)]
    if (inline.kind === 'note' || inline.kind === 'citation') return [markNote(inline, lang)]
    const flow = inline.lang === undefined || inline.lang === lang ? {} : flowOf(inline.lang)
    if (inline.kind === 'link') return [{ run: 'link', text: inline.text, href: inline.href, ...flow }]
    const weight = inline.emphasis === undefined ? {} : { weight: inline.emphasis }
    return brokenText(inline.text).map(
      (piece): Run => (piece === undefined ? { run: 'break' } : { run: 'text', text: piece, ...weight, ...flow }),
    )
  })
}

/** The pieces of a text, with `undefined` where a line ends. */
function brokenText(text: string): readonly (string | undefined)[] {
  return text.split('\n').flatMap((piece, index) => {
    const kept = piece === '' ? [] : [piece]
    return index === 0 ? kept : [undefined, ...kept]
  })
}

/** A raw value as this reader writes it. */
export function valueRun(kind: ValueKind, raw: string, display: Display, approximate = false): Run {
  switch (kind) {
    case 'number':
      return { run: 'value', text: joined(formatNumber(display, Number(raw), { decimals: 9 })), dir: 'ltr' }
    case 'percent':
      return { run: 'value', text: joined(formatPercent(display, Number(raw), { decimals: 2 })), dir: 'auto' }
    case 'date': {
      const date = formatPartialDate(display, { value: raw, approximate })
      // a day is not parted from its month by the end of a line
      return {
        run: 'value',
        text: date.replace(/(\p{N}) /u, '$1\u00A0'),
        dir: display.direction === 'rtl' ? 'auto' : 'ltr',
      }
    }
    case 'name':
      return { run: 'value', text: raw, dir: 'auto' }
    case 'hash':
      return { run: 'value', text: groupsOf(raw).join(' '), dir: 'ltr' }
    default:
      return { run: 'value', text: joined(raw), dir: 'ltr' }
  }
}

/** A line could end at a space inside a number, and Typst's justification opens U+00A0 as well; it leaves U+202F as it is. */
const joined = (text: string) => text.replace(/[ \u00A0]/g, '\u202F')

/** The text of a line without its notes, for titles of files and messages. */
export function plainLine(line: Line): string {
  return line
    .map((run) =>
      run.run === 'text' || run.run === 'link'
        ? run.text
        : run.run === 'value'
          ? isolate(run.text)
          : run.run === 'break'
            ? ' '
            : '',
    )
    .join('')
}
