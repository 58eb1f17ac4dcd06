type ScriptUrlPolicy = { createScriptURL: (url: string) => unknown }
type Factory = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => ScriptUrlPolicy
}

/** The only addresses a worker of this application may be started from. */
const workerAddresses = ['/sw.js', '/hash-worker.js', '/vault-worker.js'] as const
type WorkerAddress = (typeof workerAddresses)[number]

/**
 * The worker's address in the form that `require-trusted-types-for 'script'` accepts. The one policy of the
 * application, `mithaq`, makes nothing else: any other address is refused before the browser sees it.
 */
export function trustedWorkerAddress(address: WorkerAddress): string {
  const rules = {
    createScriptURL: (url: string) => {
      if (!workerAddresses.some((known) => known === url))
        throw new TypeError(`Cannot start a script from ${url}: only ${workerAddresses.join(', ')} are known.`)
      return url
    },
  }
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
  if (factory === undefined) return rules.createScriptURL(address)
  policy ??= factory.createPolicy('mithaq', rules)
  // the DOM types know no TrustedScriptURL yet; where it exists, the browser wants the object and not its text
  return policy.createScriptURL(address) as string
}

let policy: ScriptUrlPolicy | undefined
