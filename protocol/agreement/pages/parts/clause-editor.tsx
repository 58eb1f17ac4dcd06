import { Trans } from '@lingui/react/macro'
import { directionOf, type Language, type LText } from '../../../../foundation/language/index.ts'
import {
  Button,
  Conflict,
  currentRecord,
  DraftNote,
  differences,
  ErrorSummary,
  errorOf,
  Field,
  LanguageName,
  Skeleton,
  SubmitRow,
  same,
  useDraft,
  useSubmit,
} from '../../../../web/index.ts'
import type { Clause, TextLanguages } from '../../model.ts'
import { api } from './calls.ts'
import { standingWords } from './words.tsx'

type Part = 'heading' | 'body'
type Words = { readonly [K in `${Part}-${Language}`]?: string }
type ClauseDraft = {
  readonly version: number
  readonly base: Words
  readonly words: Words
  readonly theirs: Clause | null
}

type ClauseEditorProps = {
  readonly clause: Clause
  readonly languages: TextLanguages
  readonly onSent: () => Promise<void>
  readonly onClose: () => void
}

/** Edits one clause in all its languages. What is typed stays on the device until the server has it. */
export function ClauseEditor({ clause, languages, onSent, onClose }: ClauseEditorProps) {
  const listed = languages.map(({ lang }) => lang)
  const start = wordsOf(clause, listed)
  const draft = useDraft<ClauseDraft>(`clause-${clause.id}`, {
    version: clause.version,
    base: start,
    words: start,
    theirs: null,
  })
  const { words, base, version, theirs } = draft.value
  const first = `${clause.id}-body-${listed[0]}`
  const fields = Object.fromEntries(
    listed.flatMap((lang) => [
      [`/heading/${lang}`, `${clause.id}-heading-${lang}`],
      [`/body/${lang}`, `${clause.id}-body-${lang}`],
    ]),
  )
  const form = useSubmit({
    formId: first,
    fields: { ...fields, '/heading': `${clause.id}-heading-${listed[0]}`, '/body': first },
    send: async () => {
      if (!same(base, words))
        await api('PATCH /api/clauses/:id', {
          params: { id: clause.id },
          version,
          body: { heading: textOf('heading', words, clause.heading), body: textOf('body', words, clause.body) },
        })
      await draft.discard()
      await onSent()
    },
    handle: (error) => {
      const now = currentRecord<Clause>(error)
      if (now !== undefined) draft.change({ theirs: now })
      return now !== undefined
    },
  })
  if (!draft.ready) return <Skeleton />
  if (theirs !== null) {
    const now = wordsOf(theirs, listed)
    return (
      <Conflict
        fields={differences(base, words, now).map(({ key, first: side }) => ({
          key,
          first: side,
          label: (
            <>
              <PartName part={key.startsWith('heading-') ? 'heading' : 'body'} /> ·{' '}
              <LanguageName language={languageOfKey(key)} />
            </>
          ),
          mine: <bdi>{words[key]}</bdi>,
          theirs: <bdi>{now[key]}</bdi>,
        }))}
        onResolve={(choice) => {
          const kept = Object.fromEntries(Object.entries(words).filter(([key]) => choice[key] === 'mine'))
          draft.change({ version: theirs.version, base: now, words: { ...now, ...kept }, theirs: null })
        }}
      />
    )
  }
  const type = (part: Part, lang: Language) => (event: { readonly target: { readonly value: string } }) =>
    draft.change({ words: { ...words, [`${part}-${lang}`]: event.target.value } })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void form.submit()
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <div className="clause-languages" data-languages={listed.length}>
        {languages.map(({ lang, standing }) => (
          <div key={lang}>
            <p className="clause-language-name">
              <LanguageName language={lang} /> · {standingWords[standing]()}
            </p>
            <WordsField
              id={`${clause.id}-heading-${lang}`}
              part="heading"
              lang={lang}
              value={words[`heading-${lang}`] ?? ''}
              error={errorOf(form.errors, `${clause.id}-heading-${lang}`)}
              onChange={type('heading', lang)}
            />
            <WordsField
              id={`${clause.id}-body-${lang}`}
              part="body"
              lang={lang}
              value={words[`body-${lang}`] ?? ''}
              error={errorOf(form.errors, `${clause.id}-body-${lang}`)}
              onChange={type('body', lang)}
            />
          </div>
        ))}
      </div>
      <SubmitRow
        busy={form.busy}
        beside={
          <>
            <Button kind="quiet" onClick={onClose}>
              <Trans id="agreement.clause.later">إغلاق وترك ما كتبتُه على هذا الجهاز</Trans>
            </Button>
            <Button kind="quiet" onClick={() => void draft.discard().then(onClose)}>
              <Trans id="agreement.clause.drop">ترك التعديل</Trans>
            </Button>
          </>
        }
      >
        <Trans id="agreement.clause.save">حفظ وإرسال</Trans>
      </SubmitRow>
      <DraftNote place={draft.place} />
    </form>
  )
}

type WordsFieldProps = {
  readonly id: string
  readonly part: Part
  readonly lang: Language
  readonly value: string
  readonly error: ReturnType<typeof errorOf>
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void
}

function WordsField({ id, part, lang, value, error, onChange }: WordsFieldProps) {
  const held = { lang, dir: directionOf(lang), className: 'control', value, onChange }
  return (
    <Field
      id={id}
      label={
        <>
          <PartName part={part} />
          <span className="visually-hidden">
            {' '}
            <LanguageName language={lang} />
          </span>
        </>
      }
      {...(error === undefined ? {} : { error })}
    >
      {(control) =>
        part === 'heading' ? <input type="text" {...held} {...control} /> : <textarea rows={6} {...held} {...control} />
      }
    </Field>
  )
}

const PartName = ({ part }: { readonly part: Part }) =>
  part === 'heading' ? (
    <Trans id="agreement.clause.heading">العنوان</Trans>
  ) : (
    <Trans id="agreement.clause.body">النص</Trans>
  )

const wordsOf = ({ heading, body }: Pick<Clause, 'heading' | 'body'>, listed: readonly Language[]): Words =>
  Object.fromEntries(
    listed.flatMap((lang) => [
      [`heading-${lang}`, heading[lang] ?? ''],
      [`body-${lang}`, body[lang] ?? ''],
    ]),
  )

/** The text that is sent: languages that are not edited here stay, empty ones go. */
function textOf(part: Part, words: Words, before: LText): LText {
  const typed = Object.entries(words)
    .filter(([key]) => key.startsWith(`${part}-`))
    .map(([key, value]) => [languageOfKey(key), value ?? ''] as const)
  return Object.fromEntries(
    Object.entries({ ...before, ...Object.fromEntries(typed) }).filter(([, value]) => value !== ''),
  )
}

const languageOfKey = (key: string): Language => (key.endsWith('-fr') ? 'fr' : key.endsWith('-en') ? 'en' : 'ar')
