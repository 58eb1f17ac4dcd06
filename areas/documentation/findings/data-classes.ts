/** The data class of every field of findings. Imports nothing: the door of documentation takes it in. */
export const dataClasses = {
  mandate_standard: { mandate_id: 'I', standard: 'I', citation: 'I' },
  finding: {
    case_id: 'I',
    code: 'I',
    about_kind: 'I',
    about_id: 'I',
    status: 'I',
    proposed: 'I',
    outcome: 'I',
    standard: 'I',
    standard_source: 'I',
    reasons: 'I',
    against_none: 'I',
    supersedes: 'I',
    decided_on: 'I',
    sealed: 'I',
    seal: 'I',
    withdrawn_reason: 'I',
  },
} as const
