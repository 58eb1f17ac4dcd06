/** Singulars and plain verbs that the shape of an Arabic word lets one read it as: broken plurals, nouns of derived verbs. */

/** What was taken off the end of a word: it tells a verb's noun (feminine) from a plural. */
export type Ending = '' | 'feminine' | 'plural' | 'ya' | 'alef' | 'pronoun' | 'verb'

type Pattern = {
  /** C a letter other than alef, . any letter; the rest stands for itself. */
  readonly shape: string
  /** Digits are the letters at those places, from 1. */
  readonly reads: readonly string[]
  /** Endings after which it holds; all where left out. */
  readonly after?: readonly Ending[]
  /** The word itself is not kept beside what it is read as. */
  readonly instead?: true
}

const bare: readonly Ending[] = ['', 'pronoun']

const patterns: readonly Pattern[] = [
  // nouns of derived verbs, read as the verb
  { shape: 'تCCيC', reads: ['235'], instead: true }, // تعذيب → عذب
  { shape: 'اCتCاC', reads: ['12346'], instead: true }, // اعتقال → اعتقل
  { shape: 'اCطCاC', reads: ['12346'], instead: true }, // اضطهاد
  { shape: 'اCدCاC', reads: ['12346'], instead: true }, // ازدهار
  { shape: 'انCCاC', reads: ['12346'], instead: true }, // انفجار → انفجر
  { shape: 'استCCاC', reads: ['123457'], instead: true }, // استجواب → استجوب
  { shape: 'ايCاC', reads: ['1و35', 'و35'], instead: true }, // ايقاف → اوقف
  { shape: 'اCCاC', reads: ['1235', '235'], instead: true }, // اعدام → اعدم, اطفال → طفل
  { shape: 'اCيC', reads: ['12ا4'], instead: true }, // اصيب → اصاب
  { shape: 'مCاCC', reads: ['2345'], after: ['feminine'] }, // مصادره → صادر
  // verbs of the present
  { shape: 'يCتCC', reads: ['ا2345'], instead: true }, // يعتقل → اعتقل
  { shape: 'تCتCC', reads: ['ا2345'], instead: true },
  { shape: 'ينCCC', reads: ['ا2345'], instead: true },
  { shape: 'يستCC', reads: ['ا2345'], instead: true },
  { shape: 'يستCCC', reads: ['ا23456'], instead: true }, // يستخدم → استخدم
  { shape: 'تستCCC', reads: ['ا23456'], instead: true },
  { shape: 'يCاCC', reads: ['2345'], instead: true }, // يحاصر → حاصر
  { shape: 'يCCC', reads: ['234', 'ا234'] }, // يهدد → هدد, يغلق → اغلق
  // broken plurals
  { shape: 'مCاCC', reads: ['1245'], after: bare }, // منازل → منزل
  { shape: 'مواCيC', reads: ['مي4ا6', '1و4و6', '1و46'], instead: true }, // مواثيق → ميثاق, مواضيع → موضوع
  { shape: 'مCاCيC', reads: ['124و6', '1246', '124ا6', '124ي6'], instead: true }, // مشاريع → مشروع
  { shape: 'CواCيC', reads: ['1ا4و6', '1و4ي6'], instead: true }, // قوانين → قانون
  { shape: 'CCاCيC', reads: ['124و6', '124ي6', '124ا6'], instead: true }, // صناديق → صندوق
  { shape: 'CواCC', reads: ['1ا45'] }, // حواجز → حاجز
  { shape: 'CCايC', reads: ['12ي5', '12ا5', '125'], instead: true }, // جرايم → جريم(ه), رسايل → رسال(ه)
  { shape: 'اCاCC', reads: ['1245'] }, // ارامل → ارمل(ه)
  { shape: 'CCاCC', reads: ['1245'], after: bare }, // قنابل → قنبل(ه)
  { shape: 'اCاCيC', reads: ['124و6', '124ا6'], instead: true }, // اساليب → اسلوب
  { shape: 'اCCC', reads: ['23ا4'], after: ['feminine'] }, // اسلحه → سلاح
  { shape: 'CCوC', reads: ['124'], after: bare }, // سجون → سجن
  { shape: 'CواC', reads: ['1اي4'], after: bare }, // نواب → نايب
  { shape: 'CCاC', reads: ['1ا24'], after: bare }, // عمال → عامل
  { shape: 'CCاCي', reads: ['124'], after: ['', 'ya'] },
  { shape: 'CCاو', reads: ['124'], after: ['ya'] }, // دعاوي → دعو(ي)
  { shape: 'مCاC', reads: ['124'], after: ['ya'] }, // مباني → مبن(ي)
  { shape: 'CCايا', reads: ['124'], instead: true }, // هدايا → هدي(ه)
  { shape: 'CCاي', reads: ['124'], after: ['alef'], instead: true },
  { shape: 'CCC', reads: ['12ي3'], after: ['alef'] }, // وزرا → وزير
  { shape: 'اCCC', reads: ['23ي4'], after: ['alef'] }, // اصدقا → صديق
]

/** What a word may be read as besides itself, and whether it is kept. */
export function readingsOf(
  word: string,
  ending: Ending,
): { readonly reads: readonly string[]; readonly keeps: boolean } {
  const found = (byLength.get(word.length) ?? []).filter(
    ({ matches, after }) => (after === undefined || after.includes(ending)) && matches(word),
  )
  const reads = found.flatMap((pattern) => pattern.reads.map((read) => written(read, word)))
  return { reads, keeps: !found.some(({ instead }) => instead === true) }
}

const byLength = Map.groupBy(
  patterns.map((pattern) => ({ ...pattern, matches: matcher(pattern.shape) })),
  ({ shape }) => shape.length,
)

function matcher(shape: string): (word: string) => boolean {
  return (word) => {
    for (let index = 0; index < shape.length; index += 1) {
      if (shape[index] === 'C' ? word[index] === 'ا' : word[index] !== shape[index]) return false
    }
    // حقوق is حق, not حقق: a doubled letter is written once in the singular
    return !(shape === 'CCوC' && word[1] === word[3])
  }
}

/** «احتجاج» is read as «احتج», not «احتجج». */
const written = (read: string, word: string) =>
  read.replace(/\d/g, (place) => word[Number(place) - 1] ?? '').replace(/^(ا.+)(.)\2$/, '$1$2')
