/** What `import vocabulary` and `import places` say, in three languages. Details are put in isolated. */
import { isolate, type Language } from '../../foundation/language/index.ts'
import type { Reason } from '../../foundation/vocabulary/server.ts'

const words = {
  usage: {
    ar: 'الاستعمال: npx mithaq import vocabulary DIR [--as NAME] [--dry-run] [--language ar|fr|en]\n        npx mithaq import places FILE [--as NAME] [--dry-run] [--language ar|fr|en]\nيُقرأ من المجلد الملف microthesauri.csv. مع --dry-run لا يُكتب شيء.',
    fr: 'Usage : npx mithaq import vocabulary DIR [--as NAME] [--dry-run] [--language ar|fr|en]\n        npx mithaq import places FILE [--as NAME] [--dry-run] [--language ar|fr|en]\nLe fichier microthesauri.csv est lu dans le dossier. Avec --dry-run, rien n’est écrit.',
    en: 'Usage: npx mithaq import vocabulary DIR [--as NAME] [--dry-run] [--language ar|fr|en]\n       npx mithaq import places FILE [--as NAME] [--dry-run] [--language ar|fr|en]\nThe file microthesauri.csv of the folder is read. With --dry-run nothing is written.',
  },
  unreadable: {
    ar: 'تعذّر فتح الملف {file}.',
    fr: 'Impossible d’ouvrir le fichier {file}.',
    en: 'The file {file} cannot be opened.',
  },
  'not-set-up': {
    ar: 'لم تُعدّ المؤسسة بعد. شغّل النظام وأتمّ الإعداد أولًا.',
    fr: 'L’institution n’est pas encore configurée. Lancez le système et terminez d’abord la configuration.',
    en: 'No institution is set up here. Start the instance and finish the setup first.',
  },
  unclear: {
    ar: 'باسم من يجري الاستيراد؟ اذكره بالخيار --as. من يحق لهم ذلك: {names}',
    fr: 'Au nom de qui importer ? Précisez-le par --as. Personnes habilitées : {names}',
    en: 'In whose name is this imported? Say it with --as. Those who may: {names}',
  },
  planned: {
    ar: 'صفوف الملف: {rows} · مقبولة: {waiting} · مكررة: {duplicate} · مرفوضة: {rejected}',
    fr: 'Lignes du fichier : {rows} · acceptées : {waiting} · en double : {duplicate} · refusées : {rejected}',
    en: 'Rows of the file: {rows} · accepted: {waiting} · duplicates: {duplicate} · rejected: {rejected}',
  },
  row: {
    ar: '- السطر {line}، العمود {field}: {reason}',
    fr: '- Ligne {line}, colonne {field} : {reason}',
    en: '- Line {line}, column {field}: {reason}',
  },
  more: { ar: '- وصفوف أخرى: {count}', fr: '- autres lignes : {count}', en: '- further rows: {count}' },
  writing: { ar: 'جارٍ الاستيراد', fr: 'Import en cours', en: 'Importing' },
  done: {
    ar: 'أُضيفت: {created} · حُدّثت: {updated} · لم تتغير: {unchanged} · مكررة: {duplicate} · مرفوضة: {rejected}',
    fr: 'Ajoutées : {created} · mises à jour : {updated} · inchangées : {unchanged} · en double : {duplicate} · refusées : {rejected}',
    en: 'Added: {created} · updated: {updated} · unchanged: {unchanged} · duplicates: {duplicate} · rejected: {rejected}',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

const reasons: Readonly<Record<Reason, Readonly<Record<Language, string>>>> = {
  'row-broken': {
    ar: 'عدد الخانات في الصف غير عددها في رأس الجدول',
    fr: 'Nombre de cellules différent de l’en-tête',
    en: 'Number of cells differs from the heading',
  },
  'list-refused': { ar: 'قائمة لا تُستورد', fr: 'Liste qui ne s’importe pas', en: 'List that is not imported' },
  'list-unknown': { ar: 'رقم قائمة غير معروف', fr: 'Numéro de liste inconnu', en: 'Number of list is unknown' },
  'code-wrong': { ar: 'الرمز غير صحيح', fr: 'Code incorrect', en: 'Code is wrong' },
  'code-missing': { ar: 'الرمز ناقص', fr: 'Code manquant', en: 'Code missing' },
  'code-twice': {
    ar: 'ورد الرمز في صف سابق',
    fr: 'Code déjà présent dans une ligne précédente',
    en: 'Code stands in an earlier row already',
  },
  'number-differs': {
    ar: 'الرقم لا يوافق الرمز والقائمة',
    fr: 'Numéro différent du code et de la liste',
    en: 'Number differs from code and list',
  },
  'parent-missing': {
    ar: 'الأعلى منه غير موجود أو مرفوض',
    fr: 'Parent absent ou refusé',
    en: 'Parent is missing or rejected',
  },
  'parent-elsewhere': {
    ar: 'الأعلى منه في قائمة أخرى',
    fr: 'Parent dans une autre liste',
    en: 'Parent is in another list',
  },
  'parent-circle': {
    ar: 'يقع داخل نفسه عبر غيره',
    fr: 'Contenu en lui-même par l’intermédiaire d’un autre',
    en: 'Stands inside itself by way of another',
  },
  'label-missing': { ar: 'لا تسمية بأي لغة', fr: 'Aucun libellé dans aucune langue', en: 'No label in any language' },
  'label-too-long': { ar: 'التسمية أطول مما يُقبل', fr: 'Libellé trop long', en: 'Label is too long' },
  'point-wrong': {
    ar: 'النقطة ناقصة أو خارج حدود الأرض',
    fr: 'Point incomplet ou hors de la Terre',
    en: 'Point is incomplete or off the Earth',
  },
  'radius-wrong': {
    ar: 'نصف القطر غير صحيح أو بلا نقطة',
    fr: 'Rayon incorrect ou sans point',
    en: 'Radius is wrong or has no point',
  },
  'date-wrong': { ar: 'تاريخ لا وجود له', fr: 'Date inexistante', en: 'Date that does not exist' },
  'dates-unordered': { ar: 'تاريخ النهاية قبل البداية', fr: 'Fin antérieure au début', en: 'End is before the start' },
  'type-unknown': { ar: 'نوع المكان غير معروف', fr: 'Type de lieu inconnu', en: 'Kind of area is unknown' },
}

export function sayOfLists(
  word: keyof typeof words,
  language: Language,
  details: Readonly<Record<string, string | number>> = {},
): string {
  return words[word][language].replace(/\{(\w+)\}/g, (_, name: string) => isolate(String(details[name] ?? '')))
}

export const reasonWords = (reason: Reason, language: Language) => reasons[reason][language]
