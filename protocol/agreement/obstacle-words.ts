/** Why something cannot be done yet, as sentences: said before anybody tries, and again by the refusal. */

import type { Sentences } from '../../foundation/http/index.ts'
import { isolate, type LText, languages, pickText } from '../../foundation/language/index.ts'

const words = {
  state: {
    ar: 'لا يمكن ذلك والنص في حالته هذه.',
    fr: 'Ce n’est pas possible dans l’état actuel du texte.',
    en: 'This is not possible in the present state of the text.',
  },
  'draft-open': {
    ar: 'هناك مسودة مفتوحة. أتممها أو اقترحها أولًا.',
    fr: 'Un projet est déjà ouvert. Terminez-le ou proposez-le d’abord.',
    en: 'A draft is open already. Finish or propose it first.',
  },
  'no-clause': {
    ar: 'النص فارغ. أضف مادة واحدة على الأقل.',
    fr: 'Le texte est vide. Ajoutez au moins un article.',
    en: 'The text is empty. Add at least one article.',
  },
  'partner-unconfirmed': {
    ar: 'الطرف {party} ليس شريكًا مؤكدًا. قارن بصمته هاتفيًا أولًا.',
    fr: 'La partie {party} n’est pas un partenaire confirmé. Comparez d’abord son empreinte de vive voix.',
    en: 'The party {party} is not a confirmed partner. Compare its fingerprint by voice first.',
  },
  'review-missing': {
    ar: 'لا تجديد دون استعراض لما أُنجز. سجّل الاستعراض أولًا.',
    fr: 'Pas de renouvellement sans bilan de ce qui a été fait. Enregistrez d’abord le bilan.',
    en: 'No renewal without a review of what was done. Record the review first.',
  },
  'approved-already': {
    ar: 'وافقت مؤسستك على هذا النص.',
    fr: 'Votre institution a déjà approuvé ce texte.',
    en: 'Your institution has approved this text already.',
  },
  'signed-already': {
    ar: 'وقّعت مؤسستك هذا النص.',
    fr: 'Votre institution a déjà signé ce texte.',
    en: 'Your institution has signed this text already.',
  },
  'mandate-not-valid': {
    ar: 'لا تفويض صحيح اليوم باسم مؤسستك. لا يُقبل توقيع خارج مدة التفويض.',
    fr: 'Aucun pouvoir n’est valide aujourd’hui au nom de votre institution. Une signature hors pouvoir est refusée.',
    en: 'No mandate of your institution is valid today. A signature outside a valid mandate is refused.',
  },
  'mandate-lapsed': {
    ar: 'تفويض من يوقّع عن {party} لا يشمل يوم التوقيع {date}.',
    fr: 'Les pouvoirs du signataire de {party} ne couvrent pas le jour de la signature, le {date}.',
    en: 'The mandate of the signatory of {party} does not cover the day of signature, {date}.',
  },
  'key-not-in-annex': {
    ar: 'مفتاح مؤسستك الحالي ليس في ملحق المفاتيح لهذا النص. اقترح نسخة جديدة تحمله.',
    fr: 'La clé actuelle de votre institution ne figure pas dans l’annexe des clés. Proposez une nouvelle version qui la contienne.',
    en: 'The present key of your institution is not in the annex of keys. Propose a new version that holds it.',
  },
  'not-unilateral': {
    ar: 'لا يسمح هذا النص لطرف وحده بإنهائه.',
    fr: 'Ce texte ne permet pas à une partie de le dénoncer seule.',
    en: 'This text does not let one party end it alone.',
  },
  'suspended-already': {
    ar: 'مشاركة مؤسستك معلّقة.',
    fr: 'Le partage de votre institution est déjà suspendu.',
    en: 'Sharing by your institution is suspended already.',
  },
  'not-suspended': {
    ar: 'مشاركة مؤسستك غير معلّقة.',
    fr: 'Le partage de votre institution n’est pas suspendu.',
    en: 'Sharing by your institution is not suspended.',
  },
  'not-a-party': {
    ar: 'مؤسستك ليست طرفًا موقّعًا في هذا النص.',
    fr: 'Votre institution n’est pas partie signataire de ce texte.',
    en: 'Your institution is not a signing party of this text.',
  },
  'clause-not-translated': {
    ar: 'المادة {clause} بلا نص باللغة {lang}.',
    fr: 'L’article {clause} n’a pas de texte dans la langue {lang}.',
    en: 'The clause {clause} has no text in the language {lang}.',
  },
  'mandate-missing': {
    ar: 'لم يُذكر من يوقّع عن {party} وصفته والسند الذي يخوّله ومدته.',
    fr: 'Il manque le signataire de {party}, sa qualité, l’acte qui l’habilite et sa validité.',
    en: 'Who signs for {party}, in what capacity, under which act and since when is not stated.',
  },
  'date-missing': {
    ar: 'حدّد يوم التوقيع ويوم دخول حيّز النفاذ.',
    fr: 'Indiquez le jour de la signature et celui de l’entrée en vigueur.',
    en: 'State the day of signature and the day of entry into force.',
  },
  'document-missing': {
    ar: 'النص المطبوع الذي يُوقَّع غير مرفق بهذه النسخة. تُعدّه المؤسسة التي تقترح النص كاملًا.',
    fr: 'Le texte composé, qui est signé, manque à cette version : l’institution qui propose un texte complet l’établit.',
    en: 'This version has no typeset text to be signed. The institution that proposes a complete text makes it.',
  },
  'survival-unknown': {
    ar: 'المادة {clause} من المواد الباقية بعد الانتهاء غير موجودة في النص.',
    fr: 'La clause de survie {clause} ne figure pas dans le texte.',
    en: 'The survival clause {clause} is not in the text.',
  },
  'shape-invalid': {
    ar: 'لا يمكن كتابة النص بصيغته الآلية ({problem}). راجع العنوان والأسماء والقواعد.',
    fr: 'La forme machine du texte ne peut être établie ({problem}). Vérifiez titre, noms et règles.',
    en: 'The machine form of the text cannot be made ({problem}). Check title, names and rules.',
  },
  'policy-invalid': {
    ar: 'قاعدة المشاركة غير سليمة: {problem} {term}. لا بد من قاعدة واحدة على الأقل، إذنًا أو حظرًا.',
    fr: 'Une règle de partage n’est pas valide : {problem} {term}. Il faut au moins une règle, autorisation ou interdiction.',
    en: 'A sharing rule is not valid: {problem} {term}. At least one rule is needed, a permission or a prohibition.',
  },
  'rule-without-clause': {
    ar: 'القاعدة تستند إلى المادة {clause} وهي غير موجودة في النص.',
    fr: 'La règle cite l’article {clause}, qui ne figure pas dans le texte.',
    en: 'The rule cites the clause {clause}, which is not in the text.',
  },
  'rule-not-listed': {
    ar: 'القاعدة غير مدرجة تحت المادة {clause}.',
    fr: 'La règle n’est pas rattachée à l’article {clause}.',
    en: 'The rule is not listed under the clause {clause}.',
  },
  'rule-unknown': {
    ar: 'المادة {clause} تذكر قاعدة غير موجودة.',
    fr: 'L’article {clause} cite une règle inconnue.',
    en: 'The clause {clause} names a rule that does not exist.',
  },
  'field-not-shareable': {
    ar: 'الحقل {field} غير معلن قابلًا للمشاركة.',
    fr: 'Le champ {field} n’est pas déclaré partageable.',
    en: 'The field {field} is not declared shareable.',
  },
  'field-must-be-sealed': {
    ar: 'الحقل {field} لا يُرسل إلا مختومًا لأشخاص مسمّين.',
    fr: 'Le champ {field} ne voyage que scellé à des personnes nommées.',
    en: 'The field {field} travels only sealed to named people.',
  },
  'clause-repeated': {
    ar: 'المادة {clause} مكررة.',
    fr: 'L’article {clause} figure deux fois.',
    en: 'The clause {clause} stands twice.',
  },
  'clause-out-of-order': {
    ar: 'المادة {clause} ليست في موضعها بعد {after}.',
    fr: 'L’article {clause} n’est pas à sa place après {after}.',
    en: 'The clause {clause} is out of order after {after}.',
  },
  'dates-impossible': {
    ar: 'التاريخ {date} لا يصح مع {before}. راجع أيام التوقيع والنفاذ والانتهاء.',
    fr: 'La date {date} est impossible avec {before}. Vérifiez signature, entrée en vigueur et fin.',
    en: 'The date {date} cannot be together with {before}. Check the days of signature, entry into force and end.',
  },
  'amendment-cycle': {
    ar: 'سلسلة التعديلات تعود إلى نفسها.',
    fr: 'La chaîne des avenants revient sur elle-même.',
    en: 'The line of amendments leads back to itself.',
  },
  'amendment-unknown': {
    ar: 'النسخة المعدَّلة غير معروفة هنا.',
    fr: 'La version modifiée est inconnue ici.',
    en: 'The version that is amended is not known here.',
  },
  'party-repeated': {
    ar: 'الطرف {party} مكرر.',
    fr: 'La partie {party} figure deux fois.',
    en: 'The party {party} stands twice.',
  },
  'party-unknown': {
    ar: 'الطرف {party} ليس من أطراف هذا النص.',
    fr: '{party} n’est pas partie à ce texte.',
    en: '{party} is not a party of this text.',
  },
  'party-with-itself': {
    ar: 'لا تُشارك مؤسسة نفسها.',
    fr: 'Une institution ne partage pas avec elle-même.',
    en: 'An institution does not share with itself.',
  },
  'text-repeated': {
    ar: 'اللغة {lang} مكررة.',
    fr: 'La langue {lang} figure deux fois.',
    en: 'The language {lang} stands twice.',
  },
  'no-authentic-text': {
    ar: 'لا بد من نص واحد ذي حجية.',
    fr: 'Il faut au moins un texte faisant foi.',
    en: 'At least one text must be authentic.',
  },
  'key-repeated': {
    ar: 'مفتاح مكرر في الملحق.',
    fr: 'Une clé figure deux fois dans l’annexe.',
    en: 'A key stands twice in the annex.',
  },
  'key-missing': {
    ar: 'لا مفتاح صحيح للطرف {party} في يوم التوقيع.',
    fr: 'La partie {party} n’a pas de clé valide le jour de la signature.',
    en: 'The party {party} has no key that is valid on the day of signature.',
  },
  'key-ambiguous': {
    ar: 'للطرف {party} أكثر من مفتاح للتوقيع.',
    fr: 'La partie {party} a plusieurs clés de signature.',
    en: 'The party {party} has more than one signing key.',
  },
} as const satisfies Readonly<Record<string, Sentences>>

export type ObstacleCode = keyof typeof words

/** What a sentence names: the same in every language, or by its name in the language of the sentence. */
export type ObstacleDetails = Readonly<Record<string, string | LText>>

/** The sentence of an obstacle with its details put in isolated. */
export function obstacleText(
  code: ObstacleCode,
  details: ObstacleDetails = {},
): { ar: string; fr: string; en: string } {
  const filled = { ...words[code] } as { ar: string; fr: string; en: string }
  for (const language of languages)
    filled[language] = words[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = details[name]
      return isolate((typeof value === 'object' ? pickText(value, language)?.text : value) ?? '—')
    })
  return filled
}
