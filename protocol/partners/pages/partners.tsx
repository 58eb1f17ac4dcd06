import './parts/partners.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import {
  type Column,
  client,
  EmptyState,
  FromQuery,
  Link,
  LTextView,
  Page,
  Table,
  Timestamp,
  useMay,
} from '../../../web/index.ts'
import type { PartnerRoutes } from '../routes.ts'
import { InvitationMaker } from './parts/invitation-maker.tsx'
import { InvitationTaker } from './parts/invitation-taker.tsx'
import { partnerStateTags } from './parts/words.tsx'

const api = client<PartnerRoutes>()
type Row = Awaited<ReturnType<typeof fetchPartners>>['items'][number]
const fetchPartners = (signal: AbortSignal) => api('GET /api/partners', { signal })

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    header: <Trans id="partners.list.name">المؤسسة</Trans>,
    cell: ({ id, name }) => (
      <Link href={`/partners/${id}`}>
        <LTextView text={name} quiet />
      </Link>
    ),
    rowHeader: true,
  },
  {
    key: 'state',
    header: <Trans id="partners.list.state">الحال</Trans>,
    cell: ({ state }) => partnerStateTags[state](),
  },
  {
    key: 'since',
    header: <Trans id="partners.list.since">تأكدت في</Trans>,
    cell: ({ confirmed_at: at }) => (at === null ? '–' : <Timestamp at={at} />),
  },
]

/** The institutions one has protocols with, and how another one is added: by a file handed over and a fingerprint read aloud. */
export function Screen() {
  const { t } = useLingui()
  const mayManage = useMay('partners.manage')
  const query = useQuery({ queryKey: ['partners'], queryFn: ({ signal }) => fetchPartners(signal) })
  return (
    <Page
      title={t({ id: 'partners.list.title', message: 'المؤسسات الشريكة' })}
      lead={
        <Trans id="partners.list.lead">
          تتعارف مؤسستان بتبادل ملفَّي دعوة، ثم تُقارَن البصمات بالصوت. قبل ذلك لا يُقبل من الشريك شيء ولا يُرسل إليه شيء.
        </Trans>
      }
    >
      <FromQuery query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState level={2} title={<Trans id="partners.list.empty">لا شريك بعد</Trans>}>
              <p>
                <Trans id="partners.list.empty-text">سلّم ملف دعوتك إلى المؤسسة الأخرى وخذ ملفها.</Trans>
              </p>
            </EmptyState>
          ) : (
            <Table
              caption={<Trans id="partners.list.caption">الشركاء وحال كل منهم</Trans>}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
            />
          )
        }
      </FromQuery>
      {mayManage ? (
        <div className="partner-files">
          <InvitationMaker />
          <InvitationTaker />
        </div>
      ) : null}
    </Page>
  )
}
