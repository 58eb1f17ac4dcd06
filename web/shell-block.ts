import type { Language } from '../foundation/language/index.ts'
import type { Institution } from './shell-data.ts'

/** The id of the data block in the shell page. */
export const shellBlockId = 'mithaq-shell'

/** What the shell page itself says, nothing of it about a person: it lies in the service worker's cache. */
export type ShellBlock = {
  readonly version: string
  readonly language: Language
  readonly institution: Institution | null
}

/** The block as text for a `<script type="application/json">`: nothing in it can end the element. */
export function writeShellBlock(block: ShellBlock): string {
  return JSON.stringify(block).replace(/</g, '\\u003c')
}

/** Reads the block of the page that carries the application; a page without one speaks Arabic and knows nothing. */
export function readShellBlock(page: Document): ShellBlock {
  const text = page.getElementById(shellBlockId)?.textContent
  if (text === undefined || text === '') return { version: '', language: 'ar', institution: null }
  return JSON.parse(text)
}
