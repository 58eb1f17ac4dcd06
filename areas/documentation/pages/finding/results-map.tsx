import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { PointMap } from '../../../../web/charts/point-map.tsx'
import { client, EmptyState, FromQuery, Notice } from '../../../../web/index.ts'
import type { FindingRoutes } from '../../finding-routes.ts'
import { useFacts } from './facts.tsx'
import { type FindingState, queryOf } from './state.ts'
import { useFindingWords } from './words.tsx'

const api = client<FindingRoutes>()
const noLabels = { terms: [], areas: [] }

/** Every match where it is placed, as finely as it is known and no finer. */
export function ResultsMap({ state }: { readonly state: FindingState }) {
  const { t } = useLingui()
  const facts = useFacts(state)
  const words = useFindingWords(noLabels)
  const query = queryOf(state)
  const places = useQuery({
    queryKey: ['finding', 'places', query],
    queryFn: ({ signal }) => api('GET /api/finding/places', { query: { query }, signal }),
  })
  return (
    <FromQuery query={places}>
      {({ cells, areas, unplaced, cut }) => (
        <>
          {cut ? (
            <Notice
              kind="info"
              title={
                <Trans id="documentation.find.map-cut">النتائج أكثر مما تحمله خريطة واحدة. ضيّق البحث لتظهر كلها.</Trans>
              }
            />
          ) : null}
          {unplaced === 0 ? null : (
            <Notice
              kind="info"
              title={
                <Plural
                  id="documentation.find.unplaced"
                  value={unplaced}
                  zero="لكل نتيجة مكان معلوم"
                  one="نتيجة واحدة لا يُعرف مكانها، فلا تظهر على الخريطة"
                  two="نتيجتان لا يُعرف مكانهما، فلا تظهران على الخريطة"
                  few="# نتائج لا يُعرف مكانها، فلا تظهر على الخريطة"
                  many="# نتيجة لا يُعرف مكانها، فلا تظهر على الخريطة"
                  other="# نتيجة لا يُعرف مكانها، فلا تظهر على الخريطة"
                />
              }
            />
          )}
          {cells.layers.length === 0 && areas.length === 0 ? (
            <EmptyState title={<Trans id="documentation.find.no-points">لا نقاط تُرسم</Trans>}>
              <p>
                <Trans id="documentation.find.no-points-text">تظهر هنا الأحداث والأفعال التي سُجّل لها مكان.</Trans>
              </p>
            </EmptyState>
          ) : (
            <PointMap
              facts={facts(
                t({ id: 'documentation.find.map', message: 'أماكن النتائج' }),
                t({
                  id: 'documentation.find.map-about',
                  message: 'نقاط الأحداث والأفعال التي وُجدت، وأسماء مناطقها وعدد سجلات كل منها.',
                }),
              )}
              cells={cells}
              areas={areas.map(({ id, name, longitude, latitude, count }) => ({
                id,
                label: words.text(name) ?? '',
                lon: longitude,
                lat: latitude,
                count,
              }))}
            />
          )}
        </>
      )}
    </FromQuery>
  )
}
