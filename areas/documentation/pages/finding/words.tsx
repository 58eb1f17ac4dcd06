import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { type Language, type LText, pickText } from '../../../../foundation/language/index.ts'
import { useDisplay } from '../../../../web/index.ts'
import type { Card, CardLabels } from '../../finding-model.ts'
import { type Kind, recordKinds } from '../../model.ts'
import { fieldOfFacet } from './fields.ts'

/** Words for what the server names by ids and keys, in the reader's language. */
export function useFindingWords(labels: CardLabels) {
  const { language } = useDisplay()
  const { t } = useLingui()
  const yes = t({ id: 'documentation.find.yes', message: 'نعم' })
  const no = t({ id: 'documentation.find.no', message: 'لا' })
  return useMemo(() => wordsFor(labels, language, { yes, no }), [labels, language, yes, no])
}

function wordsFor(labels: CardLabels, language: Language, { yes, no }: { readonly yes: string; readonly no: string }) {
  const text = (words: Readonly<Record<string, unknown>>) => pickText(wordsOf(words), language)?.text
  const terms = new Map(labels.terms.map((term) => [term.id, term]))
  const areas = new Map(labels.areas.map((area) => [area.id, area]))
  const named = (id: string): string | undefined => {
    const term = terms.get(id)
    if (term !== undefined) return text(term.label) ?? term.code
    const area = areas.get(id)
    return area === undefined ? undefined : text(area.name)
  }
  return {
    text,
    named,
    kind: (kind: Kind) => capital(recordKinds[kind].label[language]),
    facet: (facet: string) => capital(fieldOfFacet(facet)?.label[language] ?? facet),
    /** A value of a facet: a term, an area, a choice, a state, yes or no. */
    value: (facet: string, value: string): string => {
      const field = fieldOfFacet(facet)
      if (field?.type === 'bool') return value === 'true' ? yes : no
      const choice = [...(field?.choices ?? []), ...(field?.states ?? [])].find((one) => one.value === value)
      return choice === undefined ? (named(value) ?? value) : capital(choice.label[language])
    },
    /** What a card is called beside its code; persons have nothing but their code. */
    title: ({ title, type_id }: Pick<Card, 'title' | 'type_id'>): string | undefined =>
      (title === null ? undefined : text(title)) ?? (type_id === null ? undefined : named(type_id)),
    areas: ({ area_ids }: Pick<Card, 'area_ids'>) => area_ids.flatMap((id) => named(id) ?? []),
  }
}

/** A word of a declaration where it begins a line: declarations write them as they stand inside a sentence. */
export const capital = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1)

export type FindingWords = ReturnType<typeof useFindingWords>

/** The three languages of what the server calls words; the mark of the original language is none of them. */
function wordsOf(words: Readonly<Record<string, unknown>>): LText {
  const found = (['ar', 'fr', 'en'] as const).flatMap((language) => {
    const text = words[language]
    return typeof text === 'string' && text !== '' ? [[language, text]] : []
  })
  return Object.fromEntries(found)
}

/** Where results come from, under every figure. */
export const OwnRecords = () => <Trans id="documentation.find.source">سجلات المؤسسة التي لك حق الاطلاع عليها</Trans>
