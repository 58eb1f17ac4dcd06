/** What consent refuses, each with its sentence. */
import { fieldSentences, problem } from '../../../foundation/http/index.ts'

fieldSentences({
  'consent.relation-missing': {
    ar: 'اذكر صلة من أعطى الموافقة بالشخص المعني.',
    fr: 'Indiquez le lien de la personne qui consent avec la personne concernée.',
    en: 'Say how the one who consents is related to the person.',
  },
  'consent.relation-of-self': {
    ar: 'أعطى الشخص موافقته بنفسه، فاترك الصلة فارغة.',
    fr: 'La personne consent elle-même : laissez le lien vide.',
    en: 'The person consents for themselves: leave the relation empty.',
  },
  'consent.not-able': {
    ar: 'لا يوافق القاصر ولا فاقد الأهلية وحده. سجّل موافقة الولي أو الوصي.',
    fr: 'Une personne mineure ou hors d’état ne consent pas seule. Consignez le consentement du tuteur.',
    en: 'A minor, or a person who is not able to, does not consent alone. Record the consent of the guardian.',
  },
  'consent.majority-missing': {
    ar: 'اكتب متى يبلغ القاصر سن الرشد: تنتهي عنده موافقة وليه.',
    fr: 'Indiquez la date de la majorité : le consentement du tuteur s’y arrête.',
    en: 'Give the day of majority: the consent of the guardian ends there.',
  },
  'consent.majority-of-adult': {
    ar: 'تاريخ سن الرشد للقاصر وحده. احذفه أو صحّح الأهلية.',
    fr: 'La date de majorité ne vaut que pour un mineur. Retirez-la ou corrigez la capacité.',
    en: 'A day of majority is for a minor alone. Take it out, or correct the capacity.',
  },
  'consent.said-twice': {
    ar: 'سُئل عن هذا مرتين للجهة نفسها. احذف إحداهما.',
    fr: 'Cet usage est indiqué deux fois pour le même organisme. Retirez-en un.',
    en: 'This use is answered twice for the same body. Take one out.',
  },
  'consent.names-nobody': {
    ar: 'لا تُذكر جهة مع هذا الاستعمال. احذفها.',
    fr: 'Aucun organisme n’est nommé pour cet usage. Retirez-le.',
    en: 'No body is named for this use. Take it out.',
  },
  'consent.body-missing': {
    ar: 'اكتب الجهة أو الإجراء الذي وافق عليه.',
    fr: 'Nommez l’organisme ou la procédure acceptés.',
    en: 'Name the body or procedure that was agreed to.',
  },
  'consent.no-with-terms': {
    ar: 'لا مدة ولا شروط لما لم يوافق عليه. احذفها أو غيّر الجواب.',
    fr: 'Un refus n’a ni durée ni conditions. Retirez-les ou changez la réponse.',
    en: 'What was not allowed has no end and no conditions. Take them out, or change the answer.',
  },
  'consent.until-before': {
    ar: 'تنتهي الموافقة قبل أن تُعطى. صحّح أحد التاريخين.',
    fr: 'Le consentement finit avant d’être donné. Corrigez l’une des dates.',
    en: 'The consent ends before it was given. Correct one of the dates.',
  },
})

export const supersededAlready = problem({
  code: 'consent.superseded-already',
  status: 409,
  text: {
    ar: 'حلّت موافقة أخرى محل هذه الموافقة. أعد فتح الصفحة وابدأ من أحدثها.',
    fr: 'Un autre consentement a déjà remplacé celui-ci. Rouvrez la page et partez du plus récent.',
    en: 'Another consent has replaced this one already. Open the page again and begin from the latest.',
  },
})

export const notGiven = problem<{
  readonly count: number
  readonly people: string
  readonly refusals: readonly unknown[]
}>({
  code: 'consent.not-given',
  status: 409,
  text: {
    ar: 'لا يخرج هذا: أشخاص معنيون لا يسمحون به الآن، وعددهم {count}: {people}. احصل على موافقتهم، أو أخرج ما لا يعنيهم.',
    fr: 'Rien ne sort : des personnes concernées ({count}) ne l’autorisent pas aujourd’hui : {people}. Recueillez leur consentement, ou retirez ce qui les concerne.',
    en: 'This does not leave: people concerned ({count}) do not allow it now: {people}. Ask for their consent, or leave out what concerns them.',
  },
})

export const recipientNeeded = problem({
  code: 'consent.recipient-needed',
  status: 422,
  text: {
    ar: 'اكتب الجهة التي يخرج إليها هذا: يوافق كل شخص على جهة بعينها.',
    fr: 'Nommez le destinataire : chaque personne consent pour un organisme nommé.',
    en: 'Name who it is for: each person consents for a named body.',
  },
})

export const nothingToWithdraw = problem({
  code: 'consent.nothing-to-withdraw',
  status: 409,
  text: {
    ar: 'لا موافقة قائمة لسحبها.',
    fr: 'Aucun consentement en vigueur à retirer.',
    en: 'There is no consent in force to withdraw.',
  },
})

export const riskOfSomebody = problem({
  code: 'consent.risk-not-current',
  status: 409,
  text: {
    ar: 'لا يخرج هذا: لم تُقدَّر مخاطر أحد المعنيين أو تأخرت مراجعتها. قدّرها معه من صفحة حمايته أولًا.',
    fr: 'Rien ne sort : le risque d’une personne concernée n’est pas évalué, ou son réexamen est en retard. Évaluez-le d’abord avec elle.',
    en: 'This does not leave: the risk of somebody concerned is not assessed, or its review is overdue. Assess it with them first.',
  },
})
