import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { Button, Notice, Reference, TextInput, useConnection, useDisplay } from '../../../../web/index.ts'
import { useNameCandidates } from '../parts/name-candidates.ts'
import { actsOf, codeOf, emptyPerson, type ToldPerson, withPerson } from './incident.ts'
import { termName } from './lists.ts'
import { type Guide, Question } from './question.tsx'
import { addressOf } from './steps.ts'
import { TermChoice } from './term-choice.tsx'
import { TermChoices } from './term-choices.tsx'

const newKey = () => crypto.randomUUID()

/** Who was harmed: those told so far, and one more. */
export function PeopleQuestion(guide: Guide) {
  const { t } = useLingui()
  const { history } = useRouter()
  const { caseId, told, change, step } = guide
  const open = (person: string) => history.push(addressOf(caseId, { step: 'person', person, back: step.back }))
  return (
    <Question
      guide={guide}
      title={t({ id: 'documentation.incident.people', message: 'من تضرر؟' })}
      lead={
        <Trans id="documentation.incident.people-lead">لكل شخص رمز يُعرف به. يمكنك المتابعة ولو لم يُعرف أحد بعد.</Trans>
      }
    >
      {() => (
        <div className="field">
          {told.persons.map((person) => (
            <div key={person.key} className="incident-person">
              <PersonLine guide={guide} person={person} />
              <div>
                <Button kind="quiet" onClick={() => open(person.key)}>
                  <Trans id="documentation.incident.person-change">تغيير</Trans>
                  <span className="visually-hidden"> {codeOf('P', person.key)}</span>
                </Button>
                {told.made[person.key] === undefined ? (
                  <Button
                    kind="quiet"
                    onClick={() => change({ persons: told.persons.filter(({ key }) => key !== person.key) })}
                  >
                    <Trans id="documentation.incident.person-remove">حذف</Trans>
                    <span className="visually-hidden"> {codeOf('P', person.key)}</span>
                  </Button>
                ) : null}
              </div>
            </div>
          ))}
          <Button kind="secondary" onClick={() => open(newKey())}>
            <Trans id="documentation.incident.person-add">إضافة شخص تضرر</Trans>
          </Button>
        </div>
      )}
    </Question>
  )
}

/** The pseudonym of a person and what was told of them. */
export function PersonLine({ guide, person }: { readonly guide: Guide; readonly person: ToldPerson }) {
  const { language } = useDisplay()
  const { lists } = guide
  const facts = [
    termName(lists['person-kind'], person.kind, language),
    termName(lists['sex-gender'], person.sex, language),
    termName(lists['age-band'], person.age, language),
  ].filter((one) => one !== undefined)
  return (
    <p>
      <Reference>{codeOf('P', person.key)}</Reference>
      {person.name.trim() === '' ? null : (
        <>
          {' '}
          <bdi>{person.name}</bdi>
        </>
      )}
      <br />
      <bdi>{facts.join('\u00a0· ')}</bdi>
    </p>
  )
}

/** The person that the address names; one who is told of for the first time is kept with the first answer. */
const personOf = ({ told, step }: Guide): ToldPerson =>
  told.persons.find(({ key }) => key === step.person) ?? { ...emptyPerson(newKey), key: step.person }

/** One person harmed, under a pseudonym. */
export function PersonQuestion(guide: Guide) {
  const { t } = useLingui()
  const { told, change, lists, named } = guide
  const person = personOf(guide)
  const set = (part: Partial<ToldPerson>) => change({ persons: withPerson(told.persons, { ...person, ...part }) })
  const isOne = lists['person-kind'].find(({ id }) => id === person.kind)?.code === '01'
  return (
    <Question
      guide={guide}
      caption={<Pseudonym person={person} />}
      title={t({ id: 'documentation.incident.person', message: 'من هو الشخص الذي تضرر؟' })}
    >
      {(errorAt) => (
        <>
          {named ? (
            <NameInput guide={guide} person={person} onChange={(name) => set({ name })} {...errorAt('name')} />
          ) : (
            <p className="prose">
              <Trans id="documentation.incident.sealed">لا يُكتب الاسم هنا: هويات هذا الملف مختومة، والرمز يكفي.</Trans>
            </p>
          )}
          <TermChoice
            id="kind"
            label={<Trans id="documentation.incident.kind-label">شخص واحد أم مجموعة؟</Trans>}
            terms={lists['person-kind']}
            value={person.kind}
            onChange={(kind) => set({ kind })}
            {...errorAt('kind')}
          />
          {isOne ? (
            <>
              <TermChoice
                id="sex"
                optional
                label={<Trans id="documentation.incident.sex-label">الجنس أو النوع الاجتماعي</Trans>}
                terms={lists['sex-gender']}
                value={person.sex}
                onChange={(sex) => set({ sex })}
                {...errorAt('sex')}
              />
              <TermChoice
                id="age"
                optional
                label={<Trans id="documentation.incident.age-label">العمر</Trans>}
                terms={lists['age-band']}
                value={person.age}
                onChange={(age) => set({ age })}
                {...errorAt('age')}
              />
            </>
          ) : null}
        </>
      )}
    </Question>
  )
}

function Pseudonym({ person }: { readonly person: ToldPerson }) {
  const code = codeOf('P', person.key)
  return (
    <Trans id="documentation.incident.pseudonym">
      الرمز <Reference>{code}</Reference>
    </Trans>
  )
}

type NameInputProps = {
  readonly guide: Guide
  readonly person: ToldPerson
  readonly onChange: (name: string) => void
  readonly error?: React.ReactNode
}

/** The name, and whom it may already belong to. */
function NameInput({ guide, person, onChange, ...error }: NameInputProps) {
  const { language } = useDisplay()
  const { online } = useConnection()
  const sexCode = guide.lists['sex-gender'].find(({ id }) => id === person.sex)?.code
  const sex = sexCode === '01' ? 'm' : sexCode === '02' ? 'f' : undefined
  const found = useNameCandidates({ name: person.name, sex, self: guide.told.made[person.key], isEnabled: online })
  return (
    <>
      <TextInput
        id="name"
        optional
        maxLength={300}
        autoComplete="off"
        label={<Trans id="documentation.incident.name-label">الاسم</Trans>}
        hint={<Trans id="documentation.incident.name-hint">لا يراه إلا فريق هذا الملف.</Trans>}
        value={person.name}
        onChange={(event) => onChange(event.target.value)}
        {...error}
      />
      {found.length === 0 ? null : (
        <Notice kind="warn" live title={<Trans id="documentation.incident.maybe-known">قد يكون مسجَّلًا من قبل</Trans>}>
          <ul>
            {found.map((one) => (
              <li key={one.person.id}>
                <Reference>{one.person.code}</Reference> <bdi>{one.names[0]}</bdi>
                <br />
                <bdi>{one.why[language]}</bdi>
              </li>
            ))}
          </ul>
          <p>
            <Trans id="documentation.incident.maybe-go-on">
              لا توقفك هذه الملاحظة: تابع، ويقرر موظف التوثيق لاحقًا.
            </Trans>
          </p>
        </Notice>
      )}
    </>
  )
}

/** What was done to this person, and how. */
export function ActsQuestion(guide: Guide) {
  const { t } = useLingui()
  const { told, change, lists } = guide
  const person = personOf(guide)
  const set = (part: Partial<ToldPerson>) => change({ persons: withPerson(told.persons, { ...person, ...part }) })
  return (
    <Question
      guide={guide}
      caption={<Pseudonym person={person} />}
      title={t({ id: 'documentation.incident.acts', message: 'ماذا وقع لهذا الشخص؟' })}
    >
      {(errorAt) => (
        <>
          <TermChoices
            id="acts"
            label={<Trans id="documentation.incident.acts-label">الأفعال</Trans>}
            terms={lists['act-type']}
            values={person.acts.map(({ type }) => type)}
            onChange={(types) => set({ acts: actsOf(person.acts, types, newKey) })}
            {...errorAt('acts')}
          />
          <TermChoices
            id="methods"
            optional
            label={<Trans id="documentation.incident.methods-label">كيف؟</Trans>}
            terms={lists.method}
            values={person.methods}
            onChange={(methods) => set({ methods })}
            {...errorAt('methods')}
          />
        </>
      )}
    </Question>
  )
}
