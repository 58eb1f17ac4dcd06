/** Light stems of French and English words whose accents are already off: number, gender, the commonest endings. */

type Rule = readonly [ending: string, instead: string, least: number]

const french: readonly Rule[] = [
  ['issements', 'iss', 3],
  ['issement', 'iss', 3],
  ['atrices', '', 3],
  ['ateurs', '', 3],
  ['ations', '', 3],
  ['atrice', '', 3],
  ['ateur', '', 3],
  ['ation', '', 3],
  ['utions', 'ut', 3],
  ['ution', 'ut', 3],
  ['ements', '', 4],
  ['ement', '', 4],
  ['euses', 'eu', 3],
  ['euse', 'eu', 3],
  ['iennes', 'ien', 3],
  ['ienne', 'ien', 3],
  ['eaux', 'eau', 2],
  ['aux', 'al', 2],
  ['ieres', 'i', 3],
  ['iere', 'i', 3],
  ['ales', 'al', 3],
  ['ale', 'al', 3],
  ['ives', 'if', 3],
  ['ive', 'if', 3],
  ['elles', 'el', 3],
  ['elle', 'el', 3],
  ['ites', 'it', 4],
  ['ees', '', 3],
  ['ee', '', 3],
  ['ers', '', 3],
  ['er', '', 3],
  ['ez', '', 3],
  ['es', '', 3],
  ['s', '', 3],
  ['x', '', 3],
  ['e', '', 3],
]

const english: readonly Rule[] = [
  ['izations', 'iz', 3],
  ['isations', 'iz', 3],
  ['ization', 'iz', 3],
  ['isation', 'iz', 3],
  ['ations', '', 3],
  ['ation', '', 3],
  ['ators', '', 3],
  ['ator', '', 3],
  ['ments', '', 4],
  ['ment', '', 4],
  ['nesses', '', 3],
  ['ness', '', 3],
  ['sses', 'ss', 2],
  ['ies', 'y', 2],
  ['ating', '', 3],
  ['ings', '', 3],
  ['ing', '', 3],
  ['ied', 'y', 2],
  ['edly', '', 3],
  ['ated', '', 3],
  ['ates', '', 3],
  ['ate', '', 3],
  ['ed', '', 3],
  ['ers', '', 4],
  ['er', '', 4],
  ['ions', '', 4],
  ['ion', '', 4],
  ['ly', '', 4],
  ['ches', 'ch', 2],
  ['shes', 'sh', 2],
  ['ss', 'ss', 0],
  ['us', 'us', 0],
  ['is', 'is', 0],
  ['es', '', 3],
  ['s', '', 3],
  ['e', '', 3],
]

/** The stem of a French word: `detenues`, `detenus`, `détenu` (accents off) share one. */
export function frenchStem(word: string): string {
  const once = strip(word, french)
  // enlevement → enleve → enlev, as enlever: a second, short round
  return undoubled(once.length > 4 && once.endsWith('e') ? once.slice(0, -1) : once)
}

/** The stem of an English word: `violation`, `violations`, `violated` share one. */
export function englishStem(word: string): string {
  const cut = strip(word, english)
  const stem = undoubled(cut.length > 4 && cut.endsWith('e') ? cut.slice(0, -1) : cut)
  return stem.length > 3 && stem.endsWith('y') ? `${stem.slice(0, -1)}i` : stem
}

function strip(word: string, rules: readonly Rule[]): string {
  for (const [ending, instead, least] of rules) {
    if (word.endsWith(ending) && word.length - ending.length >= least) {
      return word.slice(0, word.length - ending.length) + instead
    }
  }
  return word
}

const undoubled = (stem: string) => (stem.length > 3 && /([bdfgklmnprtz])\1$/.test(stem) ? stem.slice(0, -1) : stem)
