/** HTTP of partners: invitations, comparison by voice, addresses; with the messages that were exchanged. */
import { z } from 'zod'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import { none, notFound, recordChanged, route } from '../../foundation/http/index.ts'
import { findInstitution } from '../../foundation/identity/index.ts'
import type { Keyring } from '../../foundation/keys/index.ts'
import { thumbprint } from '../../foundation/keys/index.ts'
import { fileHash, isSignedBy, readFile, signFile } from './envelope.ts'
import { invitationIn, invitationLink } from './invitation-link.ts'
import { messageRoutes } from './message-routes.ts'
import {
  Invitation,
  InvitationToHand,
  Partner,
  PartnerChange,
  partnerActs,
  partnerStates,
  SignedFile,
  urnOf,
} from './model.ts'
import {
  addressPlain,
  fingerprintDiffers,
  invitationOwn,
  invitationUnreadable,
  partnerCannot,
  partnerKnown,
} from './problems.ts'
import { addPartner, changePartner, findPartner, listPartners, movePartner } from './queries.ts'
import { mayDeliverTo } from './transport.ts'

export type PartnerRoutes = ReturnType<typeof partnerRoutes>

const one = z.strictObject({ id: z.uuid() })

export type PartnerParts = {
  readonly keyring: Keyring
  /** Where partners may deliver to us; null: by hand alone. */
  readonly address: string | null
  /** Whether partners on this machine may have an address without HTTPS. */
  readonly loopback: boolean
}

/** The routes of this room. */
export function partnerRoutes({ keyring, address, loopback }: PartnerParts) {
  return [
    route({
      method: 'GET',
      url: '/api/partners',
      capability: 'protocol.read',
      status: 200,
      summary: { ar: 'المؤسسات الشريكة', fr: 'Les institutions partenaires', en: 'Partner institutions' },
      params: none,
      query: z.strictObject({ state: z.enum(partnerStates).optional() }),
      body: none,
      reply: z.strictObject({ items: z.array(Partner) }),
      run: async ({ tx, query }) => ({ items: [...(await listPartners(tx, query))] }),
    }),
    route({
      method: 'GET',
      url: '/api/partners/:id',
      capability: 'protocol.read',
      status: 200,
      summary: {
        ar: 'مؤسسة شريكة ومفاتيحها',
        fr: 'Une institution partenaire et ses clés',
        en: 'A partner institution and its keys',
      },
      params: one,
      query: none,
      body: none,
      reply: Partner,
      run: ({ tx, params }) => mustFind(tx, params.id),
    }),
    route({
      method: 'POST',
      url: '/api/partners/invitation',
      capability: 'partners.manage',
      status: 201,
      summary: {
        ar: 'دعوة موقّعة تُسلَّم إلى مؤسسة أخرى',
        fr: 'Une invitation signée à remettre à une autre institution',
        en: 'A signed invitation to hand to another institution',
      },
      params: none,
      query: none,
      body: none,
      reply: InvitationToHand,
      run: async ({ tx, actor, at }) => {
        const institution = await findInstitution(tx)
        if (institution === undefined) throw notFound({})
        const keys = (await keyring.publicKeys(tx)).filter(({ state }) => state === 'current')
        const invitation: Invitation = {
          type: 'mithaq-partner-invitation',
          v: 1,
          institution: { id: urnOf(actor.institution_id), name: institution.name, short_name: institution.short_name },
          address,
          keys: keys.map(({ use, kid, x, valid_from }) => ({ use, kid, x, valid_from: instantOf(valid_from) })),
          made_at: at.toISOString(),
        }
        const content = await signFile(tx, keyring, 'mithaq-invitation+jws', Invitation.parse(invitation))
        await recordEvent(tx, {
          type: 'partners.invitation-made',
          object: { kind: 'institution', id: actor.institution_id },
          detail: { sha256: fileHash(content) },
        })
        return {
          file_name: `mithaq-invitation-${at.toISOString().slice(0, 10)}.jws`,
          content,
          link: address === null ? null : invitationLink(address, content),
        }
      },
    }),
    route({
      method: 'POST',
      url: '/api/partners',
      capability: 'partners.manage',
      status: 201,
      summary: {
        ar: 'استيراد دعوة مؤسسة أخرى',
        fr: 'Importer l’invitation d’une autre institution',
        en: 'Import the invitation of another institution',
      },
      params: none,
      query: none,
      body: z.strictObject({ file: SignedFile }),
      reply: Partner,
      run: async ({ tx, actor, body }) => {
        const file = readFile(invitationIn(body.file), 'mithaq-invitation+jws', Invitation)
        const key = file?.value.keys.find(({ use }) => use === 'agreement')
        if (file === undefined || key === undefined || key.kid !== file.kid || !isSignedBy(file, key.x))
          throw invitationUnreadable({})
        if (file.value.keys.some(({ kid, x }) => thumbprint(x) !== kid)) throw invitationUnreadable({})
        if (file.value.institution.id === urnOf(actor.institution_id)) throw invitationOwn({})
        // an address that nothing may be delivered to is none: its files are carried by hand
        const reached = file.value.address !== null && mayDeliverTo(file.value.address, loopback)
        const id = await addPartner(tx, { ...file.value, address: reached ? file.value.address : null })
        if (id === undefined) throw partnerKnown({})
        return await mustFind(tx, id)
      },
    }),
    route({
      method: 'POST',
      url: '/api/partners/:id/confirmation',
      capability: 'partners.manage',
      stepUp: true,
      status: 201,
      summary: {
        ar: 'تأكيد شريك بعد مقارنة بصمة مفتاحه هاتفيًا',
        fr: 'Confirmer un partenaire après comparaison de vive voix',
        en: 'Confirm a partner after comparing its fingerprint by voice',
      },
      params: one,
      query: none,
      body: z.strictObject({
        /** The eight groups of five digits as the partner read them aloud. */
        heard: z.array(z.string().regex(/^\d{5}$/)).length(8),
      }),
      reply: Partner,
      run: async ({ tx, params, body, at }) => {
        const partner = await mustFind(tx, params.id)
        const acts: readonly string[] = partnerActs[partner.state]
        if (!acts.includes('confirm')) throw partnerCannot({ state: partner.state })
        const key = partner.keys.find(({ use, valid_until }) => use === 'agreement' && valid_until === null)
        const differs = body.heard.findIndex((group, index) => group !== key?.fingerprint[index])
        if (differs !== -1) throw fingerprintDiffers({ group: differs + 1 })
        await movePartner(tx, { id: partner.id, version: partner.version, state: 'confirmed', at })
        return await mustFind(tx, params.id)
      },
    }),
    route({
      method: 'POST',
      url: '/api/partners/:id/exclusion',
      capability: 'partners.manage',
      stepUp: true,
      status: 201,
      summary: {
        ar: 'التوقف عن قبول ملفات شريك',
        fr: 'Ne plus rien recevoir d’un partenaire',
        en: 'Take nothing more from a partner',
      },
      params: one,
      query: none,
      body: none,
      reply: Partner,
      run: async ({ tx, params, at }) => {
        const partner = await mustFind(tx, params.id)
        const acts: readonly string[] = partnerActs[partner.state]
        if (!acts.includes('exclude')) throw partnerCannot({ state: partner.state })
        await movePartner(tx, { id: partner.id, version: partner.version, state: 'excluded', at })
        return await mustFind(tx, params.id)
      },
    }),
    route({
      method: 'PATCH',
      url: '/api/partners/:id',
      capability: 'partners.manage',
      locked: true,
      status: 200,
      summary: {
        ar: 'تعديل عنوان شريك أو ملاحظتنا عنه',
        fr: 'Modifier l’adresse ou la note d’un partenaire',
        en: 'Change the address of a partner or our note',
      },
      params: one,
      query: none,
      body: PartnerChange,
      reply: Partner,
      run: async ({ tx, params, body, version }) => {
        if (typeof body.address === 'string' && !mayDeliverTo(body.address, loopback)) throw addressPlain({})
        const outcome = await changePartner(tx, { id: params.id, version, patch: body })
        if (outcome.status === 'missing') throw notFound({})
        const current = await mustFind(tx, params.id)
        if (outcome.status === 'changed') throw recordChanged({ current })
        return current
      },
    }),
    ...messageRoutes(),
  ] as const
}

/** RFC 3339 with milliseconds, as signed bytes hold it. */
const instantOf = (stored: string) => new Date(stored).toISOString()

async function mustFind(tx: Tx, id: string): Promise<Partner> {
  const partner = await findPartner(tx, { id })
  if (partner === undefined) throw notFound({})
  return partner
}
