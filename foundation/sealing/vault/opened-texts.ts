/** What was opened in this browser, to be found again: in memory alone, gone with the worker that holds it. */
import { compareNames, normaliseArabic } from '../../search/index.ts'

export type OpenedText = {
  readonly record_id: string
  readonly case_id: string
  readonly kind: string
  readonly field: string
  readonly text: string
}
export type FoundText = OpenedText & {
  /** `words` stand in the text; `name`: one like it does. */
  readonly by: 'words' | 'name'
}

const MOST_FOUND = 50

const keyOf = ({ record_id, field }: Pick<OpenedText, 'record_id' | 'field'>) => `${record_id} ${field}`

/** An index over opened texts: words by their normalised spelling, names by how they sound and are written. */
export function openedTexts() {
  const held = new Map<string, OpenedText>()
  const normal = (text: string) => normaliseArabic(text).toLowerCase()
  return {
    add: (text: OpenedText) => void held.set(keyOf(text), text),
    size: () => held.size,
    /** Texts of a case with all the words, then those with a name like what is asked for, the likest first. */
    find: (wanted: string, caseId: string): readonly FoundText[] => {
      const words = normal(wanted)
        .split(/\s+/)
        .filter((word) => word !== '')
      if (words.length === 0) return []
      const texts = [...held.values()].filter(({ case_id }) => case_id === caseId)
      const found = new Map<string, FoundText>()
      for (const text of texts) {
        const spelled = normal(text.text)
        if (words.every((word) => spelled.includes(word))) found.set(keyOf(text), { ...text, by: 'words' })
      }
      const names = texts.flatMap((text) =>
        text.field === 'names'
          ? text.text.split('\n').flatMap((name) => (name.trim() === '' ? [] : [{ text, name }]))
          : [],
      )
      // a case has few names: each is compared, with nothing known of how common they are
      const like = names
        .map(({ text, name }) => ({ text, bits: compareNames({ name: wanted }, { name }).bits }))
        .filter(({ bits }) => bits > 0)
        .toSorted((one, other) => other.bits - one.bits)
      for (const { text } of like) if (!found.has(keyOf(text))) found.set(keyOf(text), { ...text, by: 'name' })
      return [...found.values()].slice(0, MOST_FOUND)
    },
  }
}
