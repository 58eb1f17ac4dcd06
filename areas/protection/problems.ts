/** What protection refuses, each with its sentence. */
import { fieldSentences, problem } from '../../foundation/http/index.ts'

fieldSentences({
  'protection.review-past': {
    ar: 'يأتي تاريخ المراجعة بعد اليوم. اختر تاريخًا لاحقًا.',
    fr: 'La date de réexamen vient après aujourd’hui. Choisissez-en une à venir.',
    en: 'The review date comes after today. Choose a later one.',
  },
  'protection.review-late': {
    ar: 'تُراجع المخاطر خلال سنة على الأكثر. قرّب التاريخ.',
    fr: 'Un risque se réexamine dans l’année. Avancez la date.',
    en: 'A risk is looked at again within a year. Bring the date forward.',
  },
  'protection.override-long': {
    ar: 'لا يمتد الاستثناء أكثر من ثلاثين يومًا من اليوم.',
    fr: 'Une dérogation ne dépasse pas trente jours à compter d’aujourd’hui.',
    en: 'An exception lasts thirty days from today at most.',
  },
  'protection.before-cooperation': {
    ar: 'وقع الانتقام قبل ما يُعاقَب عليه. صحّح أحد التاريخين.',
    fr: 'Les représailles précèdent ce qu’elles punissent. Corrigez l’une des dates.',
    en: 'The reprisal comes before what it punishes. Correct one of the dates.',
  },
  'protection.names-record': {
    ar: 'لا يُذكر سجل مع هذا النوع من التعاون. احذفه.',
    fr: 'Aucune fiche ne se nomme avec cette forme de coopération. Retirez-la.',
    en: 'No record is named with this kind of cooperation. Take it out.',
  },
  'protection.not-threat': {
    ar: 'هذا التهديد ليس في القائمة. اختر منها.',
    fr: 'Cette menace n’est pas dans la liste. Choisissez-en une.',
    en: 'This threat is not in the list. Choose one from it.',
  },
  'protection.not-in-team': {
    ar: 'هذا الشخص ليس في فريق الملف. اختر من الفريق.',
    fr: 'Cette personne n’est pas dans l’équipe du dossier. Choisissez dans l’équipe.',
    en: 'This person is not in the team of the case. Choose from the team.',
  },
})

export const otherPersonNeeded = problem({
  code: 'protection.other-person',
  status: 409,
  text: {
    ar: 'يوافق على الاستثناء شخص غير الذي طلبه. اطلب ذلك من زميل في فريق الملف.',
    fr: 'Une autre personne que celle qui l’a demandée accorde la dérogation. Adressez-vous à un collègue du dossier.',
    en: 'Another person than the one who asked allows the exception. Ask a colleague on the case.',
  },
})

export const confirmedAlready = problem({
  code: 'protection.confirmed-already',
  status: 409,
  text: {
    ar: 'وافق أحدهم على هذا الاستثناء من قبل.',
    fr: 'Cette dérogation est déjà accordée.',
    en: 'This exception is allowed already.',
  },
})
