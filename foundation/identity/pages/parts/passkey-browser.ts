import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'

/** Whether this page, at this address, in this browser, can use passkeys of the instance. */
export const passkeysWorkHere = (at: string | null): boolean =>
  at === window.location.origin && browserSupportsWebAuthn()

/** The person closed the browser's dialog, waited too long, or the authenticator could not do it. */
export class PasskeyGivenUp extends Error {
  readonly known: boolean
  constructor(known: boolean) {
    super('The browser gave no passkey.')
    this.known = known
  }
}

/** Asks an authenticator to answer; options come from the server and pass untouched. */
export const answerWithPasskey = (options: Readonly<Record<string, unknown>>) =>
  orGivenUp(async () => {
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
    const answer = await startAuthentication({ optionsJSON })
    return { ...answer, clientExtensionResults: { ...answer.clientExtensionResults } }
  })

/** Asks an authenticator to make a passkey. */
export const makePasskey = (options: Readonly<Record<string, unknown>>) =>
  orGivenUp(async () => {
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
    const answer = await startRegistration({ optionsJSON })
    return { ...answer, clientExtensionResults: { ...answer.clientExtensionResults } }
  })

async function orGivenUp<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof WebAuthnError || error instanceof DOMException)
      throw new PasskeyGivenUp('code' in error && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    throw error
  }
}
