/** What the normaliser drops and what it writes for what: the one definition that schema/0001-normalise-arabic.sql repeats. */

/** Code points that carry no letter, first and last of each run, ascending. */
export const dropped: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad], // soft hyphen
  [0x02bb, 0x02bf], // ʻ ʼ ʽ ʾ ʿ of romanised Arabic
  [0x0300, 0x036f], // accents, apart from their letters after NFKD
  [0x0610, 0x061a], // Qur'anic marks
  [0x061c, 0x061c], // Arabic letter mark
  [0x0621, 0x0621], // ء
  [0x0640, 0x0640], // tatweel
  [0x064b, 0x065f], // harakat, and the hamzas and maddas that NFKD takes off their letters
  [0x0670, 0x0670], // superscript alef
  [0x0674, 0x0674], // high hamza
  [0x06d6, 0x06ed], // Qur'anic marks
  [0x08ca, 0x08e1], // marks of the extended block
  [0x08e2, 0x08ff],
  [0x200b, 0x200f], // zero width, direction
  [0x202a, 0x202e],
  [0x2060, 0x2060],
  [0x2066, 0x2069],
  [0xfeff, 0xfeff],
]

/** Letters written for letters, one for one: what stands at a place of `from` becomes what stands there in `to`. */
const single = [
  ['ٱٲٳ', 'ااا'],
  ['ىیےۍېێ', 'يييييي'],
  ['ةۃہھە', 'ههههه'],
  ['کڪڭگݣ', 'ككككك'],
  ['ڤڥڢ', 'ففف'],
  ['ڧڨ', 'قق'],
  ['پچژ', 'بجز'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['øđðłıς', 'oddliσ'],
] as const

export const from = single.map(([letters]) => letters).join('')
export const to = single.map(([, letters]) => letters).join('')

/** Letters written as two. */
export const doubled: readonly (readonly [string, string])[] = [
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['þ', 'th'],
]
