/** Where a program that reads video lies on this machine; it is not ours to install. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
let found: { readonly path: string | undefined } | undefined

/** The path of ffmpeg, or undefined: posters of videos are not made then. */
export function ffmpegPath(): string | undefined {
  found ??= { path: folders.map((folder) => join(folder, 'ffmpeg')).find((path) => existsSync(path)) }
  return found.path
}
