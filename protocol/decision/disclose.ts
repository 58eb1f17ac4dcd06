/** Question 7: which fields of a record a rule shows, and for each other field why not. */
import { operands, topAtoms } from '../machine/index.ts'
import type { CompiledRule, Input } from './compile.ts'
import type { Consent, Disclosure, FieldFact, Withheld } from './model.ts'
import { levelOf } from './terms.ts'

/**
 * Judges one field under one permission whose constraints the record meets: shown, or withheld with its reason. A field
 * with a level of its own meets the constraints on sensitivity itself, and so do prohibitions.
 */
export function judgeField(
  fact: FieldFact,
  permission: CompiledRule,
  bans: readonly CompiledRule[],
  consents: readonly Consent[],
  input: Input,
): Disclosure | Withheld {
  const { field, data_class } = fact
  const { rule, fields, ofLevel } = permission
  const sealed = fields?.get(field)
  const withheld = (code: Withheld['code'], by = rule): Withheld => ({ field, code, rule: by.id, article: by.article })
  if (sealed === undefined) return withheld('not-in-set')
  const level = levelOf.get(fact.sensitivity ?? input.facts.sensitivity) ?? Number.POSITIVE_INFINITY
  for (const ban of bans) {
    if (ban.fields !== undefined && !ban.fields.has(field)) continue
    if (ban.constraints.every(({ test }) => test(input, level))) return withheld('prohibited', ban.rule)
  }
  // sealed is what the rule says and what the class demands: a name in clear is never in between
  if (data_class === 'X' && !sealed) return withheld('sealed')
  if (fact.sensitivity !== undefined && !ofLevel.every((test) => test(input, level))) return withheld('too-sensitive')
  for (const consent of consents) {
    if (consent.fields !== 'all' && !consent.fields.includes(field)) return withheld('by-consent')
  }
  const recipients = input.facts.recipients ?? []
  if (sealed && recipients.length === 0) return withheld('sealed')
  return {
    field,
    data_class,
    ...(sealed ? { sealed_to: recipients } : {}),
    rule: rule.id,
    article: rule.article,
  }
}

/** Whether a prohibition takes away single fields (by name, or by their own level) instead of the whole record. */
export function concernsFields({ rule, ofLevel }: CompiledRule): boolean {
  return ofLevel.length > 0 || topAtoms(rule, operands.disclosureSet).length > 0
}
