/** Cases of questions 1 and 2: is it signed, and is it in force. */
import { permits, rabat, ramallah } from '../../machine/testing.ts'
import { type Case, deny, permit, when } from './case.ts'

export const signatures: readonly Case[] = [
  when('وقّع الطرفان الاتفاق', 'Les deux parties ont signé', 'Both parties signed', {}, permit()),
  when(
    'وقّع المرسل وحده الاتفاق الإطاري',
    'Seul l’expéditeur a signé l’accord-cadre',
    'Only the sender signed the framework',
    { signers: ['sender'] },
    deny('unsigned'),
  ),
  when(
    'وقّع المتلقي وحده الاتفاق الإطاري',
    'Seul le destinataire a signé l’accord-cadre',
    'Only the recipient signed the framework',
    { signers: ['recipient'] },
    deny('unsigned'),
  ),
  when(
    'وقّع طرف واحد الاتفاق الخاص',
    'Une seule partie a signé l’accord de jeu de données',
    'Only one party signed the dataset agreement',
    { dataset_signers: ['sender'] },
    deny('unsigned'),
  ),
  when(
    'غُيّر النص بعد توقيعه',
    'Le texte a été modifié après la signature',
    'The text was changed after it was signed',
    { tampered: true },
    deny('signature-invalid'),
  ),
  when(
    'وقّع طرف غريب بدل المتلقي',
    'Un tiers a signé à la place du destinataire',
    'A stranger signed in place of the recipient',
    { signers: ['sender', 'stranger'] },
    deny('signature-invalid'),
  ),
  when(
    'وقّع طرف غريب إلى جانب الطرفين',
    'Un tiers a signé à côté des deux parties',
    'A stranger signed beside both parties',
    { signers: ['sender', 'recipient', 'stranger'] },
    permit(),
  ),
  when(
    'وقّع طرف غريب الاتفاق الخاص بدل المرسل',
    'Un tiers a signé l’accord de jeu de données à la place de l’expéditeur',
    'A stranger signed the dataset agreement in place of the sender',
    { dataset_signers: ['stranger', 'recipient'] },
    deny('signature-invalid'),
  ),
]

const suspended = (by: string, from_at: string, until_at?: string) => () => ({
  suspensions: [{ by, from_at, ...(until_at === undefined ? {} : { until_at }) }],
})
const ended = (effective_at: string) => () => ({ terminations: [{ effective_at, article: 'art_8' }] })
const stolen = (since: string) => (parties: readonly { readonly key: { readonly kid: string } }[]) => ({
  compromised_keys: parties.slice(0, 1).map(({ key }) => ({ kid: key.kid, since })),
})
const term = {
  signed_on: '2026-07-18',
  in_force_on: '2026-08-01',
  notice_days: 90,
  unilateral_termination: true,
  survival: [],
}

export const inForce: readonly Case[] = [
  when(
    'قبل ثانية من دخول الاتفاق حيّز النفاذ',
    'Une seconde avant l’entrée en vigueur',
    'One second before it enters into force',
    { now: '2026-07-31T23:59:59Z' },
    deny('not-yet-in-force'),
  ),
  when(
    'الإطار نافذ والاتفاق الخاص لم يُوقَّع بعد',
    'L’accord-cadre est en vigueur, l’accord de jeu de données pas encore signé',
    'The framework is in force, the dataset agreement not signed yet',
    { now: '2026-08-01T00:00:00Z' },
    deny('not-yet-in-force'),
  ),
  when(
    'لحظة توقيع الاتفاق الخاص',
    'À l’instant de l’accord de jeu de données',
    'At the instant of the dataset agreement',
    { now: '2026-09-01T10:00:00Z' },
    permit(),
  ),
  when(
    'آخر ثانية من مدة الاتفاق',
    'Dernière seconde de la durée de l’accord',
    'The last second of the term',
    { now: '2029-07-31T23:59:59Z' },
    permit(),
  ),
  when(
    'أول لحظة بعد انقضاء المدة',
    'Premier instant après l’échéance',
    'The first instant after the term',
    { now: '2029-08-01T00:00:00Z' },
    deny('expired'),
  ),
  when(
    'اتفاق بلا تاريخ انتهاء بعد سنوات',
    'Accord sans date de fin, des années plus tard',
    'An agreement without an end, years later',
    { framework: { term }, now: '2040-01-01T00:00:00Z' },
    permit(),
  ),
  when(
    'علّق المرسل مشاركته',
    'L’expéditeur a suspendu ses envois',
    'The sender suspended its sharing',
    { standing: suspended(ramallah, '2026-11-01T00:00:00Z') },
    deny('suspended'),
  ),
  when(
    'علّق المتلقي مشاركته هو، ولا أثر لذلك على المرسل',
    'Le destinataire a suspendu ses propres envois, sans effet sur l’expéditeur',
    'The recipient suspended its own sharing, which does not bind the sender',
    { standing: suspended(rabat, '2026-11-01T00:00:00Z') },
    permit(),
  ),
  when(
    'انتهى التعليق واستؤنفت المشاركة',
    'La suspension a pris fin',
    'The suspension has ended',
    { standing: suspended(ramallah, '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z') },
    permit(),
  ),
  when(
    'تعليق يبدأ غدًا',
    'Une suspension qui commence demain',
    'A suspension that begins tomorrow',
    { standing: suspended(ramallah, '2026-11-24T00:00:00Z') },
    permit(),
  ),
  when(
    'تعليق لا يُقرأ تاريخه يُعدّ ساريًا',
    'Une suspension dont la date est illisible vaut suspension',
    'A suspension whose date cannot be read counts as running',
    { standing: suspended(ramallah, 'yesterday') },
    deny('suspended'),
  ),
  when(
    'أُنهي الاتفاق وسرى الإنهاء',
    'L’accord est dénoncé et la dénonciation a pris effet',
    'The agreement was terminated and the termination took effect',
    { standing: ended('2026-11-01T00:00:00Z') },
    deny('terminated', ['art_8']),
  ),
  when(
    'مهلة الإخطار بالإنهاء ما زالت سارية',
    'Le préavis de dénonciation court encore',
    'The notice of termination is still running',
    { standing: ended('2026-12-31T00:00:00Z') },
    permit(),
  ),
  when(
    'حلّت محلّ الاتفاق نسخة جديدة نافذة',
    'Une version nouvelle a remplacé l’accord',
    'A new version in force replaced the agreement',
    { standing: () => ({ superseded_at: '2026-11-01T00:00:00Z' }) },
    deny('terminated'),
  ),
  when(
    'أُنهي الاتفاق الخاص وحده',
    'Seul l’accord de jeu de données est dénoncé',
    'Only the dataset agreement was terminated',
    { dataset_standing: { terminations: [{ effective_at: '2026-11-01T00:00:00Z' }] } },
    deny('terminated'),
  ),
  when(
    'كان مفتاح التوقيع منكشفًا قبل التوقيع',
    'La clé était compromise avant la signature',
    'The key was compromised before it signed',
    { standing: stolen('2026-07-01T00:00:00Z') },
    deny('key-invalid'),
  ),
  when(
    'انكشف المفتاح بعد التوقيع بأشهر',
    'La clé a été compromise des mois après la signature',
    'The key was compromised months after it signed',
    { standing: stolen('2026-11-01T00:00:00Z') },
    permit(),
  ),
  when(
    'لم يكن مفتاح المرسل صالحًا يوم التوقيع',
    'La clé de l’expéditeur n’était plus valable le jour de la signature',
    'The sender’s key was no longer valid on the day of signing',
    { retired_key: true },
    deny('key-invalid'),
  ),
  when(
    'انتهت مدة كل القواعد قبل مدة الاتفاق',
    'Toutes les règles ont pris fin avant l’accord',
    'All rules ended before the agreement',
    { rules: [permits({ until_at: '2026-11-01T00:00:00Z' })] },
    deny('expired'),
  ),
  when(
    'تبدأ القاعدة بعد شهر',
    'La règle commence dans un mois',
    'The rule begins in a month',
    { rules: [permits({ from_at: '2026-12-23T00:00:00Z' })] },
    deny('not-yet-in-force'),
  ),
  when(
    'اتفاق معلَّق ومنقضٍ معًا: يُذكر التعليق أولًا',
    'Accord suspendu et expiré : la suspension est dite d’abord',
    'Suspended and expired at once: suspension is named first',
    { standing: suspended(ramallah, '2026-11-01T00:00:00Z'), now: '2030-01-01T00:00:00Z' },
    deny('suspended'),
  ),
  when(
    'وقت دون منطقة زمنية',
    'Une heure sans fuseau',
    'A time without a zone',
    { now: '2026-11-23T10:00:00' },
    deny('fact-missing'),
  ),
]
