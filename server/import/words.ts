/** What `import` and `export` say, in three languages. Details are put in isolated. */
import { isolate, type Language } from '../../foundation/language/index.ts'

const words = {
  usage: {
    ar: `الاستعمال: npx mithaq import FILE --mapping FILE.json --case CODE [--as NAME] [--dry-run] [--rejected FILE.csv] [--language ar|fr|en]
        npx mithaq import --resume ID [--as NAME]

يستورد جدولًا (CSV أو XLSX أو ZIP فيه جدول وملفات) إلى ملف قائم، بصلاحيات الشخص المذكور. يجرَّب الملف كله أولًا دون كتابة.
يعيد 0 إذا أُخذت كل السطور، و1 إذا تعذر الاستيراد، و2 إذا لم يُفهم الأمر، و3 إذا بقيت سطور لم تؤخذ.`,
    fr: `Usage : npx mithaq import FICHIER --mapping FICHIER.json --case CODE [--as NOM] [--dry-run] [--rejected FICHIER.csv] [--language ar|fr|en]
        npx mithaq import --resume ID [--as NOM]

Importe une table (CSV, XLSX, ou ZIP avec une table et des fichiers) dans un dossier existant, avec les droits de la personne nommée.
Le fichier entier est d’abord essayé sans rien écrire.
Rend 0 si toutes les lignes sont prises, 1 si l’importation est impossible, 2 si la commande n’est pas comprise, 3 s’il reste des lignes écartées.`,
    en: `Usage: npx mithaq import FILE --mapping FILE.json --case CODE [--as NAME] [--dry-run] [--rejected FILE.csv] [--language ar|fr|en]
        npx mithaq import --resume ID [--as NAME]

Imports a table (CSV, XLSX, or ZIP with a table and files) into a case, with the rights of the person named.
The whole file is tried first, with nothing written.
Answers 0 when every row was taken, 1 when it cannot be imported, 2 for a call that cannot be understood, 3 when rows were left.`,
  },
  'usage-export': {
    ar: `الاستعمال: npx mithaq export FOLDER [--as NAME] [--language ar|fr|en]
        npx mithaq export --load FOLDER [--as NAME]

يكتب في مجلد جديد كل ما يحق للشخص المذكور الاطلاع عليه: السجلات وصيغها السابقة، والقوائم، والتعريفات، والملفات، مع بيان ببصماتها.
ويقرأ --load مجلدًا كهذا إلى مؤسسة لا ملفات فيها. يعيد 0 إذا تم، و1 إذا تعذر، و2 إذا لم يُفهم الأمر.`,
    fr: `Usage : npx mithaq export DOSSIER [--as NOM] [--language ar|fr|en]
        npx mithaq export --load DOSSIER [--as NOM]

Écrit dans un nouveau dossier tout ce que la personne nommée peut lire : fiches et leurs versions, listes, définitions, fichiers, avec un manifeste d’empreintes.
--load lit un tel dossier dans une institution sans dossiers. Rend 0 si c’est fait, 1 si c’est impossible, 2 si la commande n’est pas comprise.`,
    en: `Usage: npx mithaq export FOLDER [--as NAME] [--language ar|fr|en]
        npx mithaq export --load FOLDER [--as NAME]

Writes to a new folder all that the person named may see: records with their versions, lists, definitions, files, and a manifest of checksums.
--load reads such a folder into an institution without cases. Answers 0 when done, 1 when it cannot be done, 2 for a call that cannot be understood.`,
  },
  'not-set-up': {
    ar: 'لم تُعدَّ أي مؤسسة هنا بعد.',
    fr: 'Aucune institution n’est encore configurée ici.',
    en: 'No institution is set up here yet.',
  },
  unclear: {
    ar: 'اذكر باسم من يُنفَّذ هذا: --as. من يحق لهم: {names}',
    fr: 'Dites au nom de qui : --as. Personnes habilitées : {names}',
    en: 'Say in whose name: --as. Those who may: {names}',
  },
  unreadable: {
    ar: 'تعذّر فتح الملف {file}.',
    fr: 'Impossible d’ouvrir le fichier {file}.',
    en: 'The file {file} cannot be opened.',
  },
  'bad-plan': {
    ar: 'ملف المطابقة غير صحيح عند {place}.',
    fr: 'Le fichier de correspondance est incorrect à {place}.',
    en: 'The mapping file is wrong at {place}.',
  },
  'no-case': {
    ar: 'لا يوجد ملف رمزه {code}، أو لا يحق لهذا الشخص الاطلاع عليه.',
    fr: 'Aucun dossier de code {code}, ou cette personne n’y a pas accès.',
    en: 'There is no case of code {code}, or this person may not see it.',
  },
  tried: {
    ar: 'جُرّب الملف: السطور {rows_read}، تُضاف {created}، تُعدَّل {updated}، بلا تغيير {unchanged}، محجوزة {held}، مرفوضة {rejected}.',
    fr: 'Essai : lignes {rows_read}, créées {created}, modifiées {updated}, inchangées {unchanged}, retenues {held}, rejetées {rejected}.',
    en: 'Tried: rows {rows_read}, created {created}, updated {updated}, unchanged {unchanged}, held {held}, rejected {rejected}.',
  },
  done: {
    ar: 'انتهى الاستيراد {id}: السطور {rows_read} = أُضيفت {created} + عُدّلت {updated} + بلا تغيير {unchanged} + محجوزة {held} + مرفوضة {rejected}. السجلات المكتوبة: {records}.',
    fr: 'Importation {id} terminée : lignes {rows_read} = créées {created} + modifiées {updated} + inchangées {unchanged} + retenues {held} + rejetées {rejected}. Fiches écrites : {records}.',
    en: 'Import {id} ended: rows {rows_read} = created {created} + updated {updated} + unchanged {unchanged} + held {held} + rejected {rejected}. Records written: {records}.',
  },
  paused: {
    ar: 'توقف الاستيراد عند السطر الذي كُتب آخرًا. أكمله بـ: npx mithaq import --resume {id}',
    fr: 'L’importation s’est arrêtée après la dernière ligne écrite. Reprenez-la : npx mithaq import --resume {id}',
    en: 'The import stopped after the last row that was written. Go on with: npx mithaq import --resume {id}',
  },
  fault: {
    ar: 'تعذر الاستيراد: {reason}',
    fr: 'Importation impossible : {reason}',
    en: 'It cannot be imported: {reason}',
  },
  importing: { ar: 'جارٍ الاستيراد', fr: 'Importation', en: 'Importing' },
  trying: { ar: 'جارٍ تجريب الملف', fr: 'Essai du fichier', en: 'Trying the file' },
  'folder-there': {
    ar: 'المجلد {folder} موجود. اذكر مجلدًا جديدًا.',
    fr: 'Le dossier {folder} existe déjà. Indiquez-en un nouveau.',
    en: 'The folder {folder} is there already. Name a new one.',
  },
  exporting: { ar: 'جارٍ التصدير', fr: 'Exportation', en: 'Exporting' },
  exported: {
    ar: 'كُتب في {folder}: السجلات {records}، الملفات {files}. البيان: manifest.json.',
    fr: 'Écrit dans {folder} : fiches {records}, fichiers {files}. Manifeste : manifest.json.',
    en: 'Written to {folder}: records {records}, files {files}. Manifest: manifest.json.',
  },
  loaded: {
    ar: 'قُرئ {folder}: السجلات {records}، الملفات {files}.',
    fr: 'Lu depuis {folder} : fiches {records}, fichiers {files}.',
    en: 'Read from {folder}: records {records}, files {files}.',
  },
} as const

export type Word = keyof typeof words

export const say = (word: Word, language: Language, details: Readonly<Record<string, string | number>> = {}): string =>
  words[word][language].replace(/\{(\w+)\}/g, (_, name: string) => isolate(String(details[name] ?? '—')))
