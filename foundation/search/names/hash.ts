/** FNV-1a of a text, 32 bits: sorts keys into buckets; who shares one by chance is told apart by the comparison. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
