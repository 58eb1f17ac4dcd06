import './protocol.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { FromQuery, Link, LTextView, Page } from '../../../../web/index.ts'
import type { ProtocolView } from '../../model.ts'
import { useProtocol } from './calls.ts'
import { statusTags } from './words.tsx'

type ProtocolPageProps = {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: (protocol: ProtocolView) => ReactNode
}

/** A page of one protocol: whose it is and where it stands above, the way to its other pages, then its own matter. */
export function ProtocolPage({ title, lead, children }: ProtocolPageProps) {
  const query = useProtocol()
  const { data } = query
  return (
    <Page
      title={title}
      {...(lead === undefined ? {} : { lead })}
      trail={[{ href: '/protocols', label: <Trans id="agreement.nav.all">الاتفاقيات</Trans> }]}
      {...(data === undefined
        ? {}
        : {
            caption: (
              <>
                <LTextView text={data.current.title} quiet /> {statusTags[data.status]()}
              </>
            ),
          })}
    >
      <FromQuery query={query}>
        {(protocol) => (
          <>
            <SectionNav id={protocol.id} />
            {children(protocol)}
          </>
        )}
      </FromQuery>
    </Page>
  )
}

const sections = [
  { path: '', words: () => <Trans id="agreement.nav.overview">نظرة عامة</Trans> },
  { path: '/text', words: () => <Trans id="agreement.nav.text">النص</Trans> },
  { path: '/rules', words: () => <Trans id="agreement.nav.rules">قواعد المشاركة</Trans> },
  { path: '/compare', words: () => <Trans id="agreement.nav.compare">مقارنة النسخ</Trans> },
  { path: '/papers', words: () => <Trans id="agreement.nav.papers">الوثائق</Trans> },
  { path: '/exchange', words: () => <Trans id="agreement.nav.exchange">التبادل مع الأطراف</Trans> },
  { path: '/sign', words: () => <Trans id="agreement.nav.sign">التوقيع</Trans> },
] as const

/** The pages of one protocol. */
function SectionNav({ id }: { readonly id: string }) {
  const { t } = useLingui()
  const { pathname } = useLocation()
  return (
    <nav className="section-nav" aria-label={t({ id: 'agreement.nav.label', message: 'صفحات البروتوكول' })}>
      <ul>
        {sections.map(({ path, words }) => {
          const href = `/protocols/${id}${path}`
          return (
            <li key={path}>
              <Link href={href} aria-current={pathname === href ? 'page' : undefined}>
                {words()}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
