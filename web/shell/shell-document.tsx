import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { directionOf } from '../../foundation/language/index.ts'
import { Notice } from '../design/notice.tsx'
import type { PageContext } from '../render.tsx'
import { shellBlockId, writeShellBlock } from '../shell-block.ts'
import { Masthead } from './masthead.tsx'

type ShellDocumentProps = PageContext & { readonly label: MessageDescriptor | undefined }

/**
 * The page that carries the staff application: a real header, title and one line of text, drawn before any script.
 * Fonts are not preloaded and the script is asked for with low priority: the style sheet is all that the first paint
 * waits for.
 */
export function ShellDocument({ language, institution, assets, label }: ShellDocumentProps) {
  const { i18n, t } = useLingui()
  const title = label === undefined ? t({ id: 'web.product', message: 'ميثاق' }) : i18n._(label)
  const first = [...assets.imports, ...(assets.later[`web/messages/${language}.po`] ?? [])]
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={assets.style} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="manifest" href={`/manifest-${language}.webmanifest`} />
        <meta name="theme-color" content="#0a3540" />
        <script type="module" src={assets.script} async fetchPriority="low" />
        {first.map((file) => (
          <link key={file} rel="modulepreload" href={file} fetchPriority="low" />
        ))}
      </head>
      <body>
        <div id="app">
          <Masthead institution={institution} language={language} />
          <main id="main">
            <div className="page">
              <header className="page-head">
                <h1>{title}</h1>
              </header>
              <p role="status">
                <Trans id="web.shell.loading">جارٍ تحميل التطبيق…</Trans>
              </p>
              <noscript>
                <Notice kind="warn" title={<Trans id="web.shell.no-script">هذا التطبيق يحتاج إلى JavaScript.</Trans>}>
                  <p>
                    <Trans id="web.shell.no-script-public">
                      الصفحات العامة تُقرأ من دونه: <a href={`/${language}/`}>صفحة المؤسسة</a>.
                    </Trans>
                  </p>
                </Notice>
              </noscript>
            </div>
          </main>
        </div>
        <script id={shellBlockId} type="application/json">
          {writeShellBlock({ version: assets.version, language, institution })}
        </script>
      </body>
    </html>
  )
}
