/** A training agreement: one institution hosts a course for people whom the other nominates. */
import type { Template } from '../templates.ts'
import { suggestedRule } from './suggested.ts'

export const training: Template = {
  id: 'training',
  kind: 'training',
  title: { ar: 'اتفاق تكوين', fr: 'Accord de formation', en: 'Training agreement' },
  description: {
    ar: 'لدورة تكوينية تستضيفها مؤسسة وترشح لها الأخرى: البرنامج والمرشحون وبياناتهم والشهادات والمتابعة.',
    fr: 'Pour une session accueillie par une institution et suivie par des candidats de l’autre : programme, candidats, données, attestations et suivi.',
    en: 'For a course that one institution hosts and the other nominates for: programme, nominees, their data, certificates and follow-up.',
  },
  notice_days: 30,
  survival: ['art_4'],
  clauses: [
    {
      eid: 'preamble',
      heading: { ar: 'الديباجة', fr: 'Préambule', en: 'Preamble' },
      body: {
        ar: 'رغبة من الطرفين في تعزيز قدرات العاملين في مجال حقوق الإنسان، اتفقا على ما يلي:',
        fr: 'Désireuses de renforcer les capacités de celles et ceux qui œuvrent pour les droits de l’Homme, les Parties conviennent de ce qui suit :',
        en: 'Wishing to strengthen the capacities of those who work for human rights, the Parties have agreed as follows:',
      },
    },
    {
      eid: 'art_1',
      heading: { ar: 'الدورة', fr: 'La session', en: 'The course' },
      body: {
        ar: 'ينظم الطرف المضيف دورة تكوينية مدتها أسبوع وفق البرنامج الوارد في الملحق، ويوفر المدربين والمواد.',
        fr: 'La Partie hôte organise une session d’une semaine selon le programme annexé et fournit formateurs et supports.',
        en: 'The host Party organises a course of one week according to the annexed programme, and provides trainers and materials.',
      },
    },
    {
      eid: 'art_2',
      heading: { ar: 'الترشيح', fr: 'Désignation', en: 'Nomination' },
      body: {
        ar: 'يرشح الطرف الموفِد المشاركين قبل شهر على الأقل، مراعيًا التوازن بين النساء والرجال.',
        fr: 'La Partie d’envoi désigne les participants au moins un mois à l’avance, en veillant à la parité.',
        en: 'The sending Party nominates the participants at least one month ahead, with a balance of women and men.',
      },
    },
    {
      eid: 'art_3',
      heading: { ar: 'تبادل المعلومات', fr: 'Informations échangées', en: 'Information exchanged' },
      body: {
        ar: 'يتبادل الطرفان ما يلزم لتنظيم الدورة بالقدر الذي تأذن به القواعد المرفقة بهذه المادة.',
        fr: 'Les Parties échangent ce qu’exige l’organisation, dans la mesure où les règles attachées au présent article l’autorisent.',
        en: 'The Parties exchange what the organisation requires, to the extent that the rules attached to this article permit.',
      },
    },
    {
      eid: 'art_4',
      heading: { ar: 'بيانات المشاركين', fr: 'Données des participants', en: 'Data of participants' },
      body: {
        ar: 'لا تُستعمل بيانات المشاركين إلا للدورة ومتابعتها، وتُحذف بعد سنة من نهايتها.',
        fr: 'Les données des participants ne servent qu’à la session et à son suivi ; elles sont effacées un an après sa fin.',
        en: 'Data of participants are used for the course and its follow-up alone, and are deleted one year after its end.',
      },
    },
    {
      eid: 'art_5',
      heading: { ar: 'الشهادات والمتابعة', fr: 'Attestations et suivi', en: 'Certificates and follow-up' },
      body: {
        ar: 'يسلم الطرف المضيف شهادة لمن أتم الدورة، ويجري الطرفان تقييمًا بعد ستة أشهر.',
        fr: 'La Partie hôte délivre une attestation à qui a suivi la session ; les Parties mènent une évaluation six mois après.',
        en: 'The host Party issues a certificate to those who completed the course; the Parties carry out an evaluation six months later.',
      },
    },
    {
      eid: 'art_6',
      heading: { ar: 'النفقات', fr: 'Dépenses', en: 'Costs' },
      body: {
        ar: 'يتحمل الطرف الموفِد السفر، ويتحمل الطرف المضيف الإقامة والتكوين، ما لم يُتفق على غير ذلك.',
        fr: 'La Partie d’envoi prend en charge le voyage, la Partie hôte le séjour et la formation, sauf accord contraire.',
        en: 'The sending Party bears travel, the host Party the stay and the training, unless agreed otherwise.',
      },
    },
    {
      eid: 'art_7',
      heading: {
        ar: 'النفاذ والإنهاء',
        fr: 'Entrée en vigueur et dénonciation',
        en: 'Entry into force and termination',
      },
      body: {
        ar: 'يدخل هذا الاتفاق حيّز النفاذ في اليوم المتفق عليه، ولكل طرف إنهاؤه بإشعار قبل ثلاثين يومًا. وتبقى المادة 4 سارية بعد انتهائه.',
        fr: 'Le présent Accord entre en vigueur au jour convenu. Chaque Partie peut le dénoncer moyennant trente jours de préavis. L’article 4 lui survit.',
        en: 'This Agreement enters into force on the agreed day. Each Party may terminate it on thirty days’ notice. Article 4 survives it.',
      },
    },
    {
      eid: 'annex_1',
      heading: { ar: 'برنامج الدورة', fr: 'Programme', en: 'Programme' },
      body: {
        ar: 'القانون الدولي الإنساني، آليات المعاهدات، تقنيات التوثيق، الترافع.',
        fr: 'Droit international humanitaire, mécanismes conventionnels, techniques de documentation, plaidoyer.',
        en: 'International humanitarian law, treaty mechanisms, documentation technique, advocacy.',
      },
    },
  ],
  rules: [suggestedRule('art_3')],
}
