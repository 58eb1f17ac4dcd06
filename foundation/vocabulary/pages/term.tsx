import './parts/vocabulary.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  client,
  FromQuery,
  LanguageName,
  Link,
  Notice,
  Page,
  Reference,
  SummaryList,
  useDisplay,
  useMay,
} from '../../../web/index.ts'
import { pickText } from '../../language/index.ts'
import type { LabelLanguage, TermDetail } from '../model.ts'
import type { TermRoutes } from '../routes.ts'
import { MergeForm } from './parts/merge-form.tsx'
import { MoveForm } from './parts/move-form.tsx'
import { NewTermForm } from './parts/new-term.tsx'
import { Synonyms } from './parts/synonyms.tsx'
import { LabelForm, RetireForm } from './parts/term-forms.tsx'
import { TermHistory } from './parts/term-history.tsx'
import { Above } from './parts/term-links.tsx'
import { SpanishName, shown, statusTags } from './parts/words.tsx'

const api = client<TermRoutes>()
const labelLanguages = ['ar', 'fr', 'en', 'es'] as const satisfies readonly LabelLanguage[]

/** One term: its words in every language with who answers for them, where it stands, and what may be done with it. */
export function Screen() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { id = '' }: { readonly id?: string } = useParams({ strict: false })
  const mayManage = useMay('vocabulary.manage')
  const query = useQuery({
    queryKey: ['term', id],
    queryFn: ({ signal }) => api('GET /api/terms/:id', { params: { id }, signal }),
  })
  const name = query.data === undefined ? undefined : pickText(shown(query.data.labels), language)?.text
  const list = query.data?.list
  return (
    <Page
      title={name ?? t({ id: 'vocabulary.term.title', message: 'عنصر من قائمة' })}
      trail={[
        { href: '/vocabularies', label: <Trans id="vocabulary.title">القوائم المرمّزة</Trans> },
        ...(list === undefined
          ? []
          : [{ href: `/vocabularies/${list}`, label: <Trans id="vocabulary.one.title">قائمة مرمّزة</Trans> }]),
      ]}
    >
      <FromQuery query={query}>
        {(term) => (
          <>
            {term.retired_on === null ? null : <Retired term={term} />}
            <Facts term={term} />
            {mayManage ? (
              <div className="room-forms">
                <LabelForm key={`label ${term.version}`} term={term} />
                <Synonyms term={term} />
                {term.retired_on === null ? <NewTermForm list={term.list} parent={term.id} /> : null}
                {term.retired_on === null ? <MoveForm key={`move ${term.version}`} term={term} /> : null}
                {term.retired_on === null ? <MergeForm term={term} /> : null}
                <RetireForm term={term} />
                <TermHistory key={`history ${term.version}`} id={term.id} />
              </div>
            ) : null}
          </>
        )}
      </FromQuery>
    </Page>
  )
}

function Retired({ term }: { readonly term: TermDetail }) {
  return (
    <Notice kind="warn" title={<Trans id="vocabulary.term.retired">هذا العنصر خارج الاستعمال</Trans>}>
      <p>
        {term.replaced_by_id === null ? (
          <Trans id="vocabulary.term.retired-text">لا يُعرض للاختيار، ويبقى ظاهرًا في الملفات التي تذكره.</Trans>
        ) : (
          <Link href={`/terms/${term.replaced_by_id}`}>
            <Trans id="vocabulary.term.merged-into">العنصر الذي دُمج فيه</Trans>
          </Link>
        )}
      </p>
    </Notice>
  )
}

function Facts({ term }: { readonly term: TermDetail }) {
  return (
    <SummaryList
      rows={[
        {
          key: 'code',
          label: <Trans id="vocabulary.term.code">الرمز</Trans>,
          value: <Reference>{term.code}</Reference>,
        },
        ...(term.huri_code === null
          ? []
          : [
              {
                key: 'huri',
                label: <Trans id="vocabulary.term.huri">رمز هوريدوكس</Trans>,
                value: <Reference>{term.huri_code}</Reference>,
              },
            ]),
        ...(term.above.length === 0
          ? []
          : [
              {
                key: 'above',
                label: <Trans id="vocabulary.term.above">متفرع عن</Trans>,
                value: <Above above={term.above} />,
              },
            ]),
        ...labelLanguages.flatMap((language) => {
          const label = term.labels[language]
          const status = term.statuses[language]
          if (label === undefined || status === undefined) return []
          return [
            {
              key: language,
              label: language === 'es' ? <SpanishName /> : <LanguageName language={language} />,
              value: (
                <>
                  <bdi lang={language}>{label}</bdi> {statusTags[status]()}
                  {term.reviewers[language] === undefined ? null : (
                    <span className="tree-above">
                      {' '}
                      <bdi>{term.reviewers[language]}</bdi>
                    </span>
                  )}
                </>
              ),
            },
          ]
        }),
      ]}
    />
  )
}
