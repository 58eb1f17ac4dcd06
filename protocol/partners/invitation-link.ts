/** An invitation as a link: the signed file stands behind the number sign, which no browser sends to any server. */

const MARK = 'invitation='

/** The link to hand over instead of the file; `address`: where we are reached. Nothing in it is secret, it is still compared by voice. */
export const invitationLink = (address: string, file: string) => `${address.replace(/\/$/, '')}/partners#${MARK}${file}`

/** The signed file in what was pasted: the file itself, or a link that carries it. */
export function invitationIn(pasted: string): string {
  const text = pasted.trim()
  const start = text.indexOf(`#${MARK}`)
  return /^https?:\/\//.test(text) && start !== -1 ? text.slice(start + MARK.length + 1) : text
}
