/** Texts to begin with, in the register of institutions; every article that can act has the rule it suggests. */
import type { LText } from '../../foundation/language/index.ts'
import type { PermittingRule } from '../machine/index.ts'
import type { ProtocolRow } from './model.ts'
import { cooperation } from './templates/cooperation.ts'
import { memorandum } from './templates/memorandum.ts'
import { training } from './templates/training.ts'

export type Template = {
  readonly id: string
  readonly kind: ProtocolRow['kind']
  readonly title: Required<LText>
  readonly description: Required<LText>
  readonly notice_days: number
  readonly survival: readonly string[]
  readonly clauses: readonly { readonly eid: string; readonly heading: LText; readonly body: Required<LText> }[]
  /** Suggested rules, to be filled for each direction. */
  readonly rules: readonly Omit<PermittingRule, 'id' | 'from' | 'to'>[]
}

export const templates: readonly Template[] = [cooperation, memorandum, training]
