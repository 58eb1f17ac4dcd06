type ScriptUrlPolicy = { createScriptURL: (url: string) => unknown }
type Factory = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => ScriptUrlPolicy
}

/** The only address a worker of this application may be started from. */
const workerAddress = '/sw.js'

/**
 * The worker's address in the form that `require-trusted-types-for 'script'` accepts. The one policy of the
 * application, `mithaq`, makes nothing else: any other address is refused before the browser sees it.
 */
export function trustedWorkerAddress(): string {
  const rules = {
    createScriptURL: (url: string) => {
      if (url !== workerAddress)
        throw new TypeError(`Cannot start a script from ${url}: only ${workerAddress} is known.`)
      return url
    },
  }
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
  if (factory === undefined) return rules.createScriptURL(workerAddress)
  policy ??= factory.createPolicy('mithaq', rules)
  // the DOM types know no TrustedScriptURL yet; where it exists, the browser wants the object and not its text
  return policy.createScriptURL(workerAddress) as string
}

let policy: ScriptUrlPolicy | undefined
