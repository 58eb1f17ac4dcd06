import { Trans } from '@lingui/react/macro'
import { formatDateRange } from '../../../../foundation/time/index.ts'
import { DateText, Link, Reference, useDisplay } from '../../../../web/index.ts'
import type { Card } from '../../finding-model.ts'
import { addressOf, type FindingState } from './state.ts'
import type { FindingWords } from './words.tsx'

type CardProps = { readonly card: Card; readonly words: FindingWords }

/** Code and title as a link that opens the record beside the results. */
export function CardLink({ card, words, state }: CardProps & { readonly state: FindingState }) {
  const title = words.title(card)
  return (
    <Link href={addressOf({ ...state, open: `${card.kind}/${card.id}` })} className="finding-card-link">
      {title === undefined ? null : (
        <>
          <bdi>{title}</bdi>{' '}
        </>
      )}
      <Reference>{card.code}</Reference>
    </Link>
  )
}

/** When a record was, no more exactly than it is known; nothing where there is no date. */
export function CardDate({ card: { start, end, approximate } }: Pick<CardProps, 'card'>) {
  const display = useDisplay()
  const first = start ?? end
  if (first === null) return <Trans id="documentation.find.no-date">دون تاريخ</Trans>
  const whole = wholePeriod(first.first, (end ?? first).last)
  if (whole !== undefined) return <DateText date={{ value: whole, approximate }} />
  const ends = [first.first, (end ?? first).last].map((value) => (value === null ? null : { value, approximate }))
  return <bdi>{formatDateRange(display, { from: ends[0] ?? null, to: ends[1] ?? null })}</bdi>
}

/** The names of the areas of a record. */
export function CardPlaces({ card, words }: CardProps) {
  const names = words.areas(card)
  if (names.length === 0)
    return card.located ? (
      <Trans id="documentation.find.point-only">نقطة على الخريطة</Trans>
    ) : (
      <Trans id="documentation.find.no-place">دون مكان</Trans>
    )
  return (
    <ul className="finding-places">
      {names.map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  )
}

/** The day, month or year that two days are the ends of. */
function wholePeriod(first: string | null, last: string | null): string | undefined {
  if (first === null || last === null) return undefined
  if (first === last) return first
  const [year, month] = [first.slice(0, 4), first.slice(0, 7)]
  if (first === `${year}-01-01` && last === `${year}-12-31`) return year
  const ends = new Date(Date.UTC(Number(year), Number(month.slice(5)), 0)).getUTCDate()
  return first === `${month}-01` && last === `${month}-${ends}` ? month : undefined
}
