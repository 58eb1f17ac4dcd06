import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { readPartialDate, spanOf } from '../../../../foundation/time/index.ts'
import {
  Button,
  ButtonRow,
  type DateDraft,
  DateFields,
  emptyDateDraft,
  Radios,
  Select,
  TextInput,
  useDisplay,
} from '../../../../web/index.ts'
import { kinds, recordKinds } from '../../model.ts'
import { capital } from '../parts/capital.ts'
import { addressOf, asking, type FindingState, sorts } from './state.ts'

/** The words, the kind and the time looked for. The address changes when they are sent. */
export function SearchForm({ state }: { readonly state: FindingState }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { history } = useRouter()
  const [words, setWords] = useState(state.words)
  const [kind, setKind] = useState(state.kind ?? '')
  const [from, setFrom] = useState(() => draftOf(state.from))
  const [to, setTo] = useState(() => draftOf(state.to))
  const [mode, setMode] = useState<string>(state.mode)
  const [sort, setSort] = useState<string>(state.sort)
  const [faults, setFaults] = useState<{ readonly from: boolean; readonly to: boolean }>({ from: false, to: false })
  const malformed = (
    <Trans id="documentation.find.date-malformed">هذا ليس تاريخًا. اكتب سنة، أو شهرًا وسنة، أو يومًا كاملًا.</Trans>
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    const [first, last] = [dayOf(from, 'first'), dayOf(to, 'last')]
    setFaults({ from: first === 'malformed', to: last === 'malformed' })
    if (first === 'malformed' || last === 'malformed') return
    const next = asking(state, {
      words: words.trim(),
      kind: kind === '' ? undefined : kind,
      // facets of another kind would find nothing
      facets: kind === (state.kind ?? '') ? state.facets : [],
      from: first,
      to: last,
      mode: mode === 'certain' ? 'certain' : 'possible',
      sort: sorts.find((one) => one === sort) ?? 'rank',
    })
    history.push(addressOf(next))
  }
  return (
    <search>
      <form className="finding-form" onSubmit={send}>
        <TextInput
          id="words"
          name="words"
          type="search"
          label={<Trans id="documentation.find.words">ما الذي تبحث عنه؟</Trans>}
          hint={
            <Trans id="documentation.find.words-hint">
              كلمات بأي لغة أو رقم سجل. العبارة بين علامتي تنصيص تُطلب كما هي، وما سبقته علامة ناقص يُستبعد.
            </Trans>
          }
          value={words}
          onChange={(event) => setWords(event.target.value)}
          dir="auto"
          optional
        />
        <Select
          id="kind"
          name="kind"
          label={<Trans id="documentation.find.kind">نوع السجل</Trans>}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        >
          <option value="">{t({ id: 'documentation.find.all-kinds', message: 'كل الأنواع' })}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {capital(recordKinds[one].plural[language])}
            </option>
          ))}
        </Select>
        <details className="finding-more" open={state.from !== undefined || state.to !== undefined}>
          <summary>
            <Trans id="documentation.find.more">التاريخ والترتيب</Trans>
          </summary>
          <div className="finding-columns">
            <DateFields
              id="from"
              name="from"
              label={<Trans id="documentation.find.from">من</Trans>}
              draft={from}
              onChange={setFrom}
              optional
              {...(faults.from ? { error: malformed } : {})}
            />
            <DateFields
              id="to"
              name="to"
              label={<Trans id="documentation.find.to">إلى</Trans>}
              draft={to}
              onChange={setTo}
              optional
              {...(faults.to ? { error: malformed } : {})}
            />
          </div>
          <Radios
            id="mode"
            name="mode"
            label={<Trans id="documentation.find.mode">التواريخ غير الدقيقة</Trans>}
            choices={[
              {
                value: 'possible',
                label: <Trans id="documentation.find.possible">كل ما يحتمل أن يقع بين التاريخين</Trans>,
              },
              { value: 'certain', label: <Trans id="documentation.find.certain">ما وقع بينهما يقينًا فقط</Trans> },
            ]}
            value={mode}
            onChange={setMode}
          />
          <Select
            id="sort"
            name="sort"
            label={<Trans id="documentation.find.sort">الترتيب</Trans>}
            value={sort}
            onChange={(event) => setSort(event.target.value)}
          >
            <option value="rank">{t({ id: 'documentation.find.by-rank', message: 'الأقرب إلى الكلمات أولًا' })}</option>
            <option value="date">{t({ id: 'documentation.find.by-date', message: 'الأحدث تاريخًا أولًا' })}</option>
            <option value="updated">{t({ id: 'documentation.find.by-updated', message: 'آخر ما عُدّل أولًا' })}</option>
          </Select>
        </details>
        <ButtonRow>
          <Button type="submit">
            <Trans id="documentation.find.send">بحث</Trans>
          </Button>
        </ButtonRow>
      </form>
    </search>
  )
}

function draftOf(day: string | undefined): DateDraft {
  if (day === undefined) return emptyDateDraft
  const [year = '', month = '', date = ''] = day.split('-')
  return { ...emptyDateDraft, year, month: String(Number(month)), day: String(Number(date)) }
}

/** The first or the last day that a date means; undefined where nothing was written. */
function dayOf(draft: DateDraft, end: 'first' | 'last'): string | undefined | 'malformed' {
  if (draft.year === '' && draft.month === '' && draft.day === '') return undefined
  const read = readPartialDate(draft)
  return read.status === 'read' ? spanOf(read.date.value)[end] : 'malformed'
}
