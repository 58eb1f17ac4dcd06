import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['interactions/usePress.mjs', 'overlays/usePreventScroll.mjs']

/**
 * The hashes (CSP level 3, `sha256-…`, without quotes) of the style elements that React Aria writes into a page.
 * They are read out of the installed version at every build; a version that writes them otherwise fails the build
 * here, in words, and not on a user's screen as a blocked style.
 */
export function reactAriaStyleHashes(root: string): readonly string[] {
  return sources.map((name) => {
    const path = join(root, 'node_modules/react-aria/dist/private', name)
    const source = readFileSync(path, 'utf8')
    const template = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1]
    if (template === undefined) throw new Error(`Cannot find the injected style in ${name}: React Aria has changed.`)
    const css = template.replace(/\$\{([$\w]+)\}/g, (_, variable: string) => constantOf(source, variable, name)).trim()
    return `sha256-${createHash('sha256').update(css).digest('base64')}`
  })
}

function constantOf(source: string, variable: string, name: string): string {
  const start = source.indexOf(`const ${variable} = '`)
  const value = source.slice(start).match(/^const [$\w]+ = '([^']*)'/)?.[1]
  if (start === -1 || value === undefined)
    throw new Error(`Cannot read ${variable} in ${name}: React Aria has changed.`)
  return value
}
