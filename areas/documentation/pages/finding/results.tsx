import { Trans } from '@lingui/react/macro'
import { type Column, Table } from '../../../../web/index.ts'
import type { Card } from '../../finding-model.ts'
import { CardDate, CardLink, CardPlaces } from './card-parts.tsx'
import type { FindingState } from './state.ts'
import type { FindingWords } from './words.tsx'

type ResultsProps = { readonly cards: readonly Card[]; readonly state: FindingState; readonly words: FindingWords }

/** Results one under the other, as they are read. */
export function ResultsList({ cards, state, words }: ResultsProps) {
  return (
    <ol className="finding-list">
      {cards.map((card) => (
        <li key={card.id} aria-current={state.open === `${card.kind}/${card.id}` ? 'true' : undefined}>
          <CardLink card={card} words={words} state={state} />
          <p className="finding-facts">
            <span>{words.kind(card.kind)}</span>
            <span>
              <CardDate card={card} />
            </span>
            {card.area_ids.length === 0 && !card.located ? null : <CardPlaces card={card} words={words} />}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** Results as a table, to compare them. */
export function ResultsTable({ cards, state, words }: ResultsProps) {
  const columns: readonly Column<Card>[] = [
    {
      key: 'record',
      header: <Trans id="documentation.find.record">السجل</Trans>,
      rowHeader: true,
      cell: (card) => <CardLink card={card} words={words} state={state} />,
    },
    {
      key: 'kind',
      header: <Trans id="documentation.find.kind">نوع السجل</Trans>,
      cell: ({ kind }) => words.kind(kind),
    },
    {
      key: 'date',
      header: <Trans id="documentation.find.date">التاريخ</Trans>,
      cell: (card) => <CardDate card={card} />,
    },
    {
      key: 'place',
      header: <Trans id="documentation.find.place">المكان</Trans>,
      cell: (card) => <CardPlaces card={card} words={words} />,
    },
  ]
  return (
    <Table
      caption={<Trans id="documentation.find.results">نتائج البحث</Trans>}
      columns={columns}
      rows={cards}
      rowKey={({ id }) => id}
    />
  )
}
