/** The door of the jobs room: tasks as data, enqueued in the caller's transaction, run by workers beside the server. */
export { enqueue } from './enqueue.ts'
export { expireKeys } from './expire-keys.ts'
export { type AnyTask, type PayloadOf, type Run, type Scheduled, type Task, task } from './model.ts'
export { type JobOptions, type Jobs, startJobs } from './worker.ts'
export { migrateJobs } from './worker-schema.ts'
