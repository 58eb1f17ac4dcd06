import './parts/partners.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { pickText } from '../../../foundation/language/index.ts'
import {
  client,
  FromQuery,
  LTextAll,
  Notice,
  Page,
  Reference,
  SummaryList,
  Timestamp,
  useDisplay,
  useMay,
} from '../../../web/index.ts'
import type { Partner } from '../model.ts'
import type { PartnerRoutes } from '../routes.ts'
import { Address } from './parts/address.tsx'
import { Comparison } from './parts/comparison.tsx'
import { Exclusion } from './parts/exclusion.tsx'
import { Fingerprint } from './parts/fingerprint.tsx'
import { partnerStateTags } from './parts/words.tsx'

const api = client<PartnerRoutes>()

/** One partner: where it stands, and the comparison of its fingerprint by voice. */
export function Screen() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { id = '' } = useParams({ strict: false })
  const mayManage = useMay('partners.manage')
  const query = useQuery({
    queryKey: ['partners', id],
    queryFn: ({ signal }) => api('GET /api/partners/:id', { params: { id }, signal }),
  })
  const name = query.data === undefined ? undefined : pickText(query.data.name, language)?.text
  return (
    <Page
      title={name ?? t({ id: 'partners.one.title', message: 'مؤسسة شريكة' })}
      trail={[{ href: '/partners', label: <Trans id="partners.list.title">المؤسسات الشريكة</Trans> }]}
    >
      <FromQuery query={query}>
        {(partner) => (
          <>
            <PartnerRows partner={partner} />
            {mayManage ? <Address partner={partner} /> : null}
            {partner.state === 'confirmed' ? null : (
              <Notice
                kind="warn"
                title={<Trans id="partners.one.nothing-yet">لا شيء يُتبادل مع هذه المؤسسة الآن</Trans>}
              >
                <p>
                  <Trans id="partners.one.nothing-yet-text">
                    ملفاتها مرفوضة إلى أن تُقارَن بصمتها بالصوت مع شخص تعرفه فيها، على رقم تعرفه من قبل لا من الملف نفسه.
                  </Trans>
                </p>
              </Notice>
            )}
            {mayManage && partner.state !== 'confirmed' ? <Comparison partner={partner} /> : null}
            {mayManage && partner.state !== 'excluded' ? <Exclusion partner={partner} /> : null}
          </>
        )}
      </FromQuery>
    </Page>
  )
}

/** The fingerprint that arrived is told only once it was compared: who compares writes down what is heard, not what is seen. */
function PartnerRows({ partner }: { readonly partner: Partner }) {
  const key = partner.keys.find(({ use }) => use === 'agreement')
  return (
    <SummaryList
      rows={[
        {
          key: 'state',
          label: <Trans id="partners.list.state">الحال</Trans>,
          value: partnerStateTags[partner.state](),
        },
        {
          key: 'name',
          label: <Trans id="partners.one.names">الاسم بلغاته</Trans>,
          value: <LTextAll text={partner.name} />,
        },
        {
          key: 'address',
          label: <Trans id="partners.one.address">عنوان الخادم</Trans>,
          value:
            partner.address === null ? (
              <Trans id="partners.one.by-hand">تُحمل الملفات باليد</Trans>
            ) : (
              <Reference>{partner.address}</Reference>
            ),
        },
        ...(partner.confirmed_at === null
          ? []
          : [
              {
                key: 'since',
                label: <Trans id="partners.list.since">تأكدت في</Trans>,
                value: <Timestamp at={partner.confirmed_at} />,
              },
            ]),
        ...(partner.state !== 'confirmed' || key === undefined
          ? []
          : [
              {
                key: 'print',
                label: <Trans id="partners.one.fingerprint">بصمة مفتاح الاتفاقات</Trans>,
                value: <Fingerprint groups={key.fingerprint} />,
              },
            ]),
      ]}
    />
  )
}
