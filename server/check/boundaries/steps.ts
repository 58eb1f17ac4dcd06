import { listFiles, readText } from '../source-files.ts'
import { type Import, importsOf } from './imports.ts'
import { type Place, placeOf } from './rooms.ts'

/** One import of one file of a room: of a package, or of a file that has a place in the house as well. */
export type Step = { readonly file: string; readonly from: Place; readonly use: Import; readonly to: Place | undefined }

/** Everything the files of the house import, file by file. */
export function readSteps(root: string): readonly Step[] {
  const files = listFiles(root).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  const doors = new Set(files.filter((file) => file.endsWith('/index.ts')))
  return files.flatMap((file) => {
    const from = placeOf(file, doors)
    if (from === undefined) return []
    return importsOf(file, readText(root, file)).flatMap((use) => {
      const to = use.isPackage ? undefined : placeOf(use.target, doors)
      return to === undefined && !use.isPackage ? [] : [{ file, from, use, to }]
    })
  })
}
