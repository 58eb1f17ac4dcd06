/** What the commands of the terminal share: its language, one line that is redrawn, paths as the caller means them. */
import { resolve } from 'node:path'
import { type Language, languageOf, negotiateLocale } from '../foundation/language/index.ts'

const BAR = 30

export type Terminal = {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Redraws one line; undefined where nobody watches. */
  readonly redraw: ((text: string) => void) | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
}

export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  redraw: process.stderr.isTTY ? (text) => void process.stderr.write(`\r\u001b[2K${text}`) : undefined,
  environment: process.env,
}

/** The language of the terminal (LC_ALL, LANG); Arabic when it says none of ours. */
export function languageOfTerminal(environment: Terminal['environment']): Language {
  const wanted = (environment.LC_ALL ?? environment.LANG ?? '').split('.')[0]?.replace('_', '-')
  return languageOf(negotiateLocale(wanted, ['ar-MA', 'fr-MA', 'en-GB']))
}

/** The launcher changes the folder; the paths are those of the caller. */
export const pathOf = (path: string) => resolve(process.env.MITHAQ_CALLED_FROM ?? '.', path)

export function bar(done: number, size: number): string {
  const part = size === 0 ? 0 : Math.min(1, done / size)
  const filled = Math.round(part * BAR)
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${Math.round(part * 100)}%`
}
