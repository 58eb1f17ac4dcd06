/** Problems of holds, retention and destruction. */
import { problem } from '../../foundation/http/index.ts'

export const holdElsewhere = problem({
  code: 'documentation.hold-elsewhere',
  status: 409,
  text: {
    ar: 'يوضع الحفظ القانوني ويُرفع مع سببه من قسم «الحفظ والإتلاف» في صفحة الملف.',
    fr: 'Le gel juridique se pose et se lève avec son motif, à la rubrique « Conservation » de la page du dossier.',
    en: 'A legal hold is set and lifted with its reason, under “Keeping” on the page of the case.',
  },
})

export const notDue = problem({
  code: 'documentation.retention-not-due',
  status: 409,
  text: {
    ar: 'لا يُقترح الإتلاف إلا لملف مغلق أو غير مقبول حلّ تاريخ مراجعته.',
    fr: 'La destruction ne se propose que pour un dossier clos ou non retenu dont la date de réexamen est venue.',
    en: 'Destruction is proposed only for a case that is closed or declined and whose review date has come.',
  },
})

export const proposedAlready = problem({
  code: 'documentation.destruction-proposed',
  status: 409,
  text: {
    ar: 'اقتُرح إتلاف هذا الملف من قبل وينتظر قرار شخص آخر.',
    fr: 'La destruction de ce dossier est déjà proposée et attend la décision d’une autre personne.',
    en: 'Destruction of this case is proposed already and waits for another person’s decision.',
  },
})

export const decidedBySame = problem({
  code: 'documentation.destruction-by-same',
  status: 409,
  text: {
    ar: 'يقرر في الإتلاف مسؤول عن الملف غير الذي اقترحه.',
    fr: 'La destruction est décidée par un autre responsable du dossier que celui qui l’a proposée.',
    en: 'Destruction is decided by another person in charge of the case than the one who proposed it.',
  },
})

export const holdsMore = problem({
  code: 'documentation.destruction-incomplete',
  status: 409,
  text: {
    ar: 'في الملف أو معه ما لا يمكن إتلافه معه: ملفات مرفقة أو جدول مستورد أو سجل في ملف آخر يشير إليه. لم يُتلَف شيء. احذف ذلك أولًا.',
    fr: 'Le dossier contient ce qui ne peut être détruit avec lui : fichiers joints, table importée, ou fiche d’un autre dossier qui y renvoie. Rien n’a été détruit. Retirez cela d’abord.',
    en: 'The case holds what cannot be destroyed with it: attached files, an imported table, or a record of another case that names it. Nothing was destroyed. Remove that first.',
  },
})
