/** A sharing rule as a lawyer fills it in: what a clause permits or forbids, one field of the form each. */
import { z } from 'zod'
import { Duration } from '../../foundation/time/index.ts'
import { ClauseId, Instant, Iri, Urn } from './model.ts'

export const permittedActs = ['use', 'publish', 'submit_to_un'] as const
export const forbiddenActs = ['use', 'distribute', 'publish', 'submit_to_un'] as const
export const consentNeeds = ['not_needed', 'partners', 'this_recipient', 'publication'] as const
export const onwardChoices = ['no', 'with_consent', 'yes'] as const
export const levels = ['open', 'limited', 'high', 'extreme'] as const
export const dutyActs = ['acknowledge_receipt', 'delete', 'inform'] as const
export const dutyEvents = [
  'consent_withdrawn',
  'recalled',
  'agreement_ended',
  'purpose_fulfilled',
  'onward_use',
] as const

const unique = (values: readonly string[]) => new Set(values).size === values.length
const iris = (least: 0 | 1) =>
  z
    .array(Iri)
    .min(least)
    .max(400)
    .refine(unique, { error: 'list.repeated', params: { problem: 'list.repeated' } })

/** A duty with a clock: a length of time after the transfer, or after an event; an event alone means at once. */
export const RuleDuty = /* @__PURE__ */ z
  .strictObject({
    act: z.enum(dutyActs),
    within: Duration.nullable(),
    event: z.enum(dutyEvents).nullable(),
  })
  .refine(({ within, event }) => within !== null || event !== null, {
    error: 'agreement.duty-without-clock',
    params: { problem: 'agreement.duty-without-clock' },
  })
  .refine(({ act, event }) => act !== 'delete' || event !== null, {
    // deletion after a time is the retention of the rule, said once
    error: 'agreement.delete-without-event',
    params: { problem: 'agreement.delete-without-event' },
  })
export type RuleDuty = z.infer<typeof RuleDuty>

/** Optional members of both forms are absent when they do not narrow. */
const base = {
  id: Urn,
  clause: ClauseId,
  from: Iri,
  to: Iri,
  areas: iris(1).exactOptional(),
  recipients: iris(1).exactOptional(),
  legal_bases: iris(1).exactOptional(),
}

export const PermittingRule = /* @__PURE__ */ z
  .strictObject({
    ...base,
    effect: z.literal('permit'),
    act: z.enum(permittedActs),
    record_classes: iris(1),
    purposes: iris(1),
    /** Fields of classes P, I and S that the partner may see. */
    fields: iris(0),
    /** Fields of class X that travel in a capsule only the named recipients open. */
    sealed_fields: iris(0),
    consent: z.enum(consentNeeds),
    onward_transfer: z.enum(onwardChoices),
    /** How long the partner may keep it; null where the clause sets no limit. */
    retention: Duration.nullable(),
    sensitivity_ceiling: z.enum(levels),
    /** From this instant, and until before that one. */
    from_at: Instant.exactOptional(),
    until_at: Instant.exactOptional(),
    duties: z.array(RuleDuty).max(20),
  })
  .refine(({ fields, sealed_fields }) => fields.length + sealed_fields.length > 0, {
    error: 'agreement.nothing-to-disclose',
    params: { problem: 'agreement.nothing-to-disclose' },
    path: ['fields'],
  })
  .refine(({ fields, sealed_fields }) => unique([...fields, ...sealed_fields]), {
    error: 'list.repeated',
    params: { problem: 'list.repeated' },
    path: ['sealed_fields'],
  })
  .refine(({ sealed_fields, recipients }) => sealed_fields.length === 0 || recipients !== undefined, {
    error: 'agreement.seal-without-recipient',
    params: { problem: 'agreement.seal-without-recipient' },
    path: ['recipients'],
  })
export type PermittingRule = z.infer<typeof PermittingRule>

/** Without a narrowing member a prohibition holds for every record; `use` forbids every other act with it. */
export const ForbiddingRule = /* @__PURE__ */ z.strictObject({
  ...base,
  effect: z.literal('forbid'),
  act: z.enum(forbiddenActs),
  record_classes: iris(1).exactOptional(),
  purposes: iris(1).exactOptional(),
  /** Only these fields are forbidden; without it the whole record is. */
  fields: iris(1).exactOptional(),
  sensitivity_floor: z.enum(levels).exactOptional(),
})
export type ForbiddingRule = z.infer<typeof ForbiddingRule>

export const SharingRule = /* @__PURE__ */ z.discriminatedUnion('effect', [PermittingRule, ForbiddingRule])
export type SharingRule = z.infer<typeof SharingRule>
