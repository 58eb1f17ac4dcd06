/** The sentences of sharing rules, Arabic first; what stands in braces is a value, isolated before it is put in. */
import type {
  consentNeeds,
  dutyActs,
  dutyEvents,
  forbiddenActs,
  levels,
  onwardChoices,
  permittedActs,
} from './sharing-rule.ts'
import type { Words } from './words.ts'

/** `{for_to}`: the receiving party with the Arabic «لِ» grown onto its name. */
export const permitWords: { readonly [Act in (typeof permittedActs)[number]]: Words } = {
  use: {
    ar: 'بموجب {clause}، يجوز {for_to} الاطلاع على الحقول التالية واستعمالها: {fields}.',
    fr: 'Selon {clause}, {to} peut consulter et utiliser les champs suivants : {fields}.',
    en: 'Under {clause}, {to} may read and use the following fields: {fields}.',
  },
  publish: {
    ar: 'بموجب {clause}، يجوز {for_to} نشر الحقول التالية: {fields}.',
    fr: 'Selon {clause}, {to} peut publier les champs suivants : {fields}.',
    en: 'Under {clause}, {to} may publish the following fields: {fields}.',
  },
  submit_to_un: {
    ar: 'بموجب {clause}، يجوز {for_to} تقديم الحقول التالية إلى هيئات الأمم المتحدة: {fields}.',
    fr: 'Selon {clause}, {to} peut soumettre aux organes des Nations Unies les champs suivants : {fields}.',
    en: 'Under {clause}, {to} may submit the following fields to United Nations bodies: {fields}.',
  },
}

export const forbidWords: { readonly [Act in (typeof forbiddenActs)[number]]: Words } = {
  use: {
    ar: 'بموجب {clause}، يُحظر على {to} استعمال السجلات الواردة من {from} بأي وجه.',
    fr: 'Selon {clause}, {to} ne peut faire aucun usage des dossiers reçus de {from}.',
    en: 'Under {clause}, {to} may make no use at all of records received from {from}.',
  },
  distribute: {
    ar: 'بموجب {clause}، يُحظر على {to} نقل السجلات الواردة من {from} إلى أي جهة أخرى.',
    fr: 'Selon {clause}, {to} ne peut transmettre à un tiers les dossiers reçus de {from}.',
    en: 'Under {clause}, {to} may not pass records received from {from} to anyone else.',
  },
  publish: {
    ar: 'بموجب {clause}، يُحظر على {to} نشر السجلات الواردة من {from}.',
    fr: 'Selon {clause}, {to} ne peut publier les dossiers reçus de {from}.',
    en: 'Under {clause}, {to} may not publish records received from {from}.',
  },
  submit_to_un: {
    ar: 'بموجب {clause}، يُحظر على {to} تقديم السجلات الواردة من {from} إلى هيئات الأمم المتحدة.',
    fr: 'Selon {clause}, {to} ne peut soumettre aux organes des Nations Unies les dossiers reçus de {from}.',
    en: 'Under {clause}, {to} may not submit records received from {from} to United Nations bodies.',
  },
}

export const consentWords: { readonly [Need in (typeof consentNeeds)[number]]: Words } = {
  not_needed: {
    ar: 'ولا تُشترط موافقة شخص بعينه، على أن الموافقة المسحوبة أو المقيّدة تُحترم دائمًا.',
    fr: 'Aucun consentement individuel n’est requis ; un consentement retiré ou limité est toujours respecté.',
    en: 'No individual consent is required; a consent that was withdrawn or limited is always respected.',
  },
  partners: {
    ar: 'ويُشترط أن يكون كل شخص معني قد وافق على المشاركة مع المؤسسات الشريكة.',
    fr: 'Chaque personne concernée doit avoir consenti au partage avec les institutions partenaires.',
    en: 'Every person concerned must have consented to sharing with partner institutions.',
  },
  this_recipient: {
    ar: 'ويُشترط أن يكون كل شخص معني قد وافق على المشاركة مع {to} بالاسم.',
    fr: 'Chaque personne concernée doit avoir consenti au partage avec {to}, nommément.',
    en: 'Every person concerned must have consented to sharing with {to} by name.',
  },
  publication: {
    ar: 'ويُشترط أن يكون كل شخص معني قد وافق على النشر.',
    fr: 'Chaque personne concernée doit avoir consenti à la publication.',
    en: 'Every person concerned must have consented to publication.',
  },
}

export const onwardWords: { readonly [Choice in (typeof onwardChoices)[number]]: Words } = {
  no: {
    ar: 'ولا يجوز نقلها إلى أي جهة أخرى.',
    fr: 'Aucune transmission à un tiers n’est permise.',
    en: 'They may not be passed on to anyone else.',
  },
  with_consent: {
    ar: 'ولا يجوز نقلها إلى جهة أخرى إلا بموافقة الشخص المعني على ذلك.',
    fr: 'La transmission à un tiers exige que la personne concernée y ait consenti.',
    en: 'They may be passed on only where the person concerned has consented to that.',
  },
  yes: {
    ar: 'ويجوز نقلها إلى جهات أخرى.',
    fr: 'La transmission à des tiers est permise.',
    en: 'They may be passed on to others.',
  },
}

export const levelWords: { readonly [Level in (typeof levels)[number]]: Words } = {
  open: { ar: 'عادية', fr: 'ordinaire', en: 'ordinary' },
  limited: { ar: 'محدودة', fr: 'limitée', en: 'limited' },
  high: { ar: 'عالية', fr: 'élevée', en: 'high' },
  extreme: { ar: 'بالغة', fr: 'extrême', en: 'extreme' },
}

export const dutyWords: { readonly [Act in (typeof dutyActs)[number]]: Words } = {
  acknowledge_receipt: {
    ar: 'وعلى {to} الإقرار بالتسلّم {when}.',
    fr: '{to} accuse réception {when}.',
    en: '{to} acknowledges receipt {when}.',
  },
  delete: { ar: 'وعلى {to} الحذف {when}.', fr: '{to} efface les données {when}.', en: '{to} deletes the data {when}.' },
  inform: {
    ar: 'وعلى {to} إخطار {from} {when}.',
    fr: '{to} informe {from} {when}.',
    en: '{to} informs {from} {when}.',
  },
}

export const eventWords: { readonly [Event in (typeof dutyEvents)[number]]: Words } = {
  consent_withdrawn: { ar: 'سحب الموافقة', fr: 'le retrait du consentement', en: 'the withdrawal of consent' },
  recalled: { ar: 'طلب استرجاع السجل', fr: 'la demande de rappel du dossier', en: 'the recall of the record' },
  agreement_ended: { ar: 'انتهاء الاتفاق', fr: 'la fin de l’accord', en: 'the end of the agreement' },
  purpose_fulfilled: { ar: 'تحقّق الغرض', fr: 'la réalisation de la finalité', en: 'the fulfilment of the purpose' },
  onward_use: { ar: 'كل استعمال لاحق', fr: 'toute utilisation ultérieure', en: 'any onward use' },
}

export const clockWords = {
  fromTransfer: {
    ar: 'خلال {length} من تاريخ النقل',
    fr: 'dans un délai de {length} à compter du transfert',
    en: 'within {length} of the transfer',
  },
  fromEvent: {
    ar: 'خلال {length} من {event}',
    fr: 'dans un délai de {length} après {event}',
    en: 'within {length} of {event}',
  },
  atOnce: { ar: 'فور {event}', fr: 'dès {event}', en: 'upon {event}' },
} as const satisfies { readonly [name: string]: Words }

export const scopeWords = {
  records: {
    ar: 'ويسري ذلك على السجلات الواردة من {from} من صنف {classes}، ولأغراض {purposes} دون غيرها.',
    fr: 'Cela vaut pour les dossiers reçus de {from}, de catégorie {classes}, aux seules fins suivantes : {purposes}.',
    en: 'This holds for records received from {from} of the class {classes}, for these purposes only: {purposes}.',
  },
  sealed: {
    ar: 'وتُرسل الحقول التالية في ظرف مختوم لا يفتحه إلا {recipients}: {sealed}.',
    fr: 'Les champs suivants voyagent sous scellé et ne sont ouverts que par {recipients} : {sealed}.',
    en: 'The following fields travel sealed and are opened only by {recipients}: {sealed}.',
  },
  recipients: {
    ar: 'ولا يطّلع عليها إلا {recipients}.',
    fr: 'Seuls destinataires : {recipients}.',
    en: 'Only these recipients see them: {recipients}.',
  },
  areas: {
    ar: 'ويقتصر ذلك على ما وقع في {areas}.',
    fr: 'Limité aux lieux suivants : {areas}.',
    en: 'Limited to these places: {areas}.',
  },
  bases: {
    ar: 'ويُشترط أن يستند إلى {bases}.',
    fr: 'Le fondement juridique doit être : {bases}.',
    en: 'The legal basis must be: {bases}.',
  },
  ceiling: {
    ar: 'ولا يشمل ذلك ما تتجاوز حساسيته الدرجة «{level}».',
    fr: 'Rien de ce qui dépasse le niveau de sensibilité « {level} » n’est compris.',
    en: 'Nothing above the sensitivity level “{level}” is included.',
  },
  noCeiling: {
    ar: 'ويشمل ذلك كل درجات الحساسية.',
    fr: 'Tous les niveaux de sensibilité sont compris.',
    en: 'Every level of sensitivity is included.',
  },
  fromAt: { ar: 'ويبدأ ذلك في {date}.', fr: 'Applicable à partir du {date}.', en: 'It applies from {date}.' },
  untilAt: { ar: 'وينتهي في {date}.', fr: 'Applicable jusqu’au {date}.', en: 'It applies until {date}.' },
  retention: {
    ar: 'وتُحذف البيانات خلال {length} من تاريخ نقلها.',
    fr: 'Les données sont effacées dans un délai de {length} à compter du transfert.',
    en: 'The data are deleted within {length} of the transfer.',
  },
  noRetention: {
    ar: 'ولا يحدّد النص مدة للاحتفاظ بها.',
    fr: 'Le texte ne fixe pas de durée de conservation.',
    en: 'The text sets no time limit for keeping them.',
  },
  banClasses: {
    ar: 'ويسري الحظر على السجلات من صنف {classes}.',
    fr: 'L’interdiction vise les dossiers de catégorie {classes}.',
    en: 'The prohibition covers records of the class {classes}.',
  },
  banPurposes: {
    ar: 'ويسري الحظر لأغراض {purposes}.',
    fr: 'L’interdiction vise les fins suivantes : {purposes}.',
    en: 'The prohibition covers these purposes: {purposes}.',
  },
  banFields: {
    ar: 'ويقتصر الحظر على الحقول التالية: {fields}.',
    fr: 'L’interdiction se limite aux champs suivants : {fields}.',
    en: 'The prohibition is limited to these fields: {fields}.',
  },
  banFloor: {
    ar: 'ويسري الحظر على ما بلغت حساسيته الدرجة «{level}» فما فوق.',
    fr: 'L’interdiction vise ce qui atteint ou dépasse le niveau de sensibilité « {level} ».',
    en: 'The prohibition covers what is at or above the sensitivity level “{level}”.',
  },
  banRecipients: {
    ar: 'ويسري الحظر متى كان من بين المتلقين {recipients}.',
    fr: 'L’interdiction vaut dès que figure parmi les destinataires : {recipients}.',
    en: 'The prohibition holds as soon as one of the recipients is {recipients}.',
  },
} as const satisfies { readonly [name: string]: Words }
