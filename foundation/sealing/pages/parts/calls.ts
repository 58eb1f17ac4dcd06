/** The routes that pages of sealing call, and the words for what the vault refuses. */

import { client } from '../../../../web/index.ts'
import type { Language } from '../../../language/index.ts'
import { SealingRefused } from '../../crypto/refused.ts'
import { faultSentences } from '../../fault-sentences.ts'
import type { SealingRoutes } from '../../server.ts'

export const api = client<SealingRoutes>()

export const explainRefusal =
  (language: Language) =>
  (error: unknown): string | undefined =>
    error instanceof SealingRefused ? faultSentences[error.code][language] : undefined
