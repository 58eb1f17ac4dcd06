const longest = 64
// kept between calls: this is asked for millions of times, and a call never waits in the middle
const kept = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)] as const

/**
 * How many letters have to be written, left out, replaced or swapped with their neighbour to make one word the other;
 * `most + 1` as soon as it is certainly more than `most`. Words of over 64 letters count as different.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > most || one.length > longest || other.length > longest) return most + 1
  // what both begin and end with costs nothing, but for the letter beside it that a swap may need
  let [from, across, down] = [0, one.length, other.length]
  while (from < across && from < down && one.charCodeAt(from) === other.charCodeAt(from)) from += 1
  while (across > from && down > from && one.charCodeAt(across - 1) === other.charCodeAt(down - 1)) {
    across -= 1
    down -= 1
  }
  return Math.min(between(one.slice(from, across), other.slice(from, down), most), most + 1)
}

function between(one: string, other: string, most: number): number {
  const [across, down] = [one.length, other.length]
  if (across === 0 || down === 0) return across + down
  let [before, last, next]: [Uint8Array, Uint8Array, Uint8Array] = [...kept]
  for (let at = 0; at <= across; at += 1) last[at] = at
  for (let y = 1; y <= down; y += 1) {
    next[0] = y
    let least = y
    for (let x = 1; x <= across; x += 1) {
      const same = one.charCodeAt(x - 1) === other.charCodeAt(y - 1)
      let cost = Math.min((last[x] ?? 0) + 1, (next[x - 1] ?? 0) + 1, (last[x - 1] ?? 0) + (same ? 0 : 1))
      const swapped =
        x > 1 &&
        y > 1 &&
        one.charCodeAt(x - 1) === other.charCodeAt(y - 2) &&
        one.charCodeAt(x - 2) === other.charCodeAt(y - 1)
      if (swapped) cost = Math.min(cost, (before[x - 2] ?? 0) + 1)
      next[x] = cost
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    const spare = before
    before = last
    last = next
    next = spare
  }
  return last[across] ?? 0
}
