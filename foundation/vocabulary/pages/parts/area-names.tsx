import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import {
  type Column,
  client,
  ErrorSummary,
  errorOf,
  LanguageName,
  Radios,
  Reference,
  SubmitRow,
  Table,
  TextInput,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import { type Language, languages } from '../../../language/index.ts'
import type { AreaDetail, areaNameKinds } from '../../areas/model.ts'
import type { AreaRoutes } from '../../areas/routes.ts'

const api = client<AreaRoutes>()
type Kind = (typeof areaNameKinds)[number]
type Name = AreaDetail['all_names'][number]

const kindWords: { readonly [Key in Kind]: () => ReactNode } = {
  name: () => <Trans id="vocabulary.name.in-use">مستعمل</Trans>,
  variant: () => <Trans id="vocabulary.name.variant">صيغة أخرى</Trans>,
  former: () => <Trans id="vocabulary.name.former">سابق</Trans>,
}
const kinds = ['name', 'variant', 'former'] as const satisfies readonly Kind[]

const columns: readonly Column<Name>[] = [
  {
    key: 'words',
    header: <Trans id="vocabulary.name.words">الاسم</Trans>,
    cell: ({ words, language }) => <bdi lang={language}>{words}</bdi>,
    rowHeader: true,
  },
  {
    key: 'language',
    header: <Trans id="vocabulary.name.language">اللغة</Trans>,
    cell: ({ language }) => <LanguageName language={language} />,
  },
  { key: 'kind', header: <Trans id="vocabulary.name.kind">النوع</Trans>, cell: ({ kind }) => kindWords[kind]() },
  {
    key: 'until',
    header: <Trans id="vocabulary.name.until">إلى</Trans>,
    cell: ({ valid_to }) => (valid_to === null ? '–' : <Reference>{valid_to}</Reference>),
  },
]

/** Every name of an area; a new one in use turns the one before into a former name. */
export function AreaNamesSection({ area, mayManage }: { readonly area: AreaDetail; readonly mayManage: boolean }) {
  return (
    <section>
      <h2>
        <Trans id="vocabulary.name.title">الأسماء وتواريخها</Trans>
      </h2>
      <Table
        caption={<Trans id="vocabulary.name.caption">كل الأسماء التي يُعرف بها المكان</Trans>}
        columns={columns}
        rows={area.all_names}
        rowKey={({ id }) => id}
      />
      {mayManage ? <NewName area={area} /> : null}
    </section>
  )
}

function NewName({ area }: { readonly area: AreaDetail }) {
  const { t } = useLingui()
  const { language: own } = useDisplay()
  const cache = useQueryClient()
  const [words, setWords] = useState('')
  const [language, setLanguage] = useState<Language>(own)
  const [kind, setKind] = useState<Kind>('variant')
  const form = useSubmit({
    formId: 'name-words',
    fields: { '/words': 'name-words' },
    send: async () => {
      const body = { language, kind, words: words.trim(), valid_from: null, valid_to: null }
      const now = await api('POST /api/areas/:id/names', { params: { id: area.id }, body })
      cache.setQueryData(['area', area.id], now)
      await cache.invalidateQueries({ queryKey: ['areas'] })
      setWords('')
    },
  })
  const error = errorOf(form.errors, 'name-words')
  const missing = { fieldId: 'name-words', message: t({ id: 'vocabulary.name.missing', message: 'اكتب الاسم' }) }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(words.trim() === '' ? [missing] : [])
      }}
    >
      <h3>
        <Trans id="vocabulary.name.new">اسم آخر</Trans>
      </h3>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <TextInput
        id="name-words"
        name="name-words"
        autoComplete="off"
        label={<Trans id="vocabulary.name.words">الاسم</Trans>}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        {...(error === undefined ? {} : { error })}
      />
      <Radios
        id="name-language"
        name="name-language"
        label={<Trans id="vocabulary.name.language">اللغة</Trans>}
        value={language}
        onChange={(chosen) => setLanguage(chosen as Language)}
        choices={languages.map((one) => ({ value: one, label: <LanguageName language={one} /> }))}
      />
      <Radios
        id="name-kind"
        name="name-kind"
        label={<Trans id="vocabulary.name.kind">النوع</Trans>}
        value={kind}
        onChange={(chosen) => setKind(chosen as Kind)}
        choices={kinds.map((one) => ({ value: one, label: kindWords[one]() }))}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.name.add">إضافة الاسم</Trans>
      </SubmitRow>
    </form>
  )
}
