import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { Language } from '../../../../foundation/language/index.ts'
import { useDisplay } from '../../../../web/index.ts'
import type { Card, CardLabels } from '../../finding-model.ts'
import { type Kind, recordKinds } from '../../model.ts'
import { capital } from '../parts/capital.ts'
import { labelWords } from '../parts/label-words.ts'
import { fieldOfFacet, type OwnFacet } from './fields.ts'
import { useOwnFacets } from './use-own-facets.ts'

/** Words for what the server names by ids and keys, in the reader's language. */
export function useFindingWords(labels: CardLabels) {
  const { language } = useDisplay()
  const { t } = useLingui()
  const own = useOwnFacets()
  const yes = t({ id: 'documentation.find.yes', message: 'نعم' })
  const no = t({ id: 'documentation.find.no', message: 'لا' })
  return useMemo(() => wordsFor(labels, language, own, { yes, no }), [labels, language, own, yes, no])
}

function wordsFor(
  labels: CardLabels,
  language: Language,
  own: readonly OwnFacet[],
  { yes, no }: { readonly yes: string; readonly no: string },
) {
  const { text, named, title } = labelWords(labels, language)
  return {
    text,
    named,
    kind: (kind: Kind) => capital(recordKinds[kind].label[language]),
    facet: (facet: string) => capital(fieldOfFacet(facet, own)?.label[language] ?? facet),
    /** A value of a facet: a term, an area, a choice, a state, yes or no. */
    value: (facet: string, value: string): string => {
      const field = fieldOfFacet(facet, own)
      if (field?.type === 'bool') return value === 'true' ? yes : no
      const choice = [...(field?.choices ?? []), ...(field?.states ?? [])].find((one) => one.value === value)
      return choice === undefined ? (named(value) ?? value) : capital(choice.label[language])
    },
    title,
    areas: ({ area_ids }: Pick<Card, 'area_ids'>) => area_ids.flatMap((id) => named(id) ?? []),
  }
}

export type FindingWords = ReturnType<typeof useFindingWords>

/** Where results come from, under every figure. */
export const OwnRecords = () => <Trans id="documentation.find.source">سجلات المؤسسة التي لك حق الاطلاع عليها</Trans>
