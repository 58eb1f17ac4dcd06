import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import {
  Button,
  client,
  ErrorSummary,
  errorOf,
  LanguageName,
  Radios,
  SubmitRow,
  TextInput,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import { type Language, languages } from '../../../language/index.ts'
import type { TermDetail } from '../../model.ts'
import type { TermRoutes } from '../../routes.ts'
import { useKept } from './term-forms.tsx'
import { SpanishName } from './words.tsx'

const api = client<TermRoutes>()

/** Other words under which the term is found, added and taken away. */
export function Synonyms({ term }: { readonly term: TermDetail }) {
  const { t } = useLingui()
  const { language: own } = useDisplay()
  const keep = useKept()
  const [words, setWords] = useState('')
  const [language, setLanguage] = useState<Language>(own)
  const form = useSubmit({
    formId: 'synonym',
    fields: { '/words': 'synonym' },
    send: async () => {
      const params = { id: term.id }
      await keep(await api('POST /api/terms/:id/synonyms', { params, body: { language, words: words.trim() } }))
      setWords('')
    },
  })
  const error = errorOf(form.errors, 'synonym')
  const missing = { fieldId: 'synonym', message: t({ id: 'vocabulary.synonym.missing', message: 'اكتب المرادف' }) }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(words.trim() === '' ? [missing] : [])
      }}
    >
      <h2>
        <Trans id="vocabulary.synonym.title">المرادفات</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {term.synonyms.length === 0 ? (
        <p>
          <Trans id="vocabulary.synonym.none">لا مرادفات بعد.</Trans>
        </p>
      ) : (
        <ul className="tree-list">
          {term.synonyms.map((synonym) => (
            <li key={synonym.id} className="tree-row">
              <bdi lang={synonym.language}>{synonym.words}</bdi>
              <span className="tree-above">
                {synonym.language === 'es' ? <SpanishName /> : <LanguageName language={synonym.language} />}
              </span>
              <RemoveSynonym term={term} id={synonym.id} />
            </li>
          ))}
        </ul>
      )}
      <TextInput
        id="synonym"
        name="synonym"
        autoComplete="off"
        label={<Trans id="vocabulary.synonym.words">مرادف جديد</Trans>}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        {...(error === undefined ? {} : { error })}
      />
      <Radios
        id="synonym-language"
        name="synonym-language"
        label={<Trans id="vocabulary.synonym.language">لغته</Trans>}
        value={language}
        onChange={(chosen) => setLanguage(chosen as Language)}
        choices={languages.map((one) => ({ value: one, label: <LanguageName language={one} /> }))}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.synonym.add">إضافة المرادف</Trans>
      </SubmitRow>
    </form>
  )
}

function RemoveSynonym({ term, id }: { readonly term: TermDetail; readonly id: string }) {
  const keep = useKept()
  const form = useSubmit({
    formId: 'synonym',
    fields: {},
    send: async () =>
      keep(await api('DELETE /api/terms/:id/synonyms/:synonym', { params: { id: term.id, synonym: id } })),
  })
  return (
    <Button kind="quiet" aria-disabled={form.busy} onClick={() => void form.submit()}>
      <Trans id="vocabulary.synonym.remove">حذف</Trans>
    </Button>
  )
}
