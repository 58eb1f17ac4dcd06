/** Browser tests: a Chromium, a real server on an empty home, and every CSP report and console error counted against it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { type RunningServer, readSettings, startServer } from '../server/index.ts'
import { freePort } from '../server/testing/process.ts'
import { buildWeb } from '../web/build.ts'

const places = ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => join(folder, name)),
)

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the Chromium that MITHAQ_CHROMIUM names, one in a usual place, or the driver's own. */
function openBrowser(): Promise<Browser> {
  const path = process.env.MITHAQ_CHROMIUM ?? places.find((place) => existsSync(place))
  return chromium.launch({ args: flags, ...(path === undefined ? {} : { executablePath: path }) })
}

export type Instance = {
  readonly url: string
  readonly setupCode: string
  /** The folder of the instance, in which its database listens. */
  readonly home: string
  readonly browser: Browser
  /** A new visitor with a page of its own; all faults it meets are collected. */
  readonly visit: (
    options?: BrowserContextOptions,
  ) => Promise<{ readonly page: Page; readonly context: BrowserContext }>
  /** Console errors, page errors and CSP reports so far. */
  readonly faults: string[]
}

/** Runs `work` against a server of its own on a free port with an empty home, then stops and removes both. */
export async function withInstance(work: (instance: Instance) => Promise<void>): Promise<void> {
  await buildWeb()
  const home = mkdtempSync(join(tmpdir(), 'mithaq-e2e-'))
  const settings = readSettings({
    ...process.env,
    MITHAQ_HOME: home,
    PORT: String(await freePort()),
    LOG_LEVEL: 'error',
  })
  let server: RunningServer | undefined
  let browser: Browser | undefined
  try {
    server = await startServer(settings, { report: () => undefined })
    browser = await openBrowser()
    const faults: string[] = []
    const opened = browser
    const visit = async (options: BrowserContextOptions = {}) => {
      const context = await opened.newContext({ locale: 'ar-MA', viewport: { width: 1100, height: 800 }, ...options })
      const page = await context.newPage()
      collectFaults(page, faults)
      return { page, context }
    }
    await work({ url: settings.publicUrl.origin, setupCode: server.setupCode ?? '', home, browser, visit, faults })
  } finally {
    await browser?.close()
    await server?.close()
    rmSync(home, { recursive: true, force: true })
  }
}

/** A refused request is an answer, not a fault; a lost connection is what some tests are about. */
const expected =
  /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED))/

function collectFaults(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    const isReport = /Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text())
    if ((message.type() === 'error' && !expected.test(message.text())) || isReport) {
      faults.push(`${page.url()} ${message.type()}: ${message.text()}`)
    }
  })
  page.on('pageerror', (error) => faults.push(`${page.url()} ${error.stack ?? error.message}`))
  page.on('request', (request) => {
    if (request.url().endsWith('/api/csp-report')) faults.push(`${page.url()} report: ${request.postData() ?? ''}`)
  })
}
