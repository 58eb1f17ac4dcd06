import { normaliseArabic } from '../text/index.ts'
import { consonantKey } from './consonants.ts'

/** Ends a letter before it: «عبد الله» and «عبدالله» are one part. */
const joinsNext = new Set([
  'عبد',
  'ابو',
  'ابي',
  'ام',
  'ابن',
  'بن',
  'بنت',
  'ال',
  'بو',
  'ايت',
  'ذو',
  'abd',
  'abu',
  'abou',
  'umm',
  'oum',
  'ben',
  'bin',
  'ibn',
  'ait',
  'al',
  'el',
  'bou',
  'bu',
])
const joinsBefore = /^(?:الدين|الله|الاسلام|الحق|الرحمن|الزهرا|eddine|eddin|aldin|uddin|allah|ullah)$/
const notLetters = /[^\p{L}\p{N}]+/u

export type NameKeys = {
  /** Steps 1–4: normalised, without spaces. */
  readonly fold: string
  /** Step 5: the lam-alef that PDF extraction reverses made equal with the right one. A key, never a spelling. */
  readonly repair: string
  /** Consonants alone, equal for most spellings of a name in Arabic and in Latin letters. Candidates only. */
  readonly consonant: string
}

/** The keys of a name as written; equal keys make candidates, never a merge. */
export function nameKeys(name: string): NameKeys {
  const fold = normaliseArabic(name).split(notLetters).join('')
  return { fold, repair: repairLamAlef(fold), consonant: nameParts(name).map(consonantKey).join(' ') }
}

/**
 * Makes reversed and right lam-alef equal without deciding which is right: «االسطل» and «الاسطل», «جادهللا» and
 * «جادالله» share what comes out: of each run of ل and ا one ا, then every ل. For keys only: it is no spelling.
 */
export function repairLamAlef(normalised: string): string {
  return normalised
    .replace(/هللا|اهلل/g, 'الله')
    .replace(/[لا]*ا[لا]*/g, (run) => `ا${'ل'.repeat(run.length - run.replaceAll('ل', '').length)}`)
}

/**
 * The parts of a name, normalised and each repaired: given, father, grandfather, family. What is written apart or
 * together («عبد الرحمن», «أبو زيد», «نور الدين», «El Khatib») is one part.
 */
export function nameParts(name: string): readonly string[] {
  const parts: string[] = []
  let waiting = ''
  for (const word of normaliseArabic(name.replace(/[šŠ]/g, 'sh')).split(notLetters)) {
    if (word === '') continue
    if (joinsNext.has(word)) waiting += word
    else if (waiting === '' && parts.length > 0 && joinsBefore.test(word)) parts.push(`${parts.pop() ?? ''}${word}`)
    else {
      parts.push(waiting + word)
      waiting = ''
    }
  }
  if (waiting !== '') parts.push(waiting)
  return parts.map(repairLamAlef)
}

const arabic = /[\u0600-\u06ff]/

/** Whether a text has an Arabic letter; of a part, its first tells. */
export const isArabic = (text: string): boolean => arabic.test(text)
