/** The job that asks for reviews at the end of retention. It proposes; it never deletes. */
import { type Scheduled, task } from '../../foundation/jobs/index.ts'
import { todayOf } from './route-parts.ts'
import { restingStages } from './work-retention.ts'
import { askForReviews } from './work-retention-queries.ts'

const review = task({
  name: 'documentation.retention',
  payload: {},
  run: async ({ inTransaction, at, report }) => {
    const asked = await inTransaction((tx) => askForReviews(tx, todayOf(at), restingStages))
    if (asked > 0) report(`${asked} cases are to be reviewed as their retention ends`)
  },
})

export const retentionTasks = {
  tasks: [review],
  schedule: [{ task: review, at: '40 4 * * *' }] as readonly Scheduled[],
}
