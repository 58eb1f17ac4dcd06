/** The shape of a list that the product ships, and how a line of it is read. */

export type CoreList = {
  readonly id: string
  readonly key: string
  readonly name: { readonly ar: string; readonly fr: string; readonly en: string }
  /** Number of the HURIDOCS micro-thesaurus whose codes the terms answer to; null where there is none. */
  readonly huri: string | null
  /** `id code huri | Arabic | French | English`: a random id and a code fixed for ever, the short HURIDOCS code or `-`. */
  readonly terms: readonly string[]
}

export type CoreTerm = {
  readonly id: string
  readonly code: string
  readonly huri_code: string | null
  readonly parent: string | null
  readonly position: number
  readonly ar: string
  readonly fr: string
  readonly en: string
}

const line = /^(\S{36}) (\S+) (\S+) \| (.+) \| (.+) \| (.+)$/

/** The terms of a list in their order. A code of digits stands below the longest other code that it begins with, two digits a level. */
export function termsOf({ key, terms }: CoreList): readonly CoreTerm[] {
  const read = terms.map((text) => {
    const [, id, code, huri, ar, fr, en] = line.exec(text) ?? []
    if (id === undefined || code === undefined || ar === undefined || fr === undefined || en === undefined)
      throw new Error(`Cannot read a term of the list ${key}: ${text}`)
    return { id, code, huri_code: huri === '-' ? null : huriCode(huri ?? ''), ar, fr, en }
  })
  const ids = new Map(read.map(({ code, id }) => [code, id]))
  return read.map((term, position) => ({ ...term, position, parent: idAbove(term.code, ids) }))
}

/** The twelve digits of a short HURIDOCS code: "01" is 010000000000. */
const huriCode = (short: string) => short.padEnd(12, '0')

function idAbove(code: string, ids: ReadonlyMap<string, string>): string | null {
  if (!/^\d+$/.test(code)) return null
  for (let length = code.length - 2; length > 0; length -= 2) {
    const id = ids.get(code.slice(0, length))
    if (id !== undefined) return id
  }
  return null
}
