import { Trans } from '@lingui/react/macro'
import { DateText, LTextView, Missing, SummaryList } from '../../../../web/index.ts'
import type { Party } from '../../model.ts'
import { roleWords } from './words.tsx'

/** One party and what empowers the person who signs for it. */
export function PartyRows({ party }: { readonly party: Party }) {
  const { role, signatory, capacity, act_title: act, act_number: number, act_date: date } = party
  const { valid_from: from, valid_until: until } = party
  return (
    <SummaryList
      rows={[
        { key: 'role', label: <Trans id="agreement.party.role">الصفة في البروتوكول</Trans>, value: roleWords[role]() },
        {
          key: 'signatory',
          label: <Trans id="agreement.party.signatory">من يوقّع</Trans>,
          value: signatory === null ? undefined : <LTextView text={signatory} quiet />,
        },
        {
          key: 'capacity',
          label: <Trans id="agreement.party.capacity">صفته</Trans>,
          value: capacity === null ? undefined : <LTextView text={capacity} quiet />,
        },
        {
          key: 'act',
          label: <Trans id="agreement.party.act">السند الذي يخوّله</Trans>,
          value:
            act === null ? undefined : (
              <>
                <LTextView text={act} quiet />
                {number === null ? null : (
                  <>
                    {' · '}
                    <bdi>{number}</bdi>
                  </>
                )}
                {date === null ? null : (
                  <>
                    {' · '}
                    <DayText day={date} />
                  </>
                )}
              </>
            ),
        },
        {
          key: 'validity',
          label: <Trans id="agreement.party.validity">مدة التفويض</Trans>,
          value:
            from === null ? undefined : (
              <Trans id="agreement.party.from-until">
                من <DayText day={from} /> إلى <EndText day={until} />
              </Trans>
            ),
        },
      ]}
    />
  )
}

const EndText = ({ day }: { readonly day: string | null }) =>
  day === null ? <Trans id="agreement.party.no-end">أن يُلغى</Trans> : <DayText day={day} />

/** A whole day, or the word for one that is not stated. */
export function DayText({ day }: { readonly day: string | null }) {
  return day === null ? <Missing /> : <DateText date={{ value: day, approximate: false }} />
}
