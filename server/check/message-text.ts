/** What one text of a catalogue is made of, and which rules of messages it breaks. */
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Language } from '../../foundation/language/index.ts'

/** What must be the same in every language: the values a message takes and the elements it is put into. */
export type MessageShape = { readonly placeholders: readonly string[]; readonly tags: readonly string[] }

export type MessageReading = { readonly shape: MessageShape | undefined; readonly faults: readonly string[] }

/** CLDR categories; French `many` (a million) may be left to `other`. */
const cardinals: { readonly [L in Language]: readonly string[] } = {
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  fr: ['one', 'other'],
  en: ['one', 'other'],
}
const ordinals: { readonly [L in Language]: readonly string[] } = {
  ar: ['other'],
  fr: ['one', 'other'],
  en: ['one', 'two', 'few', 'other'],
}

/**
 * Parses an ICU message and tells what is wrong with it: syntax, missing plural forms, elements that do not close, a
 * value that nothing isolates, elements in a text for an attribute (`.plain`). Each fault completes "The message …".
 */
export function readMessage(id: string, text: string, language: Language): MessageReading {
  let message: CompiledMessage
  try {
    message = compileMessageOrThrow(text)
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n')
    return { shape: undefined, faults: [`cannot be parsed: ${reason}`] }
  }
  const walk: Walk = { language, placeholders: new Set(), tags: new Set(), faults: [] }
  walkMessage(message, [], walk)
  if (id.endsWith('.plain') && walk.tags.size > 0) {
    walk.faults.push('is plain text by its name and holds an element; attributes cannot')
  }
  const sorted = (set: ReadonlySet<string>) => [...set].sort()
  return { shape: { placeholders: sorted(walk.placeholders), tags: sorted(walk.tags) }, faults: walk.faults }
}

type Walk = {
  readonly language: Language
  readonly placeholders: Set<string>
  readonly tags: Set<string>
  readonly faults: string[]
}

/** Follows the tokens of one branch; `outer` are the elements open around it. */
function walkMessage(message: CompiledMessage, outer: readonly string[], walk: Walk): void {
  const open: string[] = []
  for (const [index, token] of message.entries()) {
    if (typeof token === 'string') {
      readTags(token, open, walk)
      continue
    }
    const [name, type, format] = token
    walk.placeholders.add(name)
    if (type === 'plural' || type === 'selectordinal' || type === 'select') {
      const branches = Object.entries(format as Record<string, CompiledMessage | number | undefined>)
      if (type !== 'select') requireForms(name, type, branches, walk)
      for (const [, branch] of branches) {
        if (Array.isArray(branch)) walkMessage(branch, [...outer, ...open], walk)
      }
    } else if (type !== 'number' && outer.length + open.length === 0 && !isIsolated(message, index)) {
      walk.faults.push(
        `shows {${name}} bare; put it into an element (<bdi>{${name}}</bdi>), or in plain text between U+2068 and U+2069`,
      )
    }
  }
  for (const tag of open) walk.faults.push(`opens <${tag}> and does not close it`)
}

function readTags(text: string, open: string[], walk: Walk): void {
  for (const [whole, closing, tag = '', selfClosing] of text.matchAll(/<(\/?)([a-zA-Z0-9]+)(\/?)>/g)) {
    walk.tags.add(tag)
    if (selfClosing === '/') continue
    if (closing !== '/') open.push(tag)
    else if (open.pop() !== tag) walk.faults.push(`has ${whole} without its beginning`)
  }
}

/** Whether the text around a placeholder puts it between a first-strong or left-to-right isolate and its end. */
function isIsolated(message: CompiledMessage, index: number): boolean {
  const [before, after] = [message[index - 1], message[index + 1]]
  return (
    typeof before === 'string' &&
    /[\u2066\u2068]$/.test(before) &&
    typeof after === 'string' &&
    after.startsWith('\u2069')
  )
}

function requireForms(name: string, type: string, branches: readonly (readonly [string, unknown])[], walk: Walk): void {
  const given = new Set(branches.filter(([, branch]) => Array.isArray(branch)).map(([form]) => form))
  const needed = (type === 'plural' ? cardinals : ordinals)[walk.language]
  const missing = needed.filter((form) => !given.has(form))
  if (missing.length > 0)
    walk.faults.push(`lacks the plural ${missing.length === 1 ? 'form' : 'forms'} ${missing.join(', ')} of {${name}}`)
}
