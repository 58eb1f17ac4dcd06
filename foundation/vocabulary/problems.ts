/** What the vocabulary room refuses, each with its sentence. */
import { problem } from '../http/index.ts'

export const circle = problem({
  code: 'vocabulary.circle',
  status: 422,
  text: {
    ar: 'لا يمكن وضع العنصر تحت نفسه أو تحت عنصر متفرع عنه. اختر موضعًا آخر.',
    fr: 'Un élément ne peut pas être placé sous lui-même ni sous l’un de ses descendants. Choisissez un autre emplacement.',
    en: 'An entry cannot stand below itself or below one of its own. Choose another place.',
  },
})
export const otherList = problem({
  code: 'vocabulary.other-list',
  status: 422,
  text: {
    ar: 'العنصر الأعلى أو المقصود ليس في هذه القائمة.',
    fr: 'L’élément parent ou visé n’appartient pas à cette liste.',
    en: 'The entry above, or the one meant, is not in this list.',
  },
})
export const keyTaken = problem({
  code: 'vocabulary.key-taken',
  status: 409,
  text: {
    ar: 'هذا المفتاح لقائمة أخرى. اختر مفتاحًا غيره.',
    fr: 'Cette clé est celle d’une autre liste. Choisissez-en une autre.',
    en: 'This key belongs to another list. Choose another one.',
  },
})
export const codeTaken = problem({
  code: 'vocabulary.code-taken',
  status: 409,
  text: {
    ar: 'هذا الرمز مستعمل في القائمة أو سبق استعماله فيها، والرموز لا يعاد استعمالها.',
    fr: 'Ce code est ou a été employé dans la liste ; un code n’est jamais réattribué.',
    en: 'This code is or was used in the list, and codes are never used again.',
  },
})
export const codeGiven = problem({
  code: 'vocabulary.code-not-chosen',
  status: 422,
  text: {
    ar: 'تُختار الرموز في قوائم المؤسسة وحدها. اترك الرمز فارغًا في هذه القائمة.',
    fr: 'Les codes ne se choisissent que dans les listes de l’institution. Laissez le code vide dans celle-ci.',
    en: 'Codes are chosen in lists of the institution alone. Leave the code empty in this list.',
  },
})
export const labelNeeded = problem({
  code: 'vocabulary.label-needed',
  status: 422,
  text: {
    ar: 'لا بد من تسمية بلغة واحدة على الأقل.',
    fr: 'Il faut un libellé dans une langue au moins.',
    en: 'A label in at least one language is needed.',
  },
})
export const notInUse = problem({
  code: 'vocabulary.not-in-use',
  status: 409,
  text: {
    ar: 'أحد العنصرين خارج الاستعمال. أعد تحميل الصفحة واختر عنصرًا مستعملًا.',
    fr: 'L’un des deux éléments n’est plus en usage. Rechargez la page et choisissez un élément en usage.',
    en: 'One of the two entries is out of use. Reload the page and choose one in use.',
  },
})
export const mergeIntoItself = problem({
  code: 'vocabulary.merge-circle',
  status: 422,
  text: {
    ar: 'لا يُدمج العنصر في نفسه ولا في عنصر متفرع عنه.',
    fr: 'Un élément ne se fusionne ni avec lui-même ni avec l’un de ses descendants.',
    en: 'An entry is not merged into itself or into one below it.',
  },
})
