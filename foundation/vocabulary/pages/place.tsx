import './parts/vocabulary.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  client,
  FromQuery,
  LTextAll,
  LTextView,
  Page,
  Reference,
  SummaryList,
  useDisplay,
  useMay,
} from '../../../web/index.ts'
import { pickText } from '../../language/index.ts'
import type { AreaDetail } from '../areas/model.ts'
import type { AreaRoutes } from '../areas/routes.ts'
import { AreaFactsForm, AreaMoveForm } from './parts/area-forms.tsx'
import { AreaAbove } from './parts/area-links.tsx'
import { AreaNamesSection } from './parts/area-names.tsx'
import { NewAreaForm } from './parts/new-area.tsx'
import { PointForm } from './parts/point-form.tsx'

const api = client<AreaRoutes>()

/** One area: its names and their times, where it stands and stood, and its point if it has one. */
export function Screen() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { id = '' }: { readonly id?: string } = useParams({ strict: false })
  const mayManage = useMay('vocabulary.manage')
  const query = useQuery({
    queryKey: ['area', id],
    queryFn: ({ signal }) => api('GET /api/areas/:id', { params: { id }, signal }),
  })
  const name = query.data === undefined ? undefined : pickText(query.data.names, language)?.text
  return (
    <Page
      title={name ?? t({ id: 'vocabulary.place.title', message: 'مكان' })}
      trail={[{ href: '/places', label: <Trans id="vocabulary.places.title">معجم الأماكن</Trans> }]}
    >
      <FromQuery query={query}>
        {(area) => (
          <>
            <Facts area={area} />
            <div className="room-forms">
              <AreaNamesSection area={area} mayManage={mayManage} />
              {mayManage ? <AreaFactsForm key={`facts ${area.version}`} area={area} /> : null}
              {mayManage ? <AreaMoveForm key={`move ${area.version}`} area={area} /> : null}
              {mayManage ? <PointForm key={area.version} area={area} /> : null}
              {mayManage ? <NewAreaForm key={area.id} parent={area.id} /> : null}
            </div>
          </>
        )}
      </FromQuery>
    </Page>
  )
}

function Facts({ area }: { readonly area: AreaDetail }) {
  return (
    <SummaryList
      rows={[
        {
          key: 'names',
          label: <Trans id="vocabulary.place.names">الاسم المستعمل</Trans>,
          value: <LTextAll text={area.names} />,
        },
        {
          key: 'above',
          label: <Trans id="vocabulary.place.above">يقع في</Trans>,
          value: area.above.length === 0 ? undefined : <AreaAbove above={area.above} />,
        },
        {
          key: 'code',
          label: <Trans id="vocabulary.place.code">رمز المكان</Trans>,
          value: area.code === null ? undefined : <Reference>{area.code}</Reference>,
        },
        {
          key: 'point',
          label: <Trans id="vocabulary.place.point">النقطة</Trans>,
          value:
            area.latitude === null || area.longitude === null ? undefined : (
              <Reference>{`${area.latitude}, ${area.longitude}${area.radius_m === null ? '' : ` ± ${area.radius_m} m`}`}</Reference>
            ),
        },
        ...(area.valid_from === null && area.valid_to === null
          ? []
          : [
              {
                key: 'valid',
                label: <Trans id="vocabulary.place.valid">مدته</Trans>,
                value: <Reference>{`${area.valid_from ?? '…'} – ${area.valid_to ?? '…'}`}</Reference>,
              },
            ]),
        ...area.former_parents.map((former) => ({
          key: `former ${former.valid_to}`,
          label: <Trans id="vocabulary.place.former">كان يقع في</Trans>,
          value: (
            <>
              <LTextView text={former.names} quiet /> <Reference>{former.valid_to}</Reference>
            </>
          ),
        })),
      ]}
    />
  )
}
