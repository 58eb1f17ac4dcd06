/** For tests of other rooms: one run of a task, without a queue. */
export { runTask } from './run-task.ts'
