import './parts/vocabulary.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { client, FromQuery, NumberText, Page, Reference, SummaryList, useDisplay, useMay } from '../../../web/index.ts'
import { pickText } from '../../language/index.ts'
import type { Vocabulary } from '../model.ts'
import type { TermRoutes } from '../routes.ts'
import { NewTermForm } from './parts/new-term.tsx'
import { SearchBox } from './parts/search-box.tsx'
import { FoundTerms, TermLink } from './parts/term-links.tsx'
import { Tree } from './parts/tree.tsx'
import { originTags } from './parts/words.tsx'

const api = client<TermRoutes>()

/** One list as a tree, with a search over it. */
export function Screen() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { key = '' }: { readonly key?: string } = useParams({ strict: false })
  const mayManage = useMay('vocabulary.manage')
  const query = useQuery({
    queryKey: ['vocabularies', key],
    queryFn: ({ signal }) => api('GET /api/vocabularies/:key', { params: { key }, signal }),
  })
  const name = query.data === undefined ? undefined : pickText(query.data.name, language)?.text
  return (
    <Page
      title={name ?? t({ id: 'vocabulary.one.title', message: 'قائمة مرمّزة' })}
      trail={[{ href: '/vocabularies', label: <Trans id="vocabulary.title">القوائم المرمّزة</Trans> }]}
    >
      <FromQuery query={query}>
        {(list) => (
          <>
            <About list={list} />
            <SearchBox
              label={<Trans id="vocabulary.one.find">البحث في القائمة</Trans>}
              found={(typed) => <FoundTerms list={key} search={typed} />}
            >
              <Tree
                name={['terms', key]}
                below="root"
                fetch={async (below, after, signal) => {
                  const page = await api('GET /api/vocabularies/:key/terms', {
                    params: { key },
                    query: { below, limit: 100, ...(after === undefined ? {} : { after }) },
                    signal,
                  })
                  const items = page.items.map((term) => ({
                    id: term.id,
                    children: term.children,
                    label: <TermLink term={term} />,
                  }))
                  return { items, next: page.next }
                }}
                empty={<Trans id="vocabulary.one.empty">لا عناصر في هذه القائمة بعد.</Trans>}
              />
            </SearchBox>
            {mayManage ? (
              <div className="room-forms">
                <NewTermForm list={key} parent={null} />
              </div>
            ) : null}
          </>
        )}
      </FromQuery>
    </Page>
  )
}

function About({ list }: { readonly list: Vocabulary }) {
  return (
    <SummaryList
      rows={[
        {
          key: 'origin',
          label: <Trans id="vocabulary.list.origin">مصدرها</Trans>,
          value: originTags[list.origin](),
        },
        {
          key: 'key',
          label: <Trans id="vocabulary.new.key">مفتاح القائمة</Trans>,
          value: <Reference>{list.key}</Reference>,
        },
        {
          key: 'terms',
          label: <Trans id="vocabulary.list.terms">العناصر</Trans>,
          value: <NumberText value={list.terms} />,
        },
        ...(list.attribution === ''
          ? []
          : [
              {
                key: 'attribution',
                label: <Trans id="vocabulary.one.attribution">نسبة الرموز والألفاظ</Trans>,
                value: <bdi lang="en">{list.attribution}</bdi>,
              },
            ]),
        ...(list.licence === ''
          ? []
          : [
              {
                key: 'licence',
                label: <Trans id="vocabulary.one.licence">رخصة الاستعمال</Trans>,
                value: <bdi lang="en">{list.licence}</bdi>,
              },
            ]),
      ]}
    />
  )
}
