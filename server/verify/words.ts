/** What `verify` says of a log, in three languages. Details are put in isolated. */
import { isolate, type Language } from '../../foundation/language/index.ts'

const words = {
  usage: {
    ar: 'الاستعمال: npx mithaq verify log FILE [--language ar|fr|en] [--key KEY]\n        npx mithaq verify agreement FILE [--language ar|fr|en] [--document FILE.pdf]',
    fr: 'Usage : npx mithaq verify log FILE [--language ar|fr|en] [--key KEY]\n        npx mithaq verify agreement FILE [--language ar|fr|en] [--document FILE.pdf]',
    en: 'Usage: npx mithaq verify log FILE [--language ar|fr|en] [--key KEY]\n        npx mithaq verify agreement FILE [--language ar|fr|en] [--document FILE.pdf]',
  },
  unreadable: {
    ar: 'تعذّر فتح الملف {file}.',
    fr: 'Impossible d’ouvrir le fichier {file}.',
    en: 'The file {file} cannot be opened.',
  },
  'bad-key': {
    ar: 'المفتاح المذكور غير صحيح الصيغة. انسخ سطر المفتاح كاملًا كما سلّمته المؤسسة.',
    fr: 'La clé donnée est mal formée. Copiez la ligne de clé entière, telle que l’institution l’a remise.',
    en: 'The key is malformed. Copy the whole key line as the institution handed it over.',
  },
  progress: { ar: 'جارٍ التحقق', fr: 'Vérification', en: 'Verifying' },
  intact: {
    ar: 'السجل سليم: لم يُعدَّل أي قيد ولم يُحذف ولم يُضَف ولم يُنقل منذ وُقّع عليه.',
    fr: 'Le registre est intact : aucune inscription n’a été modifiée, supprimée, ajoutée ou déplacée depuis sa signature.',
    en: 'The log is intact: no entry was changed, deleted, inserted or moved since it was signed.',
  },
  broken: {
    ar: 'السجل غير سليم. هذا ما وُجد فيه:',
    fr: 'Le registre n’est pas intact. Voici ce qui a été trouvé :',
    en: 'The log is not intact. This was found:',
  },
  more: { ar: 'وما مجموعه {count} أخرى.', fr: 'Et {count} autres.', en: 'And {count} more.' },
  holds: {
    ar: 'السجل {origin}: القيود {entries}، نقاط التحقق {checkpoints}، سلاسل الأشياء {chains}، من {first} إلى {last}.',
    fr: 'Registre {origin} : inscriptions {entries}, points de contrôle {checkpoints}, chaînes d’objets {chains}, du {first} au {last}.',
    en: 'Log {origin}: entries {entries}, checkpoints {checkpoints}, chains of objects {chains}, from {first} to {last}.',
  },
  opened: {
    ar: 'قيود يمكن قراءة تفاصيلها: {opened}. أما البقية فمثبتة دون أن تُعرف تفاصيلها.',
    fr: 'Inscriptions dont les détails sont lisibles : {opened}. Les autres sont prouvées sans que leurs détails soient connus.',
    en: 'Entries whose details can be read: {opened}. The others are proven without their details being known.',
  },
  stamped: {
    ar: 'طابع زمني: أول {size} قيود كانت موجودة في {at}، بحسب {authority} (لم يُتحقق من هذه الجهة نفسها).',
    fr: 'Horodatage : les {size} premières inscriptions existaient le {at}, selon {authority} (autorité elle-même non vérifiée).',
    en: 'Time stamp: the first {size} entries existed at {at}, according to {authority} (that authority itself was not checked).',
  },
  key: {
    ar: 'المفتاح الذي وقّع: {key}. قارنه بما تسلّمته من المؤسسة بطريق آخر.',
    fr: 'Clé de signature : {key}. Comparez-la à celle que l’institution vous a remise par une autre voie.',
    en: 'Signing key: {key}. Compare it with the one the institution gave you in another way.',
  },
  limits: {
    ar: 'ما لا يثبته هذا: أن كل فعل قد سُجّل، ولا من كان جالسًا أمام الجهاز، ولا صحة ما كُتب.',
    fr: 'Ce que cela ne prouve pas : que tout acte a été inscrit, qui était au clavier, ni que le contenu est vrai.',
    en: 'What this does not prove: that every act was recorded, who sat at the keyboard, or that what was written is true.',
  },
} as const

export type Word = keyof typeof words

export const say = (word: Word, language: Language, details: Readonly<Record<string, string | number>> = {}): string =>
  words[word][language].replace(/\{(\w+)\}/g, (_, name: string) => isolate(String(details[name] ?? '—')))
