/** The door of the server for tests, benches and the demo. */
export { type RunningServer, type StartOptions, startServer } from './server.ts'
export { readSettings, type Settings, SettingsRefused } from './settings.ts'
