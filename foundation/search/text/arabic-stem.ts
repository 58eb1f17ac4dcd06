import { type Ending, readingsOf } from './arabic-patterns.ts'
import { familiesOf } from './families.ts'

const prefixes = ['وبال', 'وكال', 'فبال', 'ولل', 'وال', 'بال', 'كال', 'فال', 'لل', 'ال']
const suffixes: readonly (readonly [string, Ending])[] = [
  ['يات', 'feminine'],
  ['تهم', 'feminine'],
  ['تها', 'feminine'],
  ['ات', 'feminine'],
  ['ون', 'plural'],
  ['ين', 'plural'],
  ['ان', 'plural'],
  ['يه', 'feminine'],
  ['ها', 'pronoun'],
  ['هم', 'pronoun'],
  ['هن', 'pronoun'],
  ['نا', 'pronoun'],
  ['ته', 'feminine'],
  ['وا', 'verb'],
  ['وهم', 'verb'],
  ['وها', 'verb'],
  ['وه', 'verb'],
  ['ه', 'feminine'],
  ['ي', 'ya'],
  ['ت', 'verb'],
  ['ا', 'alef'],
]
/** How words begin whose «و» is a letter of the word and not «and». */
const beginsWithWaw =
  /^و(?:ثق|ثيق|ثاي|قف|قوف|قع|قاي|قيع|صل|صول|صي|صاي|ضع|جد|جود|جه|جوه|عد|عود|ظف|ظيف|ظاي|زير|زار|زرا|كيل|كال|كلا|فد|فود|فيا|طن|لاي|لاد|لد|الد|اجب|اقع|احد|سيل|ساي|سط|سيط|حد|حش|رث|رش|رق|ديع|فق|قت|فا)/
const least = 3
const rounds = 2
const arabic = /^[\u0621-\u064a]+$/

/**
 * The lexemes of a normalised Arabic word, the likeliest first, one to six: those of its family where it has one, else
 * its stem and what its shape lets it be read as. Both readings of «لل» are followed: «للجنة» is «ل + اللجنة». Two words
 * are taken for one when they share a lexeme. A word of other letters is its own lexeme.
 */
export function lightStem(word: string): readonly string[] {
  if (!arabic.test(word)) return [word]
  const known = remembered.get(word)
  if (known !== undefined) return known
  const bases = withoutPrefix(word)
  const family = familyOf(word, bases)
  const stems = new Set<string>()
  if (family !== undefined) for (const lexeme of family) stems.add(lexeme)
  else for (const base of bases) expand(base, stems, 0)
  if (remembered.size >= mostRemembered) remembered.clear()
  const found = [...stems]
  remembered.set(word, found)
  return found
}

/** Words come back: an archive of 20 million has some 200,000 different ones. */
const remembered = new Map<string, readonly string[]>()
const mostRemembered = 50_000

/** The word without its article and what is written before it; two readings after «لل». */
function withoutPrefix(word: string): readonly string[] {
  const prefix = prefixes.find((one) => word.startsWith(one) && word.length - one.length >= least)
  if (prefix === undefined) return [withoutWa(word)]
  const rest = word.slice(prefix.length)
  if (prefix.endsWith('لل')) return [rest, `ل${rest}`]
  // «التزام» is no «ال» but the derived verb of a word that begins with «ل»
  return prefix === 'ال' && /^ت.{2,3}$/.test(rest) ? [rest, word] : [rest]
}

const withoutWa = (word: string) =>
  word.startsWith('و') && word.length >= 5 && !beginsWithWaw.test(word) ? word.slice(1) : word

/** «ك», «ف» and «س» before a short word are letters of it more often than not: كمال is a name. */
const lonePrefix = /^(?:[وبل].{3}|[فكس].{4})/

/** A family is looked for with the least taken off: the word, then without a prefix, then without an ending. */
function familyOf(word: string, bases: readonly string[]): readonly string[] | undefined {
  const lone =
    lonePrefix.test(word) && !beginsWithWaw.test(word) ? [word.slice(1), ...withoutPrefix(word.slice(1))] : []
  const short = /^[وفبك]?(?:ال|لل)(..)$/.exec(word)?.[1]
  const starts = [word, ...bases, ...lone, ...(short === undefined ? [] : [short])]
  for (const start of starts) {
    const found = familiesOf(start)
    if (found !== undefined) return found
  }
  for (const start of starts) {
    for (const end of withoutSuffix(start)) {
      const found = familiesOf(end)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** Every way an ending may be taken off for a family: «لجنتهم» → «لجنه», «شكاواهم» → «شكاوي». */
function withoutSuffix(word: string): readonly string[] {
  return suffixes.flatMap(([suffix, ending]) => {
    const left = word.length - suffix.length
    if (!word.endsWith(suffix) || left < (ending === 'pronoun' ? 2 : least)) return []
    if (ending === 'ya' || (suffix.startsWith('ي') && ending === 'feminine')) return [] // «صحفي» is not of «صحف»
    const rest = word.slice(0, left)
    if (ending === 'feminine') return [rest, `${rest}ه`]
    if (ending === 'pronoun') return [rest, rest.replace(/ت$/, 'ه'), rest.replace(/[اي]$/, 'ي')]
    return [rest]
  })
}

function expand(form: string, stems: Set<string>, depth: number): void {
  const { stem, ending } = withoutEndings(form)
  const whole = stem === form ? undefined : readingsOf(form, '')
  const shorter = readingsOf(stem, ending)
  const isVerb = ending === 'verb' && form.endsWith('ت')
  if (shorter.keeps && (whole === undefined || whole.keeps)) stems.add(stem)
  if (isVerb) keepRadicalTa(form, stems, depth)
  if (depth === 2) return
  for (const read of [...shorter.reads, ...(whole?.reads ?? [])]) {
    const family = familiesOf(read)
    if (family === undefined) expand(read, stems, depth + 1)
    else for (const lexeme of family) stems.add(lexeme)
  }
}

/** A last «ت» may belong to the word: «بيوت». */
function keepRadicalTa(form: string, stems: Set<string>, depth: number): void {
  const { reads } = readingsOf(form, '')
  if (reads.length === 0 || depth === 2) stems.add(form)
}

/** Up to two endings off, three letters stay. */
function withoutEndings(form: string): { readonly stem: string; readonly ending: Ending } {
  let stem = form
  let ending: Ending = ''
  for (let round = 0; round < rounds; round += 1) {
    const found = suffixes.find(([suffix]) => stem.endsWith(suffix) && stem.length - suffix.length >= least)
    if (found === undefined) break
    stem = stem.slice(0, stem.length - found[0].length)
    ending = ending === '' || ending === 'pronoun' ? found[1] : ending
  }
  return { stem, ending }
}
