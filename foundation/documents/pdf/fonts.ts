/** The font files a document is set in: these and no others, whatever fonts the machine has. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename } from 'node:path'

const { resolve } = createRequire(import.meta.url)

/**
 * Every weight and slant that the templates ask for stands here: with one missing, the engine would take it from the
 * machine, should the machine have it, and the same document would come out as other bytes elsewhere.
 */
const files = [
  '@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf',
  '@expo-google-fonts/amiri/400Regular_Italic/Amiri_400Regular_Italic.ttf',
  '@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf',
  '@expo-google-fonts/amiri/700Bold_Italic/Amiri_700Bold_Italic.ttf',
  '@expo-google-fonts/noto-sans-tifinagh/400Regular/NotoSansTifinagh_400Regular.ttf',
  '@expo-google-fonts/noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf',
  '@expo-google-fonts/noto-serif-hebrew/700Bold/NotoSerifHebrew_700Bold.ttf',
] as const

export type FontFile = { readonly file: string; readonly sha256: string }
export type FontSet = { readonly paths: readonly string[]; readonly files: readonly FontFile[] }

let known: Promise<FontSet> | undefined

/** Where the font files lie, and the hash of each, which is part of the record of a rendering. Read once a process. */
export function fontSet(): Promise<FontSet> {
  known ??= readFonts()
  return known
}

async function readFonts(): Promise<FontSet> {
  const paths = files.map((file) => resolve(file))
  const hashed = await Promise.all(
    paths.map(async (path) => ({
      file: basename(path),
      sha256: createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    })),
  )
  return { paths, files: hashed }
}
