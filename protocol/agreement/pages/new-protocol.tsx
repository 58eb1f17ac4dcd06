import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Language, type LText, languages } from '../../../foundation/language/index.ts'
import {
  Checkboxes,
  client,
  DraftNote,
  errorOf,
  FromQuery,
  LanguageName,
  Link,
  LTextFields,
  LTextView,
  Page,
  QuestionPage,
  Radios,
  SubmitRow,
  useDraft,
  useSubmit,
} from '../../../web/index.ts'
import type { PartnerRoutes } from '../../partners/index.ts'
import { api, useRefresh } from './parts/calls.ts'

const partners = client<PartnerRoutes>()
type Template = Awaited<ReturnType<typeof fetchStart>>['templates'][number]
type Partner = Awaited<ReturnType<typeof fetchStart>>['partners'][number]

const fetchStart = async (signal: AbortSignal) => {
  const [{ items: templates }, { items }] = await Promise.all([
    api('GET /api/protocol-templates', { signal }),
    partners('GET /api/partners', { signal }),
  ])
  return { templates, partners: items }
}

/** A new protocol: which template, with whom, in which languages, under which title. */
export function Screen() {
  const { t } = useLingui()
  const title = t({ id: 'agreement.new.title', message: 'بروتوكول جديد' })
  const query = useQuery({ queryKey: ['protocols', 'start'], queryFn: ({ signal }) => fetchStart(signal) })
  if (query.data === undefined)
    return (
      <Page title={title}>
        <FromQuery query={query}>{() => null}</FromQuery>
      </Page>
    )
  return <NewForm title={title} {...query.data} />
}

type NewFormProps = {
  readonly title: string
  readonly templates: readonly Template[]
  readonly partners: readonly Partner[]
}

function NewForm({ title, templates, partners: known }: NewFormProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const draft = useDraft('protocol-new', {
    template: templates[0]?.id ?? '',
    title: {} as LText,
    parties: [] as readonly string[],
    authentic: ['ar', 'fr'] as readonly Language[],
    translations: [] as readonly Language[],
  })
  const { value, change } = draft
  const template = templates.find(({ id }) => id === value.template)
  const written = languages.filter((lang) => value.authentic.includes(lang) || value.translations.includes(lang))
  const titleOf = (): LText =>
    Object.fromEntries(
      written.map((lang) => {
        const typed = value.title[lang] ?? ''
        return [lang, typed === '' ? (template?.title[lang] ?? '') : typed]
      }),
    )
  const form = useSubmit({
    formId: 'parties',
    fields: {
      '/template': 'template',
      '/kind': 'template',
      '/parties': 'parties',
      '/languages': 'authentic',
      '/title': `title-${written[0] ?? 'ar'}`,
      ...Object.fromEntries(languages.map((lang) => [`/title/${lang}`, `title-${lang}`])),
    },
    send: async () => {
      const made = await api('POST /api/protocols', {
        body: {
          kind: template?.kind ?? 'protocol',
          template: template?.id ?? null,
          title: titleOf(),
          languages: written.map((lang) => ({
            lang,
            standing: value.authentic.includes(lang) ? ('authentic' as const) : ('translation' as const),
          })),
          parties: value.parties.map((institution) => ({ institution, role: 'party' as const })),
        },
      })
      await draft.discard()
      await refresh()
      await navigate({ to: `/protocols/${made.id}` })
    },
  })
  const found = () => [
    ...(value.parties.length > 0
      ? []
      : [
          {
            fieldId: 'parties',
            message: t({ id: 'agreement.new.no-party', message: 'اختر شريكًا واحدًا على الأقل.' }),
          },
        ]),
    ...(value.authentic.length > 0
      ? []
      : [
          {
            fieldId: 'authentic',
            message: t({ id: 'agreement.new.no-authentic', message: 'اختر لغة واحدة على الأقل يكون نصها أصليًا.' }),
          },
        ]),
  ]
  const errorFor = (id: string) => {
    const error = errorOf(form.errors, id)
    return error === undefined ? {} : { error }
  }
  const languageChoices = languages.map((lang) => ({ value: lang, label: <LanguageName language={lang} /> }))
  const pick = (chosen: readonly string[]) => languages.filter((lang) => chosen.includes(lang))
  return (
    <QuestionPage
      title={title}
      back={{ href: '/protocols' }}
      errors={form.errors}
      attempt={form.attempt}
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          void form.submit(found())
        },
      }}
      actions={
        <>
          <SubmitRow busy={form.busy}>
            <Trans id="agreement.new.make">إعداد المسودة</Trans>
          </SubmitRow>
          <DraftNote place={draft.place} />
        </>
      }
    >
      <Radios
        id="template"
        name="template"
        label={<Trans id="agreement.new.template">النموذج</Trans>}
        value={value.template}
        onChange={(next) => change({ template: next })}
        choices={templates.map(({ id, title: name, description }) => ({
          value: id,
          label: <LTextView text={name} quiet />,
          hint: <LTextView text={description} quiet />,
        }))}
        {...errorFor('template')}
      />
      <Checkboxes
        id="parties"
        name="parties"
        label={<Trans id="agreement.new.parties">الأطراف الأخرى</Trans>}
        hint={
          known.length === 0 ? (
            <>
              <Trans id="agreement.new.no-partners">لا شريك بعد.</Trans>{' '}
              <Link href="/partners">
                <Trans id="agreement.new.add-partner">أضف مؤسسة شريكة أولًا</Trans>
              </Link>
            </>
          ) : (
            <Trans id="agreement.new.parties-hint">مؤسستك طرف دائمًا.</Trans>
          )
        }
        values={value.parties}
        onChange={(parties) => change({ parties })}
        choices={known.map(({ institution, name }) => ({ value: institution, label: <LTextView text={name} quiet /> }))}
        {...errorFor('parties')}
      />
      <Checkboxes
        id="authentic"
        name="authentic"
        label={<Trans id="agreement.new.authentic">لغات النص الأصلي</Trans>}
        hint={<Trans id="agreement.new.authentic-hint">كل نص أصلي له الحجية نفسها، ويوافق عليه كل طرف.</Trans>}
        values={value.authentic}
        onChange={(next) =>
          change({ authentic: pick(next), translations: value.translations.filter((lang) => !next.includes(lang)) })
        }
        choices={languageChoices}
        {...errorFor('authentic')}
      />
      {value.authentic.length === languages.length ? null : (
        <Checkboxes
          id="translations"
          name="translations"
          optional
          label={<Trans id="agreement.new.translations">لغات الترجمة</Trans>}
          values={value.translations}
          onChange={(next) => change({ translations: pick(next) })}
          choices={languageChoices.filter(({ value: lang }) => !value.authentic.includes(lang))}
        />
      )}
      <LTextFields
        id="title"
        name="title"
        optional
        label={<Trans id="agreement.term.title">العنوان</Trans>}
        hint={<Trans id="agreement.new.title-hint">يُترك فارغًا ليبقى عنوان النموذج.</Trans>}
        languages={written}
        value={value.title}
        onChange={(next) => change({ title: next })}
        {...errorFor('title')}
      />
    </QuestionPage>
  )
}
