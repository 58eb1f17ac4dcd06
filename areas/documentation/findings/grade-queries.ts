/** SQL of grades: every one that was given to a piece of information, and the scales. Rows are written by the database alone. */
import { type Kysely, sql } from 'kysely'
import { namesOf } from '../../../foundation/access/server.ts'
import type { Tables, Tx } from '../../../foundation/database/index.ts'
import type { Axis, Grade, InformationGrades } from './model.ts'

type Words = { readonly ar: string; readonly fr: string; readonly en: string }
type GradeRow = Omit<Grade, 'by' | 'grade'> & {
  readonly created_by: string
  readonly grade_id: string | null
  readonly code: string | null
  readonly words: Words
}

const words = sql`jsonb_build_object('ar', coalesce(t.label_ar, t.code), 'fr', coalesce(t.label_fr, t.code), 'en', coalesce(t.label_en, t.code)) as words`

/** Every grade of a piece of information, newest first. */
export async function gradesOf(tx: Tx, informationId: string): Promise<readonly Grade[]> {
  const { rows } = await sql<GradeRow>`
    select g.id, g.axis, g.grade_id, g.reason, g.mapped, g.created_by, g.created_at as at, t.code, ${words}
    from information_grade g left join term t on t.id = g.grade_id
    where g.information_id = ${informationId} order by g.created_at desc, g.id`.execute(tx as Kysely<Tables>)
  const names = await namesOf(
    tx,
    rows.map(({ created_by }) => created_by),
  )
  return rows.map(({ created_by, grade_id, code, words: shown, ...grade }) => {
    const name = names.get(created_by)
    return {
      ...grade,
      grade: grade_id === null || code === null ? null : { id: grade_id, code, words: shown },
      by: name === undefined ? null : { id: created_by, name },
    }
  })
}

/** The two scales, best first. */
export async function gradeChoices(tx: Tx): Promise<InformationGrades['choices']> {
  const { rows } = await sql<{ axis: Axis; id: string; code: string; words: Words }>`
    select v.key as axis, t.id, t.code, ${words} from term t join vocabulary v on v.id = t.vocabulary_id
    where v.key in ('reliability', 'credibility') and t.retired_on is null order by v.key desc, t.code`.execute(
    tx as Kysely<Tables>,
  )
  return rows
}
