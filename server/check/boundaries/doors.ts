import { isForTests, type Place, webInNode } from './rooms.ts'
import type { Step } from './steps.ts'

type Between = Step & { readonly to: Place }

/** What is wrong when an import leaves its room, as the rest of a sentence; undefined when it takes an open door along the arrows. */
export function doorFault(step: Between): string | undefined {
  const { from, to } = step
  if (from.room === to.room) return undefined
  if (isForTests(step.file) && /^testing(\.ts$|\/)/.test(to.inside)) return undefined
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

function roomDoor({ from, to, use }: Between): string | undefined {
  // A room whose door also opens in a browser keeps what only Node can run behind a second one.
  if (to.inside !== 'index.ts' && to.inside !== 'server.ts') {
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
    if (to.inside === 'index.ts' || /^(design|charts)\//.test(to.inside)) return undefined
  }
  if (!isPage && (from.top === 'server' || isForTests(file)) && webInNode.test(to.inside)) return undefined
  return isPage
    ? `lets a page of ${from.room} past the door of web to ${use.target}. Pages import web/index.ts, web/design/… and web/charts/….`
    : `makes ${from.room} depend on web (${use.target}). Only pages use web/index.ts; the server uses web/build.ts, web/budgets.ts and what the build made.`
}
