/** The words that a dossier brings of itself, in its own language; everything else in it is a record. */
import type { Part } from './choices.ts'

type Words = { readonly ar: string; readonly fr: string; readonly en: string }

export const partTitles: Readonly<Record<Part, Words>> = {
  summary: { ar: 'ملخص الملف', fr: 'Résumé du dossier', en: 'Summary of the case' },
  chronology: { ar: 'تسلسل الأحداث', fr: 'Chronologie des événements', en: 'Chronology of events' },
  persons: { ar: 'الأشخاص برموزهم', fr: 'Personnes, par leur code', en: 'Persons, by code' },
  acts: { ar: 'الأفعال وتفاصيلها', fr: 'Actes et précisions', en: 'Acts and their details' },
  perpetrators: { ar: 'مرتكبو الأفعال المزعومون', fr: 'Auteurs présumés', en: 'Alleged perpetrators' },
  information: {
    ar: 'المعلومات ودرجتاها',
    fr: 'Informations et leurs deux cotes',
    en: 'Information and its two grades',
  },
  findings: { ar: 'الاستنتاجات', fr: 'Constatations', en: 'Findings' },
  evidence: { ar: 'الأدلة وحيازتها', fr: 'Éléments de preuve et conservation', en: 'Evidence and its custody' },
  protection: { ar: 'المخاطر والحماية', fr: 'Risques et protection', en: 'Risk and protection' },
  decisions: { ar: 'تاريخ القرارات', fr: 'Historique des décisions', en: 'History of decisions' },
}

export const words = {
  title: { ar: 'ملف موثَّق', fr: 'Dossier documenté', en: 'Case dossier' },
  restricted: { ar: 'مقيَّد', fr: 'Diffusion restreinte', en: 'Restricted' },
  purpose: { ar: 'الغرض', fr: 'Objet', en: 'Purpose' },
  recipient: { ar: 'الجهة', fr: 'Destinataire', en: 'Recipient' },
  ownUse: {
    ar: 'لاستعمال المؤسسة وحدها.',
    fr: 'Pour le seul usage de l’institution.',
    en: 'For the institution’s own use alone.',
  },
  pseudonyms: {
    ar: 'يُسمّى كل شخص برمزه وحده. وليس في هذه الوثيقة شيء من المعلومات المختومة.',
    fr: 'Chaque personne est désignée par son seul code. Ce document ne contient aucune information scellée.',
    en: 'Every person is named by a code alone. Nothing that is sealed is in this document.',
  },
  none: { ar: 'لا شيء مسجل.', fr: 'Rien n’est consigné.', en: 'Nothing is recorded.' },
  field: { ar: 'البند', fr: 'Rubrique', en: 'Item' },
  value: { ar: 'القيمة', fr: 'Contenu', en: 'Content' },
  date: { ar: 'التاريخ', fr: 'Date', en: 'Date' },
  code: { ar: 'الرمز', fr: 'Code', en: 'Code' },
  event: { ar: 'الحدث', fr: 'Événement', en: 'Event' },
  place: { ar: 'المكان', fr: 'Lieu', en: 'Place' },
  act: { ar: 'الفعل', fr: 'Acte', en: 'Act' },
  perpetrator: { ar: 'مرتكب الفعل المزعوم', fr: 'Auteur présumé', en: 'Alleged perpetrator' },
  degree: { ar: 'درجة التورّط', fr: 'Degré d’implication', en: 'Degree of involvement' },
  reliability: { ar: 'موثوقية المصدر', fr: 'Fiabilité de la source', en: 'Reliability of the source' },
  credibility: { ar: 'مصداقية المعلومة', fr: 'Crédibilité de l’information', en: 'Credibility of the information' },
  counts: { ar: 'الأعداد', fr: 'Décomptes', en: 'Counts' },
  number: { ar: 'العدد', fr: 'Nombre', en: 'Number' },
  events: { ar: 'أحداث', fr: 'Événements', en: 'Events' },
  undated: { ar: 'أحداث لا يُعرف تاريخها', fr: 'Événements sans date connue', en: 'Events of unknown date' },
  acts: { ar: 'أفعال', fr: 'Actes', en: 'Acts' },
  victims: { ar: 'ضحايا مسجلون', fr: 'Victimes consignées', en: 'Victims recorded' },
  affected: { ar: 'المتضررون كما ذُكروا', fr: 'Personnes touchées, selon les récits', en: 'Affected, as stated' },
  affectedUnknown: {
    ar: 'أحداث لا يُعرف عدد المتضررين فيها',
    fr: 'Événements dont le nombre de personnes touchées est inconnu',
    en: 'Events whose number of affected is unknown',
  },
  unknownPerpetrators: {
    ar: 'حالات تورّط لا يُعرف مرتكبها',
    fr: 'Implications dont l’auteur est inconnu',
    en: 'Involvements whose perpetrator is unknown',
  },
  unknown: { ar: 'غير معروف', fr: 'inconnu', en: 'unknown' },
  notSeen: {
    ar: 'سجل لا يحق للمعدّ الاطلاع عليه',
    fr: 'fiche non accessible à l’auteur du dossier',
    en: 'a record that its maker may not see',
  },
  notGraded: { ar: 'بلا درجة', fr: 'non coté', en: 'not graded' },
  yes: { ar: 'نعم', fr: 'oui', en: 'yes' },
  no: { ar: 'لا', fr: 'non', en: 'no' },
  about: { ar: 'حوالي ', fr: 'vers ', en: 'about ' },
  from: { ar: 'من ', fr: 'de ', en: 'from ' },
  to: { ar: ' إلى ', fr: ' à ', en: ' to ' },
  since: { ar: 'منذ ', fr: 'depuis ', en: 'since ' },
  until: { ar: 'إلى غاية ', fr: 'jusqu’à ', en: 'until ' },
  atLeast: { ar: 'على الأقل ', fr: 'au moins ', en: 'at least ' },
  atMost: { ar: 'على الأكثر ', fr: 'au plus ', en: 'at most ' },
  asTold: { ar: ' · كما رُوي: ', fr: ' · tel que rapporté : ', en: ' · as told: ' },
  status: { ar: 'الوضع', fr: 'État', en: 'Status' },
  standard: { ar: 'معيار الإثبات', fr: 'Norme de preuve', en: 'Standard of proof' },
  standardSource: { ar: 'مصدر المعيار', fr: 'Source de la norme', en: 'Source of the standard' },
  outcome: { ar: 'النتيجة', fr: 'Conclusion', en: 'Outcome' },
  reasons: { ar: 'الأسباب', fr: 'Motifs', en: 'Reasons' },
  decidedOn: { ar: 'تاريخ القرار', fr: 'Date de la décision', en: 'Decided on' },
  deciders: { ar: 'من وافق', fr: 'Personnes d’accord', en: 'People who agreed' },
  dissents: { ar: 'من خالف', fr: 'Avis dissidents', en: 'People who dissented' },
  corroboration: {
    ar: 'مصادر مستقلة مؤيدة',
    fr: 'Sources indépendantes concordantes',
    en: 'Independent sources in support',
  },
  seal: { ar: 'بصمة الاستنتاج', fr: 'Empreinte de la constatation', en: 'Hash of the finding' },
  ladder: {
    ar: 'سلّم معايير الإثبات، من أدناها',
    fr: 'Échelle des normes de preuve, de la plus basse à la plus haute',
    en: 'The ladder of proof, lowest first',
  },
  unconfirmed: {
    ar: '° ترتيب السلّم وصياغته غير مؤكدين من مصدر قُرئ. ارجع إلى ولاية المؤسسة قبل الاحتجاج بهما.',
    fr: '° Ni l’ordre ni la formulation de cette échelle ne sont confirmés par une source lue. Reportez-vous au mandat de l’institution avant de vous y appuyer.',
    en: '° Neither the order nor the wording of this ladder is confirmed by a source that was read. See the institution’s mandate before relying on them.',
  },
  item: { ar: 'العنصر', fr: 'Élément', en: 'Item' },
  type: { ar: 'النوع', fr: 'Type', en: 'Type' },
  bytes: { ar: 'الحجم بالبايت', fr: 'Taille en octets', en: 'Size in bytes' },
  step: { ar: 'القيد', fr: 'Mention', en: 'Entry' },
  action: { ar: 'ما جرى', fr: 'Opération', en: 'What was done' },
  verify: { ar: 'التحقق من البصمات باليد', fr: 'Vérifier les empreintes à la main', en: 'Checking the hashes by hand' },
  verifyText: {
    ar: 'شغّل الأمر التالي على الملف في أي حاسوب، وقارن ما يطبعه بالبصمة المطبوعة هنا حرفًا بحرف، دون المسافات:',
    fr: 'Exécutez la commande suivante sur le fichier, sur n’importe quel ordinateur, et comparez caractère par caractère, sans les espaces, avec l’empreinte imprimée ici :',
    en: 'Run the following command on the file on any computer, and compare what it prints with the hash printed here, character by character, without the spaces:',
  },
  person: { ar: 'الشخص', fr: 'Personne', en: 'Person' },
  likelihood: { ar: 'الاحتمال (من 1 إلى 5)', fr: 'Probabilité (1 à 5)', en: 'Likelihood (1 to 5)' },
  impact: { ar: 'الأثر (من 1 إلى 5)', fr: 'Gravité (1 à 5)', en: 'Impact (1 to 5)' },
  reviewOn: { ar: 'تاريخ المراجعة', fr: 'Date de réexamen', en: 'Review date' },
  measures: { ar: 'تدابير منجزة', fr: 'Mesures prises', en: 'Measures done' },
  measuresOpen: { ar: 'تدابير لم تُنجز', fr: 'Mesures en attente', en: 'Measures not done' },
  decision: { ar: 'القرار', fr: 'Décision', en: 'Decision' },
} as const satisfies Readonly<Record<string, Words>>

export const standardWords: Readonly<Record<string, Words>> = {
  reasonable_suspicion: { ar: 'شبهة معقولة', fr: 'soupçon raisonnable', en: 'reasonable suspicion' },
  reasonable_grounds: {
    ar: 'أسباب معقولة للاعتقاد',
    fr: 'motifs raisonnables de croire',
    en: 'reasonable grounds to believe',
  },
  balance: { ar: 'رجحان الاحتمالات', fr: 'prépondérance des probabilités', en: 'balance of probabilities' },
  clear_convincing: {
    ar: 'أدلة واضحة ومقنعة',
    fr: 'preuve claire et convaincante',
    en: 'clear and convincing evidence',
  },
  beyond_doubt: { ar: 'بما لا يدع مجالًا لشك معقول', fr: 'au-delà du doute raisonnable', en: 'beyond reasonable doubt' },
}

export const statusWords: Readonly<Record<string, Words>> = {
  unverified: { ar: 'لم يُتحقق منه', fr: 'non vérifié à ce jour', en: 'not looked into yet' },
  under_verification: { ar: 'قيد التحقق', fr: 'en cours de vérification', en: 'under verification' },
  verified: { ar: 'ثابت', fr: 'vérifié', en: 'verified' },
  partly_verified: { ar: 'ثابت جزئيًا', fr: 'vérifié en partie', en: 'partly verified' },
  not_verified: { ar: 'غير ثابت', fr: 'non établi', en: 'not verified' },
  withdrawn: { ar: 'مسحوب', fr: 'retiré', en: 'withdrawn' },
}

export const outcomeWords: Readonly<Record<string, Words>> = {
  violation: { ar: 'انتهاك', fr: 'violation', en: 'violation' },
  similar: { ar: 'فعل مماثل', fr: 'fait assimilé', en: 'similar act' },
  no_violation: { ar: 'ليس انتهاكًا', fr: 'pas de violation', en: 'no violation' },
}

export const actionWords: Readonly<Record<string, Words>> = {
  collect: { ar: 'جمع', fr: 'collecte', en: 'collected' },
  receive: { ar: 'استلام', fr: 'réception', en: 'received' },
  hash: { ar: 'احتساب البصمة', fr: 'calcul de l’empreinte', en: 'hashed' },
  copy: { ar: 'نسخ', fr: 'copie', en: 'copied' },
  view: { ar: 'اطلاع', fr: 'consultation', en: 'viewed' },
  transfer: { ar: 'تسليم', fr: 'remise', en: 'handed over' },
  return: { ar: 'إرجاع', fr: 'retour', en: 'returned' },
  derive: { ar: 'اشتقاق نسخة عمل', fr: 'copie de travail', en: 'working copy made' },
  redact: { ar: 'حجب في نسخة', fr: 'caviardage d’une copie', en: 'redacted in a copy' },
  fixity: { ar: 'إعادة التحقق من البصمة', fr: 'vérification de l’empreinte', en: 'hash checked again' },
  timestamp: { ar: 'ختم زمني', fr: 'horodatage', en: 'time-stamped' },
}

export const absenceWords: Readonly<Record<string, Words>> = {
  unknown: { ar: 'غير معروف', fr: 'inconnu', en: 'unknown' },
  not_applicable: { ar: 'لا ينطبق', fr: 'sans objet', en: 'not applicable' },
  not_asked: { ar: 'لم يُسأل عنه', fr: 'non demandé', en: 'not asked' },
  withheld: { ar: 'حُجب', fr: 'non communiqué', en: 'withheld' },
}

export const purposeWords: Readonly<Record<string, Words>> = {
  share_body: { ar: 'مشاركة مع جهة مسماة', fr: 'partage avec un organisme nommé', en: 'share with a named body' },
  un_to_state: {
    ar: 'إجراء أممي تُرسل فيه الرسالة إلى الحكومة',
    fr: 'procédure des Nations Unies, lettre transmise au gouvernement',
    en: 'United Nations procedure, letter that goes to the Government',
  },
  un_public: {
    ar: 'تقرير أممي علني',
    fr: 'rapport public des Nations Unies',
    en: 'public report of the United Nations',
  },
  disclose_to_state: {
    ar: 'كشف الهوية للدولة في إجراء تعاهدي',
    fr: 'divulgation à l’État dans une procédure conventionnelle',
    en: 'disclosure to the State in a treaty procedure',
  },
  refer: { ar: 'إحالة إلى جهة مسماة', fr: 'orientation vers un organisme nommé', en: 'referral to a named body' },
}

/** Why a person does not allow that it leaves. */
export const reasonWords: Readonly<Record<string, Words>> = {
  not_given: { ar: 'لم تُسجَّل موافقة على هذا', fr: 'aucun consentement consigné', en: 'no consent recorded for this' },
  no: { ar: 'رفض هذا الاستعمال', fr: 'usage refusé', en: 'this use was refused' },
  not_asked: { ar: 'لم يُسأل عنه', fr: 'question non posée', en: 'was not asked' },
  ended: { ar: 'انتهت مدة الموافقة', fr: 'consentement expiré', en: 'the consent has ended' },
  of_age: { ar: 'بلغ سن الرشد وانتهت موافقة وليه', fr: 'personne devenue majeure', en: 'came of age' },
  withdrawn: { ar: 'سحب موافقته', fr: 'consentement retiré', en: 'the consent was withdrawn' },
}
