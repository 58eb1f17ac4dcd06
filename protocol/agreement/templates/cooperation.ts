/** A cooperation protocol between two national institutions. */
import type { Template } from '../templates.ts'
import { suggestedRule } from './suggested.ts'

export const cooperation: Template = {
  id: 'cooperation',
  kind: 'protocol',
  title: {
    ar: 'بروتوكول تعاون بين مؤسستين وطنيتين لحقوق الإنسان',
    fr: 'Protocole de coopération entre deux institutions nationales des droits de l’Homme',
    en: 'Cooperation protocol between two national human rights institutions',
  },
  description: {
    ar: 'نص كامل من ديباجة واثنتي عشرة مادة وملحق، يشمل تبادل المعلومات وحماية أصحابها والتعليق والإنهاء.',
    fr: 'Texte complet : préambule, douze articles et une annexe, avec échange d’informations, protection des personnes, suspension et dénonciation.',
    en: 'A complete text of a preamble, twelve articles and an annex: exchange of information, protection of persons, suspension and termination.',
  },
  notice_days: 90,
  survival: ['art_6', 'art_7', 'art_11'],
  clauses: [
    {
      eid: 'preamble',
      heading: { ar: 'الديباجة', fr: 'Préambule', en: 'Preamble' },
      body: {
        ar: 'إن الطرفين، إذ يستندان إلى ميثاق الأمم المتحدة والإعلان العالمي لحقوق الإنسان والمبادئ المتعلقة بمركز المؤسسات الوطنية (مبادئ باريس)، وإذ يدركان أن التعاون بين المؤسسات يعزز حماية الضحايا وإسماع صوتهم، اتفقا على ما يلي:',
        fr: 'Les Parties, se fondant sur la Charte des Nations Unies, la Déclaration universelle des droits de l’Homme et les Principes concernant le statut des institutions nationales (Principes de Paris), conscientes que la coopération entre institutions renforce la protection des victimes et porte leur voix, sont convenues de ce qui suit :',
        en: 'The Parties, guided by the Charter of the United Nations, the Universal Declaration of Human Rights and the Principles relating to the Status of National Institutions (the Paris Principles), and aware that cooperation between institutions strengthens the protection of victims and carries their voice, have agreed as follows:',
      },
    },
    {
      eid: 'art_1',
      heading: { ar: 'الغرض', fr: 'Objet', en: 'Purpose' },
      body: {
        ar: 'ينظم هذا البروتوكول التعاون بين الطرفين في مجالات الرصد والتوثيق والترافع ورفع التقارير إلى آليات الأمم المتحدة والتكوين وتبادل الخبرات.',
        fr: 'Le présent Protocole régit la coopération des Parties en matière de suivi, de documentation, de plaidoyer, de rapports aux mécanismes des Nations Unies, de formation et d’échange d’expériences.',
        en: 'This Protocol governs the cooperation of the Parties in monitoring, documentation, advocacy, reporting to United Nations mechanisms, training and the exchange of experience.',
      },
    },
    {
      eid: 'art_2',
      heading: { ar: 'مبادئ التعاون', fr: 'Principes', en: 'Principles' },
      body: {
        ar: 'يقوم التعاون على استقلال كل طرف ومساواته بالآخر، وعلى مبدأ عدم الإضرار، وعلى ألا يُكشف عن شخص إلا بقدر ما وافق عليه وما تأذن به مادة من هذا البروتوكول.',
        fr: 'La coopération repose sur l’indépendance et l’égalité des Parties, sur le principe de ne pas nuire, et sur la règle que rien n’est révélé d’une personne au-delà de son consentement et de ce qu’un article du présent Protocole autorise.',
        en: 'Cooperation rests on the independence and equality of the Parties, on the principle of doing no harm, and on the rule that nothing is disclosed of a person beyond their consent and beyond what an article of this Protocol permits.',
      },
    },
    {
      eid: 'art_3',
      heading: { ar: 'مجالات التعاون', fr: 'Domaines de coopération', en: 'Fields of cooperation' },
      body: {
        ar: 'يضع الطرفان كل سنة برنامجًا للأعمال المشتركة يبيّن لكل عمل غايته وآجاله والمسؤول عنه، ويكون ملحقًا بهذا البروتوكول.',
        fr: 'Les Parties arrêtent chaque année un programme d’actions communes qui précise, pour chacune, le but, l’échéance et le responsable ; il est annexé au présent Protocole.',
        en: 'Each year the Parties adopt a programme of joint actions stating the aim, the due date and the party responsible for each; it is annexed to this Protocol.',
      },
    },
    {
      eid: 'art_4',
      heading: { ar: 'اللجنة المشتركة', fr: 'Comité mixte', en: 'Joint committee' },
      body: {
        ar: 'تتابع التنفيذ لجنة مشتركة يسمي كل طرف أعضاءه فيها وجهة اتصاله. تجتمع مرتين في السنة على الأقل، وتتخذ قراراتها بالتوافق، وتحرر محاضرها بلغات هذا البروتوكول.',
        fr: 'Un comité mixte, dont chaque Partie désigne ses membres et son point focal, suit l’exécution. Il se réunit au moins deux fois par an, décide par consensus et dresse ses procès-verbaux dans les langues du présent Protocole.',
        en: 'A joint committee, to which each Party names its members and its focal point, follows implementation. It meets at least twice a year, decides by consensus and keeps its minutes in the languages of this Protocol.',
      },
    },
    {
      eid: 'art_5',
      heading: { ar: 'تبادل المعلومات', fr: 'Échange d’informations', en: 'Exchange of information' },
      body: {
        ar: 'يتبادل الطرفان المعلومات بالقدر الذي تأذن به القواعد المرفقة بمواد هذا البروتوكول، ولا يُتبادل ما لم تأذن به قاعدة. ويشعر المتلقي المرسل بالتسلّم في غضون سبعة أيام.',
        fr: 'Les Parties échangent des informations dans la mesure où les règles attachées aux articles du présent Protocole l’autorisent ; ce qu’aucune règle n’autorise ne s’échange pas. Le destinataire accuse réception dans les sept jours.',
        en: 'The Parties exchange information to the extent that the rules attached to the articles of this Protocol permit; what no rule permits is not exchanged. The recipient acknowledges receipt within seven days.',
      },
    },
    {
      eid: 'art_6',
      heading: {
        ar: 'حماية الأشخاص والموافقة',
        fr: 'Protection des personnes et consentement',
        en: 'Protection of persons and consent',
      },
      body: {
        ar: 'لا تُرسل بيانات شخص إلا بموافقته المستنيرة. وإذا سُحبت الموافقة أبلغ المرسل المتلقي، ويحذف المتلقي ما وصله في غضون ثلاثين يومًا ويصدر وصلًا بالحذف.',
        fr: 'Les données d’une personne ne sont transmises qu’avec son consentement éclairé. En cas de retrait, l’expéditeur avise le destinataire, qui efface ce qu’il a reçu dans les trente jours et en atteste.',
        en: 'Data of a person are sent only with that person’s informed consent. Where consent is withdrawn the sender informs the recipient, who deletes what was received within thirty days and attests the deletion.',
      },
    },
    {
      eid: 'art_7',
      heading: {
        ar: 'السرية وعدم الإحالة',
        fr: 'Confidentialité et non-transmission',
        en: 'Confidentiality and onward transfer',
      },
      body: {
        ar: 'لا يحيل المتلقي ما وصله إلى غيره ولا ينشره إلا إذا أذنت بذلك قاعدة صريحة أو وافق المرسل كتابة.',
        fr: 'Le destinataire ne transmet à un tiers ni ne publie ce qu’il a reçu, sauf règle expresse ou accord écrit de l’expéditeur.',
        en: 'The recipient neither passes on nor publishes what it received unless a rule expressly permits it or the sender agrees in writing.',
      },
    },
    {
      eid: 'art_8',
      heading: { ar: 'النفقات', fr: 'Dépenses', en: 'Costs' },
      body: {
        ar: 'يتحمل كل طرف نفقاته في حدود موارده، ما لم يُتفق كتابة على غير ذلك في برنامج السنة.',
        fr: 'Chaque Partie supporte ses dépenses dans la limite de ses moyens, sauf accord écrit contraire dans le programme annuel.',
        en: 'Each Party bears its own costs within its means, unless agreed otherwise in writing in the annual programme.',
      },
    },
    {
      eid: 'art_9',
      heading: { ar: 'التعديل والملاحق', fr: 'Modification et annexes', en: 'Amendment and annexes' },
      body: {
        ar: 'يُعدَّل هذا البروتوكول باتفاق الطرفين كتابة، وتكون الملاحق جزءًا لا يتجزأ منه.',
        fr: 'Le présent Protocole est modifié par accord écrit des Parties. Les annexes en font partie intégrante.',
        en: 'This Protocol is amended by written agreement of the Parties. Annexes form an integral part of it.',
      },
    },
    {
      eid: 'art_10',
      heading: { ar: 'التعليق', fr: 'Suspension', en: 'Suspension' },
      body: {
        ar: 'لكل طرف أن يعلق فورًا ما يشاركه هو من معلومات بإشعار مسبَّب، دون مساس بالتزاماته القائمة.',
        fr: 'Chaque Partie peut suspendre sans délai ses propres transmissions par notification motivée, sans préjudice de ses obligations en cours.',
        en: 'Each Party may suspend its own sharing at once by a reasoned notice, without prejudice to its existing obligations.',
      },
    },
    {
      eid: 'art_11',
      heading: { ar: 'تسوية الخلافات', fr: 'Règlement des différends', en: 'Settlement of differences' },
      body: {
        ar: 'تسوى الخلافات في التفسير أو التطبيق بالتشاور في اللجنة المشتركة.',
        fr: 'Tout différend d’interprétation ou d’application est réglé par consultation au sein du comité mixte.',
        en: 'Differences over interpretation or application are settled by consultation in the joint committee.',
      },
    },
    {
      eid: 'art_12',
      heading: {
        ar: 'النفاذ والمدة والإنهاء',
        fr: 'Entrée en vigueur, durée et dénonciation',
        en: 'Entry into force, duration and termination',
      },
      body: {
        ar: 'يدخل هذا البروتوكول حيّز النفاذ في اليوم المتفق عليه ويسري للمدة المتفق عليها. ويجدَّد باتفاق صريح بعد استعراض ما أُنجز. ولكل طرف إنهاؤه بإشعار كتابي قبل تسعين يومًا. وتبقى المواد 6 و7 و11 سارية بعد انتهائه. والنصوص ذات الحجية متساوية فيها.',
        fr: 'Le présent Protocole entre en vigueur au jour convenu, pour la durée convenue. Il est renouvelé par accord exprès après un bilan de son exécution. Chaque Partie peut le dénoncer par écrit moyennant un préavis de quatre-vingt-dix jours. Les articles 6, 7 et 11 lui survivent. Les textes authentiques font également foi.',
        en: 'This Protocol enters into force on the agreed day and for the agreed term. It is renewed by express agreement after a review of what was done. Each Party may terminate it in writing on ninety days’ notice. Articles 6, 7 and 11 survive it. The authentic texts are equally authoritative.',
      },
    },
    {
      eid: 'annex_1',
      heading: {
        ar: 'برنامج أعمال السنة',
        fr: 'Programme annuel',
        en: 'Annual programme',
      },
      body: {
        ar: 'يعتمد الطرفان برنامج السنة الأولى في أول اجتماع للجنة المشتركة.',
        fr: 'Les Parties adoptent le programme de la première année à la première réunion du comité mixte.',
        en: 'The Parties adopt the programme of the first year at the first meeting of the joint committee.',
      },
    },
  ],
  rules: [suggestedRule('art_5')],
}
