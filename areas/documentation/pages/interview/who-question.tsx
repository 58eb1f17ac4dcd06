import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { FieldGroup, Radios, Reference, Select, useDisplay } from '../../../../web/index.ts'
import { type Alleged, actsTold, codeOf, newSuspects, nobodyAlleged, suspects } from './incident.ts'
import { termName } from './lists.ts'
import { type Guide, Question } from './question.tsx'
import { TermChoice } from './term-choice.tsx'
import { TermChoices } from './term-choices.tsx'
import { SuspectName } from './words.tsx'

/** Who is alleged to have done it, once for all acts or for each; that nobody knows is an answer. */
export function WhoQuestion(guide: Guide) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { told, change, lists } = guide
  const acts = actsTold(told)
  const set = (key: string, part: Partial<Alleged>) => {
    const before = told.alleged[key] ?? nobodyAlleged(() => crypto.randomUUID())
    change({ alleged: { ...told.alleged, [key]: { ...before, ...part } } })
  }
  return (
    <Question guide={guide} title={t({ id: 'documentation.incident.who', message: 'من يُزعم أنه فعل ذلك؟' })}>
      {(errorAt) => (
        <>
          {acts.length < 2 ? null : (
            <Radios
              id="each-act"
              name="each-act"
              label={<Trans id="documentation.incident.each-act">هل الجواب واحد لكل الأفعال؟</Trans>}
              value={told.each_act ? 'each' : 'all'}
              onChange={(value) => change({ each_act: value === 'each' })}
              choices={[
                { value: 'all', label: <Trans id="documentation.incident.one-answer">نعم، جواب واحد لها كلها</Trans> },
                { value: 'each', label: <Trans id="documentation.incident.own-answer">لا، لكل فعل جوابه</Trans> },
              ]}
            />
          )}
          {told.each_act && acts.length > 1 ? (
            acts.map(({ key, type, person }) => (
              <FieldGroup
                key={key}
                id={`act-${key}`}
                label={
                  <>
                    <Reference>{codeOf('P', person.key)}</Reference>{' '}
                    <bdi>{termName(lists['act-type'], type, language)}</bdi>
                  </>
                }
              >
                <AllegedFields
                  guide={guide}
                  end={`-${key}`}
                  alleged={told.alleged[key] ?? nobodyAlleged(() => '')}
                  onChange={(part) => set(key, part)}
                  errorAt={errorAt}
                />
              </FieldGroup>
            ))
          ) : (
            <AllegedFields guide={guide} end="" alleged={told} onChange={change} errorAt={errorAt} />
          )}
        </>
      )}
    </Question>
  )
}

type AllegedProps = {
  readonly guide: Guide
  /** What ends the ids of these controls. */
  readonly end: string
  readonly alleged: Alleged
  readonly onChange: (part: Partial<Alleged>) => void
  readonly errorAt: (id: string) => { readonly error?: ReactNode }
}

function AllegedFields({ guide, end, alleged, onChange, errorAt }: AllegedProps) {
  const { language } = useDisplay()
  const { told, lists, people } = guide
  const kindName = (kind: unknown) => termName(lists['person-kind'], String(kind), language) ?? ''
  // somebody told of for the first time with another act is chosen here like one who is recorded
  const others = told.each_act ? newSuspects(told).filter((one) => one.suspect_key !== alleged.suspect_key) : []
  const known = [
    ...others.map(({ suspect_key, suspect_kind }) => ({
      id: suspect_key,
      code: codeOf('P', suspect_key),
      kind: suspect_kind as unknown,
    })),
    ...people,
  ]
  return (
    <>
      <Radios
        id={`suspect${end}`}
        name={`suspect${end}`}
        label={<Trans id="documentation.incident.suspect-label">مرتكب الفعل المزعوم</Trans>}
        value={alleged.suspect}
        onChange={(value) => onChange({ suspect: suspects.find((one) => one === value) ?? '' })}
        choices={suspects
          .filter((value) => value !== 'recorded' || known.length > 0)
          .map((value) => ({ value, label: <SuspectName suspect={value} /> }))}
        {...errorAt(`suspect${end}`)}
      />
      {alleged.suspect === 'recorded' ? (
        <Select
          id={`recorded${end}`}
          label={<Trans id="documentation.incident.recorded-label">رمز الشخص أو الجهة</Trans>}
          value={alleged.suspect_id}
          onChange={(event) => onChange({ suspect_id: event.target.value })}
          {...errorAt(`recorded${end}`)}
        >
          <option value="">–</option>
          {known.map(({ id, code, kind }) => (
            <option key={id} value={id}>
              {`${code} · ${kindName(kind)}`}
            </option>
          ))}
        </Select>
      ) : null}
      {alleged.suspect === 'new' ? (
        <TermChoice
          id={`suspect-kind${end}`}
          label={<Trans id="documentation.incident.suspect-kind-label">شخص واحد أم جهة؟</Trans>}
          terms={lists['person-kind']}
          value={alleged.suspect_kind}
          onChange={(suspect_kind) => onChange({ suspect_kind })}
          {...errorAt(`suspect-kind${end}`)}
        />
      ) : null}
      <TermChoices
        id={`suspect-types${end}`}
        optional
        label={<Trans id="documentation.incident.suspect-types-label">صفته، ولو لم تُعرف هويته</Trans>}
        terms={lists['perpetrator-type']}
        values={alleged.suspect_types}
        onChange={(suspect_types) => onChange({ suspect_types })}
        {...errorAt(`suspect-types${end}`)}
      />
      <TermChoice
        id={`degree${end}`}
        label={<Trans id="documentation.incident.degree-label">درجة الضلوع المزعومة</Trans>}
        terms={lists['degree-of-involvement']}
        value={alleged.degree}
        onChange={(degree) => onChange({ degree })}
        {...errorAt(`degree${end}`)}
      />
    </>
  )
}
