/// <reference lib="webworker" />
import { z } from 'zod'
import { type Asked, answerAsked, startVault } from '../../foundation/sealing/index.ts'

declare const self: DedicatedWorkerGlobalScope

// schemas are read as they are: compiling them to code is what the headers of this worker refuse
z.config({ jitless: true })

/** The only place of the browser where the secrets of a vault are; it has no connection of its own, and ends when the vault is locked. */
const vault = startVault()

self.addEventListener('message', async ({ data }: MessageEvent<Asked>) =>
  self.postMessage(await answerAsked(vault, data)),
)
