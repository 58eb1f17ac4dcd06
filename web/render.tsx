import { type I18n, type Messages, setupI18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Language, languages } from '../foundation/language/index.ts'
import type { BuiltAssets } from './build/built-assets.ts'
import { DisplayProvider } from './design/display.tsx'
import { pageDisplay } from './language.ts'
import { ApiPage } from './public/api-page.tsx'
import { HomePage } from './public/home-page.tsx'
import { MissingPage } from './public/missing-page.tsx'
import type { OpenApi } from './public/open-api.ts'
import { PublicDocument } from './public/public-document.tsx'
import { type StaffRoute, staffRoutes } from './routes.tsx'
import { ShellDocument } from './shell/shell-document.tsx'
import type { Institution } from './shell-data.ts'

export { pageLanguage } from './language.ts'
export { readOpenApi } from './public/open-api.ts'

const catalogues = import.meta.glob<{ readonly messages: Messages }>(['./messages/*.po', './design/messages/*.po'], {
  eager: true,
})

/** What every rendered page needs: who serves it, in which language, with which files. */
export type PageContext = {
  readonly language: Language
  readonly institution: Institution | null
  readonly assets: BuiltAssets
  /** Scheme and host the page was asked under, for addresses that must be absolute. */
  readonly origin: string
}

/** The page that carries the staff application, under the title of the route at `path`; it says nothing about a person. */
export function renderShell(context: PageContext, path: string): string {
  return documentOf(context, <ShellDocument {...context} label={routeAt(path)?.label} />)
}

/** The addresses that the staff application answers, as the server writes parameters: `/people/:id`. */
export const staffPaths: readonly string[] = staffRoutes.map(({ path }) => path.replace(/\$(\w+)/g, ':$1'))

function routeAt(path: string): StaffRoute | undefined {
  const segments = path.split('/')
  return staffRoutes.find((route) => {
    const pattern = route.path.split('/')
    return (
      pattern.length === segments.length && pattern.every((part, at) => part.startsWith('$') || part === segments[at])
    )
  })
}

export type PublicPage =
  | { readonly name: 'home' }
  | { readonly name: 'api'; readonly openApi: OpenApi }
  | { readonly name: 'missing' }

/** A public page, whole, without any script. `path` is the address without its language: `/`, `/api`. */
export function renderPublic(context: PageContext, page: PublicPage, path: string): string {
  return documentOf(
    context,
    <PublicDocument {...context} path={page.name === 'missing' ? undefined : path}>
      {page.name === 'home' ? <HomePage {...context} /> : null}
      {page.name === 'api' ? <ApiPage openApi={page.openApi} language={context.language} /> : null}
      {page.name === 'missing' ? <MissingPage language={context.language} /> : null}
    </PublicDocument>,
  )
}

function documentOf({ language, institution }: PageContext, page: ReactNode): string {
  const display = pageDisplay(language, { institution })
  const html = renderToStaticMarkup(
    <I18nProvider i18n={speakers[language]}>
      <DisplayProvider display={display}>{page}</DisplayProvider>
    </I18nProvider>,
  )
  return `<!doctype html>${html}`
}

/** One set of messages a language, read once; a page is rendered within one call, so they may be shared. */
const speakers = Object.fromEntries(languages.map((language) => [language, speakerOf(language)])) as {
  readonly [L in Language]: I18n
}

function speakerOf(language: Language): I18n {
  const i18n = setupI18n()
  for (const [path, { messages }] of Object.entries(catalogues))
    if (path.endsWith(`/${language}.po`)) i18n.load(language, messages)
  i18n.activate(language, [language === 'ar' ? 'ar-MA' : language === 'fr' ? 'fr-MA' : 'en-GB'])
  return i18n
}
