/** One key for the spellings of a name part in Arabic and Latin letters: consonants by the sounds that romanisations mix. */

const arabicSounds: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ط: 't',
  ث: 's',
  ج: 'j',
  ح: 'h',
  خ: 'x',
  د: 'd',
  ض: 'd',
  ذ: 'd',
  ظ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ص: 's',
  ش: 'c',
  غ: 'g',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'w',
  ي: 'y',
}

/**
 * The consonant key of one normalised part. `mohammed`, `muhammad` and «محمد» share one; so do names that differ by a
 * vowel alone (حسن, حسين), so a key makes candidates and is never evidence.
 */
export function consonantKey(part: string): string {
  return /[\u0600-\u06ff]/.test(part) ? arabicKey(part) : latinKey(part)
}

function arabicKey(part: string): string {
  // the repair of keys has written لا as ال: an article is «ال» before at least three letters
  const bare = part
    .replace(/^ال(?=.{3,})/, '')
    .replace(/^عبدال/, 'عبد')
    .replace(/الدين$/, 'دين')
    .replace(/يه$/, 'يا')
  const letters = [...bare]
  const sounds = letters.map((letter, at) => {
    const sound = arabicSounds[letter] ?? ''
    return (letter === 'و' || letter === 'ي') && at > 0 && !isConsonantGlide(letters, at) ? '' : sound
  })
  return single(sounds.join('')).replace(/(?<=.)h$/, '')
}

/** «و» and «ي» are consonants between vowels and at the beginning, vowels elsewhere. */
function isConsonantGlide(letters: readonly string[], at: number): boolean {
  const next = letters[at + 1]
  const before = letters[at - 1]
  return (
    next === 'ا' ||
    ((next === 'و' || next === 'ي') && before !== 'ا') ||
    (before === 'ا' && next !== undefined && arabicSounds[next] === undefined)
  )
}

function latinKey(part: string): string {
  let name = part.replace(/['’‘`]/g, '')
  name = name
    .replace(/^lah(?=[cs])/, 'h')
    .replace(/^(?:al|el)(?=[a-z]{4,})/, '')
    .replace(/^abd(?:u|e|a)?(?:l|r(?=r)|d(?=d)|n(?=n)|s(?=s)|z(?=z))?/, 'abd')
    .replace(/(?:eddine|eddin|aldine|aldin|uldin|uddin|edine)$/, 'din')
  name = name
    .replace(/ou|oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/dj/g, 'j')
    .replace(/kh/g, 'X')
    .replace(/gh/g, 'G')
    .replace(/sch|sh|ch/g, 'C')
    .replace(/th/g, 's')
    .replace(/dh/g, 'd')
    .replace(/ph/g, 'f')
    .replace(/p/g, 'b')
    .replace(/v/g, 'f')
    .replace(/q|ck/g, 'k')
    .replace(/c(?=[iey])/g, 's')
    .replace(/c/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/g/g, 'j')
    .toLowerCase()
  name = name
    .replace(/^bu(?=[a-z]{3})/, 'b')
    .replace(/ia(?=a?h?$)/, 'iya')
    .replace(/(?<=[^aeiou])y(?=[aeiou])/g, 'i')
    .replace(/ew(?=[^aeiouw])/g, 'e')
    .replace(/u(?=[ai])/g, 'w')
    .replace(/ao(?=[ua])/g, 'aw')
    .replace(/aw(?=[^aeiouw])/g, 'a')
    .replace(/ay(?=[^aeiouy])/g, 'a')
    .replace(/y(?=[^aeiouy]|$)/g, 'i')
    .replace(/(?!^)[aeiou]|^[aeiou]/g, '')
  return single(name).replace(/(?<=.)h$/, '')
}

const single = (key: string) => key.replace(/(.)\1+/g, '$1')
