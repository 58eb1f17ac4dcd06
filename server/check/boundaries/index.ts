import { findCycles } from './cycles.ts'
import { doorFault } from './doors.ts'
import { furnitureFaults } from './furniture.ts'
import { isForTests } from './rooms.ts'
import { readSteps, type Step } from './steps.ts'

/**
 * The imports that go against the arrows, past a door, or to a place their file may not use, and the rooms that need
 * each other in a circle: one sentence each that names both rooms, the file and the line; empty when all is well.
 */
export function checkBoundaries(root: string): readonly string[] {
  const steps = readSteps(root)
  const atDoors = steps.flatMap(({ file, from, use, to }) => {
    const fault = to === undefined ? undefined : doorFault({ file, from, use, to })
    return fault === undefined ? [] : [`${file}:${use.line} ${fault}`]
  })
  return [...atDoors, ...furnitureFaults(steps), ...circleFaults(steps)]
}

function circleFaults(steps: readonly Step[]): readonly string[] {
  const edges = new Map<string, Map<string, string>>()
  for (const { file, from, use, to } of steps) {
    // The web shows pages and pages use the design system: that circle is the shape of the house, and it ends in the browser.
    if (to === undefined || from.kind !== 'layer' || to.kind !== 'layer' || isForTests(file)) continue
    if (to.layer > from.layer) continue // against the arrows: that sentence says it already
    // A room and the rooms inside it are one room seen from outside: its door may open onto them, and they may use its model.
    if (`${from.room}/`.startsWith(`${to.room}/`) || to.room.startsWith(`${from.room}/`)) continue
    const out = edges.get(from.room) ?? new Map<string, string>()
    if (!out.has(to.room)) out.set(to.room, `${file}:${use.line}`)
    edges.set(from.room, out)
  }
  return findCycles(new Map([...edges].map(([room, out]) => [room, [...out.keys()]]))).map((circle) => {
    const where = circle.map((room, at) => edges.get(room)?.get(circle[(at + 1) % circle.length] ?? '') ?? '')
    return `${where[0]} closes a circle of rooms, ${[...circle, circle[0]].join(' → ')} (${where.join(', ')}). Move what both need into a lower room.`
  })
}
