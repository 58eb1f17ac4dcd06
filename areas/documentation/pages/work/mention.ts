/** Calling upon somebody in a text: an at sign and a name of the team. Pure. */
export type Member = { readonly id: string; readonly name: string }

/** The at sign that the caret stands behind, and what was typed after it. */
export type Calling = { readonly start: number; readonly typed: string }

/** What is being typed after an at sign that begins a word; undefined where nobody is being called. */
export function callingAt(text: string, caret: number): Calling | undefined {
  const start = text.lastIndexOf('@', caret - 1)
  if (start < 0 || (start > 0 && !/\s/.test(text[start - 1] ?? ''))) return undefined
  const typed = text.slice(start + 1, caret)
  return typed.includes('\n') || typed.length > 60 ? undefined : { start, typed }
}

/** Members of the team whom the typed letters may mean: those letters begin a word of their name. */
export function membersFor<M extends Member>(typed: string, team: readonly M[]): readonly M[] {
  const wanted = typed.toLowerCase()
  const isMeant = (name: string) => name.startsWith(wanted) || name.includes(` ${wanted}`)
  return team.filter(({ name }) => isMeant(name.toLowerCase()))
}

/** The text with the chosen name in the place of what was typed, and where the caret then stands. */
export function withName(
  text: string,
  { calling, caret, name }: { readonly calling: Calling; readonly caret: number; readonly name: string },
): { readonly text: string; readonly caret: number } {
  const before = `${text.slice(0, calling.start)}@${name} `
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length }
}

/** Everybody of the team whom the text calls upon; of two names that begin alike the longer one is meant. */
export function calledIn<M extends Member>(text: string, team: readonly M[]): readonly M[] {
  const byLength = team.toSorted((one, other) => other.name.length - one.name.length)
  let rest = text
  const called = byLength.filter(({ name }) => {
    const found = rest.includes(`@${name}`)
    if (found) rest = rest.replaceAll(`@${name}`, '\n')
    return found
  })
  return team.filter((member) => called.includes(member))
}
