const name = 'mithaq-provider-ticket'

/** Keeps the sealed ticket of a sign-in through the provider in this tab alone. */
export const keepTicket = (ticket: string): void => sessionStorage.setItem(name, ticket)

/** The ticket of this tab, once. */
export function takeTicket(): string {
  const ticket = sessionStorage.getItem(name) ?? ''
  sessionStorage.removeItem(name)
  return ticket
}
