/** A memorandum of understanding among three parties. */
import type { Template } from '../templates.ts'
import { suggestedRule } from './suggested.ts'

export const memorandum: Template = {
  id: 'memorandum',
  kind: 'memorandum',
  title: {
    ar: 'مذكرة تفاهم بين ثلاثة أطراف',
    fr: 'Mémorandum d’entente entre trois parties',
    en: 'Memorandum of understanding among three parties',
  },
  description: {
    ar: 'نص موجز لثلاث مؤسسات، مع أمانة يتناوب عليها الأطراف وقاعدة لتبادل المعلومات العامة بين كل طرفين.',
    fr: 'Texte bref pour trois institutions, avec un secrétariat tournant et une règle d’échange d’informations publiques entre chaque paire.',
    en: 'A short text for three institutions, with a rotating secretariat and a rule for public information between each pair.',
  },
  notice_days: 60,
  survival: ['art_4', 'art_6'],
  clauses: [
    {
      eid: 'preamble',
      heading: { ar: 'الديباجة', fr: 'Préambule', en: 'Preamble' },
      body: {
        ar: 'رغبة من الأطراف الثلاثة في تنسيق جهودها في تعزيز حقوق الإنسان وحمايتها، واحترامًا لاستقلال كل منها وولايته، تفاهمت على ما يلي:',
        fr: 'Désireuses de coordonner leurs efforts de promotion et de protection des droits de l’Homme, dans le respect de l’indépendance et du mandat de chacune, les trois Parties s’entendent sur ce qui suit :',
        en: 'Wishing to coordinate their efforts to promote and protect human rights, and respecting the independence and mandate of each, the three Parties have come to the following understanding:',
      },
    },
    {
      eid: 'art_1',
      heading: { ar: 'الغرض', fr: 'Objet', en: 'Purpose' },
      body: {
        ar: 'تضع هذه المذكرة إطارًا للتنسيق وتبادل الخبرات والمعلومات العامة وتنظيم أنشطة مشتركة.',
        fr: 'Le présent Mémorandum établit un cadre de coordination, d’échange d’expériences et d’informations publiques, et d’activités communes.',
        en: 'This Memorandum sets a framework for coordination, for the exchange of experience and of public information, and for joint activities.',
      },
    },
    {
      eid: 'art_2',
      heading: { ar: 'الأمانة', fr: 'Secrétariat', en: 'Secretariat' },
      body: {
        ar: 'يتولى الأطراف الأمانة بالتناوب سنة لكل طرف، وتُعدّ الأمانة الاجتماعات وتحفظ المحاضر.',
        fr: 'Les Parties assurent le secrétariat à tour de rôle pour un an. Il prépare les réunions et conserve les procès-verbaux.',
        en: 'The Parties hold the secretariat in turn for one year each. It prepares the meetings and keeps the minutes.',
      },
    },
    {
      eid: 'art_3',
      heading: {
        ar: 'تبادل المعلومات العامة',
        fr: 'Échange d’informations publiques',
        en: 'Exchange of public information',
      },
      body: {
        ar: 'يتبادل كل طرفين المعلومات العامة التي تأذن بها القواعد المرفقة بهذه المادة.',
        fr: 'Chaque Partie échange avec chacune des autres les informations publiques que les règles attachées au présent article autorisent.',
        en: 'Each Party exchanges with each of the others the public information that the rules attached to this article permit.',
      },
    },
    {
      eid: 'art_4',
      heading: { ar: 'ما لا تشمله المذكرة', fr: 'Exclusions', en: 'What is not covered' },
      body: {
        ar: 'لا تأذن هذه المذكرة بتبادل بيانات شخصية. ويحتاج ذلك إلى بروتوكول بين الطرفين المعنيين.',
        fr: 'Le présent Mémorandum n’autorise aucun échange de données personnelles ; un protocole entre les Parties concernées est nécessaire.',
        en: 'This Memorandum does not permit any exchange of personal data; that requires a protocol between the Parties concerned.',
      },
    },
    {
      eid: 'art_5',
      heading: { ar: 'القرارات', fr: 'Décisions', en: 'Decisions' },
      body: {
        ar: 'تُتخذ القرارات بالتوافق، ولا يُلزم طرف بما لم يوافق عليه كتابة.',
        fr: 'Les décisions sont prises par consensus. Aucune Partie n’est liée par ce qu’elle n’a pas accepté par écrit.',
        en: 'Decisions are taken by consensus. No Party is bound by what it has not accepted in writing.',
      },
    },
    {
      eid: 'art_6',
      heading: { ar: 'الانسحاب', fr: 'Retrait', en: 'Withdrawal' },
      body: {
        ar: 'لكل طرف الانسحاب بإشعار كتابي قبل ستين يومًا. وتستكمل الأنشطة الجارية ما لم يُتفق على غير ذلك.',
        fr: 'Chaque Partie peut se retirer par notification écrite moyennant soixante jours. Les activités en cours sont menées à leur terme, sauf accord contraire.',
        en: 'Each Party may withdraw in writing on sixty days’ notice. Activities under way are completed unless agreed otherwise.',
      },
    },
    {
      eid: 'art_7',
      heading: { ar: 'النفاذ والحجية', fr: 'Entrée en vigueur et foi', en: 'Entry into force and authenticity' },
      body: {
        ar: 'تدخل المذكرة حيّز النفاذ في اليوم المتفق عليه بعد توقيع الأطراف الثلاثة. والنصوص ذات الحجية متساوية فيها.',
        fr: 'Le Mémorandum entre en vigueur au jour convenu, après signature des trois Parties. Les textes authentiques font également foi.',
        en: 'The Memorandum enters into force on the agreed day, once the three Parties have signed. The authentic texts are equally authoritative.',
      },
    },
  ],
  rules: [suggestedRule('art_3')],
}
