/** The proof that a wrap was opened on trial: the key inside it signs it. */
import type { Wrap } from './forms.ts'
import { sign } from './signing.ts'
import { type Opener, unwrap } from './wrap.ts'

export type TestedWrap = { readonly wrap: Wrap; readonly tested: string }

/** Opens a wrap that was just made and signs it with what came out. Refuses (`wrong-secret`) one that does not open. */
export async function tryWrap(wrap: Wrap, opener: Opener, personId: string): Promise<TestedWrap> {
  const { signing } = await unwrap(wrap, opener)
  return { wrap, tested: sign(signing, 'tested wrap', { person_id: personId, kind: wrap.kind, sealed: wrap.sealed }) }
}
