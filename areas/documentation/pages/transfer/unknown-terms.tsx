import { Plural, Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkboxes, ErrorSummary, SubmitRow, Tag, useSubmit } from '../../../../web/index.ts'
import { fieldOf } from '../../model.ts'
import type { ImportRun, Mapping } from '../../transfer/index.ts'
import { api, type Run } from './calls.ts'
import { noParts } from './mapping-edit.ts'
import { likelyTerm } from './suggest.ts'
import { TermCodeField, useTerms } from './term-code-field.tsx'
import { usePartWords } from './words.tsx'

type Unknown = NonNullable<ImportRun['findings']>['unknown_terms'][number]
/** A code, nothing on purpose (null), or not decided. */
type Answers = Readonly<Record<string, string | null>>
const keyOf = ({ part, field, value }: Unknown) => `${part} ${field} ${value}`

/** Values that no term of their list answers to: each gets a term, or is left empty, and the file is tried again. */
export function UnknownTerms({ run, unknown }: { readonly run: Run; readonly unknown: readonly Unknown[] }) {
  const cache = useQueryClient()
  const [answers, setAnswers] = useState<Answers>({})
  const form = useSubmit({
    formId: 'unknown-terms',
    fields: {},
    send: async () => {
      const { mapping, case_id } = run
      if (mapping === null || case_id === null) return
      const body = { case_id, mapping: withAnswers(mapping, unknown, answers) }
      await api('PUT /api/imports/:id/mapping', { params: { id: run.id }, body })
      await api('POST /api/imports/:id/state', { params: { id: run.id }, body: { to: 'preview' } })
      setAnswers({})
      await cache.invalidateQueries({ queryKey: ['import', run.id] })
    },
  })
  const set = (one: Unknown, code: string | null | undefined) => {
    const { [keyOf(one)]: _, ...rest } = answers
    setAnswers(code === undefined ? rest : { ...rest, [keyOf(one)]: code })
  }
  return (
    <section>
      <h2>
        <Trans id="documentation.import.unknown-title">قيم ليست في القوائم</Trans>
      </h2>
      <p>
        <Trans id="documentation.import.unknown-text">
          اختر لكل قيمة ما يقابلها في القائمة، أو اتركها فارغة عمدًا. والسطور التي تبقى قيمها بلا مقابل لا تؤخذ.
        </Trans>
      </p>
      <form
        id="unknown-terms"
        tabIndex={-1}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <ErrorSummary key={form.attempt} errors={form.errors} />
        <ul className="transfer-cards">
          {unknown.map((one, index) => (
            <li key={keyOf(one)} className="transfer-card">
              <OneValue
                id={`unknown-${index}`}
                one={one}
                run={run}
                answer={answers[keyOf(one)]}
                onAnswer={(code) => set(one, code)}
              />
            </li>
          ))}
        </ul>
        <SubmitRow busy={form.busy}>
          <Trans id="documentation.import.keep-and-try">حفظ المقابلات وإعادة التجربة</Trans>
        </SubmitRow>
      </form>
    </section>
  )
}

type ValueProps = {
  readonly id: string
  readonly one: Unknown
  readonly run: Run
  readonly answer: string | null | undefined
  readonly onAnswer: (code: string | null | undefined) => void
}

function OneValue({ id, one, run, answer, onAnswer }: ValueProps) {
  const words = usePartWords(run.mapping?.parts ?? noParts)
  const terms = useTerms(one.list)
  const likely = likelyTerm(
    one.value,
    (terms.data?.items ?? []).map(({ code, labels }) => ({ code, words: [labels.ar, labels.fr, labels.en] })),
  )
  const part = run.mapping?.parts.find((each) => each.part === one.part)
  const field = part === undefined ? undefined : fieldOf(part.kind, one.field)
  return (
    <>
      <h3>
        <bdi dir="auto">{one.value}</bdi>{' '}
        <Tag>
          <Plural
            id="documentation.import.in-rows"
            value={one.rows}
            zero="ليست في أي سطر"
            one="في سطر واحد"
            two="في سطرين"
            few="في # سطور"
            many="في # سطرًا"
            other="في # سطر"
          />
        </Tag>
      </h3>
      <p className="field-hint">
        {words.part(one.part)} · {field === undefined ? one.field : words.field(field)} ·{' '}
        <bdi dir="auto">{one.column}</bdi>
      </p>
      {answer === null ? null : (
        <TermCodeField
          id={id}
          list={one.list}
          label={<Trans id="documentation.import.counterpart">يقابلها في القائمة</Trans>}
          code={answer ?? undefined}
          onChange={onAnswer}
          {...(likely === undefined || answer !== undefined
            ? {}
            : {
                hint: (
                  <Suggestion
                    onTake={() => onAnswer(likely.code)}
                    label={likely.words.find((word) => word !== undefined) ?? likely.code}
                  />
                ),
              })}
        />
      )}
      <Checkboxes
        id={`${id}-none`}
        name={`${id}-none`}
        label={<Trans id="documentation.import.no-counterpart">لا مقابل لها</Trans>}
        choices={[{ value: 'none', label: <Trans id="documentation.import.leave-empty">اترك الحقل فارغًا</Trans> }]}
        values={answer === null ? ['none'] : []}
        onChange={(values) => onAnswer(values.length === 0 ? undefined : null)}
      />
    </>
  )
}

function Suggestion({ label, onTake }: { readonly label: string; readonly onTake: () => void }) {
  return (
    <button type="button" className="button button-quiet" onClick={onTake}>
      <span>
        <Trans id="documentation.import.suggestion">
          لعلها: <bdi dir="auto">{label}</bdi>
        </Trans>
      </span>
    </button>
  )
}

/** The mapping with what was answered of values, beside what was answered before. */
function withAnswers(mapping: Mapping, unknown: readonly Unknown[], answers: Answers): Mapping {
  return {
    ...mapping,
    parts: mapping.parts.map((part) => {
      const mine = unknown.filter((one) => one.part === part.part && answers[keyOf(one)] !== undefined)
      const fields = { ...part.fields }
      for (const one of mine) {
        const source = fields[one.field]
        if (source === undefined || !('column' in source)) continue
        fields[one.field] = { ...source, values: { ...source.values, [one.value]: answers[keyOf(one)] ?? null } }
      }
      return { ...part, fields }
    }),
  }
}
