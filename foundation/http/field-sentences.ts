/** From a schema's issue to the sentence beside the field: what to enter, in three languages. */
import type { z } from 'zod'
import { numberSentences } from '../language/index.ts'
import { timeSentences } from '../time/index.ts'
import type { FieldError, Sentences } from './problem.ts'

const sentences = new Map<string, Sentences>()

/** Adds the sentences of a room's own field problems (`params.problem` of a custom issue). A code is added once. */
export function fieldSentences(entries: Readonly<Record<string, Sentences>>): void {
  for (const [code, text] of Object.entries(entries)) {
    if (sentences.has(code)) throw new Error(`Cannot declare the field problem ${code} twice`)
    sentences.set(code, text)
  }
}

/** The sentence of a field problem, with `{name}` filled from `values` (numbers and codes of the schema, never user data). */
export function sentenceOf(code: string, values: Readonly<Record<string, unknown>> = {}): Sentences {
  const text = sentences.get(code) ?? general.wrong
  const fill = (one: string) => one.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  return { ar: fill(text.ar), fr: fill(text.fr), en: fill(text.en) }
}

/** Field errors of a parse that failed; pointers are RFC 6901, below `base`. */
export function fieldErrors(error: z.ZodError, base = ''): readonly FieldError[] {
  return error.issues.flatMap((issue) => {
    const at = (path: readonly PropertyKey[]) =>
      base + path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: at([...issue.path, key]),
        code: 'field.unknown',
        text: sentenceOf('field.unknown'),
      }))
    const code = codeOf(issue)
    const values = {
      minimum: 'minimum' in issue ? issue.minimum : undefined,
      maximum: 'maximum' in issue ? issue.maximum : undefined,
    }
    return [{ pointer: at(issue.path), code, text: sentenceOf(code, values) }]
  })
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return typeof issue.params?.problem === 'string' ? issue.params.problem : 'field.wrong'
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'field.required' : 'field.type'
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? 'field.required' : 'field.too-short'
      return issue.origin === 'array' || issue.origin === 'set' ? 'field.too-few' : 'field.too-small'
    case 'too_big':
      if (issue.origin === 'string') return 'field.too-long'
      return issue.origin === 'array' || issue.origin === 'set' ? 'field.too-many' : 'field.too-big'
    case 'invalid_value':
      return 'field.not-a-choice'
    default:
      return 'field.wrong'
  }
}

const general = {
  wrong: {
    ar: 'هذه القيمة غير صحيحة. راجعها.',
    fr: 'Cette valeur est incorrecte. Vérifiez-la.',
    en: 'This value is wrong. Check it.',
  },
}

fieldSentences({
  'field.wrong': general.wrong,
  'field.required': {
    ar: 'هذا الحقل لازم. املأه.',
    fr: 'Ce champ est obligatoire. Remplissez-le.',
    en: 'This field is required. Fill it in.',
  },
  'field.type': {
    ar: 'نوع هذه القيمة غير مقبول هنا.',
    fr: 'Ce type de valeur n’est pas accepté ici.',
    en: 'This kind of value is not accepted here.',
  },
  'field.unknown': {
    ar: 'هذا الحقل غير معروف في هذا النموذج. احذفه.',
    fr: 'Ce champ est inconnu ici. Retirez-le.',
    en: 'This field is not known here. Remove it.',
  },
  'field.too-short': {
    ar: 'النص أقصر من {minimum} من الأحرف. أكمله.',
    fr: 'Le texte a moins de {minimum} caractères. Complétez-le.',
    en: 'The text is shorter than {minimum} characters. Complete it.',
  },
  'field.too-long': {
    ar: 'النص أطول من {maximum} من الأحرف. اختصره.',
    fr: 'Le texte dépasse {maximum} caractères. Raccourcissez-le.',
    en: 'The text is longer than {maximum} characters. Shorten it.',
  },
  'field.too-few': {
    ar: 'اختر {minimum} على الأقل.',
    fr: 'Choisissez-en au moins {minimum}.',
    en: 'Choose at least {minimum}.',
  },
  'field.too-many': {
    ar: 'اختر {maximum} على الأكثر.',
    fr: 'Choisissez-en au plus {maximum}.',
    en: 'Choose at most {maximum}.',
  },
  'field.too-small': {
    ar: 'أدخل قيمة لا تقل عن {minimum}.',
    fr: 'Entrez une valeur d’au moins {minimum}.',
    en: 'Enter a value of at least {minimum}.',
  },
  'field.too-big': {
    ar: 'أدخل قيمة لا تزيد على {maximum}.',
    fr: 'Entrez une valeur d’au plus {maximum}.',
    en: 'Enter a value of at most {maximum}.',
  },
  'field.not-a-choice': {
    ar: 'اختر قيمة من القائمة.',
    fr: 'Choisissez une valeur de la liste.',
    en: 'Choose a value from the list.',
  },
  'text.required': {
    ar: 'اكتب النص بلغة واحدة على الأقل.',
    fr: 'Écrivez le texte dans une langue au moins.',
    en: 'Write the text in at least one language.',
  },
  'text.bidi-control': {
    ar: 'في النص محارف خفية تغيّر اتجاه القراءة. اكتبه من جديد دون لصق.',
    fr: 'Le texte contient des caractères invisibles qui changent le sens de lecture. Saisissez-le de nouveau sans coller.',
    en: 'The text holds invisible characters that change the reading direction. Type it again without pasting.',
  },
  'text.control-character': {
    ar: 'في النص محارف تحكّم لا تُعرض. اكتبه من جديد دون لصق.',
    fr: 'Le texte contient des caractères de contrôle. Saisissez-le de nouveau sans coller.',
    en: 'The text holds control characters. Type it again without pasting.',
  },
  'text.not-unicode': {
    ar: 'في النص محرف ناقص لا يمكن حفظه. احذفه واكتبه من جديد.',
    fr: 'Le texte contient un caractère incomplet. Supprimez-le et saisissez-le de nouveau.',
    en: 'The text holds an incomplete character. Delete it and type it again.',
  },
  'time-zone.unknown': {
    ar: 'اختر منطقة زمنية من القائمة.',
    fr: 'Choisissez un fuseau horaire de la liste.',
    en: 'Choose a time zone from the list.',
  },
  'list.repeated': {
    ar: 'في القائمة قيمة مكررة. احذف التكرار.',
    fr: 'La liste contient une valeur en double. Retirez-la.',
    en: 'The list holds a value twice. Remove one.',
  },
})

fieldSentences(timeSentences)
fieldSentences(numberSentences)
