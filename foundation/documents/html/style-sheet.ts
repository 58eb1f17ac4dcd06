/** The style sheet of the HTML twin, for the route that serves it and for copies that leave the house. */
import { readFileSync } from 'node:fs'

const path = new URL('./document.css', import.meta.url)
let text: string | undefined

/** The text of `document.css`. */
export function documentStyleSheet(): string {
  text ??= readFileSync(path, 'utf8')
  return text
}
