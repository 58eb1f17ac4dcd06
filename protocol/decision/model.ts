/** What a decision is asked about, and what it answers. All of it is JSON, so that it is stored and compared as bytes. */
export type DataClass = 'P' | 'I' | 'S' | 'X'

/** One field of the record in question: its name, the class its room declares, and how much it could endanger. */
export type FieldFact = { readonly field: string; readonly data_class: DataClass; readonly sensitivity?: string }

/** What is known of a record and of what is to be done with it. Names are IRIs of lists both institutions hold. */
export type RecordFacts = {
  readonly record_id: string
  readonly action: string
  /** Who gives and who receives, as named in the agreement. */
  readonly from: string
  readonly to: string
  readonly record_class: string
  readonly purpose: string
  readonly sensitivity: string
  /** People or offices at the receiving institution; needed where a rule names recipients. */
  readonly recipients?: readonly string[]
  readonly area?: string
  readonly legal_basis?: string
  /** Opaque references of the persons whose leave counts; empty for a record that concerns nobody. */
  readonly persons: readonly string[]
  readonly fields: readonly FieldFact[]
  /** What happened already that sets duties going. */
  readonly events?: readonly { readonly event: string; readonly on: string }[]
}

/** The leave of a person or source. Several may be given; all of them narrow. */
export type Consent = {
  readonly id: string
  readonly person: string
  readonly given_at: string
  readonly ends_at?: string
  readonly withdrawn_at?: string
  /** `partners`: any institution of the protocol; else those named. */
  readonly recipients: 'partners' | readonly string[]
  readonly purposes: readonly string[]
  readonly fields: 'all' | readonly string[]
  readonly onward_transfer: boolean
  readonly publication: boolean
}

export const denialCodes = [
  'unsigned',
  'signature-invalid',
  'not-yet-in-force',
  'suspended',
  'expired',
  'terminated',
  'key-invalid',
  'framework-mismatch',
  'wider-than-framework',
  'class-not-covered',
  'prohibited',
  'no-permission',
  'constraint-false',
  'unknown-term',
  'fact-missing',
  'consent-missing',
  'consent-withdrawn',
  'consent-ended',
  'consent-scope',
  'nothing-to-disclose',
] as const
export type DenialCode = (typeof denialCodes)[number]

export const withheldCodes = ['not-in-set', 'by-consent', 'too-sensitive', 'prohibited', 'sealed'] as const
export type WithheldCode = (typeof withheldCodes)[number]

/** One step of the reasoning: which of the questions 1 to 8, what was found, and which term, rule, article or place it is about. */
export type Reason = {
  readonly question: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
  readonly code: string
  readonly term?: string
  readonly rule?: string
  readonly article?: string
  readonly pointer?: string
}

export type Disclosure = {
  readonly field: string
  readonly data_class: DataClass
  /** Travels only in a capsule to these recipients; absent where it is not sealed. */
  readonly sealed_to?: readonly string[]
  readonly rule: string
  readonly article: string
}
export type Withheld = {
  readonly field: string
  readonly code: WithheldCode
  readonly rule?: string
  readonly article?: string
}

/** A duty of the recipient; `due` is a day, or an instant where the clock counts hours, and absent until its event happens. */
export type ScheduledDuty = {
  readonly action: string
  readonly rule: string
  readonly article: string
  readonly event?: string
  readonly within?: string
  readonly due?: string
}

export type Decision = {
  readonly verdict: 'permit' | 'deny'
  /** The first question that failed; absent on a permit. */
  readonly code?: DenialCode
  readonly question?: Reason['question']
  /** The agreement was not verified: for preview only, never for a transfer. */
  readonly preview?: true
  readonly rules: readonly string[]
  readonly articles: readonly string[]
  readonly disclosures: readonly Disclosure[]
  readonly withheld: readonly Withheld[]
  readonly duties: readonly ScheduledDuty[]
  readonly reasons: readonly Reason[]
}

/** What happened to an agreement after it was signed; facts of the register, not of the signed bytes. */
export type Standing = {
  readonly suspensions?: readonly { readonly by: string; readonly from_at: string; readonly until_at?: string }[]
  readonly terminations?: readonly { readonly effective_at: string; readonly article?: string }[]
  /** A signed successor in force. */
  readonly superseded_at?: string
  /** Keys that somebody else may have held since then. */
  readonly compromised_keys?: readonly { readonly kid: string; readonly since: string }[]
}

/** Direct broader concepts of a concept, as in lists of places and record classes that both institutions hold. */
export type Broader = { readonly [concept: string]: readonly string[] }
