/** The pages of the guided entry, their addresses and their order. */
import type { Incident } from './incident.ts'

export const stepNames = ['what', 'when', 'where', 'people', 'person', 'acts', 'who', 'source', 'check'] as const
export type StepName = (typeof stepNames)[number]

/** Which page stands open: `person` is the key of the one it asks about; `back` says that it was opened to change an answer. */
export type Step = { readonly step: StepName; readonly person: string; readonly back: boolean }

export function readStep(search: string): Step {
  const values = new URLSearchParams(search)
  const named = stepNames.find((name) => name === values.get('page')) ?? 'what'
  const person = values.get('person') ?? ''
  const isNobody = (named === 'person' || named === 'acts') && person === ''
  return { step: isNobody ? 'people' : named, person, back: values.get('change') === 'yes' }
}

export const pathOf = (caseId: string) => `/cases/${caseId}/incident`

/** The page of the case itself. */
export const casePath = (caseId: string) => `/records/case_file/${caseId}`

export function addressOf(caseId: string, { step, person = '', back = false }: Partial<Step> & Pick<Step, 'step'>) {
  const values = new URLSearchParams({
    page: step,
    ...(person === '' ? {} : { person }),
    ...(back ? { change: 'yes' } : {}),
  })
  return `${pathOf(caseId)}?${values}`
}

/** The page after this one. Nobody can have done what was done to nobody: without acts nobody is asked about. */
export function stepAfter({ step, person, back }: Step, told: Incident): Pick<Step, 'step'> & Partial<Step> {
  const acts = told.persons.flatMap((one) => one.acts)
  if (step === 'person') return { step: 'acts', person, back }
  if (back) return { step: step === 'acts' && told.suspect === '' ? 'people' : 'check' }
  if (step === 'what') return { step: 'when' }
  if (step === 'when') return { step: 'where' }
  if (step === 'acts' || step === 'where') return { step: 'people' }
  if (step === 'people') return { step: acts.length === 0 ? 'source' : 'who' }
  if (step === 'who') return { step: 'source' }
  return { step: 'check' }
}

/** The page before this one; undefined where there is none. */
export function stepBefore(
  { step, person, back }: Step,
  told: Incident,
): (Pick<Step, 'step'> & Partial<Step>) | undefined {
  if (step === 'what') return back ? { step: 'check' } : undefined
  if (step === 'acts') return { step: 'person', person, back }
  if (back) return { step: 'check' }
  if (step === 'when') return { step: 'what' }
  if (step === 'where') return { step: 'when' }
  if (step === 'people') return { step: 'where' }
  if (step === 'person' || step === 'who') return { step: 'people' }
  if (step === 'source') return { step: told.persons.some(({ acts }) => acts.length > 0) ? 'who' : 'people' }
  return { step: 'source' }
}
