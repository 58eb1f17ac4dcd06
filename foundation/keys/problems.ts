/** Problems of the keys room. */
import { problem } from '../http/index.ts'
import type { KeyFault } from './model.ts'

export const cannotSign = problem<{ readonly fault: KeyFault }>({
  code: 'keys.cannot-sign',
  status: 503,
  text: {
    ar: 'لا يمكن التوقيع الآن لأن ملف مفاتيح المؤسسة مفقود على الخادم أو غير صحيح. أبلغ من يدير الخادم.',
    fr: 'Impossible de signer : le fichier des clés de l’institution manque sur le serveur ou n’est pas le bon. Prévenez la personne qui gère le serveur.',
    en: 'Signing is not possible: the key file of the institution is missing on the server, or is not the right one. Tell the person who runs the server.',
  },
})

export const rotatedMeanwhile = problem({
  code: 'keys.rotated-meanwhile',
  status: 409,
  text: {
    ar: 'استُبدل هذا المفتاح قبل لحظات. أعد تحميل الصفحة وانظر المفتاح الجديد.',
    fr: 'Cette clé vient d’être remplacée. Rechargez la page pour voir la nouvelle.',
    en: 'This key has just been replaced. Reload the page to see the new one.',
  },
})
