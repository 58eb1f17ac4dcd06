import './work.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  DateText,
  EmptyState,
  FromQuery,
  Link,
  NumberText,
  Page,
  Reference,
  Select,
  useDisplay,
} from '../../../../web/index.ts'
import { fieldOf, recordKinds } from '../../model.ts'
import { capital } from '../parts/capital.ts'
import { CaseLink, type CaseNames } from './case-link.tsx'
import { DueTag } from './due-tag.tsx'
import { Mentions } from './mentions.tsx'
import { TaskRow } from './task-row.tsx'
import { type Candidates, type Part, partOf, parts, useCandidates, useWaiting, type Waiting } from './waiting.ts'

const partWords: { readonly [P in Part]: () => ReactNode } = {
  tasks: () => <Trans id="documentation.work.my-tasks">مهامي</Trans>,
  mentions: () => <Trans id="documentation.work.mentions">تعليقات ذُكرتُ فيها</Trans>,
  dates: () => <Trans id="documentation.work.dates">مواعيد المراجعة والآجال</Trans>,
  candidates: () => <Trans id="documentation.work.candidates">سجلات قد تكون لشخص واحد أو لحدث واحد</Trans>,
}

/** What waits for the reader: tasks, comments that call upon them, dates that come, records to compare. */
export function Screen() {
  const { t } = useLingui()
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const part = partOf(searchStr)
  const waiting = useWaiting()
  const candidates = useCandidates()
  return (
    <Page
      title={t({ id: 'documentation.work.title', message: 'ما ينتظرني' })}
      lead={
        <Trans id="documentation.work.lead">
          مهام أُسندت إليك، وتعليقات ذُكرت فيها، ومواعيد تحل في ملفاتك خلال ثلاثين يومًا.
        </Trans>
      }
    >
      <Select
        id="show"
        label={<Trans id="documentation.work.show">المعروض</Trans>}
        value={part ?? ''}
        onChange={({ target }) => history.push(target.value === '' ? pathname : `${pathname}?show=${target.value}`)}
      >
        <option value="">{t({ id: 'documentation.work.show-all', message: 'كل ما ينتظر' })}</option>
        {parts.map((one) => (
          <option key={one} value={one}>
            {partWords[one]()}
          </option>
        ))}
      </Select>
      <FromQuery query={waiting}>
        {(found) => (
          <FromQuery query={candidates}>
            {({ items }) => <Parts waiting={found} candidates={items} part={part} />}
          </FromQuery>
        )}
      </FromQuery>
    </Page>
  )
}

function Parts({
  waiting: { tasks, mentions, due, cases },
  candidates,
  part,
}: {
  readonly waiting: Waiting
  readonly candidates: Candidates
  readonly part: Part | undefined
}) {
  const lists: { readonly [P in Part]: { readonly count: number; readonly list: () => ReactNode } } = {
    tasks: {
      count: tasks.length,
      list: () => (
        <ul className="work-list">
          {tasks.map((task) => (
            <TaskRow key={`${task.id} ${task.version}`} task={task} mayEdit={false} cases={cases} />
          ))}
        </ul>
      ),
    },
    mentions: { count: mentions.length, list: () => <Mentions mentions={mentions} cases={cases} /> },
    dates: { count: due.length, list: () => <Dates due={due} cases={cases} /> },
    candidates: { count: candidates.length, list: () => <Pairs pairs={candidates} /> },
  }
  const shown = parts.filter((one) => (part === undefined || one === part) && lists[one].count > 0)
  if (shown.length === 0)
    return (
      <EmptyState level={2} icon="check" title={<Trans id="documentation.work.nothing">لا شيء ينتظرك هنا</Trans>}>
        <p>
          <Trans id="documentation.work.nothing-text">
            تظهر هنا المهام التي تُسند إليك، والتعليقات التي يذكرك فيها زملاؤك، ومواعيد المراجعة والآجال في ملفاتك،
            والسجلات التي ينبغي أن تُقارن.
          </Trans>
        </p>
      </EmptyState>
    )
  return shown.map((one) => (
    <section key={one} className="record-part">
      <h2>
        {partWords[one]()} (<NumberText value={lists[one].count} />)
      </h2>
      {lists[one].list()}
    </section>
  ))
}

function Dates({ due, cases }: { readonly due: Waiting['due']; readonly cases: CaseNames }) {
  const { language } = useDisplay()
  return (
    <ul className="work-list">
      {due.map(({ kind, id, case_id, code, field, on }) => (
        <li key={`${id} ${field}`} className="work-item">
          <p className="work-facts">
            <DueTag on={on} />
            <DateText date={{ value: on, approximate: false }} />
            <span>{capital(fieldOf(kind, field)?.label[language] ?? field)}</span>
          </p>
          <p className="work-facts">
            {kind === 'case_file' ? null : (
              <Link href={`/records/${kind}/${id}`}>
                {capital(recordKinds[kind].label[language])} <Reference>{code}</Reference>
              </Link>
            )}
            <CaseLink id={case_id} cases={cases} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function Pairs({ pairs }: { readonly pairs: Candidates }) {
  const { language } = useDisplay()
  return (
    <ul className="work-list">
      {pairs.map(({ id, records }) => (
        <li key={id} className="work-item">
          <p className="work-facts">
            {records.map((record) => (
              <Link key={record.id} href={`/records/${record.kind}/${record.id}`}>
                {capital(recordKinds[record.kind].label[language])} <Reference>{record.code}</Reference>
              </Link>
            ))}
          </p>
        </li>
      ))}
    </ul>
  )
}
