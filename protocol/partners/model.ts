/** Partner institutions, their keys, and the signed messages that travel between two instances. */
import { z } from 'zod'
import { lText, text } from '../../foundation/language/index.ts'

/** `urn:uuid:` and the id of an institution: the name by which agreements know it. */
const InstitutionUrn = z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
export const urnOf = (institutionId: string) => `urn:uuid:${institutionId}`

/** `unconfirmed` can do nothing: nobody has compared its fingerprint by voice yet. `excluded`: confirmed once, heard no longer. */
export const partnerStates = ['unconfirmed', 'confirmed', 'excluded'] as const
export type PartnerState = (typeof partnerStates)[number]

/** Which act moves a partner between its states. */
export const partnerActs = {
  unconfirmed: ['confirm', 'exclude'],
  confirmed: ['exclude'],
  excluded: ['confirm'],
} as const satisfies Readonly<Record<PartnerState, readonly ('confirm' | 'exclude')[]>>

const Bytes32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const partnerKeyUses = ['agreement', 'record', 'receipt', 'log', 'http'] as const

export const InvitedKey = z.strictObject({
  use: z.enum(partnerKeyUses),
  kid: Bytes32,
  x: Bytes32,
  valid_from: z.iso.datetime(),
})
export type InvitedKey = z.infer<typeof InvitedKey>

const PartnerKey = z.strictObject({
  ...InvitedKey.shape,
  valid_from: z.string(),
  valid_until: z.string().nullable(),
  /** Whether somebody else may hold it: nothing that it signed is taken any more. */
  compromised: z.boolean(),
  /** Eight groups of five digits, compared by voice. */
  fingerprint: z.array(z.string()),
})

/**
 * An address over which signed messages may be delivered: HTTPS, without name or password in it. This machine itself may be named
 * without HTTPS, for demonstrations; nothing is delivered there unless a setting allows it.
 */
const Address = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((value) => /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/|$))/.test(value), {
    error: 'partner.address-wrong',
    params: { problem: 'partner.address-wrong' },
  })
  .refine((value) => !/[@#?]/.test(value), {
    error: 'partner.address-wrong',
    params: { problem: 'partner.address-wrong' },
  })

/** What an invitation file says, under the signature of the agreement key that it names itself. */
export const Invitation = z.strictObject({
  type: z.literal('mithaq-partner-invitation'),
  v: z.literal(1),
  institution: z.strictObject({
    id: InstitutionUrn,
    name: lText({ max: 200 }),
    short_name: lText({ required: false, max: 40 }),
  }),
  address: Address.nullable(),
  keys: z
    .array(InvitedKey)
    .length(partnerKeyUses.length)
    .refine((keys) => new Set(keys.map(({ use }) => use)).size === keys.length, {
      error: 'list.repeated',
      params: { problem: 'list.repeated' },
    }),
  made_at: z.iso.datetime(),
})
export type Invitation = z.infer<typeof Invitation>

export const Partner = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  institution: InstitutionUrn,
  name: lText({ max: 200 }),
  short_name: lText({ required: false, max: 40 }),
  address: z.string().nullable(),
  state: z.enum(partnerStates),
  confirmed_at: z.string().nullable(),
  note: z.string(),
  keys: z.array(PartnerKey),
})
export type Partner = z.infer<typeof Partner>

export const PartnerChange = z
  .strictObject({ address: Address.nullable(), note: text({ min: 0, max: 2000 }) })
  .partial()

/** A text of two thousand clauses in three languages with its typeset form fits. */
export const LONGEST_FILE = 16_000_000

/** A file as it travels: a compact JWS (RFC 7515) over canonical JSON. */
export const SignedFile = z.string().min(10).max(LONGEST_FILE)
export const FileToCarry = z.strictObject({ file_name: z.string(), content: z.string() })
/** An invitation as a file, and as a link that carries it in its fragment; no link where no address is known. */
export const InvitationToHand = z.strictObject({ ...FileToCarry.shape, link: z.string().nullable() })

/**
 * Everything two instances say to each other about a protocol or their keys, with the message of the Dataspace Protocol 2025-1 and the state of
 * its negotiation where they correspond; what it does not know has a name of ours.
 */
export const messageTypes = {
  proposal: { dsp: 'ContractOfferMessage', state: 'OFFERED' },
  'counter-proposal': { dsp: 'ContractRequestMessage', state: 'REQUESTED' },
  approval: { dsp: 'ContractNegotiationEventMessage', state: 'ACCEPTED' },
  rejection: { dsp: undefined, state: undefined },
  signature: { dsp: 'ContractAgreementMessage', state: 'AGREED' },
  'counter-signature': { dsp: 'ContractAgreementVerificationMessage', state: 'VERIFIED' },
  attestation: { dsp: undefined, state: undefined },
  suspension: { dsp: undefined, state: undefined },
  resumption: { dsp: undefined, state: undefined },
  termination: { dsp: 'ContractNegotiationTerminationMessage', state: 'TERMINATED' },
  'key-rotation': { dsp: undefined, state: undefined },
} as const satisfies Readonly<Record<string, { readonly dsp: string | undefined; readonly state: string | undefined }>>
export type MessageType = keyof typeof messageTypes
const messageTypeNames = Object.keys(messageTypes) as readonly MessageType[]
const MessageTypeName = z.enum(messageTypeNames as [MessageType, ...MessageType[]])

/** Stands for the protocol in messages that are about none: they are a chain of their own with each partner. */
export const NO_PROTOCOL = '00000000-0000-0000-0000-000000000000'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Who says what to whom about which protocol; `sequence` and `previous` make each direction a chain. */
export const Envelope = z.strictObject({
  type: z.literal('mithaq-message'),
  v: z.literal(1),
  id: z.uuid(),
  message: MessageTypeName,
  dsp: z.string().optional(),
  sender: InstitutionUrn,
  recipient: InstitutionUrn,
  protocol_id: z.uuid(),
  version: z.int().min(1),
  sequence: z.int().min(1),
  previous: Sha256.nullable(),
  sent_at: z.iso.datetime(),
  body: z.record(z.string(), z.unknown()),
})
export type Envelope = z.infer<typeof Envelope>

/** `waiting`: one before it has not arrived; it is applied when that one comes. */
const messageStates = ['ready', 'carried', 'delivered', 'applied', 'waiting'] as const
/** Of a delivery over HTTPS; a message may be carried by hand in any of them. */
export const deliveries = ['waiting', 'delivered', 'refused', 'given-up'] as const
export type Delivery = (typeof deliveries)[number]

export const Message = z.strictObject({
  id: z.uuid(),
  partner: z.strictObject({ id: z.uuid(), name: lText({ max: 200 }) }),
  direction: z.enum(['out', 'in']),
  protocol_id: z.uuid(),
  version: z.int(),
  message: MessageTypeName,
  sequence: z.int(),
  sha256: Sha256,
  state: z.enum(messageStates),
  at: z.string(),
  /**
   * What came of delivering it over HTTPS; null where there is no address. `reason`: the code of the partner's refusal, of the last
   * failure, or `http-` and a status; `detail`: the partner's own sentence.
   */
  delivery: z
    .strictObject({
      state: z.enum(deliveries),
      reason: z.string().nullable(),
      detail: z.string().nullable(),
      attempts: z.int(),
      tried_at: z.string().nullable(),
    })
    .nullable(),
})
export type Message = z.infer<typeof Message>

export const dataClasses = {
  partner: {
    institution: 'P',
    name: 'P',
    short_name: 'P',
    address: 'I',
    state: 'I',
    confirmed_at: 'I',
    note: 'I',
  },
} as const
