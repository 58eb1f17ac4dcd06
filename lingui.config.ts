import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LinguiConfig } from '@lingui/conf'
import { createSwcExtractor } from '@lingui/native-tools'

/** Every folder that holds a `messages` folder has a catalogue of its own: a room's words travel with the room. */
function roomsWithMessages(root: string, folder: string): string[] {
  const here = join(root, folder)
  if (!existsSync(here)) return []
  return readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('dist'))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.name === 'messages' ? [folder] : roomsWithMessages(root, path)
    })
}

const rooms = ['web', 'foundation', 'protocol', 'areas'].flatMap((top) => roomsWithMessages(import.meta.dirname, top))

const config: LinguiConfig = {
  rootDir: import.meta.dirname,
  sourceLocale: 'ar',
  locales: ['ar', 'fr', 'en'],
  catalogs: rooms.map((room) => ({
    path: `<rootDir>/${room}/messages/{locale}`,
    include: [`<rootDir>/${room}`],
    exclude: [
      ...rooms
        .filter((other) => other !== room && other.startsWith(`${room}/`))
        .map((other) => `<rootDir>/${other}/**`),
      '**/*.test.ts',
      '**/*.test.tsx',
      '**/dist/**',
    ],
  })),
  extractors: [createSwcExtractor()],
  orderBy: 'messageId',
}

export default config
