import './design/design.css'
import './shell/shell.css'
import { createRoot } from 'react-dom/client'
import { App, speak } from './app.tsx'
import { watchBrowserConnection } from './connection.ts'
import { languageOfCookie, pageDisplay, pageLanguage } from './language.ts'
import { makeRouter } from './router.tsx'
import { fetchShell } from './session-calls.ts'
import { readShellBlock } from './shell-block.ts'
import { registerWorker } from './worker-registration.ts'

/** The shell stays on screen until the first page can be drawn whole; a server that does not answer is not waited for. */
async function start(): Promise<void> {
  watchBrowserConnection()
  const written = readShellBlock(document)
  const block = { ...written, language: languageOfCookie(document.cookie) ?? written.language }
  const router = makeRouter()
  const asked = Promise.race([fetchShell().catch(() => undefined), after(4_000)])
  const spoken = speak(pageDisplay(block.language, { institution: block.institution }))
  const [shell] = await Promise.all([asked, spoken, router.load().catch(() => undefined)])
  if (shell !== undefined) {
    const { institution, person } = shell
    const language = person === null ? block.language : pageLanguage({ display: person.display })
    await speak(pageDisplay(language, { display: person?.display, institution }))
  }
  const place = document.getElementById('app')
  if (place === null) throw new Error('Cannot start: the page has no element with the id "app".')
  createRoot(place).render(<App router={router} block={block} shell={shell} />)
  void registerWorker()
}

const after = (milliseconds: number) =>
  new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds, undefined))

void start()
