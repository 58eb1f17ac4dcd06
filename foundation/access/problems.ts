/** Problems of the access room. */
import { problem } from '../http/index.ts'

export const lastAdministrator = problem({
  code: 'access.last-administrator',
  status: 409,
  text: {
    ar: 'هذا آخر من يدير النظام في المؤسسة. أسند إدارة النظام إلى شخص آخر أولًا.',
    fr: 'C’est la dernière personne qui administre le système. Confiez d’abord l’administration à quelqu’un d’autre.',
    en: 'This is the last administrator of the institution. Make someone else an administrator first.',
  },
})

export const lastLead = problem({
  code: 'access.last-lead',
  status: 409,
  text: {
    ar: 'هذا آخر مسؤول عن الملف. عيّن مسؤولًا آخر أولًا.',
    fr: 'C’est la dernière personne responsable du dossier. Désignez d’abord un autre responsable.',
    en: 'This is the last person who leads the case. Name another lead first.',
  },
})

export const notForYourself = problem({
  code: 'access.not-for-yourself',
  status: 403,
  text: {
    ar: 'لا يغيّر أحد صلاحياته بنفسه. اطلب ذلك من شخص آخر يملك هذا الحق.',
    fr: 'Personne ne change ses propres droits. Demandez-le à une autre personne habilitée.',
    en: 'Nobody changes their own rights. Ask another person who may do it.',
  },
})
