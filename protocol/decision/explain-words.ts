/** What a person reads of a decision: a sentence for every denial code and every reason to withhold a field. */
import type { Words } from '../machine/index.ts'
import type { DenialCode, WithheldCode } from './model.ts'

/** `{term}` is the name of what the reason is about, `{clause}` the clause that decided. */
export const denialWords: { readonly [Code in DenialCode]: Words } = {
  unsigned: {
    ar: 'لم يوقّع الاتفاقَ كلُّ أطرافه، فلا يُبنى عليه شيء.',
    fr: 'L’accord n’est pas signé par toutes les parties ; rien ne peut s’appuyer sur lui.',
    en: 'The agreement is not signed by all its parties, so nothing can rest on it.',
  },
  'signature-invalid': {
    ar: 'توقيع على هذا الاتفاق لا يطابق نصه أو مفاتيحه.',
    fr: 'Une signature de cet accord ne correspond pas à son texte ou à ses clés.',
    en: 'A signature under this agreement does not match its text or its keys.',
  },
  'not-yet-in-force': {
    ar: 'لم يدخل الاتفاق حيّز النفاذ بعد.',
    fr: 'L’accord n’est pas encore en vigueur.',
    en: 'The agreement is not yet in force.',
  },
  suspended: {
    ar: 'علّقت المؤسسة المرسلة مشاركتها.',
    fr: 'L’institution expéditrice a suspendu ses envois.',
    en: 'The sending institution has suspended its sharing.',
  },
  expired: {
    ar: 'انقضت مدة الاتفاق.',
    fr: 'La durée de l’accord est écoulée.',
    en: 'The term of the agreement has passed.',
  },
  terminated: {
    ar: 'انتهى العمل بالاتفاق أو حلّ محلّه نص آخر.',
    fr: 'L’accord a été dénoncé ou remplacé.',
    en: 'The agreement was ended or replaced.',
  },
  'key-invalid': {
    ar: 'لم يكن مفتاح أحد التوقيعات صالحًا يوم التوقيع.',
    fr: 'La clé d’une des signatures n’était pas valable au moment de signer.',
    en: 'The key of a signature was not valid when it signed.',
  },
  'framework-mismatch': {
    ar: 'لا يتبع هذا الاتفاق الخاص الاتفاقَ الإطاري المعروض.',
    fr: 'Cet accord de jeu de données ne relève pas de l’accord-cadre présenté.',
    en: 'This dataset agreement does not belong to the framework presented.',
  },
  'wider-than-framework': {
    ar: 'يسمح الاتفاق الخاص بأكثر مما يسمح به الاتفاق الإطاري.',
    fr: 'L’accord de jeu de données permet plus que l’accord-cadre.',
    en: 'The dataset agreement allows more than its framework.',
  },
  'class-not-covered': {
    ar: 'لا يشمل الاتفاق سجلات من صنف {term}.',
    fr: 'L’accord ne couvre pas les dossiers de catégorie {term}.',
    en: 'The agreement does not cover records of the class {term}.',
  },
  prohibited: { ar: 'هذا محظور بموجب {clause}.', fr: 'Interdit par {clause}.', en: 'This is prohibited by {clause}.' },
  'no-permission': {
    ar: 'لا يسمح أي نص في الاتفاق بذلك: {term}.',
    fr: 'Aucune disposition de l’accord ne le permet : {term}.',
    en: 'Nothing in the agreement permits this: {term}.',
  },
  'constraint-false': {
    ar: 'لم يتحقق شرط من شروط {clause}: {term}.',
    fr: 'Une condition n’est pas remplie, selon {clause} : {term}.',
    en: 'A condition of {clause} is not met: {term}.',
  },
  'unknown-term': {
    ar: 'ورد لفظ لا يعرفه النظام، فلا يُسمح بشيء: {term}.',
    fr: 'Un terme est inconnu, rien n’est donc permis : {term}.',
    en: 'A term is not known, so nothing is permitted: {term}.',
  },
  'fact-missing': {
    ar: 'تنقص معلومة لا يمكن البت دونها: {term}.',
    fr: 'Il manque un élément sans lequel on ne peut décider : {term}.',
    en: 'Something is missing without which nothing can be decided: {term}.',
  },
  'consent-missing': {
    ar: 'لم يُبدِ شخص معني موافقته.',
    fr: 'Une personne concernée n’a pas donné son consentement.',
    en: 'A person concerned has not given consent.',
  },
  'consent-withdrawn': {
    ar: 'سحب شخص معني موافقته.',
    fr: 'Une personne concernée a retiré son consentement.',
    en: 'A person concerned has withdrawn consent.',
  },
  'consent-ended': {
    ar: 'انقضت مدة موافقة شخص معني.',
    fr: 'Le consentement d’une personne concernée a pris fin.',
    en: 'The consent of a person concerned has ended.',
  },
  'consent-scope': {
    ar: 'لا تشمل موافقة شخص معني هذا المتلقي أو هذا الغرض: {term}.',
    fr: 'Le consentement d’une personne concernée ne couvre pas ce destinataire ou cette finalité : {term}.',
    en: 'The consent of a person concerned does not cover this recipient or purpose: {term}.',
  },
  'nothing-to-disclose': {
    ar: 'لا يبقى حقل واحد يجوز إطلاع الشريك عليه.',
    fr: 'Il ne reste aucun champ que le partenaire puisse voir.',
    en: 'No field is left that the partner may see.',
  },
}

export const withheldWords: { readonly [Code in WithheldCode]: Words } = {
  'not-in-set': {
    ar: 'لن يرى {fields}: لا تفتحها أي مادة.',
    fr: 'Il ne verra pas {fields} : aucune disposition ne les ouvre.',
    en: 'They will not see {fields}: no article opens them.',
  },
  'by-consent': {
    ar: 'لن يرى {fields}: لا تشملها موافقة الشخص المعني.',
    fr: 'Il ne verra pas {fields} : le consentement de la personne ne s’y étend pas.',
    en: 'They will not see {fields}: the person’s consent does not extend to them.',
  },
  'too-sensitive': {
    ar: 'لن يرى {fields}: تتجاوز حساسيتها ما يسمح به النص.',
    fr: 'Il ne verra pas {fields} : leur sensibilité dépasse ce que le texte permet.',
    en: 'They will not see {fields}: they are more sensitive than the text allows.',
  },
  prohibited: {
    ar: 'لن يرى {fields}: ذلك محظور بموجب {clause}.',
    fr: 'Il ne verra pas {fields} : {clause} l’interdit.',
    en: 'They will not see {fields}: {clause} prohibits it.',
  },
  sealed: {
    ar: 'لن يرى {fields}: هي مختومة ولا تُرسل إلا إلى متلقين معيّنين بأسمائهم.',
    fr: 'Il ne verra pas {fields} : ils sont scellés et ne vont qu’à des destinataires nommés.',
    en: 'They will not see {fields}: they are sealed and go only to named recipients.',
  },
}

export const permitWords = {
  preview: {
    ar: 'هذه معاينة لنص لم يوقَّع بعد.',
    fr: 'Aperçu d’un texte qui n’est pas encore signé.',
    en: 'This is a preview of a text that is not signed yet.',
  },
  denied: { ar: 'لن يرى الشريك شيئًا.', fr: 'Le partenaire ne verra rien.', en: 'The partner will see nothing.' },
  seen: {
    ar: 'سيرى الشريك {fields}، بموجب {clause}.',
    fr: 'Le partenaire verra {fields}, selon {clause}.',
    en: 'The partner will see {fields}, under {clause}.',
  },
  sealed: {
    ar: 'وستصل {fields} مختومة إلى {recipients} دون غيرهم، بموجب {clause}.',
    fr: '{fields} parviendront sous scellé à {recipients} seulement, selon {clause}.',
    en: '{fields} will reach only {recipients}, sealed, under {clause}.',
  },
  due: {
    ar: '{duty}: في أجل أقصاه {date}، بموجب {clause}.',
    fr: '{duty} : au plus tard le {date}, selon {clause}.',
    en: '{duty}: by {date}, under {clause}.',
  },
  onEvent: {
    ar: '{duty}: عند {event}، بموجب {clause}.',
    fr: '{duty} : lors de l’événement « {event} », selon {clause}.',
    en: '{duty}: upon {event}, under {clause}.',
  },
} as const satisfies { readonly [name: string]: Words }

/** Terms of the profile and of the facts as a reason names them. */
export const termWords: { readonly [term: string]: Words } = {
  'odrl:dateTime': { ar: 'المدة', fr: 'la période', en: 'the period' },
  'odrl:purpose': { ar: 'الغرض', fr: 'la finalité', en: 'the purpose' },
  'odrl:recipient': { ar: 'المتلقي', fr: 'le destinataire', en: 'the recipient' },
  'odrl:spatial': { ar: 'المكان', fr: 'le lieu', en: 'the place' },
  recordClass: { ar: 'صنف السجل', fr: 'la catégorie du dossier', en: 'the record class' },
  sensitivity: { ar: 'درجة الحساسية', fr: 'la sensibilité', en: 'the sensitivity' },
  legalBasis: { ar: 'السند القانوني', fr: 'le fondement juridique', en: 'the legal basis' },
  legal_basis: { ar: 'السند القانوني', fr: 'le fondement juridique', en: 'the legal basis' },
  recipients: { ar: 'المتلقون', fr: 'les destinataires', en: 'the recipients' },
  area: { ar: 'المكان', fr: 'le lieu', en: 'the place' },
  use: { ar: 'الاستعمال', fr: 'l’utilisation', en: 'use' },
  'odrl:distribute': { ar: 'النقل إلى جهة أخرى', fr: 'la transmission à un tiers', en: 'passing on' },
  publish: { ar: 'النشر', fr: 'la publication', en: 'publication' },
  submitToUN: {
    ar: 'التقديم إلى الأمم المتحدة',
    fr: 'la soumission aux Nations Unies',
    en: 'submission to the United Nations',
  },
  acknowledgeReceipt: { ar: 'الإقرار بالتسلّم', fr: 'Accusé de réception', en: 'Acknowledgement of receipt' },
  'odrl:delete': { ar: 'الحذف', fr: 'Effacement', en: 'Deletion' },
  'odrl:inform': { ar: 'الإخطار', fr: 'Information', en: 'Notification' },
  consentWithdrawn: { ar: 'سحب الموافقة', fr: 'retrait du consentement', en: 'the withdrawal of consent' },
  recalled: { ar: 'طلب استرجاع السجل', fr: 'rappel du dossier', en: 'the recall of the record' },
  agreementEnded: { ar: 'انتهاء الاتفاق', fr: 'fin de l’accord', en: 'the end of the agreement' },
  purposeFulfilled: { ar: 'تحقّق الغرض', fr: 'réalisation de la finalité', en: 'the fulfilment of the purpose' },
  onwardUse: { ar: 'كل استعمال لاحق', fr: 'utilisation ultérieure', en: 'any onward use' },
}
