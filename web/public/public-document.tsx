import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { directionOf, languages } from '../../foundation/language/index.ts'
import { languageNames } from '../language.ts'
import type { PageContext } from '../render.tsx'
import { Masthead } from '../shell/masthead.tsx'

type PublicDocumentProps = PageContext & { readonly path: string | undefined; readonly children: ReactNode }

/** The document around every public page: no script, no style attribute, the other languages one link away. */
export function PublicDocument({ language, institution, assets, origin, path, children }: PublicDocumentProps) {
  const { t } = useLingui()
  const home = `/${language}/`
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href={assets.style} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <meta name="theme-color" content="#0a3540" />
        {path === undefined ? <meta name="robots" content="noindex" /> : null}
        {path === undefined
          ? null
          : languages.map((one) => <link key={one} rel="alternate" hrefLang={one} href={`${origin}/${one}${path}`} />)}
      </head>
      <body>
        <a className="skip-link" href="#main">
          <Trans id="web.skip">إلى المحتوى</Trans>
        </a>
        <Masthead institution={institution} language={language} home={home}>
          <nav aria-label={t({ id: 'web.language.label', message: 'لغة الواجهة' })}>
            <ul className="language-switch">
              {languages.map((one) => (
                <li key={one}>
                  <a
                    href={`/${one}${path ?? '/'}`}
                    lang={one}
                    dir={directionOf(one)}
                    hrefLang={one}
                    aria-current={one === language ? 'true' : undefined}
                  >
                    {languageNames[one]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </Masthead>
        <main id="main">{children}</main>
        <footer className="foot">
          <ul>
            <li>
              <a href={home}>
                <Trans id="web.public.home">صفحة المؤسسة</Trans>
              </a>
            </li>
            <li>
              <a href={`/${language}/api`}>
                <Trans id="web.public.api">واجهة البرمجة</Trans>
              </a>
            </li>
          </ul>
        </footer>
      </body>
    </html>
  )
}
