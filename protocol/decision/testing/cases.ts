/** The table of cases, in the order of the questions of decide(). */

import type { Chapter } from './case.ts'
import { inForce, signatures } from './cases-agreement.ts'
import { consents } from './cases-consent.ts'
import { disclosures, duties } from './cases-disclosure.ts'
import { permissions, prohibitions } from './cases-rules.ts'
import { scope } from './cases-scope.ts'

export const chapters: readonly Chapter[] = [
  {
    question: 1,
    title: { ar: 'هل وقّع الأطراف جميعًا؟', fr: 'Toutes les parties ont-elles signé ?', en: 'Have all parties signed?' },
    cases: signatures,
  },
  {
    question: 2,
    title: { ar: 'هل الاتفاق نافذ الآن؟', fr: 'L’accord est-il en vigueur ?', en: 'Is the agreement in force now?' },
    cases: inForce,
  },
  {
    question: 3,
    title: {
      ar: 'هل يبقى الاتفاق الخاص داخل الإطار ويشمل السجل؟',
      fr: 'L’accord de jeu de données reste-t-il dans le cadre, couvre-t-il le dossier ?',
      en: 'Does the dataset agreement stay inside the framework and cover the record?',
    },
    cases: scope,
  },
  {
    question: 4,
    title: { ar: 'هل هناك حظر؟', fr: 'Une interdiction s’applique-t-elle ?', en: 'Does a prohibition apply?' },
    cases: prohibitions,
  },
  {
    question: 5,
    title: {
      ar: 'هل هناك إذن تحققت شروطه كلها؟',
      fr: 'Une autorisation dont toutes les conditions sont remplies ?',
      en: 'Is there a permission whose every condition holds?',
    },
    cases: permissions,
  },
  {
    question: 6,
    title: {
      ar: 'هل وافق كل شخص معني؟',
      fr: 'Chaque personne concernée a-t-elle consenti ?',
      en: 'Has every person concerned consented?',
    },
    cases: consents,
  },
  {
    question: 7,
    title: { ar: 'ما الذي يبقى ليُكشف؟', fr: 'Que reste-t-il à ouvrir ?', en: 'What is left to show?' },
    cases: disclosures,
  },
  {
    question: 8,
    title: {
      ar: 'ما الذي يترتب على المتلقي، ومتى؟',
      fr: 'Que doit le destinataire, et quand ?',
      en: 'What does the recipient owe, and when?',
    },
    cases: duties,
  },
]
