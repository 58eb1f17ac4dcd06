/** Why something sealed was not made or not shown; `person` is who it is about, where it is about somebody's key. */
export type SealingFault =
  | 'no-recipient'
  | 'not-hybrid'
  | 'not-sealed'
  | 'not-for-you'
  | 'damaged'
  | 'wrong-record'
  | 'wrong-field'
  | 'wrong-version'
  | 'wrong-class'
  | 'wrong-author'
  | 'wrong-secret'
  | 'wrong-digits'
  | 'too-few-shares'
  | 'locked'
  | 'key-unsigned'
  | 'key-swapped'
  | 'key-superseded'
  | 'directory-broken'
  | 'directory-rewritten'

/** A refusal to seal or to open. Nothing of what was inside is shown with it. */
export class SealingRefused extends Error {
  readonly code: SealingFault
  readonly person: string | undefined
  constructor(code: SealingFault, person?: string) {
    super(code)
    this.code = code
    this.person = person
  }
}
