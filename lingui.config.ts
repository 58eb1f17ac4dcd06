import type { LinguiConfig } from '@lingui/conf'
import { createSwcExtractor } from '@lingui/native-tools'
import { roomsWithMessages } from './foundation/language/catalogues.ts'

// every folder that holds a `messages` folder has a catalogue of its own: a room's words travel with the room
const rooms = roomsWithMessages(import.meta.dirname)

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
