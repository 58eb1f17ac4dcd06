import { isForTests, type Place, webInNode } from './rooms.ts'
import type { Step } from './steps.ts'

/** Doors that open in a browser as well as on the server: code without a database, a file or a clock. */
const pureDoors: ReadonlySet<string> = new Set([
  'foundation/access/index.ts',
  'foundation/geo/index.ts',
  'foundation/language/index.ts',
  'foundation/search/index.ts',
  'foundation/canonical/index.ts',
  'foundation/sealing/index.ts',
  'foundation/time/index.ts',
  'protocol/machine/index.ts',
  'protocol/decision/index.ts',
])
/** Packages that only a server can run. */
const serverPackages =
  /^(node:|(pg|pg-copy-streams|kysely|fastify|graphile-worker|pino|prom-client|react-dom\/server)$|@(fastify|aws-sdk)\/|@tus\/(server|file-store)$)/

type Kind = 'model' | 'rules' | 'page' | 'web'

const words: { readonly [K in Kind]: { readonly who: string; readonly may: string } } = {
  model: { who: 'a model of', may: 'A model uses zod, pure files of its own room and pure doors.' },
  rules: {
    who: 'rules of',
    may: 'Rules use model.ts, pure files of their own room and pure doors; pass the rest as an argument.',
  },
  page: {
    who: 'a page of',
    may: 'Pages use model.ts, rules.ts and pages of their own room, web/index.ts and pure doors; of routes.ts they use import type.',
  },
  web: {
    who: 'the browser code of',
    may: 'The web uses pages and model.ts of rooms and pure doors; of routes.ts it uses import type.',
  },
}

/** Files of a room that a piece of its furniture may never use, wherever they lead. */
const closed: { readonly [K in Kind]: RegExp } = {
  model: /^(rules|queries|routes|index|search|sharing)\.ts$|^pages\//,
  rules: /^(queries|routes|index)\.ts$|^pages\//,
  page: /^(queries|routes|index)\.ts$/,
  web: /^(?!model\.ts$|pages\/.*\.tsx$)/,
}

/** What is wrong with the imports of models, rules, pages and the web: what they touch, and what they would drag along. */
export function furnitureFaults(steps: readonly Step[]): readonly string[] {
  const leaving = Map.groupBy(
    steps.filter(({ use }) => !use.typeOnly),
    ({ file }) => file,
  )
  return steps.flatMap((step) => {
    const { file, from, use, to } = step
    const kind = kindOf(from)
    if (kind === undefined || use.typeOnly || isForTests(file)) return []
    const fault =
      to === undefined ? packageFault(kind, step) : (touchFault(kind, step, to) ?? chainFault(kind, step, leaving))
    return fault === undefined ? [] : [`${file}:${use.line} ${fault}`]
  })
}

function kindOf(place: Place): Kind | undefined {
  if (place.kind === 'web') return webInNode.test(place.inside) ? undefined : 'web'
  if (place.inside.startsWith('pages/')) return 'page'
  if (/^model(\.ts$|\/)/.test(place.inside)) return 'model'
  return /^rules(\.ts$|\/)/.test(place.inside) ? 'rules' : undefined
}

function packageFault(kind: Kind, { from, use }: Step): string | undefined {
  return serverPackages.test(use.target)
    ? `lets ${words[kind].who} ${from.room} use ${use.target}, which only a server can run. ${words[kind].may}`
    : undefined
}

function touchFault(kind: Kind, { from, use }: Step, to: Place): string | undefined {
  if (to.kind === 'web' && (kind === 'page' || kind === 'web')) return undefined
  if (to.top !== from.top && pureDoors.has(use.target)) return undefined
  const open = kind === 'web' || from.top === to.top ? !closed[kind].test(to.inside) : false
  return open ? undefined : `lets ${words[kind].who} ${from.room} use ${use.target} of ${to.room}. ${words[kind].may}`
}

/** Follows an import to the end, so that no file between hides a database or a file system; furniture on the way answers for itself. */
function chainFault(kind: Kind, first: Step, leaving: ReadonlyMap<string, readonly Step[]>): string | undefined {
  if (first.to !== undefined && kindOf(first.to) !== undefined) return undefined
  const seen = new Set([first.use.target])
  const queue: (readonly string[])[] = [[first.use.target]]
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const { use, to } of leaving.get(path.at(-1) ?? '') ?? []) {
      const isClosed = to === undefined ? serverPackages.test(use.target) : /^(queries|routes)\.ts$/.test(to.inside)
      if (isClosed) {
        return `lets ${words[kind].who} ${first.from.room} reach ${use.target} by way of ${path.join(' → ')}. ${words[kind].may}`
      }
      if (to === undefined || seen.has(use.target) || kindOf(to) !== undefined) continue
      seen.add(use.target)
      queue.push([...path, use.target])
    }
  }
  return undefined
}
