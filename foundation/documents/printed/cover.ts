/** The first page: what the document is, whose it is, under which reference and date, in each of its languages. */
import type { Language, LText } from '../../language/index.ts'
import type { BlockOf } from '../model/blocks.ts'
import type { DocModel } from '../model.ts'
import { words } from '../words.ts'
import { type Displays, displayIn, flowOf, valueRun } from './lines.ts'
import type { CoverPrint, Field, Word } from './model.ts'

export function printCover(
  { languages, label, subtitle }: BlockOf<'cover'>,
  model: DocModel,
  displays: Displays,
): CoverPrint {
  const labels = (name: keyof typeof words) => languages.map((lang) => ({ text: words[name][lang], ...flowOf(lang) }))
  const facts: readonly Field[] = [
    {
      label: labels('ref'),
      lines: [{ ...flowOf(model.lang), line: [valueRun('ref', model.ref, displays[model.lang])] }],
    },
    {
      label: labels('dated'),
      lines: languages.map((lang) => ({
        ...flowOf(lang),
        line: [valueRun('date', model.dated, displayIn(displays, lang))],
      })),
    },
    ...(model.classification === undefined
      ? []
      : [
          {
            label: labels('classification'),
            lines: wordsIn(model.classification, languages).map(({ text, ...flow }) => ({
              ...flow,
              line: [{ run: 'text' as const, text }],
            })),
          },
        ]),
  ]
  return {
    block: 'cover',
    label: label === undefined ? [] : wordsIn(label, languages),
    titles: wordsIn(model.title, languages),
    subtitles: subtitle === undefined ? [] : wordsIn(subtitle, languages),
    institutions: model.org.map((org) => wordsIn(org, languages)),
    facts,
  }
}

/** A text in each of these languages that it has; where it has none of them, in the one it does have. */
export function wordsIn(texts: LText, languages: readonly Language[]): readonly Word[] {
  const found = languages.flatMap((lang) => {
    const text = texts[lang]
    return text === undefined ? [] : [{ text, ...flowOf(lang) }]
  })
  if (found.length > 0) return found
  return (['ar', 'fr', 'en'] as const).flatMap((lang) => {
    const text = texts[lang]
    return text === undefined ? [] : [{ text, ...flowOf(lang) }]
  })
}
