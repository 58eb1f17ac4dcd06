import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { root } from './root.mjs'

const skipped = new Set(['node_modules', 'dist', 'test-results'])

/** Every `*.test.ts` and `*.test.tsx` of the repository whose path holds one of the patterns (all of them without a pattern), sorted. */
export function findTestFiles(patterns, folder = root) {
  const files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name.startsWith('.') || skipped.has(entry.name) ? [] : findTestFiles([], path)
    return /\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
  const wanted = patterns.map((pattern) => pattern.replace(/^\.\//, ''))
  return files.filter((file) => wanted.length === 0 || wanted.some((pattern) => name(file).includes(pattern))).sort()
}

/** Whether one of these tests opens a browser. */
export function needBrowser(files) {
  return files.some((file) => name(file).startsWith('e2e/') || /playwright|chromium/i.test(readFileSync(file, 'utf8')))
}

/** Whether one of these tests may look at the built web. */
export function needWeb(files) {
  return needBrowser(files) || files.some((file) => /^(web|server)\/(?!launch|check|testing)/.test(name(file)))
}

/** The path of a file as it is written in the repository, on every system. */
export const name = (file) => relative(root, file).split(sep).join('/')
