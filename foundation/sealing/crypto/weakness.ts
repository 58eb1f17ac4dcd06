/** What makes a passphrase too weak for a vault. */

export const passphraseWeaknesses = ['short', 'few-letters', 'sequence', 'common', 'name'] as const
export type PassphraseWeakness = (typeof passphraseWeaknesses)[number]

const LEAST_LETTERS = 16
const LEAST_DISTINCT = 8

/** Words that guessing begins with, in the languages of the house. */
const common =
  /^(password|passphrase|motdepasse|azerty|qwerty|iloveyou|welcome|admin|mithaq|ميثاق|كلمة|السر|المرور|الله|بسم|الرحمن|الرحيم|محمد|فلسطين|المغرب|palestine|maroc|morocco|[0-9٠-٩]+)$/i
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  'qwertyuiop',
  'azertyuiop',
  'asdfghjkl',
  'ضصثقفغعهخحجد',
  'شسيبلاتنمكط',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
  '٠١٢٣٤٥٦٧٨٩',
]

/** How it is typed is forgiven (forms of letters, spaces at the ends and doubled); everything else counts. */
export const plainPassphrase = (typed: string): string => typed.normalize('NFKC').trim().replace(/\s+/gu, ' ')

/**
 * Why a passphrase is too weak for a vault, undefined when it is not: whoever copies the database can guess as long as they like.
 * `names` are those that stand beside the account, of the person and of the institution.
 */
export function weaknessOf(typed: string, names: readonly string[]): PassphraseWeakness | undefined {
  const phrase = plainPassphrase(typed)
  const letters = [...phrase.toLowerCase()]
  if (letters.length < LEAST_LETTERS) return 'short'
  if (new Set(letters).size < LEAST_DISTINCT) return 'few-letters'
  const words = phrase.toLowerCase().split(' ')
  const counted = words.filter((word) => !common.test(word))
  if (rowLetters(phrase) > letters.length / 2) return 'sequence'
  if ([...counted.join('')].length < LEAST_LETTERS - 4) return 'common'
  const known = new Set(
    names.flatMap((name) => plainPassphrase(name).toLowerCase().split(' ')).filter((word) => word.length > 2),
  )
  if ([...counted.filter((word) => !known.has(word)).join('')].length < LEAST_LETTERS - 4) return 'name'
  return undefined
}

/** How many letters belong to runs of four or more along a keyboard, an alphabet or the digits, forwards or backwards. */
function rowLetters(phrase: string): number {
  const letters = [...phrase.toLowerCase().replaceAll(' ', '')]
  const runs = rows.flatMap((row) => [row, [...row].reverse().join('')])
  const inRun = new Set<number>()
  for (let start = 0; start + 4 <= letters.length; start += 1)
    if (runs.some((row) => row.includes(letters.slice(start, start + 4).join(''))))
      for (let index = start; index < start + 4; index += 1) inRun.add(index)
  return inRun.size
}
