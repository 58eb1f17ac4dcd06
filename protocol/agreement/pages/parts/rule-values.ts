import { parseDuration } from '../../../../foundation/time/index.ts'
import type { Party, Rule } from '../../model.ts'

type SharingRule = Rule['rule']
type Permitting = Extract<SharingRule, { readonly effect: 'permit' }>
type Forbidding = Extract<SharingRule, { readonly effect: 'forbid' }>

/** What rooms declare shareable, and the purposes the house knows. */
export type Shareable = {
  readonly classes: readonly {
    readonly iri: string
    readonly name: { readonly ar?: string; readonly fr?: string; readonly en?: string }
    readonly fields: readonly {
      readonly iri: string
      readonly label: { readonly ar?: string; readonly fr?: string; readonly en?: string }
      readonly data_class: 'P' | 'I' | 'S' | 'X'
    }[]
  }[]
  readonly purposes: readonly {
    readonly iri: string
    readonly name: { readonly ar: string; readonly fr: string; readonly en: string }
  }[]
}

/** Everything the form holds, whatever the effect, so that changing one's mind loses nothing. */
export type RuleValues = {
  readonly id: string
  readonly clause: string
  readonly effect: SharingRule['effect']
  readonly act: Permitting['act'] | Forbidding['act']
  readonly from: string
  readonly to: string
  readonly record_classes: readonly string[]
  readonly purposes: readonly string[]
  readonly fields: readonly string[]
  readonly sealed_fields: readonly string[]
  readonly recipients: readonly string[]
  readonly consent: Permitting['consent']
  readonly onward_transfer: Permitting['onward_transfer']
  readonly retention: string | null
  readonly sensitivity: Permitting['sensitivity_ceiling']
  /** Of a prohibition: from which degree on; null: of every degree. */
  readonly floor: Permitting['sensitivity_ceiling'] | null
  readonly areas: readonly string[]
  readonly legal_bases: readonly string[]
  /** Instants; what was typed and is no day yet stands in place of the day. */
  readonly from_at: string | null
  readonly until_at: string | null
  readonly duties: readonly DutyValues[]
}

/** A duty of the form under a name of its own, as duties come and go while it is filled in. */
export type DutyValues = Permitting['duties'][number] & { readonly key: string }

export function valuesOfRule({ rule }: Pick<Rule, 'rule'>): RuleValues {
  const { id, clause, effect, act, from, to, areas, legal_bases } = rule
  const permit = rule.effect === 'permit' ? rule : undefined
  const forbid = rule.effect === 'forbid' ? rule : undefined
  return {
    id,
    clause,
    effect,
    act,
    from,
    to,
    record_classes: rule.record_classes ?? [],
    purposes: rule.purposes ?? [],
    fields: rule.fields ?? [],
    sealed_fields: permit?.sealed_fields ?? [],
    recipients: rule.recipients ?? [],
    consent: permit?.consent ?? 'partners',
    onward_transfer: permit?.onward_transfer ?? 'no',
    retention: permit?.retention ?? null,
    sensitivity: permit?.sensitivity_ceiling ?? 'limited',
    floor: forbid?.sensitivity_floor ?? null,
    areas: areas ?? [],
    legal_bases: legal_bases ?? [],
    from_at: permit?.from_at ?? null,
    until_at: permit?.until_at ?? null,
    duties: (permit?.duties ?? []).map((duty, place) => ({ ...duty, key: `stored-${place}` })),
  }
}

/** The narrowest rule to begin with: one class, no field, consent asked, nothing passed on. */
export function firstValues(parties: readonly Party[], clause: string, id: string): RuleValues {
  const signing = parties.filter(({ role }) => role === 'party')
  const self = signing.find(({ is_self: isSelf }) => isSelf)
  const other = signing.find(({ is_self: isSelf }) => !isSelf)
  return {
    id,
    clause,
    effect: 'permit',
    act: 'use',
    from: self?.institution ?? '',
    to: other?.institution ?? '',
    record_classes: [],
    purposes: [],
    fields: [],
    sealed_fields: [],
    recipients: [],
    consent: 'partners',
    onward_transfer: 'no',
    retention: 'P1Y',
    sensitivity: 'limited',
    floor: null,
    areas: [],
    legal_bases: [],
    from_at: null,
    until_at: null,
    duties: [],
  }
}

const some = <Key extends string>(key: Key, values: readonly string[]) =>
  (values.length === 0 ? {} : { [key]: [...values] }) as Partial<Record<Key, string[]>>

/** The rule that the form stands for, as it is sent and read back. */
export function ruleOf(values: RuleValues): SharingRule {
  const { id, clause, from, to, act, floor, from_at, until_at } = values
  const base = {
    id,
    clause,
    from,
    to,
    ...some('recipients', values.recipients),
    ...some('areas', values.areas),
    ...some('legal_bases', values.legal_bases),
  }
  if (values.effect === 'forbid')
    return {
      ...base,
      effect: 'forbid',
      act,
      ...some('record_classes', values.record_classes),
      ...some('purposes', values.purposes),
      ...some('fields', values.fields),
      ...(floor === null ? {} : { sensitivity_floor: floor }),
    }
  return {
    ...base,
    ...(from_at === null ? {} : { from_at }),
    ...(until_at === null ? {} : { until_at }),
    effect: 'permit',
    act: act === 'distribute' ? 'use' : act,
    record_classes: [...values.record_classes],
    purposes: [...values.purposes],
    fields: [...values.fields],
    sealed_fields: [...values.sealed_fields],
    consent: values.consent,
    onward_transfer: values.onward_transfer,
    retention: values.retention,
    sensitivity_ceiling: values.sensitivity,
    duties: values.duties.map(({ key: _, ...duty }) => duty),
  }
}

/** The rule to read aloud while the form is filled in: a day that is none yet is left out. */
export function ruleToRead(values: RuleValues): SharingRule {
  return ruleOf({ ...values, from_at: instantOrNull(values.from_at), until_at: instantOrNull(values.until_at) })
}

function instantOrNull(typed: string | null): string | null {
  if (typed === null || !/^\d{4}-\d{2}-\d{2}T/.test(typed)) return null
  const at = Date.parse(typed)
  // 31 February is moved into March by the clock, and is then no longer what was typed
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === typed.slice(0, 10) ? typed : null
}

export const units = ['hours', 'days', 'months', 'years'] as const
export type Unit = (typeof units)[number]

/** A duration as one number of one unit, the largest that has any. */
export function lengthOf(duration: string | null): { readonly count: string; readonly unit: Unit } {
  const parts = duration === null ? undefined : parseDuration(duration)
  const unit = (['years', 'months', 'days', 'hours'] as const).find((one) => (parts?.[one] ?? 0) > 0)
  return unit === undefined ? { count: '', unit: 'days' } : { count: String(parts?.[unit]), unit }
}

/** `P30D` from 30 days; null while no number is given. */
export function durationOf(count: string, unit: Unit): string | null {
  if (count === '') return null
  return unit === 'hours' ? `PT${count}H` : `P${count}${unit === 'days' ? 'D' : unit === 'months' ? 'M' : 'Y'}`
}
