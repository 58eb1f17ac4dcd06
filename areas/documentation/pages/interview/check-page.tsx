import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import {
  Button,
  ButtonRow,
  DateText,
  Notice,
  QuestionPage,
  Reference,
  readDateDraft,
  SummaryList,
  type SummaryRow,
  useConnection,
  useDisplay,
} from '../../../../web/index.ts'
import { fieldOf } from '../../model.ts'
import { firstGap } from './gaps.ts'
import { type Alleged, actsTold, allegedOf, codeOf, type ToldPerson } from './incident.ts'
import { type ListKey, termName } from './lists.ts'
import { PersonLine } from './person-questions.tsx'
import { type Guide, useArrival, useGapWords } from './question.tsx'
import { addressOf, type StepName, stepBefore } from './steps.ts'
import { PrecisionName, SuspectName } from './words.tsx'

/** All answers before they are sent, each with the way back to its page. */
export function CheckPage({ guide, total }: { readonly guide: Guide; readonly total: number }) {
  const { t } = useLingui()
  const { history } = useRouter()
  const wordOf = useGapWords()
  const { caseId, step, told, change } = guide
  const refused = told.refused?.page === 'check' ? told.refused.errors : []
  useArrival(refused.length > 0)
  const send = () => {
    const gap = firstGap(told)
    if (gap === undefined) return change({ sending: true, refused: null })
    const errors = gap.gaps.map((one) => ({ fieldId: one.fieldId, message: wordOf(one) }))
    change({ refused: { page: gap.step, person: gap.person, errors } })
    history.push(addressOf(caseId, { step: gap.step, person: gap.person, back: true }))
  }
  const before = stepBefore(step, told)
  return (
    <QuestionPage
      title={t({ id: 'documentation.incident.check', message: 'راجع ما كتبتَه ثم أرسله' })}
      {...(told.sending || before === undefined ? {} : { back: { href: addressOf(caseId, before) } })}
      errors={refused}
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          if (!told.sending) send()
        },
      }}
      actions={
        <>
          {told.sending ? (
            <Progress done={Object.keys(told.made).length} total={total} />
          ) : (
            <ButtonRow>
              <Button type="submit" id="send">
                <Trans id="documentation.incident.send">إرسال</Trans>
              </Button>
            </ButtonRow>
          )}
          {guide.note}
        </>
      }
    >
      {guide.restored}
      <Answers guide={guide} />
    </QuestionPage>
  )
}

/** How far the sending has come; without a connection, that nothing is lost. */
function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  const { online } = useConnection()
  const left = total - done
  return (
    <Notice
      live
      title={
        online ? (
          <Trans id="documentation.incident.sending">جارٍ الإرسال…</Trans>
        ) : (
          <Trans id="documentation.incident.kept">محفوظ على هذا الجهاز، وسيُرسل عند عودة الاتصال.</Trans>
        )
      }
    >
      <p>
        <Plural
          id="documentation.incident.left"
          value={left}
          zero="لم يبقَ شيء."
          one="بقي سجل واحد."
          two="بقي سجلان."
          few="بقيت # سجلات."
          many="بقي # سجلًا."
          other="بقي # سجل."
        />
      </p>
    </Notice>
  )
}

function Answers({ guide }: { readonly guide: Guide }) {
  const { language } = useDisplay()
  const { caseId, told, lists, people } = guide
  const name = (list: ListKey, id: string) => {
    const found = termName(lists[list], id, language)
    return found === undefined ? undefined : <bdi>{found}</bdi>
  }
  /** What is sent already stays as it was sent. */
  const row = (
    step: StepName,
    {
      label,
      value,
      person,
      sent,
    }: { label: React.ReactNode; value: React.ReactNode; person?: ToldPerson; sent: string },
  ): SummaryRow => ({
    key: `${step} ${person?.key ?? ''}`,
    label,
    value,
    ...(told.sending || told.made[sent] !== undefined
      ? {}
      : { changeHref: addressOf(caseId, { step, person: person?.key ?? '', back: true }) }),
  })
  const whoDid = (alleged: Alleged | undefined) =>
    alleged === undefined || alleged.suspect === '' ? undefined : (
      <>
        <SuspectName suspect={alleged.suspect} />{' '}
        {alleged.suspect === 'recorded' ? (
          <bdi>{people.find(({ id }) => id === alleged.suspect_id)?.code ?? codeOf('P', alleged.suspect_id)}</bdi>
        ) : null}
        {alleged.suspect === 'new' ? <bdi>{codeOf('P', alleged.suspect_key)}</bdi> : null}
        <br />
        {name('degree-of-involvement', alleged.degree)}
      </>
    )
  const date = readDateDraft(told.when)
  const acts = actsTold(told)
  const kind = fieldOf('information', 'source_kind')?.choices?.find(({ value }) => value === told.source_kind)
  return (
    <SummaryList
      rows={[
        row('what', {
          label: <Trans id="documentation.incident.row-what">ماذا</Trans>,
          value: told.title === '' ? undefined : <bdi dir="auto">{told.title}</bdi>,
          sent: told.event_key,
        }),
        row('when', {
          label: <Trans id="documentation.incident.row-when">متى</Trans>,
          value: told.when.unknown ? (
            <Trans id="documentation.incident.when-unknown">غير معروف</Trans>
          ) : date === undefined ? undefined : (
            <DateText date={date} />
          ),
          sent: told.event_key,
        }),
        row('where', {
          label: <Trans id="documentation.incident.row-where">أين</Trans>,
          value:
            told.precision === '' ? undefined : (
              <>
                {told.area === null ? null : <bdi>{told.area.name}</bdi>}{' '}
                {told.place === '' ? null : <bdi dir="auto">{told.place}</bdi>}{' '}
                <span className="field-hint">
                  <PrecisionName precision={told.precision} />
                </span>
              </>
            ),
          sent: told.event_key,
        }),
        ...(told.persons.length === 0
          ? [
              row('people', {
                label: <Trans id="documentation.incident.row-people">من تضرر</Trans>,
                value: undefined,
                sent: told.source_key,
              }),
            ]
          : []),
        ...told.persons.flatMap((person) => [
          row('person', {
            label: <Trans id="documentation.incident.row-person">شخص تضرر</Trans>,
            value: <PersonLine guide={guide} person={person} />,
            person,
            sent: person.name.trim() === '' ? person.key : person.name_key,
          }),
          row('acts', {
            label: <Trans id="documentation.incident.row-acts">ما وقع له</Trans>,
            value:
              person.acts.length === 0 ? undefined : (
                <ul className="plain-list">
                  {[...person.acts.map(({ type }) => type)].map((type) => (
                    <li key={type}>{name('act-type', type)}</li>
                  ))}
                  {person.methods.map((method) => (
                    <li key={method}>{name('method', method)}</li>
                  ))}
                </ul>
              ),
            person,
            sent: person.acts.at(-1)?.key ?? person.key,
          }),
        ]),
        ...(acts.length === 0
          ? []
          : [
              row('who', {
                label: <Trans id="documentation.incident.row-who">مرتكب الفعل المزعوم</Trans>,
                value: told.each_act ? (
                  <ul className="plain-list">
                    {acts.map(({ key, type, person }) => (
                      <li key={key}>
                        {name('act-type', type)} · <Reference>{codeOf('P', person.key)}</Reference>:{' '}
                        {whoDid(allegedOf(told, key))}
                      </li>
                    ))}
                  </ul>
                ) : (
                  whoDid(told)
                ),
                sent: acts.at(-1)?.involvement_key ?? '',
              }),
            ]),
        row('source', {
          label: <Trans id="documentation.incident.row-source">كيف عرفنا</Trans>,
          value:
            told.connection === '' ? undefined : (
              <>
                {name('source-connection', told.connection)}
                {kind === undefined ? null : <> · {kind.label[language]}</>}
                {told.reliability === '' ? null : <> · {name('reliability', told.reliability)}</>}
              </>
            ),
          sent: told.source_key,
        }),
      ]}
    />
  )
}
