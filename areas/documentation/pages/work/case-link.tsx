import { Link, useDisplay } from '../../../../web/index.ts'
import type { LinkedRecord } from '../../views.ts'
import { labelWords } from '../parts/label-words.ts'

export type CaseNames = readonly LinkedRecord[]

/** The way to a case by its title and code; nothing for one that the reader does not see. */
export function CaseLink({ id, cases }: { readonly id: string; readonly cases: CaseNames }) {
  const { language } = useDisplay()
  const found = cases.find((one) => one.id === id)
  if (found === undefined) return null
  const title = labelWords({}, language).title(found)
  return (
    <Link href={`/records/case_file/${id}`}>
      <bdi>{title ?? found.code}</bdi>
    </Link>
  )
}
