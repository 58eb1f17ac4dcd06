/** Every kind of event that the log can hold, as data: PREMIS codes (id.loc.gov/vocabulary/preservation/eventType) and our own `room.verb`. */
import type { Language } from '../language/index.ts'

type Words = Readonly<Record<Language, string>>

/** Codes of PREMIS for what happens to an object that is kept. */
const premis = {
  cap: { ar: 'التقاط', fr: 'capture', en: 'capture' },
  ing: { ar: 'إيداع', fr: 'versement', en: 'ingestion' },
  mes: { ar: 'حساب البصمة الرقمية', fr: 'calcul d’empreinte', en: 'message digest calculation' },
  fix: { ar: 'فحص السلامة', fr: 'contrôle d’intégrité', en: 'fixity check' },
  dig: { ar: 'التحقق من التوقيع الرقمي', fr: 'validation de signature', en: 'digital signature validation' },
  vir: { ar: 'فحص الفيروسات', fr: 'recherche de virus', en: 'virus check' },
  rep: { ar: 'نسخ مطابق', fr: 'réplication', en: 'replication' },
  mig: { ar: 'تحويل الصيغة', fr: 'migration', en: 'migration' },
  nor: { ar: 'توحيد الصيغة', fr: 'normalisation', en: 'normalization' },
  val: { ar: 'تحقق من الصيغة', fr: 'validation', en: 'validation' },
  der: { ar: 'فك التشفير', fr: 'déchiffrement', en: 'decryption' },
  dea: { ar: 'إخراج من الحفظ', fr: 'sortie de collection', en: 'deaccession' },
  del: { ar: 'حذف', fr: 'suppression', en: 'deletion' },
} as const satisfies Readonly<Record<string, Words>>

/** What PREMIS has no code for. A room that records a new kind of event adds it here, in its three languages. */
const own = {
  redaction: { ar: 'حجب', fr: 'occultation', en: 'redaction' },
  'consent-change': { ar: 'تغيّر الموافقة', fr: 'changement de consentement', en: 'change of consent' },
  'transfer-out': { ar: 'نقل صادر', fr: 'transfert sortant', en: 'outgoing transfer' },
  'transfer-in': { ar: 'نقل وارد', fr: 'transfert entrant', en: 'incoming transfer' },
  'access-for-analysis': { ar: 'اطلاع لغرض التحليل', fr: 'accès pour analyse', en: 'access for analysis' },
  'access.refused': { ar: 'رفض طلب', fr: 'demande refusée', en: 'request refused' },
  'access.role-given': { ar: 'إسناد دور', fr: 'rôle attribué', en: 'role given' },
  'access.role-taken': { ar: 'سحب دور', fr: 'rôle retiré', en: 'role taken' },
  'access.grant-given': { ar: 'منح إذن اطّلاع', fr: 'autorisation accordée', en: 'grant given' },
  'access.grant-ended': { ar: 'إنهاء إذن اطّلاع', fr: 'autorisation retirée', en: 'grant ended' },
  'access.mode-changed': { ar: 'تغيير وضع الطوارئ', fr: 'mode d’urgence changé', en: 'emergency mode changed' },
  'identity.setup-completed': { ar: 'إتمام الإعداد', fr: 'configuration achevée', en: 'setup completed' },
  'identity.institution-created': { ar: 'تسمية المؤسسة', fr: 'institution créée', en: 'institution created' },
  'identity.institution-changed': { ar: 'تعديل المؤسسة', fr: 'institution modifiée', en: 'institution changed' },
  'identity.person-created': { ar: 'إضافة شخص', fr: 'personne ajoutée', en: 'person added' },
  'identity.person-changed': { ar: 'تعديل بيانات شخص', fr: 'personne modifiée', en: 'person changed' },
  'identity.session-opened': { ar: 'بدء جلسة', fr: 'session ouverte', en: 'session opened' },
  'identity.session-ended': { ar: 'انتهاء جلسة', fr: 'session terminée', en: 'session ended' },
  'identity.session-confirmed': { ar: 'تأكيد هوية', fr: 'identité confirmée', en: 'identity confirmed' },
  'identity.sign-in-refused': { ar: 'رفض تسجيل دخول', fr: 'connexion refusée', en: 'sign-in refused' },
  'identity.credential-added': { ar: 'إضافة وسيلة دخول', fr: 'moyen de connexion ajouté', en: 'credential added' },
  'identity.credential-removed': { ar: 'حذف وسيلة دخول', fr: 'moyen de connexion retiré', en: 'credential removed' },
  'identity.person-invited': { ar: 'دعوة شخص', fr: 'personne invitée', en: 'person invited' },
  'identity.person-removed': { ar: 'حذف شخص', fr: 'personne retirée', en: 'person removed' },
  'identity.enrolled': { ar: 'إتمام ضبط الدخول', fr: 'moyens de connexion en place', en: 'credentials set' },
  'identity.invitation-opened': { ar: 'فتح دعوة', fr: 'invitation ouverte', en: 'invitation opened' },
  'identity.invitation-ended': { ar: 'إنهاء دعوة', fr: 'invitation close', en: 'invitation ended' },
  'keys.generated': { ar: 'توليد مفاتيح', fr: 'clés créées', en: 'keys generated' },
  'keys.rotated': { ar: 'تبديل مفتاح', fr: 'clé remplacée', en: 'key rotated' },
  'partners.invitation-made': { ar: 'إعداد دعوة', fr: 'invitation établie', en: 'invitation made' },
  'partners.added': { ar: 'إضافة شريك', fr: 'partenaire ajouté', en: 'partner added' },
  'partners.confirmed': { ar: 'تأكيد شريك', fr: 'partenaire confirmé', en: 'partner confirmed' },
  'partners.excluded': { ar: 'استبعاد شريك', fr: 'partenaire exclu', en: 'partner excluded' },
  'partners.changed': { ar: 'تعديل بيانات شريك', fr: 'partenaire modifié', en: 'partner changed' },
  'exchange.sent': { ar: 'إعداد رسالة موقّعة', fr: 'message signé', en: 'message signed' },
  'exchange.moved': { ar: 'تسليم رسالة', fr: 'message remis', en: 'message handed over' },
  'exchange.received': { ar: 'استلام رسالة', fr: 'message reçu', en: 'message received' },
  'exchange.refused': { ar: 'رفض ملف وارد', fr: 'fichier refusé', en: 'file refused' },
  'protocol.drafted': { ar: 'فتح مسودة بروتوكول', fr: 'projet de protocole ouvert', en: 'protocol draft opened' },
  'protocol.changed': { ar: 'تعديل مسودة', fr: 'projet modifié', en: 'draft changed' },
  'protocol.commented': { ar: 'تعليق على مادة', fr: 'commentaire', en: 'comment on a clause' },
  'protocol.proposed': { ar: 'اقتراح نص', fr: 'texte proposé', en: 'text proposed' },
  'protocol.approved': { ar: 'الموافقة على نص', fr: 'texte approuvé', en: 'text approved' },
  'protocol.rejected': { ar: 'رفض نص', fr: 'texte rejeté', en: 'text rejected' },
  'protocol.agreed': { ar: 'اكتمال الاتفاق على النص', fr: 'texte arrêté', en: 'text agreed' },
  'protocol.signature': { ar: 'توقيع طرف', fr: 'signature d’une partie', en: 'signature of a party' },
  'protocol.signed': { ar: 'اكتمال التوقيعات', fr: 'protocole signé', en: 'protocol signed' },
  'protocol.attested': { ar: 'الإشهاد على الأصل الورقي', fr: 'original papier attesté', en: 'paper original attested' },
  'protocol.suspended': { ar: 'تعليق المشاركة', fr: 'partage suspendu', en: 'sharing suspended' },
  'protocol.resumed': { ar: 'استئناف المشاركة', fr: 'partage repris', en: 'sharing resumed' },
  'protocol.terminated': { ar: 'إشعار بالإنهاء', fr: 'dénonciation', en: 'notice of termination' },
  'protocol.reviewed': { ar: 'استعراض التنفيذ', fr: 'bilan d’exécution', en: 'review of what was done' },
  'protocol.archived': { ar: 'حفظ بروتوكول منتهٍ', fr: 'protocole archivé', en: 'protocol archived' },
  'protocol.calendar': { ar: 'عنوان تقويم شخصي', fr: 'adresse d’agenda personnelle', en: 'personal calendar address' },
  'log.exported': { ar: 'تصدير السجل', fr: 'registre exporté', en: 'log exported' },
  'log.verified': { ar: 'التحقق من السجل', fr: 'registre vérifié', en: 'log verified' },
  'log.opening-erased': {
    ar: 'محو تفاصيل قيود',
    fr: 'détails d’inscriptions effacés',
    en: 'details of entries erased',
  },
} as const satisfies Readonly<Record<string, Words>>

/** Every type of event with its name in three languages. */
export const eventTypes = { ...premis, ...own } as const

export type EventType = keyof typeof eventTypes

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventTypes, type)
