import './parts/vocabulary.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ButtonLink, ButtonRow, client, FromQuery, Notice, Page, useMay } from '../../../web/index.ts'
import type { AreaRoutes } from '../areas/routes.ts'
import { AreaAbove, AreaLink } from './parts/area-links.tsx'
import { NewAreaForm } from './parts/new-area.tsx'
import { SearchBox } from './parts/search-box.tsx'
import { Tree } from './parts/tree.tsx'

const api = client<AreaRoutes>()

/** The gazetteer of the institution: its places by where they stand, found by any of their names. */
export function Screen() {
  const { t } = useLingui()
  const mayManage = useMay('vocabulary.manage')
  return (
    <Page
      title={t({ id: 'vocabulary.places.title', message: 'معجم الأماكن' })}
      lead={
        <Trans id="vocabulary.places.lead">
          الأماكن وأسماؤها من شأن المؤسسة وحدها: لا يأتي مع النظام اسم ولا حد. تُحفظ الأسماء القديمة بتواريخها.
        </Trans>
      }
    >
      {mayManage ? (
        <ButtonRow>
          <ButtonLink kind="secondary" href="/places/import">
            <Trans id="vocabulary.places.import">استيراد أماكن من ملف</Trans>
          </ButtonLink>
        </ButtonRow>
      ) : null}
      <SearchBox
        label={<Trans id="vocabulary.places.find">البحث عن مكان</Trans>}
        found={(typed) => <FoundAreas search={typed} />}
      >
        <Tree
          name={['areas']}
          below="root"
          fetch={async (below, after, signal) => {
            const query = { below, limit: 100, search: '', ...(after === undefined ? {} : { after }) }
            const page = await api('GET /api/areas', { query, signal })
            const items = page.items.map((area) => ({
              id: area.id,
              children: area.children,
              label: <AreaLink area={area} />,
            }))
            return { items, next: page.next }
          }}
          empty={<Trans id="vocabulary.places.empty">لا أماكن بعد. أضف أول مكان أو استورد ملفًا.</Trans>}
        />
      </SearchBox>
      {mayManage ? (
        <div className="room-forms">
          <NewAreaForm parent={null} />
        </div>
      ) : null}
    </Page>
  )
}

function FoundAreas({ search }: { readonly search: string }) {
  const query = useQuery({
    queryKey: ['areas-found', search],
    queryFn: ({ signal }) => api('GET /api/areas', { query: { search, below: 'root', limit: 30 }, signal }),
    placeholderData: (before) => before,
  })
  return (
    <FromQuery query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Notice live title={<Trans id="vocabulary.find.none">لا شيء يبدأ بهذه الأحرف</Trans>} />
        ) : (
          <ul className="tree-list">
            {items.map((area) => (
              <li key={area.id} className="tree-row">
                <AreaLink area={area} />
                <AreaAbove above={area.above} />
              </li>
            ))}
          </ul>
        )
      }
    </FromQuery>
  )
}
