/** What a record is called in lists and at the head of its page. */
import { type Kind, recordKinds } from '../../model.ts'
import type { LabelWords } from './label-words.ts'

type Titled = { readonly kind: Kind; readonly fields: Readonly<Record<string, unknown>> }

/** What a record is called in a list: its title, or the coded field that says what it is; persons have nothing but their code. */
export function titleOf({ kind, fields }: Titled, words: LabelWords): string | undefined {
  const { title, title_code } = recordKinds[kind]
  const held = title === undefined ? undefined : fields[title]
  const text = typeof held === 'object' && held !== null ? words.text(held as Record<string, unknown>) : undefined
  const coded = title_code === undefined ? undefined : fields[title_code]
  const [first] = Array.isArray(coded) ? coded : [coded]
  return text ?? (typeof first === 'string' ? words.named(first) : undefined)
}
