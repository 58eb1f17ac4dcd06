import { listFiles, readText } from '../source-files.ts'
import { checkLockFile } from './lock-file.ts'
import { checkSource } from './source-rules.ts'
import { checkStyleSheet } from './style-sheets.ts'
import { checkText } from './text-rules.ts'

const isText = /\.(?:ts|tsx|mjs|json|css|sql|md|po|html|svg|txt|webmanifest)$|^(?:\.ci\/run|LICENSE|NOTICE|\.npmrc)$/

/** Physical directions, inline styles, raw HTML and bare `ar` in style sheets and source files: a sentence each. */
export function checkDirections(root: string): readonly string[] {
  return listFiles(root).flatMap((file) => {
    if (file.endsWith('.css')) return checkStyleSheet(file, readText(root, file))
    return /\.tsx?$/.test(file) && !/\.(?:test|d)\.tsx?$/.test(file) ? checkSource(file, readText(root, file)) : []
  })
}

/** Paths of one machine, secrets, files that outgrew one idea, a lock file that does not install elsewhere: a sentence each. */
export function checkFiles(root: string): readonly string[] {
  return listFiles(root)
    .filter((file) => isText.test(file))
    .flatMap((file) => {
      const text = readText(root, file)
      return file === 'package-lock.json' ? checkLockFile(text) : checkText(file, text)
    })
}
