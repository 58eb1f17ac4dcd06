/** HTTP of the institution's keys. */
import { z } from 'zod'
import type { Tx } from '../database/index.ts'
import { none, route } from '../http/index.ts'
import type { Keyring } from './keyring.ts'
import { KeyList, keyUses, rotationReasons } from './model.ts'

export type KeyRoutes = ReturnType<typeof keyRoutes>

/** What else happens when a key was replaced, in the same transaction: its signed statement goes to whoever knew the old one. */
export type WhenRotated = (
  tx: Tx,
  rotated: { readonly statement: string; readonly institution_id: string; readonly at: Date },
) => Promise<void>

/** The routes of this room over the keyring of the instance. */
export function keyRoutes(keyring: Keyring, whenRotated: WhenRotated = async () => undefined) {
  const list = async (tx: Parameters<Keyring['generate']>[0]) => ({
    items: [...(await keyring.publicKeys(tx))],
    fault: keyring.fault(),
  })
  return [
    route({
      method: 'GET',
      url: '/api/keys',
      capability: 'signed-in',
      status: 200,
      summary: {
        ar: 'مفاتيح المؤسسة العلنية وبصماتها',
        fr: 'Les clés publiques de l’institution et leurs empreintes',
        en: 'The public keys of the institution and their fingerprints',
      },
      params: none,
      query: none,
      body: none,
      reply: KeyList,
      run: ({ tx }) => list(tx),
    }),
    route({
      method: 'POST',
      url: '/api/keys/:use/rotation',
      capability: 'keys.manage',
      stepUp: true,
      status: 201,
      summary: {
        ar: 'استبدال مفتاح من مفاتيح المؤسسة',
        fr: 'Remplacer une clé de l’institution',
        en: 'Replace a key of the institution',
      },
      params: z.strictObject({ use: z.enum(keyUses) }),
      query: none,
      body: z.strictObject({ reason: z.enum(rotationReasons) }),
      reply: KeyList,
      run: async ({ tx, params, body, at, actor: { institution_id } }) => {
        await keyring.rotate(tx, { use: params.use, reason: body.reason, at })
        const kept = await list(tx)
        const statement = kept.items.find(({ use, state }) => use === params.use && state === 'current')?.statement
        if (typeof statement === 'string') await whenRotated(tx, { statement, institution_id, at })
        return kept
      },
    }),
  ] as const
}
