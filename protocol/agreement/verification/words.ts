/** What the verifier of agreements says, in three languages; details are put in isolated. */
import { isolate, type Language } from '../../../foundation/language/index.ts'
import type { VerificationCode } from '../../machine/index.ts'

type Words = { readonly [L in Language]: string }
export type FindingCode =
  | VerificationCode
  | 'file-unreadable'
  | 'file-not-canonical'
  | 'text-differs'
  | 'text-unsigned'
  | 'clauses-differ'
  | 'document-missing'
  | 'document-differs'

const changed: Words = {
  ar: 'تغيّرت الصيغة الآلية (القواعد أو الأطراف أو المفاتيح أو المدة) عند {place}.',
  fr: 'La forme machine (règles, parties, clés ou durée) a été altérée à {place}.',
  en: 'The machine form (rules, parties, keys or term) was changed at {place}.',
}
const signature: Words = {
  ar: 'التوقيع عند {place} غير صحيح ({about}).',
  fr: 'La signature à {place} n’est pas valable ({about}).',
  en: 'The signature at {place} is not valid ({about}).',
}
const key: Words = {
  ar: 'مفتاح لا يصلح للتوقيع عند {place} ({about}).',
  fr: 'Une clé ne peut servir à signer à {place} ({about}).',
  en: 'A key cannot serve to sign at {place} ({about}).',
}

const findings: { readonly [C in FindingCode]: Words } = {
  'file-unreadable': {
    ar: 'ليس هذا ملف اتفاق سليمًا: {about} عند {place}.',
    fr: 'Ce n’est pas un fichier d’accord valide : {about} à {place}.',
    en: 'This is not a valid agreement file: {about} at {place}.',
  },
  'file-not-canonical': {
    ar: 'بايتات الملف ليست كما كُتبت، وإن بقي المعنى.',
    fr: 'Les octets du fichier ne sont pas ceux d’origine, même si le sens demeure.',
    en: 'The bytes of the file are not as they were written, even where the meaning is the same.',
  },
  'text-differs': {
    ar: 'النص باللغة {about} ليس النص الموقّع.',
    fr: 'Le texte dans la langue {about} n’est pas celui qui a été signé.',
    en: 'The text in the language {about} is not the one that was signed.',
  },
  'text-unsigned': {
    ar: 'في الملف نص باللغة {about} لا يشمله أي توقيع.',
    fr: 'Le fichier contient un texte dans la langue {about} qu’aucune signature ne couvre.',
    en: 'The file holds a text in the language {about} that no signature covers.',
  },
  'clauses-differ': {
    ar: 'مواد الملف ليست المواد الموقّعة، ابتداء من {place}.',
    fr: 'Les clauses du fichier ne sont pas celles signées, à partir de {place}.',
    en: 'The clauses of the file are not those that were signed, from {place} on.',
  },
  'document-missing': {
    ar: 'الملف المطبوع الذي وقّعته الأطراف (PDF) ليس في هذا الملف. أعطه بالخيار --document.',
    fr: 'Le texte composé que les parties ont signé (PDF) n’est pas dans ce fichier. Donnez-le avec --document.',
    en: 'The typeset text that the parties signed (PDF) is not in this file. Give it with --document.',
  },
  'document-differs': {
    ar: 'الملف المطبوع (PDF) عند {place} ليس الذي وُقّع: بصمته {about}.',
    fr: 'Le texte composé (PDF) à {place} n’est pas celui qui a été signé : son empreinte est {about}.',
    en: 'The typeset text (PDF) at {place} is not the one that was signed: its hash is {about}.',
  },
  'mandate-not-valid': {
    ar: 'توقيع خارج مدة تفويض من وقّع عن {about}، عند {place}.',
    fr: 'Une signature pour {about} hors de la validité des pouvoirs du signataire, à {place}.',
    en: 'A signature for {about} outside the mandate of its signatory, at {place}.',
  },
  'jws-malformed': signature,
  'payload-not-base64url': changed,
  'header-malformed': signature,
  'algorithm-refused': signature,
  'type-refused': signature,
  'signature-malformed': signature,
  'key-missing': key,
  'key-ambiguous': key,
  'party-unknown': key,
  'payload-not-json': changed,
  'payload-not-canonical': changed,
  'differs-from-shown': changed,
  'document-invalid': changed,
  'other-framework': changed,
  'kid-not-thumbprint': key,
  'key-not-in-annex': {
    ar: 'توقيع بمفتاح ليس في ملحق المفاتيح ({about}).',
    fr: 'Signature par une clé absente de l’annexe ({about}).',
    en: 'A signature by a key that is not in the annex ({about}).',
  },
  'key-of-other-use': key,
  'key-outside-validity': key,
  'signature-invalid': signature,
  'signature-repeated': {
    ar: 'توقيع مكرر عند {place} ({about}).',
    fr: 'Signature répétée à {place} ({about}).',
    en: 'A signature stands twice at {place} ({about}).',
  },
  'signature-not-required': key,
  'signature-missing': {
    ar: 'ينقص توقيع {about}. لا يلزم الاتفاق أحدًا قبل توقيع الجميع.',
    fr: 'La signature de {about} manque. L’accord ne lie personne avant que toutes les parties aient signé.',
    en: 'The signature of {about} is missing. The agreement binds nobody before all have signed.',
  },
}

const said = {
  intact: {
    ar: 'الاتفاق سليم: النص والملف المطبوع والقواعد والمفاتيح كما وقّعها جميع الأطراف.',
    fr: 'L’accord est intact : texte, document composé, règles et clés sont tels que toutes les parties les ont signés.',
    en: 'The agreement is intact: text, typeset document, rules and keys are as all parties signed them.',
  },
  broken: {
    ar: 'الاتفاق غير سليم. هذا ما وُجد فيه:',
    fr: 'L’accord n’est pas intact. Voici ce qui a été trouvé :',
    en: 'The agreement is not intact. This was found:',
  },
  hash: {
    ar: 'بصمة ما وُقّع: {about}',
    fr: 'Empreinte de ce qui a été signé : {about}',
    en: 'Hash of what was signed: {about}',
  },
  document: {
    ar: 'بصمة النص المطبوع (PDF) الذي وُقّع: {about}',
    fr: 'Empreinte du texte composé (PDF) qui a été signé : {about}',
    en: 'Hash of the typeset text (PDF) that was signed: {about}',
  },
  signer: {
    ar: 'وقّع {about} بالمفتاح {place}',
    fr: 'Signé par {about} avec la clé {place}',
    en: 'Signed by {about} with the key {place}',
  },
  limits: {
    ar: 'ما لا يثبته هذا: أن المفاتيح لهذه المؤسسات. قارن بصماتها بطريق آخر. ولا أن الاتفاق ما زال نافذًا.',
    fr: 'Ce que cela ne prouve pas : que ces clés sont celles des institutions (comparez les empreintes par une autre voie), ni que l’accord est encore en vigueur.',
    en: 'What this does not prove: that the keys are those of the institutions (compare the fingerprints in another way), or that the agreement is still in force.',
  },
} as const satisfies Readonly<Record<string, Words>>

const fill = (text: string, details: Readonly<Record<string, string>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => isolate(details[name] === '' ? '—' : (details[name] ?? '—')))

/** The sentence of a finding. */
export const agreementFinding = (
  { code, place, about }: { readonly code: FindingCode; readonly place: string; readonly about: string },
  language: Language,
) => fill(findings[code][language], { place, about: about === '' ? code : about })

/** A sentence around the findings. */
export const agreementSays = (
  word: keyof typeof said,
  language: Language,
  details: Readonly<Record<string, string>> = {},
) => fill(said[word][language], details)
