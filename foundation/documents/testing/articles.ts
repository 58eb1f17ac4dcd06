/** The words of a fictional protocol between two fictional institutions, in three languages, for tests and benches. */
import type { LText } from '../../language/index.ts'

type Article = { readonly title: Required<LText>; readonly paragraphs: readonly Required<LText>[] }

export const institutions: readonly Required<LText>[] = [
  {
    ar: 'الهيئة التجريبية لحقوق الإنسان',
    fr: 'Instance expérimentale des droits de l’Homme',
    en: 'Experimental Human Rights Commission',
  },
  {
    ar: 'المجلس النموذجي لحقوق الإنسان',
    fr: 'Conseil modèle des droits de l’Homme',
    en: 'Model Human Rights Council',
  },
]

export const protocolTitle: Required<LText> = {
  ar: 'بروتوكول تعاون في مجال حقوق الإنسان',
  fr: 'Protocole de coopération en matière de droits de l’Homme',
  en: 'Cooperation protocol in the field of human rights',
}

export const preamble: readonly Required<LText>[] = [
  {
    ar: 'إن الطرفين، إذ يستندان إلى المبادئ المتعلقة بمركز المؤسسات الوطنية لتعزيز حقوق الإنسان وحمايتها،',
    fr: 'Les Parties, se fondant sur les Principes concernant le statut des institutions nationales pour la promotion et la protection des droits de l’Homme,',
    en: 'The Parties, relying on the Principles relating to the status of national institutions for the promotion and protection of human rights,',
  },
  {
    ar: 'وإذ يؤكدان أن تبادل المعلومات لا يجوز أن يعرّض أي ضحية أو شاهد أو مدافع عن حقوق الإنسان للخطر،',
    fr: 'affirmant que l’échange d’informations ne saurait mettre en danger aucune victime, aucun témoin, aucun défenseur des droits de l’Homme,',
    en: 'affirming that the exchange of information must not endanger any victim, witness or human rights defender,',
  },
  { ar: 'اتفقا على ما يأتي:', fr: 'sont convenues de ce qui suit :', en: 'have agreed as follows:' },
]

export const articles: readonly Article[] = [
  {
    title: { ar: 'الموضوع', fr: 'Objet', en: 'Purpose' },
    paragraphs: [
      {
        ar: 'يحدد هذا البروتوكول إطار التعاون بين الطرفين في توثيق الانتهاكات ورصدها والترافع بشأنها.',
        fr: 'Le présent Protocole fixe le cadre de la coopération entre les Parties pour la documentation et le suivi des violations et le plaidoyer à leur sujet.',
        en: 'This Protocol sets the framework of cooperation between the Parties in documenting and monitoring violations and in advocacy concerning them.',
      },
    ],
  },
  {
    title: { ar: 'التعاريف', fr: 'Définitions', en: 'Definitions' },
    paragraphs: [
      {
        ar: 'يُقصد بعبارة «السجل» كل واقعة أو فعل أو شهادة يدوّنها أحد الطرفين في نظامه.',
        fr: 'On entend par « dossier » tout fait, acte ou témoignage consigné par l’une des Parties dans son système.',
        en: '“Record” means any event, act or testimony entered by a Party in its system.',
      },
      {
        ar: 'يُقصد بعبارة «المعلومات المختومة» ما لا يفتحه إلا أشخاص مسمّون.',
        fr: 'On entend par « informations scellées » celles que seules des personnes désignées peuvent ouvrir.',
        en: '“Sealed information” means information that only named persons can open.',
      },
    ],
  },
  {
    title: { ar: 'مجالات التعاون', fr: 'Domaines de coopération', en: 'Fields of cooperation' },
    paragraphs: [
      {
        ar: 'يشمل التعاون التوثيق والرصد، والتدريب، وتبادل الخبرات، والتشاور قبل تقديم التقارير إلى هيئات المعاهدات.',
        fr: 'La coopération porte sur la documentation et le suivi, la formation, l’échange d’expériences et la consultation préalable aux rapports soumis aux organes conventionnels.',
        en: 'Cooperation covers documentation and monitoring, training, exchange of experience, and consultation before reports are submitted to treaty bodies.',
      },
    ],
  },
  {
    title: { ar: 'تبادل المعلومات', fr: 'Échange d’informations', en: 'Exchange of information' },
    paragraphs: [
      {
        ar: 'لا يُتبادل من السجل إلا الحقول المبينة في الملحق الأول، وللغرض المبين أمامها.',
        fr: 'Seuls les champs du dossier énumérés à l’annexe I sont échangés, et aux seules fins indiquées en regard.',
        en: 'Only the fields of a record listed in Annex I shall be exchanged, and only for the purpose stated beside them.',
      },
      {
        ar: 'لا تُنقل المعلومات الواردة إلى طرف ثالث إلا بموافقة كتابية مسبقة.',
        fr: 'Les informations reçues ne sont pas transmises à un tiers sans accord écrit préalable.',
        en: 'Information received shall not be passed on to a third party without prior written agreement.',
      },
      {
        ar: 'يُسلَّم وصل موقّع عن كل إرسال خلال 48 ساعة.',
        fr: 'Un reçu signé est délivré pour chaque envoi dans un délai de 48 heures.',
        en: 'A signed receipt shall be delivered for every transmission within 48 hours.',
      },
    ],
  },
  {
    title: { ar: 'الموافقة', fr: 'Consentement', en: 'Consent' },
    paragraphs: [
      {
        ar: 'لا يُتبادل أي سجل يتعلق بشخص معيّن إلا بموافقته الحرة المستنيرة، وله أن يسحبها في أي وقت.',
        fr: 'Aucun dossier concernant une personne déterminée n’est échangé sans son consentement libre et éclairé, qu’elle peut retirer à tout moment.',
        en: 'No record concerning a specific person shall be exchanged without that person’s free and informed consent, which may be withdrawn at any time.',
      },
    ],
  },
  {
    title: { ar: 'حماية الهوية', fr: 'Protection de l’identité', en: 'Protection of identity' },
    paragraphs: [
      {
        ar: 'تُحفظ هويات الضحايا والشهود مختومة، ولا يطّلع عليها إلا من عيّنه الطرفان بالاسم.',
        fr: 'L’identité des victimes et des témoins est conservée sous scellé ; seules y ont accès les personnes nommément désignées par les Parties.',
        en: 'The identities of victims and witnesses shall be kept sealed and be accessible only to persons named by the Parties.',
      },
    ],
  },
  {
    title: { ar: 'اللجنة المشتركة', fr: 'Comité mixte', en: 'Joint committee' },
    paragraphs: [
      {
        ar: 'تُنشأ لجنة مشتركة من ثلاثة أعضاء عن كل طرف، تجتمع مرتين في السنة على الأقل.',
        fr: 'Il est institué un comité mixte de trois membres par Partie, qui se réunit au moins deux fois par an.',
        en: 'A joint committee of three members from each Party is established; it shall meet at least twice a year.',
      },
      {
        ar: 'تُتخذ القرارات بالتوافق، وتُدوَّن في محضر يوقّعه الطرفان.',
        fr: 'Les décisions sont prises par consensus et consignées dans un procès-verbal signé par les deux Parties.',
        en: 'Decisions shall be taken by consensus and entered in minutes signed by both Parties.',
      },
    ],
  },
  {
    title: { ar: 'التدريب', fr: 'Formation', en: 'Training' },
    paragraphs: [
      {
        ar: 'ينظم الطرفان سنويًا دورة تدريبية مشتركة مدتها خمسة أيام.',
        fr: 'Les Parties organisent chaque année une session de formation commune de cinq jours.',
        en: 'The Parties shall hold a joint training course of five days every year.',
      },
    ],
  },
  {
    title: { ar: 'المفاتيح والتحقق', fr: 'Clés et vérification', en: 'Keys and verification' },
    paragraphs: [
      {
        ar: 'يوقّع كل طرف بمفتاحه المؤسسي المبينة بصمته في صفحة التوقيع، ويُحفظ أثر كل عملية في سجل لا يقبل التعديل.',
        fr: 'Chaque Partie signe au moyen de sa clé institutionnelle, dont l’empreinte figure à la page des signatures ; toute opération laisse une trace dans un registre inaltérable.',
        en: 'Each Party signs with its institutional key, whose fingerprint appears on the signature page; every operation leaves a trace in a log that cannot be altered.',
      },
    ],
  },
  {
    title: { ar: 'تعليق التبادل', fr: 'Suspension', en: 'Suspension' },
    paragraphs: [
      {
        ar: 'لكل طرف أن يعلّق في أي وقت ما يرسله من معلومات، ويسري التعليق فورًا ويُخطَر به الطرف الآخر مع بيان السبب.',
        fr: 'Chaque Partie peut à tout moment suspendre ses propres envois ; la suspension prend effet immédiatement et est notifiée à l’autre Partie avec ses motifs.',
        en: 'Either Party may at any time suspend its own transmissions; suspension takes effect at once and shall be notified to the other Party with reasons.',
      },
    ],
  },
  {
    title: { ar: 'المدة والإنهاء', fr: 'Durée et dénonciation', en: 'Term and termination' },
    paragraphs: [
      {
        ar: 'يسري هذا البروتوكول ثلاث سنوات من تاريخ آخر توقيع، ولا يُجدَّد إلا بعد مراجعة مشتركة مكتوبة.',
        fr: 'Le présent Protocole est conclu pour trois ans à compter de la dernière signature ; il n’est renouvelé qu’après un examen conjoint écrit.',
        en: 'This Protocol is concluded for three years from the last signature and shall be renewed only after a joint written review.',
      },
      {
        ar: 'لكل طرف إنهاؤه بإخطار كتابي قبل ثلاثة أشهر، وتبقى المادتان 5 و6 نافذتين بعد انتهائه.',
        fr: 'Chaque Partie peut le dénoncer moyennant un préavis écrit de trois mois ; les articles 5 et 6 lui survivent.',
        en: 'Either Party may terminate it by three months’ written notice; Articles 5 and 6 shall survive its termination.',
      },
    ],
  },
  {
    title: { ar: 'أحكام ختامية', fr: 'Dispositions finales', en: 'Final provisions' },
    paragraphs: [
      {
        ar: 'يُعدَّل هذا البروتوكول باتفاق كتابي، ويشكّل الملحق الأول جزءًا لا يتجزأ منه.',
        fr: 'Le présent Protocole est modifié par accord écrit ; l’annexe I en fait partie intégrante.',
        en: 'This Protocol may be amended by written agreement; Annex I forms an integral part of it.',
      },
      {
        ar: 'حُرّر في نسختين أصليتين باللغتين العربية والفرنسية، ولكلتيهما الحجية نفسها.',
        fr: 'Fait en deux exemplaires originaux, en langues arabe et française, les deux textes faisant également foi.',
        en: 'Done in two originals in the Arabic and French languages, both texts being equally authentic.',
      },
    ],
  },
]
