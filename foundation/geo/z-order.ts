/** Z-order: two numbers of up to 26 bits woven into one, so that cells near each other get numbers near each other. */

const half = 2 ** 13

// bit operations end at 32 bits: the upper and the lower 13 bits of each number are woven apart

function spread(value: number): number {
  let bits = value
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}

function gather(value: number): number {
  let bits = value & 0x55555555
  bits = (bits | (bits >> 1)) & 0x33333333
  bits = (bits | (bits >> 2)) & 0x0f0f0f0f
  bits = (bits | (bits >> 4)) & 0x00ff00ff
  return (bits | (bits >> 8)) & 0x0000ffff
}

/** The woven number of a column and a row. */
export function interleave(column: number, row: number): number {
  const low = spread(column % half) + 2 * spread(row % half)
  const high = spread(Math.floor(column / half)) + 2 * spread(Math.floor(row / half))
  return high * half * half + low
}

/** The column and the row of a woven number. */
export function separate(key: number): readonly [number, number] {
  const [low, high] = [key % (half * half), Math.floor(key / (half * half))]
  return [gather(low) + half * gather(high), gather(low >> 1) + half * gather(high >> 1)]
}
