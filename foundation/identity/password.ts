/** Passwords: Argon2id, the same work for a name that nobody has, and what makes a password too weak. */
import { hash, verify } from '@node-rs/argon2'

/** OWASP's least for Argon2id: 19 MiB, two passes, one lane. Sixteen at once stay below 320 MiB. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Two keyboards may write one letter with different code points. */
const plain = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(plain(password), cost)

let nobody: Promise<string> | undefined

/** Whether the password is the one of `hashed`. Without a hash (no such account, no password) it does the same work and answers false. */
export async function verifyPassword(hashed: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const matches = await verify(hashed ?? (await nobody), plain(password))
  return matches && hashed !== null
}
