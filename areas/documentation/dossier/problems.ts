/** What a dossier refuses, each with its sentence. */
import { problem } from '../../../foundation/http/index.ts'

export const tooLarge = problem<{ readonly most: number }>({
  code: 'dossier.too-large',
  status: 422,
  text: {
    ar: 'في الملف أكثر من {most} سجل من نوع واحد، فلا يُطبع في وثيقة واحدة. اترك بعض الأقسام، أو صدّر السجلات جدولًا.',
    fr: 'Le dossier contient plus de {most} fiches d’un même type : il ne tient pas en un document. Retirez des parties, ou exportez les fiches en table.',
    en: 'The case holds more than {most} records of one kind and does not fit one document. Leave parts out, or export the records as a table.',
  },
})

export const notSet = problem<{ readonly characters: string }>({
  code: 'dossier.not-set',
  status: 422,
  text: {
    ar: 'تعذّر إعداد الوثيقة. إن ذُكرت هنا حروف فخطوط الوثيقة لا تملكها: {characters}. اكتبها بحروف أخرى، أو اطبع من صفحة العرض.',
    fr: 'Le document n’a pas pu être composé. Les caractères cités ici manquent aux polices : {characters}. Écrivez-les autrement, ou imprimez depuis la page.',
    en: 'The document could not be typeset. Characters named here are not in its fonts: {characters}. Write them differently, or print from the page.',
  },
})
