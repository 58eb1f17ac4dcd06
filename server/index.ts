/** The door of the server for tests, benches and the demo. */

export { root } from './rooms.ts'
export { type RunningServer, startServer } from './server.ts'
export { readSettings } from './settings.ts'
