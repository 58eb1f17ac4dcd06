import { isForTests, type Place } from './rooms.ts'
import type { Step } from './steps.ts'

/** What the server, the tests and the benches may use of `web` besides its door: code that runs in Node. */
const webInNode = /^(build|budgets|server)(\.ts$|\/index\.ts$)/

type Between = Step & { readonly to: Place }

/** What is wrong when an import leaves its room, as the rest of a sentence; undefined when it takes an open door along the arrows. */
export function doorFault(step: Between): string | undefined {
  const { from, to } = step
  if (from.room === to.room) return undefined
  return againstArrows(step) ?? (to.kind === 'web' ? webDoor(step) : from.kind === 'web' ? undefined : roomDoor(step))
}

function againstArrows({ from, to, use }: Between): string | undefined {
  if (to.kind === 'outside')
    return `makes ${from.room} depend on ${to.room}, which nothing may use. Move what is needed into a room.`
  if (from.kind === 'layer' && to.kind === 'layer' && to.layer > from.layer) {
    return `makes ${from.room} depend on ${to.room}, against the arrows foundation ← protocol ← areas ← server. Move the code down, or let ${to.room} call ${from.room}.`
  }
  if (from.kind === 'web' && to.top === 'server' && !use.typeOnly) {
    return 'makes web depend on server. The web talks to the server over HTTP only.'
  }
  return undefined
}

function roomDoor({ file, from, to, use }: Between): string | undefined {
  if (isForTests(file) && /^testing(\.ts$|\/)/.test(to.inside)) return undefined
  if (to.inside !== 'index.ts') {
    return `lets ${from.room} past the door of ${to.room} to ${use.target}. Import ${to.room}/index.ts, and export there what is needed.`
  }
  if (to.room !== to.top && to.top !== from.top) {
    return `lets ${from.room} into ${to.room}, a room inside ${to.top}. Import ${to.top}/index.ts, and export there what is needed.`
  }
  return undefined
}

function webDoor({ file, from, to, use }: Between): string | undefined {
  const isPage = from.inside.startsWith('pages/')
  if (isPage || isForTests(file)) {
    if (to.inside === 'index.ts' || to.inside.startsWith('design/')) return undefined
  }
  if (!isPage && (from.top === 'server' || isForTests(file)) && webInNode.test(to.inside)) return undefined
  return isPage
    ? `lets a page of ${from.room} past the door of web to ${use.target}. Pages import web/index.ts and web/design/….`
    : `makes ${from.room} depend on web (${use.target}). Only pages use web/index.ts; the server uses web/server.ts and web/build.ts.`
}
