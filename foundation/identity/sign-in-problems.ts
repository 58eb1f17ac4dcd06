/** Problems of signing in, of credentials and of invitations. */
import { problem } from '../http/index.ts'

export const signInRefused = problem({
  code: 'session.refused',
  status: 403,
  text: {
    ar: 'لم يُقبل الدخول. تحقّق من كل ما أدخلته، وإن كان الرمز قد استُعمل فانتظر الرمز التالي، ثم أعد المحاولة.',
    fr: 'Connexion refusée. Vérifiez tout ce que vous avez saisi ; si le code a déjà servi, attendez le suivant, puis réessayez.',
    en: 'Sign-in was refused. Check everything you entered; if the code was used already, wait for the next one, then try again.',
  },
})

export const stepUpRefused = problem({
  code: 'session.not-confirmed',
  status: 403,
  text: {
    ar: 'لم تتأكد هويتك. تحقّق مما أدخلته، وإن كان الرمز قد استُعمل فانتظر الرمز التالي، ثم أعد المحاولة.',
    fr: 'Votre identité n’est pas confirmée. Vérifiez votre saisie ; si le code a déjà servi, attendez le suivant, puis réessayez.',
    en: 'Your identity was not confirmed. Check what you entered; if the code was used already, wait for the next one, then try again.',
  },
})

export const invitationRefused = problem({
  code: 'invitation.refused',
  status: 403,
  text: {
    ar: 'هذه الدعوة غير صالحة: انتهت مدتها أو استُعملت أو سُحبت، أو نقص شيء من الرابط. اطلب دعوة جديدة ممن دعاك.',
    fr: 'Cette invitation n’est pas valable : elle a expiré, a servi ou a été retirée, ou le lien est incomplet. Demandez-en une nouvelle à la personne qui vous a invité.',
    en: 'This invitation is not valid: it has expired, was used or withdrawn, or the link is incomplete. Ask whoever invited you for a new one.',
  },
})

export const passkeyRefused = problem({
  code: 'passkey.refused',
  status: 403,
  text: {
    ar: 'لم يُقبل مفتاح المرور. أعد المحاولة، وتأكد من فتح الصفحة من عنوانها المعتاد.',
    fr: 'La clé d’accès n’a pas été acceptée. Réessayez, en ouvrant la page à son adresse habituelle.',
    en: 'The passkey was not accepted. Try again, and make sure the page is open at its usual address.',
  },
})

export const credentialKept = problem({
  code: 'credential.last',
  status: 409,
  text: {
    ar: 'هذه آخر وسيلة دخول لك، ولو حُذفت لما استطعت الدخول. أضف وسيلة أخرى أولًا.',
    fr: 'C’est votre dernier moyen de connexion : sans lui vous ne pourriez plus entrer. Ajoutez-en un autre d’abord.',
    en: 'This is your last way to sign in: without it you could not enter. Add another one first.',
  },
})

export const enrolmentIncomplete = problem({
  code: 'enrolment.incomplete',
  status: 409,
  text: {
    ar: 'لم يكتمل ضبط الدخول. أضف مفتاح مرور أو كلمة مرور مع رموز التحقق، واحفظ رموز الاسترداد، ثم تابع.',
    fr: 'La mise en place n’est pas complète. Ajoutez une clé d’accès ou un mot de passe avec codes, gardez les codes de secours, puis continuez.',
    en: 'Setting up sign-in is not complete. Add a passkey or a password with codes, keep the recovery codes, then continue.',
  },
})

export const providerAway = problem({
  code: 'provider.away',
  status: 503,
  text: {
    ar: 'تعذّر الوصول إلى مزوّد الهوية لدى مؤسستك. أعد المحاولة بعد قليل، أو ادخل بطريقة أخرى.',
    fr: 'Le fournisseur d’identité de votre institution est injoignable. Réessayez un peu plus tard, ou connectez-vous autrement.',
    en: 'The identity provider of your institution cannot be reached. Try again a little later, or sign in another way.',
  },
})
