import { compileMessage } from '@lingui/message-utils/compileMessage'
import PO from 'pofile'
import type { Plugin } from 'vite'

/**
 * Turns `messages/{locale}.po` into a module that exports exactly the messages of that file, compiled.
 * Lingui's own loader fills what is missing with the source language: a regional pack of three words would then carry
 * the whole catalogue, and a French page could show Arabic without anyone noticing. Here an untranslated message shows
 * its id on the page, a warning in the build, and fails the check of messages.
 */
export function catalogues(): Plugin {
  return {
    name: 'mithaq-catalogues',
    enforce: 'pre',
    transform: {
      filter: { id: /\.po$/ },
      handler(source, id) {
        const messages: Record<string, unknown> = {}
        const missing: string[] = []
        for (const { msgid, msgstr, obsolete } of PO.parse(source).items) {
          if (obsolete) continue
          const text = msgstr[0]
          if (text === undefined || text === '') missing.push(msgid)
          else messages[msgid] = compileMessage(text)
        }
        if (missing.length > 0) this.warn(`${id} has no text for ${missing.join(', ')}.`)
        const json = JSON.stringify(JSON.stringify(messages))
        return { code: `export const messages = JSON.parse(${json})`, map: null, moduleType: 'js' }
      },
    },
  }
}
