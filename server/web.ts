/** The web of an instance: built files, the shell for every staff route, the public pages, and the 404 that is really one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound, publicPolicy, sendProblem, staffPolicy } from '../foundation/http/index.ts'
import type { Shell } from '../foundation/identity/index.ts'
import { type Language, languages } from '../foundation/language/index.ts'
import type { BuiltAssets } from '../web/build/built-assets.ts'
import type * as Render from '../web/render.tsx'
import { serveFiles } from './web-files.ts'

export type WebOptions = {
  /** The repository's root, below which `web/dist` lies. */
  readonly root?: string
  /** Read as the visitor of this request. */
  readonly shellData: (request: FastifyRequest) => Promise<Shell>
  readonly openApi: () => unknown
}

/** Puts the web on the server. Refuses when it has not been built (`node web/build.ts`). */
export async function mountWeb(app: FastifyInstance, options: WebOptions): Promise<void> {
  const { root = join(import.meta.dirname, '..'), shellData, openApi } = options
  const dist = join(root, 'web/dist')
  const assets: BuiltAssets = readJson(dist, 'assets.json')
  const { style_hashes: hashes }: { readonly style_hashes: readonly string[] } = readJson(dist, 'csp.json')
  const render: typeof Render = await import(pathToFileURL(join(dist, 'server/render.js')).href)
  const shellPolicy = staffPolicy(hashes)

  const contextOf = async (request: FastifyRequest, asked?: Language) => {
    const { institution, person } = await shellData(request)
    const { cookie, 'accept-language': accept } = request.headers
    const language = asked ?? render.pageLanguage({ display: person?.display, cookie, accept, institution })
    return { language, institution, assets, origin: `${request.protocol}://${request.host}` }
  }
  const shell = async (request: FastifyRequest, reply: FastifyReply) => {
    const context = await contextOf(request)
    reply.header('content-security-policy', shellPolicy).header('vary', 'cookie, accept-language, accept-encoding')
    return sendPage(request, reply, context.language, render.renderShell(context, pathOf(request)))
  }
  const publicPage = (language: Language, path: string, page: () => Render.PublicPage) =>
    app.get(`/${language}${path}`, async (request, reply) => {
      const context = await contextOf(request, language)
      reply.header('content-security-policy', publicPolicy)
      return sendPage(request, reply, language, render.renderPublic(context, page(), path))
    })

  serveFiles(app, join(dist, 'client'))
  app.get('/shell', shell)
  for (const path of render.staffPaths) app.get(path, shell)
  for (const language of languages) {
    publicPage(language, '/', () => ({ name: 'home' }))
    publicPage(language, '/api', () => ({ name: 'api', openApi: render.readOpenApi(openApi()) }))
  }
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = String(request.headers.accept ?? '').includes('text/html')
    if (!wantsPage || pathOf(request).startsWith('/api/')) {
      return await sendProblem({ reportFault: () => undefined }, request, reply, notFound({}))
    }
    const [, first] = pathOf(request).split('/')
    const context = await contextOf(
      request,
      languages.find((language) => language === first),
    )
    reply.code(404).header('content-security-policy', publicPolicy)
    return sendPage(request, reply, context.language, render.renderPublic(context, { name: 'missing' }, '/'))
  })
}

const pathOf = (request: FastifyRequest) => request.url.replace(/[?#].*$/, '')

function readJson<Value>(folder: string, name: string): Value {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'))
  } catch (cause) {
    throw new Error(`Cannot serve the web: ${name} is missing in ${folder}. Build it with: node web/build.ts`, {
      cause,
    })
  }
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
/** A page is made for each request: the quality that is quick, as for the answers of the interface. */
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

async function sendPage(request: FastifyRequest, reply: FastifyReply, language: Language, html: string) {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  reply.header('content-type', 'text/html; charset=utf-8').header('content-language', language)
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(await brotli(html, quick))
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(await zip(html))
  return reply.send(html)
}
