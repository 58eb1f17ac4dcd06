/** What a verification of the log can find wrong, each named so that the place can be looked at: code, details, a sentence in three languages. */
import { isolate, type Language } from '../../language/index.ts'

type Sentences = Readonly<Record<Language, string>>

/** `{name}` stands for a detail, put in isolated. */
export const findingSentences = {
  'line.unreadable': {
    ar: 'السطر {line} من الملف غير مقروء.',
    fr: 'La ligne {line} du fichier est illisible.',
    en: 'Line {line} of the file cannot be read.',
  },
  'line.misplaced': {
    ar: 'السطر {line} من الملف ليس في مكانه.',
    fr: 'La ligne {line} du fichier n’est pas à sa place.',
    en: 'Line {line} of the file is out of its place.',
  },
  'file.no-header': {
    ar: 'لا يبدأ الملف بتعريف السجل، فليس تصديرًا كاملًا لسجل حيازة.',
    fr: 'Le fichier ne commence pas par la présentation du registre : ce n’est pas un export entier.',
    en: 'The file does not begin with the description of the log: it is not a whole export.',
  },
  'file.truncated': {
    ar: 'الملف مبتور: ينقصه السطر الأخير الموقَّع.',
    fr: 'Le fichier est tronqué : sa dernière ligne, signée, manque.',
    en: 'The file is cut short: its last, signed line is missing.',
  },
  'file.forged': {
    ar: 'توقيع السطر الأخير للملف غير صحيح.',
    fr: 'La signature de la dernière ligne du fichier est fausse.',
    en: 'The signature of the last line of the file is wrong.',
  },
  'file.altered': {
    ar: 'محتوى الملف ليس ما وُقِّع عليه عند التصدير.',
    fr: 'Le contenu du fichier n’est pas celui qui a été signé à l’export.',
    en: 'The content of the file is not what was signed when it was exported.',
  },
  'file.counts': {
    ar: 'عدد القيود أو نقاط التحقق أو الأجزاء في الملف ليس العدد الموقَّع عليه.',
    fr: 'Le nombre d’inscriptions, de points de contrôle ou de tuiles n’est pas celui qui a été signé.',
    en: 'The number of entries, checkpoints or tiles is not the number that was signed.',
  },
  'entry.missing': {
    ar: 'القيد رقم {seq} محذوف من مكانه.',
    fr: 'L’inscription n° {seq} a été supprimée.',
    en: 'Entry {seq} has been deleted.',
  },
  'entries.missing': {
    ar: 'القيود من {from} إلى {to} محذوفة من مكانها.',
    fr: 'Les inscriptions n° {from} à {to} ont été supprimées.',
    en: 'Entries {from} to {to} have been deleted.',
  },
  'entry.inserted': {
    ar: 'في السطر {line} قيد مدسوس يحمل الرقم {seq}.',
    fr: 'La ligne {line} contient une inscription insérée portant le n° {seq}.',
    en: 'Line {line} holds an inserted entry with the number {seq}.',
  },
  'entry.misplaced': {
    ar: 'القيد رقم {seq} منقول من مكانه إلى السطر {line}.',
    fr: 'L’inscription n° {seq} a été déplacée à la ligne {line}.',
    en: 'Entry {seq} has been moved to line {line}.',
  },
  'entry.altered': {
    ar: 'القيد رقم {seq} عُدِّل بعد تسجيله.',
    fr: 'L’inscription n° {seq} a été modifiée après son enregistrement.',
    en: 'Entry {seq} has been changed since it was recorded.',
  },
  'entry.unreadable': {
    ar: 'القيد في السطر {line} (الرقم المتوقع {seq}) ليس قيدًا صحيح الصيغة.',
    fr: 'L’inscription de la ligne {line} (n° {seq} attendu) n’a pas la forme d’une inscription.',
    en: 'The entry on line {line} (number {seq} is expected) does not have the form of an entry.',
  },
  'entries.truncated': {
    ar: 'القيود من {from} إلى {to} مبتورة من آخر السجل.',
    fr: 'Les inscriptions n° {from} à {to} manquent à la fin du registre.',
    en: 'Entries {from} to {to} are missing from the end of the log.',
  },
  'entries.unproven': {
    ar: 'تعذّر إثبات القيود من {from} إلى {to} لأن أجزاء الشجرة فوقها معدَّلة.',
    fr: 'Les inscriptions n° {from} à {to} ne peuvent être prouvées : les tuiles au-dessus d’elles sont modifiées.',
    en: 'Entries {from} to {to} cannot be proven, because the tiles above them have been changed.',
  },
  'chain.broken': {
    ar: 'القيد رقم {seq} لا يلي القيد السابق للشيء نفسه: في سلسلته قيد ناقص أو مكرر.',
    fr: 'L’inscription n° {seq} ne suit pas la précédente du même objet : sa chaîne a un manque ou un doublon.',
    en: 'Entry {seq} does not follow the one before it about the same object: its chain has a gap or a fork.',
  },
  'chain.mixed': {
    ar: 'القيد رقم {seq} مربوط بسلسلة شيء آخر.',
    fr: 'L’inscription n° {seq} est rattachée à la chaîne d’un autre objet.',
    en: 'Entry {seq} is tied to the chain of another object.',
  },
  'opening.altered': {
    ar: 'التفاصيل المعروضة مع القيد رقم {seq} ليست التفاصيل التي سُجّلت.',
    fr: 'Les détails joints à l’inscription n° {seq} ne sont pas ceux qui ont été enregistrés.',
    en: 'The details shown with entry {seq} are not those that were recorded.',
  },
  'tile.missing': {
    ar: 'الجزء {tile} من الشجرة محذوف.',
    fr: 'La tuile {tile} de l’arbre a été supprimée.',
    en: 'The tile {tile} of the tree has been deleted.',
  },
  'tile.truncated': {
    ar: 'الجزء {tile} من الشجرة ليس بطوله الصحيح.',
    fr: 'La tuile {tile} de l’arbre n’a pas sa longueur.',
    en: 'The tile {tile} of the tree does not have its length.',
  },
  'tile.altered': {
    ar: 'الجزء {tile} من الشجرة معدَّل.',
    fr: 'La tuile {tile} de l’arbre a été modifiée.',
    en: 'The tile {tile} of the tree has been changed.',
  },
  'tile.inserted': {
    ar: 'الجزء {tile} لا ينتمي إلى شجرة هذا السجل.',
    fr: 'La tuile {tile} n’appartient pas à l’arbre de ce registre.',
    en: 'The tile {tile} does not belong to the tree of this log.',
  },
  'tile.misplaced': {
    ar: 'الجزء {tile} من الشجرة ليس في ترتيبه.',
    fr: 'La tuile {tile} de l’arbre n’est pas à son rang.',
    en: 'The tile {tile} of the tree is out of order.',
  },
  'checkpoint.none': {
    ar: 'ليس في الملف نقطة تحقق موقَّعة لكل قيوده، فلا شيء يثبت آخرها.',
    fr: 'Le fichier n’a pas de point de contrôle signé pour toutes ses inscriptions : rien ne prouve les dernières.',
    en: 'The file holds no signed checkpoint of all its entries: nothing proves the last of them.',
  },
  'checkpoint.missing': {
    ar: 'نقطة التحقق رقم {n} محذوفة.',
    fr: 'Le point de contrôle n° {n} a été supprimé.',
    en: 'Checkpoint {n} has been deleted.',
  },
  'checkpoint.misplaced': {
    ar: 'نقطة التحقق رقم {n} ليست في ترتيبها.',
    fr: 'Le point de contrôle n° {n} n’est pas à son rang.',
    en: 'Checkpoint {n} is out of order.',
  },
  'checkpoint.malformed': {
    ar: 'نقطة التحقق رقم {n} ليست صحيحة الصيغة.',
    fr: 'Le point de contrôle n° {n} n’a pas la bonne forme.',
    en: 'Checkpoint {n} is malformed.',
  },
  'checkpoint.forged': {
    ar: 'توقيع نقطة التحقق رقم {n} غير صحيح.',
    fr: 'La signature du point de contrôle n° {n} est fausse.',
    en: 'The signature of checkpoint {n} is wrong.',
  },
  'checkpoint.unknown-key': {
    ar: 'نقطة التحقق رقم {n} لم يوقّعها أي مفتاح من مفاتيح المؤسسة.',
    fr: 'Le point de contrôle n° {n} n’est signé par aucune clé de l’institution.',
    en: 'Checkpoint {n} is signed by no key of the institution.',
  },
  'checkpoint.mismatch': {
    ar: 'القيود الأولى وعددها {size} ليست القيود التي وُقّعت عليها نقطة التحقق رقم {n}.',
    fr: 'Les {size} premières inscriptions ne sont pas celles que le point de contrôle n° {n} a signées.',
    en: 'The first {size} entries are not those that checkpoint {n} signed.',
  },
  'checkpoint.beyond': {
    ar: 'نقطة التحقق رقم {n} وُقّعت على {size} قيدًا، وهي أكثر مما في السجل.',
    fr: 'Le point de contrôle n° {n} a signé {size} inscriptions, plus que le registre n’en contient.',
    en: 'Checkpoint {n} signed {size} entries, more than the log holds.',
  },
  'timestamp.refused': {
    ar: 'الطابع الزمني على أول {size} قيود لا يصحّ.',
    fr: 'L’horodatage des {size} premières inscriptions n’est pas valable.',
    en: 'The time stamp over the first {size} entries does not hold.',
  },
  'key.other': {
    ar: 'مفاتيح هذا الملف ليست المفتاح الذي ذكرتَه.',
    fr: 'Les clés de ce fichier ne sont pas celle que vous avez donnée.',
    en: 'The keys of this file are not the one you named.',
  },
} as const satisfies Readonly<Record<string, Sentences>>

export type FindingCode = keyof typeof findingSentences
export type Finding = { readonly code: FindingCode; readonly details: Readonly<Record<string, string | number>> }

export const finding = (code: FindingCode, details: Finding['details'] = {}): Finding => ({ code, details })

/** The sentence of a finding in a language, its details isolated so that numbers and paths stand right in Arabic. */
export function findingSentence({ code, details }: Finding, language: Language): string {
  return findingSentences[code][language].replace(/\{(\w+)\}/g, (_, name: string) => isolate(String(details[name])))
}
