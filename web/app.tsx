import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { type Display, type Language, languageOf, pickText } from '../foundation/language/index.ts'
import { setClientLanguage } from './client.ts'
import { applyAccent } from './design/accent.ts'
import { DisplayProvider } from './design/display.tsx'
import { LinkProvider } from './design/link.tsx'
import { SiteNameProvider } from './design/page.tsx'
import { forgetDrafts } from './draft/draft-store.ts'
import { languageCookie, pageDisplay } from './language.ts'
import { switchLocale } from './messages.ts'
import { queries } from './queries.ts'
import type { makeRouter } from './router.tsx'
import { closeSession, fetchShell, keepLanguage } from './session-calls.ts'
import { ProveAgain } from './shell/prove-again.tsx'
import { RouterLink } from './shell/router-link.tsx'
import { type Session, SessionProvider } from './shell/session.tsx'
import type { ShellBlock } from './shell-block.ts'
import type { ShellData } from './shell-data.ts'
import { OpenVault } from './vault/open-vault.tsx'
import { lockVault } from './vault/vault-store.ts'
import { refreshKeptShell } from './worker-registration.ts'

type AppProps = {
  readonly router: ReturnType<typeof makeRouter>
  readonly block: ShellBlock
  readonly shell: ShellData | undefined
}

/** The staff application around its router. */
export function App(props: AppProps) {
  return (
    <QueryClientProvider client={queries}>
      <Reader {...props} />
    </QueryClientProvider>
  )
}

/** What the page says about itself to the browser, to assistive technology and to the server. */
export async function speak(display: Display): Promise<void> {
  await switchLocale(display.locale)
  setClientLanguage(display.language)
  document.documentElement.lang = display.language
  document.documentElement.dir = display.direction
}

function Reader({ router, block, shell: firstShell }: AppProps) {
  const cache = useQueryClient()
  const { data: shell } = useQuery({ queryKey: ['shell'], queryFn: fetchShell, initialData: firstShell })
  const institution = shell === undefined ? block.institution : shell.institution
  const { person, ended } = usePerson(shell)
  const [language, setLanguage] = useState<Language>(block.language)
  const wanted = useMemo(
    () =>
      pageDisplay(person === null ? language : languageOf(person.display.locale), {
        display: person?.display,
        institution,
      }),
    [language, person, institution],
  )
  const display = useSpoken(wanted)

  const renew = useCallback(
    async (next?: ShellData) => {
      if (next === undefined) await cache.refetchQueries({ queryKey: ['shell'] })
      else cache.setQueryData(['shell'], next)
      refreshKeptShell()
    },
    [cache],
  )
  const changeLanguage = useCallback(
    async (next: Language) => {
      keepCookie(next)
      setLanguage(next)
      const locale = pageDisplay(next, { institution }).locale
      if (person !== null) {
        await cache.cancelQueries({ queryKey: ['shell'] })
        const changed = { ...person, display: { ...person.display, locale } }
        cache.setQueryData<ShellData>(['shell'], (known) =>
          known === undefined ? known : { ...known, person: changed },
        )
        await keepLanguage(locale).catch(() => undefined) // the cookie keeps it on this device
        await cache.invalidateQueries({ queryKey: ['me'] })
      }
      refreshKeptShell()
    },
    [cache, institution, person],
  )
  const signOut = useCallback(async () => {
    lockVault()
    await closeSession()
    await forgetDrafts()
    cache.clear()
    window.location.assign('/')
  }, [cache])

  const session: Session = {
    institution,
    person,
    enrolling: shell?.enrolling ?? null,
    ways: shell?.ways ?? noWays,
    setup: shell?.setup ?? 'unknown',
    mode: shell?.mode ?? 'normal',
    language: display.language,
    changeLanguage,
    renew,
    signOut,
  }
  useEffect(() => void applyAccent(document.documentElement, institution?.accent ?? null), [institution?.accent])
  return (
    <Speech display={display}>
      <SiteNameProvider value={siteName(institution, display.language)}>
        <SessionProvider value={session}>
          <LinkProvider value={RouterLink}>
            <RouterProvider router={router} />
            <ProveAgain ended={ended} />
            <OpenVault personId={ended ? undefined : person?.id} />
          </LinkProvider>
        </SessionProvider>
      </SiteNameProvider>
    </Speech>
  )
}

const noWays: ShellData['ways'] = { passkeys_at: null, provider: false }

/**
 * Who is signed in. When the server says that nobody is any more, the page stays as it is, with what was typed in it, and the person is
 * asked to sign in again; signing out leaves the page altogether.
 */
function usePerson(shell: ShellData | undefined) {
  const now = shell?.person ?? null
  const [before, setBefore] = useState(now)
  useEffect(() => {
    if (now !== null) setBefore(now)
  }, [now])
  const ended = shell !== undefined && now === null && before !== null && shell.enrolling === null
  return { person: ended ? before : now, ended }
}

/** The display that is in force: the wanted one as soon as its messages are there, the one before until then. */
function useSpoken(wanted: Display): Display {
  const [spoken, setSpoken] = useState(wanted)
  useEffect(() => {
    let outdated = false
    void speak(wanted).then(() => {
      if (!outdated) setSpoken(wanted)
    })
    return () => {
      outdated = true
    }
  }, [wanted])
  return spoken
}

function Speech({ display, children }: { readonly display: Display; readonly children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <DisplayProvider display={display}>{children}</DisplayProvider>
    </I18nProvider>
  )
}

/** Not through the Cookie Store API: it is missing where an instance is opened over plain HTTP in a local network. */
function keepCookie(language: Language): void {
  Object.assign(document, { cookie: `${languageCookie}=${language}; path=/; max-age=31536000; samesite=lax` })
}

function siteName(institution: ShellData['institution'], language: Language): string {
  const name =
    institution === null
      ? undefined
      : (pickText(institution.short_name, language) ?? pickText(institution.name, language))
  return name?.text ?? i18n._('web.product')
}
