/** HTTP of vaults and the key directory: what browsers made is kept and handed back, never opened. */
import { z } from 'zod'
import type { Actor, Tx } from '../database/index.ts'
import { none, notFound, nothing, route } from '../http/index.ts'
import { entryText, hashOfEntry, readDirectory } from './crypto/directory.ts'
import { DirectoryEntry } from './crypto/forms.ts'
import { SealingRefused } from './crypto/refused.ts'
import { isSigned } from './crypto/signing.ts'
import {
  addKeys,
  addWrap,
  appendEntry,
  directoryEntries,
  dropWrap,
  findVault,
  keysOf,
  moveVault,
  ownWraps,
  peopleWithKeys,
  settleVault,
} from './key-queries.ts'
import { DirectoryView, LEAST_WRAPS, NewPersonKey, NewWrap, OwnVault } from './model.ts'
import { entryRefused, keysThereAlready, lastWraps, moveRefused, proofWrong, vaultClosed } from './problems.ts'
import { officerMoves } from './rules.ts'

async function ownVault(tx: Tx, { person_id, institution_id }: Actor): Promise<z.infer<typeof OwnVault>> {
  const vault = await findVault(tx, person_id)
  return {
    person_id,
    institution_id,
    state: vault?.state ?? 'invited',
    reason: vault?.reason ?? null,
    keys: [...(await keysOf(tx, person_id))],
    wraps: [...(await ownWraps(tx))],
  }
}

async function directoryView(tx: Tx, { institution_id }: Actor): Promise<z.infer<typeof DirectoryView>> {
  const people = await peopleWithKeys(tx)
  return {
    institution_id,
    entries: [...(await directoryEntries(tx))],
    people: people.map((person) => ({ ...person, keys: [...person.keys] })),
  }
}

/** A wrap was opened on trial when the key inside it signed the wrap itself. */
const wasTested = (personId: string, signingKey: string, { wrap, tested }: z.infer<typeof NewWrap>) =>
  tested !== null &&
  isSigned(signingKey, 'tested wrap', { person_id: personId, kind: wrap.kind, sealed: wrap.sealed }, tested)

/** Ways in that were tried, for the newest key: the ones before it are opened by way of it. */
const testedOf = (vault: z.infer<typeof OwnVault>) =>
  vault.wraps.filter(
    ({ key_id, kind, tested_at }) => key_id === vault.keys[0]?.id && kind !== 'successor' && tested_at !== null,
  ).length

export const keyRoutes = [
  route({
    method: 'GET',
    url: '/api/keys/mine',
    capability: 'signed-in',
    status: 200,
    summary: {
      ar: 'خزنتي: مفاتيحي العلنية وطرق فتحها المغلقة',
      fr: 'Mon coffre : mes clés publiques et leurs enveloppes fermées',
      en: 'My vault: my public keys and their closed wraps',
    },
    params: none,
    query: none,
    body: none,
    reply: OwnVault,
    run: ({ tx, actor }) => ownVault(tx, actor),
  }),
  route({
    method: 'POST',
    url: '/api/keys/mine',
    capability: 'signed-in',
    stepUp: true,
    status: 201,
    summary: {
      ar: 'حفظ مفاتيح صُنعت في المتصفح مع طرق فتحها',
      fr: 'Garder des clés faites dans le navigateur, avec leurs enveloppes',
      en: 'Keep keys made in the browser, with their wraps',
    },
    params: none,
    query: none,
    body: NewPersonKey,
    reply: OwnVault,
    run: async ({ tx, actor, body }) => {
      const { recipient, signing_key, signature, wraps } = body
      const vault = await findVault(tx, actor.person_id)
      if (vault?.state === 'revoked' || vault?.state === 'locked') throw vaultClosed({})
      if ((await keysOf(tx, actor.person_id)).some(({ state }) => state === 'waiting')) throw keysThereAlready({})
      const statement = { institution_id: actor.institution_id, person_id: actor.person_id, recipient, signing_key }
      if (!isSigned(signing_key, 'own key', statement, signature)) throw proofWrong({})
      const key_id = await addKeys(tx, { person_id: actor.person_id, recipient, signing_key })
      for (const one of wraps) {
        const tested = wasTested(actor.person_id, signing_key, one)
        await addWrap(tx, { person_id: actor.person_id, key_id, wrap: one.wrap, tested })
      }
      await settleVault(tx, actor.person_id, testedOf(await ownVault(tx, actor)))
      return await ownVault(tx, actor)
    },
  }),
  route({
    method: 'POST',
    url: '/api/keys/mine/wraps',
    capability: 'signed-in',
    stepUp: true,
    status: 201,
    summary: {
      ar: 'إضافة طريقة لفتح خزنتي أو استبدالها',
      fr: 'Ajouter ou remplacer un moyen d’ouvrir mon coffre',
      en: 'Add or replace a way of opening my vault',
    },
    params: none,
    query: none,
    body: z.strictObject({ key_id: z.uuid(), replaces: z.uuid().nullable(), wrap: NewWrap }),
    reply: OwnVault,
    run: async ({ tx, actor, body }) => {
      const key = (await keysOf(tx, actor.person_id)).find(({ id }) => id === body.key_id)
      if (key === undefined) throw notFound({})
      const tested = wasTested(actor.person_id, key.signing_key, body.wrap)
      // a way in that was not opened on trial would take the place of one that was
      if (!tested) throw proofWrong({})
      await addWrap(tx, { person_id: actor.person_id, key_id: key.id, wrap: body.wrap.wrap, tested })
      if (body.replaces !== null && !(await dropWrap(tx, actor.person_id, body.replaces))) throw notFound({})
      await settleVault(tx, actor.person_id, testedOf(await ownVault(tx, actor)))
      return await ownVault(tx, actor)
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/keys/mine/wraps/:id',
    capability: 'signed-in',
    stepUp: true,
    status: 204,
    summary: {
      ar: 'حذف طريقة من طرق فتح خزنتي',
      fr: 'Retirer un moyen d’ouvrir mon coffre',
      en: 'Remove a way of opening my vault',
    },
    params: z.strictObject({ id: z.uuid() }),
    query: none,
    body: none,
    reply: nothing,
    run: async ({ tx, actor, params }) => {
      if (!(await dropWrap(tx, actor.person_id, params.id))) throw notFound({})
      const tested = testedOf(await ownVault(tx, actor))
      if (tested < LEAST_WRAPS) throw lastWraps({})
      await settleVault(tx, actor.person_id, tested)
      return undefined
    },
  }),
  route({
    method: 'GET',
    url: '/api/key-directory',
    capability: 'people.read',
    status: 200,
    summary: {
      ar: 'دليل المفاتيح كما وقّعه مسؤولو المفاتيح',
      fr: 'L’annuaire des clés, tel que signé par les responsables des clés',
      en: 'The key directory as key officers signed it',
    },
    params: none,
    query: none,
    body: none,
    reply: DirectoryView,
    run: ({ tx, actor }) => directoryView(tx, actor),
  }),
  route({
    method: 'POST',
    url: '/api/key-directory',
    capability: 'keys.manage',
    stepUp: true,
    status: 201,
    summary: {
      ar: 'إضافة قيد موقَّع إلى دليل المفاتيح',
      fr: 'Ajouter une inscription signée à l’annuaire des clés',
      en: 'Add a signed entry to the key directory',
    },
    params: none,
    query: none,
    body: z.strictObject({ entry: DirectoryEntry }),
    reply: DirectoryView,
    run: async ({ tx, actor, body: { entry } }) => {
      const entries = await directoryEntries(tx)
      const own = await keysOf(tx, actor.person_id)
      const key = (await keysOf(tx, entry.person_id)).find(
        ({ signing_key, recipient }) => signing_key === entry.signing_key && recipient === entry.recipient,
      )
      if (key === undefined || !own.some(({ signing_key }) => signing_key === entry.signed_by)) throw entryRefused({})
      await verified([...entries, entry], actor.institution_id)
      const [text, hash] = [entryText(entry), await hashOfEntry(entry)]
      await appendEntry(tx, { entry, text, hash, key_id: key.id })
      await settleVault(tx, entry.person_id)
      return await directoryView(tx, actor)
    },
  }),
  route({
    method: 'POST',
    url: '/api/vaults/:person_id/state',
    capability: 'keys.manage',
    stepUp: true,
    status: 201,
    summary: {
      ar: 'قفل خزنة شخص أو فتح قفلها أو إلغاؤها',
      fr: 'Verrouiller, déverrouiller ou révoquer le coffre d’une personne',
      en: 'Lock, unlock or revoke a person’s vault',
    },
    params: z.strictObject({ person_id: z.uuid() }),
    query: none,
    body: z.strictObject({
      to: z.enum(['locked', 'active', 'revoked']),
      reason: z.string().trim().min(3).max(1000),
    }),
    reply: DirectoryView,
    run: async ({ tx, actor, params, body }) => {
      const vault = await findVault(tx, params.person_id)
      if (vault === undefined) throw notFound({})
      const allowed = officerMoves[vault.state] ?? []
      if (!allowed.includes(body.to) || params.person_id === actor.person_id) throw moveRefused({})
      if (body.to === 'active' && vault.tested_wraps < LEAST_WRAPS) throw moveRefused({})
      await moveVault(tx, vault, { state: body.to, reason: body.reason })
      return await directoryView(tx, actor)
    },
  }),
] as const

/** Refuses an entry that does not follow from all the others. */
async function verified(entries: readonly DirectoryEntry[], institution_id: string): Promise<void> {
  try {
    await readDirectory(entries, { institution_id, pin: undefined })
  } catch (error) {
    throw error instanceof SealingRefused ? entryRefused({}) : error
  }
}
