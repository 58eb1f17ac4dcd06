import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import {
  Button,
  ButtonRow,
  type DateDraft,
  DateFields,
  emptyDateDraft,
  Link,
  readDateDraft,
  Select,
  useSession,
} from '../../../../web/index.ts'
import { type EventType, eventTypes, isEventType } from '../../event-types.ts'
import { type LogSearch, logAddress } from './log-search.ts'
import { ObjectKind } from './words.tsx'

const types = Object.keys(eventTypes) as EventType[]

/** What to look for: a type, a year, month or day. What comes from another page (an object, a person) stands as a link that removes it. */
export function FilterForm({ search }: { readonly search: LogSearch }) {
  const { t } = useLingui()
  const { history } = useRouter()
  const { language } = useSession()
  const [type, setType] = useState<string>(search.type ?? '')
  const [draft, setDraft] = useState(draftOf(search.period))
  const { object, actor } = search
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const date = readDateDraft(draft)
          history.push(
            logAddress({
              ...(isEventType(type) ? { type } : {}),
              ...(date === undefined ? {} : { period: date.value }),
              ...(object === undefined ? {} : { object }),
              ...(actor === undefined ? {} : { actor }),
            }),
          )
        }}
      >
        <Select
          id="type"
          name="type"
          label={<Trans id="custody.filter.type">ما حدث</Trans>}
          value={type}
          onChange={(event) => setType(event.target.value)}
        >
          <option value="">{t({ id: 'custody.filter.all-types', message: 'كل ما حدث' })}</option>
          {[...types]
            .sort((one, other) => eventTypes[one][language].localeCompare(eventTypes[other][language], language))
            .map((one) => (
              <option key={one} value={one}>
                {eventTypes[one][language]}
              </option>
            ))}
        </Select>
        <DateFields
          id="period"
          name="period"
          label={<Trans id="custody.filter.period">متى: سنة، أو شهر، أو يوم</Trans>}
          optional
          draft={draft}
          onChange={setDraft}
        />
        {object === undefined && actor === undefined ? null : (
          <ul className="chips">
            {object === undefined ? null : (
              <li>
                <Link className="chip" href={logAddress(omit(search, 'object'))}>
                  <Trans id="custody.filter.object">شيء واحد:</Trans> <ObjectKind kind={object.kind} />
                  <RemoveWords />
                </Link>
              </li>
            )}
            {actor === undefined ? null : (
              <li>
                <Link className="chip" href={logAddress(omit(search, 'actor'))}>
                  <Trans id="custody.filter.actor">من فعل شخص واحد</Trans>
                  <RemoveWords />
                </Link>
              </li>
            )}
          </ul>
        )}
        <ButtonRow>
          <Button type="submit" kind="secondary">
            <Trans id="custody.filter.apply">عرض</Trans>
          </Button>
        </ButtonRow>
      </form>
    </search>
  )
}

const RemoveWords = () => (
  <span>
    {' '}
    · <Trans id="custody.filter.remove">إزالة</Trans>
  </span>
)

function omit(search: LogSearch, name: 'object' | 'actor'): LogSearch {
  const { [name]: _gone, after: _page, ...rest } = search
  return rest
}

function draftOf(period: string | undefined): DateDraft {
  const [year = '', month = '', day = ''] = (period ?? '').split('-')
  return { ...emptyDateDraft, year, month, day }
}
