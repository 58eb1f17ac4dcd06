const parentOf = (eid: string) => (eid.includes('__') ? eid.slice(0, eid.lastIndexOf('__')) : '')
const kindOf = (eid: string) =>
  eid
    .slice(eid.lastIndexOf('__') + 1)
    .replace(/^_/, '')
    .split('_')[0]

/** Where a clause goes when it changes places with the one of its kind before or after it; undefined at the edge. */
export function placeBeside(
  eids: readonly string[],
  eid: string,
  way: 'up' | 'down',
): { readonly into: string | null; readonly before: string | null } | undefined {
  const parent = parentOf(eid)
  const beside = eids.filter((one) => parentOf(one) === parent && kindOf(one) === kindOf(eid))
  const at = beside.indexOf(eid)
  const into = parent === '' ? null : parent
  if (way === 'up') {
    const before = beside[at - 1]
    return at < 1 || before === undefined ? undefined : { into, before }
  }
  if (at === -1 || at === beside.length - 1) return undefined
  return { into, before: beside[at + 2] ?? null }
}
