/** What documentation refuses or warns of, each with its sentence. */
import { fieldSentences, problem } from '../../foundation/http/index.ts'

fieldSentences({
  'place.too-fine': {
    ar: 'هذه النقطة أدق مما يُحفظ مفتوحًا. اكتب نصف قطر لا يقل عن 1000 متر، أو سمِّ المنطقة وحدها.',
    fr: 'Ce point est plus précis que ce qui peut rester ouvert. Indiquez un rayon d’au moins 1 000 mètres, ou la zone seule.',
    en: 'This point is finer than may be kept open. Give a radius of at least 1,000 metres, or the area alone.',
  },
  'place.empty': {
    ar: 'اختر منطقة أو سمِّ المكان، أو اذكر أنه غير معروف أو محجوب.',
    fr: 'Choisissez une zone ou nommez le lieu, ou dites qu’il est inconnu ou tu.',
    en: 'Choose an area or name the place, or say that it is unknown or withheld.',
  },
  'range.reversed': {
    ar: 'الحد الأعلى أصغر من الأدنى. صحّح أحدهما.',
    fr: 'Le maximum est inférieur au minimum. Corrigez l’un des deux.',
    en: 'The highest number is below the lowest. Correct one of them.',
  },
  'date.in-future': {
    ar: 'هذا التاريخ لم يأت بعد. صحّحه.',
    fr: 'Cette date est à venir. Corrigez-la.',
    en: 'This date has not come yet. Correct it.',
  },
  'date.day-sealed': {
    ar: 'الأيام مختومة في هذا الملف. اكتب الشهر أو السنة فقط.',
    fr: 'Les jours sont scellés dans ce dossier. N’indiquez que le mois ou l’année.',
    en: 'Days are sealed in this case. Give the month or the year only.',
  },
  'code.not-in-list': {
    ar: 'هذا البند ليس في القائمة أو لم يعد يُستعمل. اختر بندًا منها.',
    fr: 'Ce terme n’est pas dans la liste ou n’est plus en usage. Choisissez-en un.',
    en: 'This term is not in the list or is no longer used. Choose one from it.',
  },
  'link.not-found': {
    ar: 'لا يوجد سجل كهذا، أو لا يحق لك الاطلاع عليه. اختر سجلًا آخر.',
    fr: 'Cette fiche n’existe pas, ou vous n’y avez pas accès. Choisissez-en une autre.',
    en: 'There is no such record, or you may not see it. Choose another.',
  },
  'link.other-case': {
    ar: 'هذا السجل في ملف آخر. اختر سجلًا من الملف نفسه.',
    fr: 'Cette fiche est dans un autre dossier. Choisissez-en une du même dossier.',
    en: 'This record is in another case. Choose one of the same case.',
  },
  'link.not-in-team': {
    ar: 'هذا الشخص ليس في فريق الملف. اختر من الفريق، أو امنحه الاطلاع أولًا.',
    fr: 'Cette personne n’est pas dans l’équipe du dossier. Choisissez dans l’équipe, ou donnez-lui d’abord accès.',
    en: 'This person is not in the team of the case. Choose from the team, or give them access first.',
  },
  'link.to-itself': {
    ar: 'لا يُربط سجل بنفسه. اختر سجلًا آخر.',
    fr: 'Une fiche ne se lie pas à elle-même. Choisissez-en une autre.',
    en: 'A record is not linked to itself. Choose another.',
  },
  'field.sealed': {
    ar: 'هذا الحقل مختوم: لا يُرسل إلى الخادم نصًا مفتوحًا. احذفه من الطلب.',
    fr: 'Ce champ est scellé : il n’est jamais envoyé en clair au serveur. Retirez-le.',
    en: 'This field is sealed: it is never sent to the server in clear. Take it out.',
  },
  'field.moved-by-route': {
    ar: 'لا يُغيَّر الوضع هنا. انقل السجل إلى وضعه الجديد من الإجراء المخصص لذلك.',
    fr: 'L’état ne se modifie pas ici. Passez la fiche à son nouvel état par l’action prévue.',
    en: 'The state is not changed here. Move the record to its new state by the action for it.',
  },
  'state.with-value': {
    ar: 'لهذا الحقل قيمة، فلا يُقال إنه غير معروف أو محجوب. اختر أحدهما.',
    fr: 'Ce champ a une valeur : on ne peut le dire inconnu ou tu. Choisissez.',
    en: 'This field has a value, so it is not unknown or withheld. Choose one.',
  },
  'involvement.perpetrator': {
    ar: 'اختر مرتكب الفعل المزعوم، أو اذكر صراحة أنه غير معروف.',
    fr: 'Choisissez l’auteur présumé, ou dites expressément qu’il est inconnu.',
    en: 'Choose the alleged perpetrator, or say expressly that they are unknown.',
  },
  'name.without-citation': {
    ar: 'اذكر أين نُشر هذا الاسم.',
    fr: 'Indiquez où ce nom a été publié.',
    en: 'Say where this name was published.',
  },
  'note.without-value': {
    ar: 'هذه الملاحظة على بند غير مختار. اختره أولًا أو احذفها.',
    fr: 'Cette note porte sur un terme non choisi. Choisissez-le ou retirez-la.',
    en: 'This note is on a term that is not chosen. Choose it first or take the note away.',
  },
  'title.names-person': {
    ar: 'يحوي العنوان أو الرمز اسمًا مسجلًا في هذا الملف، والعناوين تظهر في القوائم. استعمل الرمز بدل الاسم.',
    fr: 'Le titre ou le code contient un nom consigné dans ce dossier, et les titres s’affichent dans les listes. Mettez le pseudonyme.',
    en: 'The title or code holds a name recorded in this case, and titles are shown in lists. Use the pseudonym instead.',
  },
  'act.outside-event': {
    ar: 'يقع تاريخ الفعل خارج تاريخ الحدث. تحقّق من التاريخين.',
    fr: 'L’acte est daté hors de l’événement. Vérifiez les deux dates.',
    en: 'The act is dated outside the event. Check both dates.',
  },
  'person.died-alive': {
    ar: 'للوفاة تاريخ، ولكن الشخص غير مذكور متوفى. تحقّق منهما.',
    fr: 'Une date de décès est donnée, mais la personne n’est pas dite décédée. Vérifiez.',
    en: 'There is a date of death, but the person is not said to have died. Check both.',
  },
  'interview.repeated': {
    ar: 'أُجريت مقابلة سابقة مع هذا الشخص. اطلع عليها قبل أن تسأله من جديد.',
    fr: 'Cette personne a déjà été entendue. Consultez l’entretien avant de l’interroger à nouveau.',
    en: 'This person has been interviewed already. Read that interview before asking them again.',
  },
})

export const receivedCopy = problem({
  code: 'documentation.received-copy',
  status: 409,
  text: {
    ar: 'ورد هذا السجل من مؤسسة أخرى، فلا يُعدَّل هنا. أضف سجلًا من عندك واربطه به.',
    fr: 'Cette fiche vient d’une autre institution et ne se modifie pas ici. Créez la vôtre et liez-la.',
    en: 'This record came from another institution and is not changed here. Make your own and link it.',
  },
})

export const viewOnly = problem({
  code: 'documentation.view-only',
  status: 403,
  text: {
    ar: 'يسمح لك إذنك بقراءة هذا الملف دون تعديله. اطلب إذن التعديل من المسؤول عنه.',
    fr: 'Votre accès permet de lire ce dossier, non de le modifier. Demandez ce droit à la personne responsable.',
    en: 'Your grant lets you read this case, not change it. Ask the person in charge of it.',
  },
})

export const leadNeeded = problem({
  code: 'documentation.lead-needed',
  status: 403,
  text: {
    ar: 'لا يغيّر هذا إلا المسؤول عن الملف. اطلبه منه.',
    fr: 'Seule la personne responsable du dossier change cela. Adressez-vous à elle.',
    en: 'Only the person in charge of the case changes this. Ask them.',
  },
})

export const openNeeded = problem({
  code: 'documentation.open-needed',
  status: 403,
  text: {
    ar: 'لا تسمح لك صلاحياتك بفتح ملف جديد. اطلبه من موظف التوثيق أو من رئاسة المؤسسة.',
    fr: 'Vos droits ne permettent pas d’ouvrir un dossier. Demandez-le au service de documentation ou à la direction.',
    en: 'Your rights do not allow opening a case. Ask the documentation office or the head.',
  },
})

export const codeTaken = problem({
  code: 'documentation.code-taken',
  status: 409,
  text: {
    ar: 'لا يمكن استعمال هذا الرمز. اختر غيره أو اتركه فارغًا ليُولَّد لك رمز.',
    fr: 'Ce code ne peut pas être utilisé. Choisissez-en un autre, ou laissez vide pour en recevoir un.',
    en: 'This code cannot be used. Choose another, or leave it empty to be given one.',
  },
})

export const linkedAlready = problem({
  code: 'documentation.linked-already',
  status: 409,
  text: {
    ar: 'هذا الربط أو هذا التفصيل مسجل من قبل. افتح المسجل وعدّله.',
    fr: 'Ce lien ou ce détail est déjà enregistré. Ouvrez-le et modifiez-le.',
    en: 'This link or detail is recorded already. Open it and change it.',
  },
})

export const stillLinked = problem<{ readonly count: number }>({
  code: 'documentation.still-linked',
  status: 409,
  text: {
    ar: 'ما زالت سجلات أخرى مرتبطة بهذا السجل، وعددها {count}. احذفها أو اربطها بغيره أولًا.',
    fr: 'D’autres fiches ({count}) s’y rattachent encore. Supprimez-les ou rattachez-les ailleurs d’abord.',
    en: 'Other records ({count}) still hang on this one. Delete them or link them elsewhere first.',
  },
})

export const underHold = problem({
  code: 'documentation.under-hold',
  status: 409,
  text: {
    ar: 'الملف تحت حفظ قانوني، فلا يُحذف منه شيء. ارفع الحفظ أولًا إن زال سببه.',
    fr: 'Le dossier est sous gel juridique : rien n’y est supprimé. Levez le gel d’abord, si sa cause a disparu.',
    en: 'The case is under a legal hold: nothing in it is deleted. Lift the hold first, if its reason is gone.',
  },
})

export const holdBySame = problem({
  code: 'documentation.hold-by-same',
  status: 409,
  text: {
    ar: 'يرفع الحفظ القانوني شخص غير الذي وضعه. اطلب ذلك من مسؤول آخر عن الملف.',
    fr: 'Le gel juridique est levé par une autre personne que celle qui l’a posé. Demandez-le à un autre responsable.',
    en: 'A legal hold is lifted by another person than the one who set it. Ask another person in charge.',
  },
})

export const doesNotFit = problem({
  code: 'documentation.does-not-fit',
  status: 409,
  text: {
    ar: 'لا يتفق ما طلبته مع وضع السجل الآن، كملف مغلق بلا تاريخ مراجعة. عدّل الحقول المعنية بدلًا من ذلك.',
    fr: 'Cela ne s’accorde pas avec l’état actuel de la fiche, par exemple un dossier clos sans date de réexamen. Modifiez plutôt les champs concernés.',
    en: 'This does not fit the record as it is now, for example a closed case without a review date. Change the fields concerned instead.',
  },
})

export const cannotMove = problem<{ readonly from: string; readonly to: string }>({
  code: 'documentation.cannot-move',
  status: 409,
  text: {
    ar: 'لا ينتقل السجل من وضعه الحالي إلى هذا الوضع مباشرة. اختر وضعًا مما يليه.',
    fr: 'La fiche ne passe pas directement de son état à celui-ci. Choisissez l’un des états suivants.',
    en: 'The record does not go from its state straight to this one. Choose one of the states that follow.',
  },
})

export const policyHoldsNames = problem({
  code: 'documentation.policy-holds-names',
  status: 409,
  text: {
    ar: 'في هذا الملف أسماء مفتوحة. احذفها قبل أن تختم هوياته.',
    fr: 'Ce dossier contient des noms lisibles. Supprimez-les avant de sceller ses identités.',
    en: 'This case holds open names. Delete them before sealing its identities.',
  },
})

export const recordingNotAllowed = problem({
  code: 'documentation.recording-not-allowed',
  status: 409,
  text: {
    ar: 'لم يسمح هذا الشخص بتسجيل ما يقوله. سجّل موافقته في صفحته أولًا.',
    fr: 'Cette personne n’a pas permis de consigner ses propos. Consignez d’abord son consentement, sur sa page.',
    en: 'This person has not allowed that what they say is recorded. Record their consent on their page first.',
  },
})

export const statusFromFinding = problem({
  code: 'documentation.status-from-finding',
  status: 409,
  text: {
    ar: 'لا يُكتب أن الانتهاك ثابت: يثبت بنتيجة يحسمها شخصان. افتح نتيجة عن هذا الحدث.',
    fr: 'Une violation ne se dit pas établie par saisie : une conclusion arrêtée à deux l’établit. Ouvrez-en une sur cet événement.',
    en: 'That a violation is established is not typed in: a finding decided by two people says so. Open one about this event.',
  },
})

export const riskNotCurrent = problem({
  code: 'documentation.risk-not-current',
  status: 409,
  text: {
    ar: 'لم تُقدَّر مخاطر هذا الشخص أو تأخرت مراجعتها. قدّرها معه من صفحة حمايته أولًا، أو اطلب استثناءً يوافق عليه زميل.',
    fr: 'Le risque de cette personne n’est pas évalué, ou son réexamen est en retard. Évaluez-le d’abord avec elle, ou demandez une dérogation qu’un collègue accorde.',
    en: 'The risk of this person is not assessed, or its review is overdue. Assess it with them first, or ask for an exception that a colleague allows.',
  },
})
