/** What the agreement room refuses, each with its sentence. */
import { fieldSentences, problem } from '../../foundation/http/index.ts'

fieldSentences({
  'agreement.not-a-clause-id': {
    ar: 'رقم المادة غير صحيح. مثال: art_3 أو art_3__para_2 أو annex_1.',
    fr: 'L’identifiant de clause est incorrect. Exemples : art_3, art_3__para_2, annex_1.',
    en: 'The id of the clause is wrong. Examples: art_3, art_3__para_2, annex_1.',
  },
  'agreement.no-authentic-text': {
    ar: 'اختر لغة واحدة على الأقل يكون نصها ذا حجية.',
    fr: 'Choisissez au moins une langue dont le texte fait foi.',
    en: 'Choose at least one language whose text is authentic.',
  },
  'agreement.not-an-iri': { ar: 'اختر من القائمة.', fr: 'Choisissez dans la liste.', en: 'Choose from the list.' },
  'agreement.not-an-instant': {
    ar: 'أدخل يومًا وساعة.',
    fr: 'Indiquez un jour et une heure.',
    en: 'Enter a day and a time.',
  },
  'agreement.duty-without-clock': {
    ar: 'حدّد مهلة الالتزام أو الحدث الذي يطلقه.',
    fr: 'Indiquez le délai de l’obligation ou l’événement qui la déclenche.',
    en: 'State within what time the duty falls due, or the event that sets it going.',
  },
  'agreement.delete-without-event': {
    ar: 'للحذف بعد مدة استعمل مدة الحفظ، وللحذف بعد حدث سمِّ الحدث.',
    fr: 'Pour effacer après un délai, utilisez la durée de conservation ; après un événement, nommez-le.',
    en: 'To delete after a time use the retention period; to delete after an event name the event.',
  },
  'agreement.nothing-to-disclose': {
    ar: 'اختر حقلًا واحدًا على الأقل.',
    fr: 'Choisissez au moins un champ.',
    en: 'Choose at least one field.',
  },
  'agreement.seal-without-recipient': {
    ar: 'سمِّ الأشخاص الذين يُختم لهم الحقل.',
    fr: 'Nommez les personnes auxquelles le champ est scellé.',
    en: 'Name the people the field is sealed to.',
  },
})

export const actNotPossible = problem<{ readonly act: string }>({
  code: 'protocol.not-possible',
  status: 409,
  title: { ar: 'لا يمكن ذلك الآن', fr: 'Impossible pour le moment', en: 'Not possible now' },
  text: {
    ar: 'لا يمكن ذلك الآن. الأسباب مذكورة، ولم يُفقد شيء مما كتبته.',
    fr: 'Ce n’est pas possible pour le moment. Les raisons sont indiquées ; rien de ce que vous avez écrit n’est perdu.',
    en: 'This is not possible now. The reasons are listed; nothing you wrote is lost.',
  },
})
export const clauseExists = problem<{ readonly eid: string }>({
  code: 'protocol.clause-repeated',
  status: 409,
  text: {
    ar: 'في النص مادة بالرقم {eid}. اختر رقمًا آخر، كـ {eid}bis.',
    fr: 'Une clause porte déjà l’identifiant {eid}. Choisissez-en un autre, comme {eid}bis.',
    en: 'A clause with the id {eid} is in the text already. Choose another, such as {eid}bis.',
  },
})
export const moveImpossible = problem({
  code: 'protocol.move-impossible',
  status: 422,
  text: {
    ar: 'لا موضع لهذه المادة هناك. الفقرات داخل المواد، والبنود داخل الفقرات، والملاحق في آخر النص.',
    fr: 'Cette clause n’a pas sa place là. Les paragraphes sont dans les articles, les points dans les paragraphes, les annexes à la fin.',
    en: 'This clause has no place there. Paragraphs stand in articles, points in paragraphs, annexes at the end of the text.',
  },
})
export const onlyDrafts = problem({
  code: 'protocol.frozen',
  status: 409,
  text: {
    ar: 'هذا النص اقتُرح فلم يعد يُعدَّل. افتح مسودة جديدة منه.',
    fr: 'Ce texte a été proposé : il ne se modifie plus. Ouvrez-en un nouveau projet.',
    en: 'This text was proposed and can no longer be edited. Open a new draft from it.',
  },
})
export const templateUnknown = problem({
  code: 'protocol.template-unknown',
  status: 422,
  text: {
    ar: 'لا نموذج بهذا الاسم. اختر من القائمة.',
    fr: 'Ce modèle n’existe pas. Choisissez dans la liste.',
    en: 'There is no such template. Choose from the list.',
  },
})
export const partyNotPartner = problem<{ readonly institution: string }>({
  code: 'protocol.party-not-partner',
  status: 422,
  text: {
    ar: 'المؤسسة {institution} ليست بين الشركاء. استورد دعوتها أولًا.',
    fr: 'L’institution {institution} n’est pas parmi les partenaires. Importez d’abord son invitation.',
    en: 'The institution {institution} is not among the partners. Import its invitation first.',
  },
})
export const bytesDiffer = problem({
  code: 'protocol.bytes-differ',
  status: 409,
  text: {
    ar: 'ما طُلب توقيعه ليس ما هو معروض الآن. أعد تحميل الصفحة واقرأ النص ثم وقّع.',
    fr: 'Ce qui devait être signé n’est pas ce qui est affiché. Rechargez la page, relisez le texte, puis signez.',
    en: 'What was to be signed is not what is shown now. Reload the page, read the text again, then sign.',
  },
})
export const signatureRefused = problem<{ readonly reason: string }>({
  code: 'protocol.signature-refused',
  status: 422,
  text: {
    ar: 'توقيع الشريك على النص غير صحيح ({reason}). لم يُقبل.',
    fr: 'La signature du partenaire sur le texte n’est pas valable ({reason}). Elle est refusée.',
    en: 'The signature of the partner over the text is not valid ({reason}). It was refused.',
  },
})
export const contentRefused = problem<{ readonly reason: string }>({
  code: 'protocol.content-refused',
  status: 422,
  text: {
    ar: 'مضمون هذه الرسالة لا يصح ({reason}). لم يُقبل منها شيء. راجع الشريك.',
    fr: 'Le contenu de ce message n’est pas valable ({reason}). Rien n’en a été retenu. Voyez avec le partenaire.',
    en: 'The content of this message is not valid ({reason}). Nothing of it was taken. Ask the partner.',
  },
})
export const documentDiffers = problem({
  code: 'protocol.document-differs',
  status: 422,
  text: {
    ar: 'الملف المطبوع المرفق ليس تنضيد هذا النص. لم يُقبل المقترح، فقد يقرأ أحدٌ غير ما يوقّعه.',
    fr: 'Le fichier composé joint n’est pas la mise en page de ce texte. La proposition est refusée : on pourrait lire autre chose que ce que l’on signe.',
    en: 'The typeset file that came along is not the typesetting of this text. The proposal was refused, as somebody might read other words than they sign.',
  },
})
export const keysUnknown = problem<{ readonly party: string }>({
  code: 'protocol.keys-unknown',
  status: 422,
  text: {
    ar: 'ملحق المفاتيح يذكر للطرف {party} مفاتيح غير التي نعرفها. لم يُقبل النص.',
    fr: 'L’annexe attribue à {party} des clés que nous ne connaissons pas. Le texte est refusé.',
    en: 'The annex names keys of {party} that are not those known here. The text was refused.',
  },
})
export const crossedProposals = problem<{ readonly version: number }>({
  code: 'protocol.crossed',
  status: 409,
  text: {
    ar: 'اقترح الطرفان النسخة {version} في الوقت نفسه بنصين مختلفين. اتفقا هاتفيًا على أيهما يبقى.',
    fr: 'Les deux parties ont proposé en même temps une version {version} différente. Convenez de vive voix de celle qui reste.',
    en: 'Both sides proposed a different version {version} at the same time. Agree by voice which of them stays.',
  },
})
export const notOurProtocol = problem({
  code: 'protocol.unknown-here',
  status: 422,
  text: {
    ar: 'هذه الرسالة عن بروتوكول لم يصل اقتراحه بعد. استورد رسائل الشريك بترتيبها.',
    fr: 'Ce message porte sur un protocole dont la proposition n’est pas encore arrivée. Importez les messages dans l’ordre.',
    en: 'This message is about a protocol whose proposal has not arrived yet. Import the messages in their order.',
  },
})
export const noticeTooShort = problem<{ readonly earliest: string }>({
  code: 'protocol.notice-too-short',
  status: 422,
  text: {
    ar: 'يشترط النص مهلة إشعار. أقرب يوم يمكن أن ينتهي فيه هو {earliest}.',
    fr: 'Le texte exige un préavis. Le premier jour possible est le {earliest}.',
    en: 'The text requires notice. The earliest day on which it can end is {earliest}.',
  },
})
export const otherOriginal = problem({
  code: 'protocol.other-original',
  status: 409,
  text: {
    ar: 'بصمة هذا المسح تختلف عن التي أشهد عليها الطرف الآخر. تأكدا من أنه الأصل نفسه.',
    fr: 'L’empreinte de ce scan diffère de celle attestée par l’autre partie. Vérifiez qu’il s’agit du même original.',
    en: 'The hash of this scan differs from the one the other party attested. Make sure it is the same original.',
  },
})
export const fileNotFound = problem({
  code: 'protocol.file-not-found',
  status: 422,
  text: {
    ar: 'لم يُعثر على الملف. ارفعه أولًا.',
    fr: 'Fichier introuvable. Téléversez-le d’abord.',
    en: 'The file was not found. Upload it first.',
  },
})
export const documentFailed = problem<{ readonly reason: string }>({
  code: 'protocol.document-failed',
  status: 503,
  text: {
    ar: 'تعذّر تنضيد النص الآن ({reason}). حاول بعد قليل؛ والنص نفسه محفوظ.',
    fr: 'Le texte n’a pas pu être composé ({reason}). Réessayez dans un instant ; le texte lui-même est conservé.',
    en: 'The text could not be typeset now ({reason}). Try again in a moment; the text itself is kept.',
  },
})
