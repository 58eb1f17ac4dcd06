/** The layers, lowest first: a room uses rooms of its own layer and of lower ones. */
const layers = ['foundation', 'protocol', 'areas', 'server'] as const
/** Folders beside the layers that may use the door of anything, as nothing may use them. */
const outside = new Set(['e2e', 'bench', 'demo', 'verifier'])

export type Place = {
  /** `foundation/time`, `web`, `server`, `e2e` … */
  readonly top: string
  /** The innermost room: `areas/documentation/events` for a file of that sub-room, else the same as `top`. */
  readonly room: string
  readonly kind: 'layer' | 'web' | 'outside'
  /** 0 for foundation; -1 where layers do not apply. */
  readonly layer: number
  /** The file's path inside its room: `pages/home.tsx`, `rules.ts`. */
  readonly inside: string
}

/**
 * Where a file stands in the house; undefined for a file that belongs to no room (configuration at the root).
 * A folder is a sub-room when it has an `index.ts`: `doors` holds the paths of all of them.
 */
export function placeOf(file: string, doors: ReadonlySet<string>): Place | undefined {
  const parts = file.split('/')
  const first = parts[0]
  if (first === undefined || parts.length === 1) return undefined
  const layer = (layers as readonly string[]).indexOf(first)
  if (layer === -1 && first !== 'web' && !outside.has(first)) return undefined
  const topLength = layer !== -1 && first !== 'server' ? 2 : 1
  if (parts.length <= topLength) return undefined
  const top = parts.slice(0, topLength).join('/')
  // web and server are one room each: their parts are apart for the sake of bytes and order, not hidden from each other.
  const room = topLength === 1 ? first : innermostRoom(parts, topLength, doors)
  const kind = first === 'web' ? 'web' : layer === -1 ? 'outside' : 'layer'
  return { top, room, kind, layer, inside: file.slice(room.length + 1) }
}

function innermostRoom(parts: readonly string[], topLength: number, doors: ReadonlySet<string>): string {
  for (let length = parts.length - 1; length > topLength; length -= 1) {
    const folder = parts.slice(0, length).join('/')
    if (doors.has(`${folder}/index.ts`)) return folder
  }
  return parts.slice(0, topLength).join('/')
}

/** A test, or a file that only tests use: it may use the testing doors, and nothing it imports reaches a user. */
export const isForTests = (file: string) =>
  /\.test\.tsx?$|(^|\/)testing(\.ts|\/)/.test(file) || /^(e2e|bench)\//.test(file)

/** The part of `web` that runs in Node: it builds, weighs and renders what the browser gets. */
export const webInNode = /^build\/|^(?:build|budgets|render)\.tsx?$/
