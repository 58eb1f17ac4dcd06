import { hashOf } from './hash.ts'

/** Places by key: whoever has a key stands in its bucket, beside a few who share its hash by chance. */
export type Buckets = { readonly of: (key: string) => Uint32Array }

/** Sorts the places 0 … `size` − 1 into buckets by their keys: two arrays of figures, nothing kept of the keys. */
export function bucketsOf(size: number, keysAt: (place: number) => readonly string[]): Buckets {
  const bits = Math.max(8, Math.ceil(Math.log2(size * keysEach + 1)))
  const numberOf = (key: string) => {
    const hash = hashOf(key)
    return (hash ^ (hash >>> bits)) & ((1 << bits) - 1)
  }
  const starts = new Uint32Array((1 << bits) + 1)
  const ends = new Uint32Array(size)
  let numbers = new Uint32Array(size * keysEach + keysEach)
  let used = 0
  for (let place = 0; place < size; place += 1) {
    for (const key of keysAt(place)) {
      if (used === numbers.length) numbers = grown(numbers)
      const number = numberOf(key)
      numbers[used] = number
      starts[number + 1] = (starts[number + 1] ?? 0) + 1
      used += 1
    }
    ends[place] = used
  }
  for (let number = 1; number < starts.length; number += 1) {
    starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0)
  }
  const next = starts.slice(0, -1)
  const places = new Uint32Array(used)
  for (let place = 0, at = 0; place < size; place += 1) {
    for (; at < (ends[place] ?? 0); at += 1) {
      const number = numbers[at] ?? 0
      const free = next[number] ?? 0
      places[free] = place
      next[number] = free + 1
    }
  }
  return {
    of: (key) => {
      const number = numberOf(key)
      return places.subarray(starts[number], starts[number + 1])
    },
  }
}

/** How many keys a name of four parts with a birth date has. */
const keysEach = 18

/** The same figures with as much room again. */
export function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}
