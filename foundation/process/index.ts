/** The door of the process room: work on hostile bytes in a child process with limits of time, memory and answer. */
export { type LimitedAnswer, type Limits, runLimited } from './run-limited.ts'
