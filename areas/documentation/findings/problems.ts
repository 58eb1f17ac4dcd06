/** What findings refuse, each with its sentence. */
import { fieldSentences, problem, type Sentences } from '../../../foundation/http/index.ts'
import type { Lack } from './model.ts'

fieldSentences({
  'finding.information-twice': {
    ar: 'ذُكرت معلومة واحدة مرتين. أبقها في جهة واحدة.',
    fr: 'Une même information est indiquée deux fois. Gardez-la d’un seul côté.',
    en: 'One piece of information is given twice. Keep it on one side.',
  },
  'finding.dissent-reasons': {
    ar: 'اكتب سبب مخالفتك.',
    fr: 'Donnez les motifs de votre désaccord.',
    en: 'Say why you dissent.',
  },
  'finding.not-information': {
    ar: 'لا توجد في هذا الملف معلومة كهذه. اختر من معلوماته.',
    fr: 'Ce dossier n’a pas cette information. Choisissez parmi les siennes.',
    en: 'This case has no such information. Choose from its own.',
  },
  'finding.not-grade': {
    ar: 'هذه الدرجة ليست في سلّم هذا المحور. اختر درجة منه.',
    fr: 'Cette cote n’appartient pas à cette échelle. Choisissez-en une.',
    en: 'This grade is not on that scale. Choose one from it.',
  },
})

/** What each lack asks for. */
export const lackSentences: Readonly<Record<Lack, Sentences>> = {
  proposal: {
    ar: 'اقترح نتيجة: ثابت، أو ثابت جزئيًا، أو غير ثابت.',
    fr: 'Proposez une conclusion : établi, établi en partie ou non établi.',
    en: 'Propose a conclusion: verified, partly verified or not verified.',
  },
  standard: {
    ar: 'حدد معيار الإثبات.',
    fr: 'Indiquez la norme de preuve.',
    en: 'State the standard of proof.',
  },
  reasons: { ar: 'اكتب الأسباب.', fr: 'Donnez les motifs.', en: 'Give the reasons.' },
  outcome: {
    ar: 'اذكر التكييف: انتهاك، أو فعل مشابه، أو لا انتهاك.',
    fr: 'Qualifiez les faits : violation, acte assimilable ou absence de violation.',
    en: 'State what it amounts to: a violation, an act akin to one, or none.',
  },
  against: {
    ar: 'أدرج ما يعارض هذه النتيجة، أو صرّح بأنك بحثت ولم تجد.',
    fr: 'Ajoutez ce qui contredit cette conclusion, ou dites avoir cherché sans rien trouver.',
    en: 'List what speaks against it, or say that you looked and found none.',
  },
  'against-both': {
    ar: 'أدرجت ما يعارض النتيجة وصرّحت بأنك لم تجد. أبقِ أحدهما.',
    fr: 'Des éléments contraires sont listés alors que vous dites n’en avoir pas trouvé. Choisissez.',
    en: 'Information against it is listed, and none is said to be found. Keep one of the two.',
  },
  graded: {
    ar: 'قدّر موثوقية مصدر واحد على الأقل ومصداقية معلومته.',
    fr: 'Cotez la fiabilité d’au moins une source et la crédibilité de son information.',
    en: 'Grade the reliability of at least one source and the credibility of its information.',
  },
  deciders: {
    ar: 'يلزم شخصان مختلفان على الأقل، لم ينفرد أي منهما بجمع كل ما تستند إليه.',
    fr: 'Il faut au moins deux personnes, dont aucune n’a recueilli seule tout ce qui la fonde.',
    en: 'At least two people must agree, neither of whom gathered alone everything it stands on.',
  },
}

export const notDecidable = problem<{ readonly lacks: readonly Lack[] }>({
  code: 'finding.not-decidable',
  status: 409,
  text: {
    ar: 'لا تُحسم هذه النتيجة بعد. أكمل ما يلي.',
    fr: 'Cette conclusion ne peut pas encore être arrêtée. Complétez ce qui suit.',
    en: 'This finding cannot be decided yet. Complete the following.',
  },
})

export const decidedAlready = problem({
  code: 'finding.decided',
  status: 409,
  text: {
    ar: 'حُسمت هذه النتيجة فلا تُغيَّر. افتح نتيجة جديدة تحل محلها، أو اسحبها مع ذكر السبب.',
    fr: 'Cette conclusion est arrêtée et ne change plus. Ouvrez-en une qui la remplace, ou retirez-la en disant pourquoi.',
    en: 'This finding is decided and never changed. Open one that takes its place, or withdraw it and say why.',
  },
})

export const gatheredAlone = problem({
  code: 'finding.gathered-alone',
  status: 409,
  text: {
    ar: 'جمعتَ وحدك كل ما تستند إليه هذه النتيجة، فيحسمها غيرك.',
    fr: 'Vous avez recueilli seul tout ce qui fonde cette conclusion : d’autres l’arrêtent.',
    en: 'You alone gathered everything this finding stands on: others decide it.',
  },
})

export const saidAlready = problem({
  code: 'finding.said-already',
  status: 409,
  text: {
    ar: 'أبديت رأيك في هذا النص من قبل. يلزم شخص آخر.',
    fr: 'Vous vous êtes déjà prononcé sur ce texte. Il faut une autre personne.',
    en: 'You have given your position on this text already. Another person is needed.',
  },
})

export const aboutTakenAlready = problem({
  code: 'finding.cannot-follow',
  status: 409,
  text: {
    ar: 'لا تحل نتيجة محل هذه: لم تُحسم بعد، أو حلت محلها أخرى.',
    fr: 'Celle-ci ne peut être remplacée : elle n’est pas arrêtée, ou l’est déjà par une autre.',
    en: 'This one cannot be followed: it is not decided, or another follows it already.',
  },
})
