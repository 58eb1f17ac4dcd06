/** What a finding needs before it is decided, and what corroborates it. Pure; the database refuses the same once more. */
import type { Finding, Lack, Used } from './model.ts'

type Graded = Pick<Used, 'side' | 'status' | 'independence_group' | 'reliability' | 'credibility'>

const isGraded = ({ reliability, credibility }: Graded) => reliability !== null && credibility !== null

/**
 * How many sources that know nothing of each other speak for a finding: groups of independence among graded, current information in its
 * favour. A copy of a copy adds nothing; those of no stated group count as one together.
 */
export function corroborationOf(information: readonly Graded[]): number {
  const groups = information
    .filter((one) => one.side === 'for' && one.status === 'current' && isGraded(one))
    .map(({ independence_group }) => (independence_group ?? '').trim().toLowerCase())
  return new Set(groups).size
}

type Proposal = Pick<Finding, 'proposed' | 'standard' | 'reasons' | 'outcome' | 'against_none'> & {
  readonly information: readonly Graded[]
}

/** What a decision still lacks; `agreed`: how many different people agree to the text as it stands who may decide it. */
export function lacksOf(finding: Proposal, agreed: number): readonly Lack[] {
  const { proposed, standard, reasons, outcome, against_none, information } = finding
  const against = information.some(({ side }) => side === 'against')
  const graded = information.some((one) => isGraded(one) && (one.side === 'for' || proposed === 'not_verified'))
  const found: readonly (readonly [Lack, boolean])[] = [
    ['proposal', proposed === null],
    ['standard', standard === null],
    ['reasons', (reasons ?? '').trim() === ''],
    ['outcome', proposed !== 'not_verified' && outcome === null],
    ['against', !against && !against_none],
    ['against-both', against && against_none],
    ['graded', !graded],
    ['deciders', agreed < 2],
  ]
  return found.flatMap(([lack, isMissing]) => (isMissing ? [lack] : []))
}
