import { Plural, useLingui } from '@lingui/react/macro'
import { Timeline } from '../../../../web/charts/timeline.tsx'
import type { TimelineItem } from '../../../../web/charts/timeline-layout.ts'
import { Notice } from '../../../../web/index.ts'
import type { Card } from '../../finding-model.ts'
import { CardLink } from './card-parts.tsx'
import { useFacts } from './facts.tsx'
import type { FindingState } from './state.ts'
import type { FindingWords } from './words.tsx'

type Props = { readonly cards: readonly Card[]; readonly state: FindingState; readonly words: FindingWords }

/** The results of one page on an axis of time; those without a date are counted, not placed. */
export function ResultsTimeline({ cards, state, words }: Props) {
  const { t } = useLingui()
  const facts = useFacts(state)
  const items = cards.flatMap((card) => itemOf(card, words))
  const undated = cards.length - items.length
  const byId = new Map(cards.map((card) => [card.id, card]))
  return (
    <>
      {undated === 0 ? null : (
        <Notice
          kind="info"
          title={
            <Plural
              id="documentation.find.undated"
              value={undated}
              zero="لكل سجل في هذه الصفحة تاريخ"
              one="سجل واحد في هذه الصفحة دون تاريخ، فلا يظهر على الخط الزمني"
              two="سجلان في هذه الصفحة دون تاريخ، فلا يظهران على الخط الزمني"
              few="# سجلات في هذه الصفحة دون تاريخ، فلا تظهر على الخط الزمني"
              many="# سجلًا في هذه الصفحة دون تاريخ، فلا تظهر على الخط الزمني"
              other="# سجل في هذه الصفحة دون تاريخ، فلا تظهر على الخط الزمني"
            />
          }
        />
      )}
      {items.length === 0 ? null : (
        <Timeline
          facts={facts(
            t({ id: 'documentation.find.timeline', message: 'نتائج هذه الصفحة على خط زمني' }),
            t({
              id: 'documentation.find.timeline-about',
              message: 'كل سجل في المدة التي وقع فيها أو يحتمل أن يكون وقع فيها.',
            }),
          )}
          items={items}
          dimension={t({ id: 'documentation.find.record', message: 'السجل' })}
          linkOf={({ id }) => {
            const card = byId.get(id)
            return card === undefined ? null : <CardLink card={card} words={words} state={state} />
          }}
        />
      )}
    </>
  )
}

function itemOf(card: Card, words: FindingWords): readonly TimelineItem[] {
  const { id, start, end, approximate, code } = card
  const title = words.title(card)
  const label = title === undefined ? code : `${title} · ${code}`
  const first = start ?? end
  if (first === null) return []
  const lasted = start !== null && end !== null
  return [{ id, label, start: first, ...(lasted ? { end } : {}), ...(approximate ? { estimate: true } : {}) }]
}
