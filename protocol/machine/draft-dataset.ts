/** The widest dataset agreement a framework allows for one direction and one record class: the draft of a real one, and of a preview. */
import type { DatasetAgreement, FrameworkAgreement } from './model.ts'
import { CONFLICT, FRAMEWORK, PROFILE, PROHIBIT, RECORD_CLASS, SHA256 } from './profile.ts'
import { isMembers } from './read-constraint.ts'

type Draft = {
  readonly id: string
  readonly framework_sha256: string
  readonly record_class: string
  readonly target: string
  readonly from: string
  readonly to: string
  readonly at: string
}

/** Copies every rule of the direction, word for word, without its parties; they stand at the head of a dataset agreement. */
export function draftDataset(framework: FrameworkAgreement, draft: Draft): DatasetAgreement {
  const { from, to } = draft
  const rulesOf = (kind: 'permission' | 'prohibition' | 'obligation') => {
    const list = framework.policy[kind]
    const own = (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
      if (!isMembers(one) || one.assigner !== from || one.assignee !== to) return []
      const { assigner: _from, assignee: _to, ...rest } = one
      return [rest]
    })
    return own.length === 0 ? {} : { [kind]: own }
  }
  return {
    '@id': draft.id,
    '@type': 'Agreement',
    profile: PROFILE,
    target: draft.target,
    assigner: from,
    assignee: to,
    timestamp: draft.at,
    [FRAMEWORK]: { '@id': framework.id, [SHA256]: draft.framework_sha256 },
    [RECORD_CLASS]: draft.record_class,
    [CONFLICT]: { '@id': PROHIBIT },
    ...rulesOf('permission'),
    ...rulesOf('prohibition'),
    ...rulesOf('obligation'),
  }
}
