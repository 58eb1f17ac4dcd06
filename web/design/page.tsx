import { Trans, useLingui } from '@lingui/react/macro'
import { createContext, type ReactNode, use } from 'react'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

const SiteNameContext = createContext('')

/** The name that ends every document title: the institution's short name or the product's. */
export const SiteNameProvider = SiteNameContext.Provider

export type Crumb = { readonly label: ReactNode; readonly href: string }

type PageProps = {
  readonly title: string
  readonly caption?: ReactNode
  readonly lead?: ReactNode
  readonly trail?: readonly Crumb[]
  readonly back?: { readonly href: string; readonly label?: ReactNode }
  readonly before?: ReactNode
  readonly hasError?: boolean
  readonly children: ReactNode
}

/** A page: the way back, one heading, a lead, then its sections. `before` (an error summary) stands ahead of all. */
export function Page({ title, caption, lead, trail, back, before, hasError = false, children }: PageProps) {
  return (
    <div className="page">
      <DocumentTitle title={title} hasError={hasError} />
      {trail === undefined ? null : <Trail crumbs={trail} />}
      {back === undefined ? null : <BackLink {...back} />}
      {before}
      <header className="page-head">
        {caption === undefined ? null : <p className="page-caption">{caption}</p>}
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {lead === undefined ? null : <p className="page-lead">{lead}</p>}
      </header>
      <div className="page-body">{children}</div>
    </div>
  )
}

/**
 * Sets the title of the document: «خطأ: » before it while the page shows an error, the site's name after it. On the
 * server it is a `<title>` element; in the browser the shell's own title is rewritten, as a second one would be ignored.
 */
export function DocumentTitle({ title, hasError = false }: { readonly title: string; readonly hasError?: boolean }) {
  const { t } = useLingui()
  const site = use(SiteNameContext)
  const prefix = hasError ? `${t({ id: 'design.error.prefix', message: 'خطأ:' })} ` : ''
  const whole = `${prefix}${title}${site === '' ? '' : ` – ${site}`}`
  if (typeof document === 'undefined') return <title>{whole}</title>
  return (
    <span
      hidden
      ref={(mounted) => {
        if (mounted !== null) document.title = whole
      }}
    />
  )
}

/** Where this page stands: links from the area down to its parent. */
export function Trail({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useLingui()
  return (
    <nav className="trail" aria-label={t({ id: 'design.trail.label', message: 'مسار الصفحة' })}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <Link href={crumb.href}>{crumb.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** One step back, on question pages; it never loses what was entered. */
export function BackLink({ href, label }: { readonly href: string; readonly label?: ReactNode }) {
  return (
    <Link href={href} className="back-link">
      <Icon name="arrow-back" />
      {label ?? <Trans id="design.back">رجوع</Trans>}
    </Link>
  )
}
