import './parts/records.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EmptyState, FromQuery, Notice, Page, ProblemError, Skeleton, useDisplay } from '../../../web/index.ts'
import { api } from './parts/calls.ts'
import { PairComparison } from './parts/pair-comparison.tsx'
import { PairDecision } from './parts/pair-decision.tsx'

/** Two records side by side, why they may be one, and the decision of whoever works on both. */
export function Screen() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { id = '' } = useParams({ strict: false })
  const query = useQuery({
    queryKey: ['duplicate', id],
    queryFn: async ({ signal }) => {
      try {
        return await api('GET /api/duplicates/:id', { params: { id }, signal })
      } catch (error) {
        // one that joins a case the reader does not work on is not there for them
        if (error instanceof ProblemError && error.problem.status === 404) return null
        throw error
      }
    },
  })
  return (
    <Page title={t({ id: 'documentation.pair.title', message: 'هل هما واحد؟' })} back={{ href: '/duplicates' }}>
      <FromQuery query={query}>
        {(pair) =>
          pair === null ? (
            <EmptyState
              level={2}
              icon="folder"
              title={<Trans id="documentation.pair.gone">لا سجلين هنا يحق لك الاطلاع عليهما معًا</Trans>}
            />
          ) : (
            <>
              {pair.why[language] === '' ? null : (
                <Notice title={<Trans id="documentation.pair.why">لماذا قد يكونان واحدًا</Trans>}>
                  <p>
                    <bdi>{pair.why[language]}</bdi>
                  </p>
                </Notice>
              )}
              <PairComparison kind={pair.kind} ids={[pair.left_id, pair.right_id]} fallback={<Skeleton />} />
              <PairDecision key={pair.id} pair={pair} />
            </>
          )
        }
      </FromQuery>
    </Page>
  )
}
