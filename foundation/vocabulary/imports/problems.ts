/** Why a whole file is refused, each with its sentence. */
import { type Problem, problem } from '../../http/index.ts'
import type { FileRefused } from './rows.ts'

const text = (ar: string, fr: string, en: string) => ({ ar, fr, en })
const unusable = problem({
  code: 'vocabulary.file-unreadable',
  status: 422,
  text: text(
    'تعذرت قراءة الملف. تأكد أنه جدول CSV أو ملف GeoJSON بترميز UTF-8.',
    'Le fichier est illisible. Vérifiez qu’il s’agit d’un tableau CSV ou d’un fichier GeoJSON en UTF-8.',
    'The file cannot be read. Make sure that it is a CSV table or a GeoJSON file in UTF-8.',
  ),
})
const tooCostly = problem({
  code: 'vocabulary.file-too-costly',
  status: 422,
  text: text(
    'الملف أكبر أو أعمق مما يُقبل. قسّمه إلى ملفات أصغر.',
    'Le fichier dépasse la taille ou la profondeur admise. Divisez-le.',
    'The file is larger or deeper than what is accepted. Split it.',
  ),
})
const columnMissing = problem<{ readonly column: string }>({
  code: 'vocabulary.column-missing',
  status: 422,
  text: text(
    'العمود {column} غير موجود في الملف. صحّح أسماء الأعمدة.',
    'La colonne {column} manque. Corrigez les noms des colonnes.',
    'The column {column} is missing. Correct the names of the columns.',
  ),
})
const statusUnknown = problem<{ readonly line: number; readonly value: string }>({
  code: 'vocabulary.arabic-status-unknown',
  status: 422,
  text: text(
    'السطر {line}: الحالة {value} في العمود ar_status غير معروفة، فلم يؤخذ من الملف شيء.',
    'Ligne {line} : l’état {value} de la colonne ar_status est inconnu ; rien n’a été repris du fichier.',
    'Line {line}: the status {value} in the column ar_status is unknown, so nothing of the file was taken.',
  ),
})

const costly = new Set(['too-costly', 'too-many-rows', 'too-many-columns', 'too-deep'])

/** The problem that tells people why their file was refused. */
export function problemOfFile({ code, line, value }: FileRefused): Problem {
  if (code === 'column-missing') return columnMissing({ column: value })
  if (code === 'arabic-status-unknown') return statusUnknown({ line: line ?? 0, value })
  return costly.has(code) ? tooCostly({}) : unusable({})
}
