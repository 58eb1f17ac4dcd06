import type { KindDeclaration } from './declaration.ts'

/** The case file: the home of every other record; who works on it sees what is in it. */
export const caseFile: KindDeclaration = {
  kind: 'case_file',
  table: 'case_file',
  prefix: 'C',
  label: { ar: 'ملف', fr: 'dossier', en: 'case file' },
  plural: { ar: 'الملفات', fr: 'dossiers', en: 'case files' },
  title: 'title',
  fields: [
    {
      key: 'title',
      type: 'ml',
      class: 'I',
      required: true,
      max: 300,
      label: { ar: 'عنوان الملف', fr: 'titre du dossier', en: 'title of the case' },
      hint: {
        ar: 'صف الملف دون ذكر أسماء أشخاص.',
        fr: 'Décrivez le dossier sans nommer personne.',
        en: 'Describe the case without naming anyone.',
      },
    },
    {
      key: 'summary',
      type: 'ml',
      class: 'I',
      label: { ar: 'ملخص الملف', fr: 'résumé du dossier', en: 'summary of the case' },
    },
    {
      key: 'mandate',
      type: 'code',
      class: 'I',
      list: 'case-mandate',
      label: { ar: 'الولاية', fr: 'mandat', en: 'mandate' },
    },
    {
      key: 'intake_channel',
      type: 'code',
      class: 'I',
      list: 'intake-channel',
      label: { ar: 'طريق الورود', fr: 'voie de saisine', en: 'how it came in' },
    },
    {
      key: 'stage',
      type: 'state',
      class: 'I',
      label: { ar: 'مرحلة الملف', fr: 'étape du dossier', en: 'stage of the case' },
      states: [
        {
          value: 'received',
          next: ['screening', 'on_hold'],
          label: { ar: 'وارد', fr: 'reçu', en: 'received' },
        },
        {
          value: 'screening',
          next: ['admitted', 'declined', 'on_hold'],
          label: { ar: 'قيد الفرز', fr: 'examen préliminaire', en: 'screening' },
        },
        {
          value: 'admitted',
          next: ['investigating', 'on_hold'],
          label: { ar: 'مقبول', fr: 'recevable', en: 'admitted' },
        },
        {
          value: 'declined',
          next: ['on_hold'],
          needs: ['stage_reason'],
          label: { ar: 'غير مقبول', fr: 'non retenu', en: 'declined' },
        },
        {
          value: 'investigating',
          next: ['concluded', 'on_hold'],
          label: { ar: 'قيد التقصي', fr: 'en cours d’instruction', en: 'investigating' },
        },
        {
          value: 'concluded',
          next: ['closed', 'on_hold'],
          label: { ar: 'منتهي التقصي', fr: 'instruction achevée', en: 'concluded' },
        },
        {
          value: 'closed',
          next: ['reopened', 'on_hold'],
          needs: ['review_on'],
          label: { ar: 'مغلق', fr: 'clos', en: 'closed' },
        },
        {
          value: 'reopened',
          next: ['investigating', 'concluded', 'on_hold'],
          label: { ar: 'أعيد فتحه', fr: 'rouvert', en: 'reopened' },
        },
        {
          value: 'on_hold',
          next: ['screening', 'admitted', 'investigating', 'concluded', 'reopened'],
          label: { ar: 'معلّق', fr: 'suspendu', en: 'on hold' },
        },
      ],
    },
    {
      key: 'stage_reason',
      type: 'long',
      class: 'I',
      max: 2000,
      label: { ar: 'سبب القرار', fr: 'motif de la décision', en: 'reason for the decision' },
    },
    {
      key: 'referral',
      type: 'text',
      class: 'I',
      label: { ar: 'الجهة المحال إليها', fr: 'organisme saisi', en: 'body it was referred to' },
    },
    {
      key: 'priority',
      type: 'code',
      class: 'I',
      list: 'priority',
      label: { ar: 'الأولوية', fr: 'priorité', en: 'priority' },
    },
    {
      key: 'monitoring_status',
      type: 'code',
      class: 'I',
      list: 'monitoring-status',
      label: { ar: 'حالة الرصد', fr: 'état du suivi', en: 'monitoring status' },
    },
    {
      key: 'identity_policy',
      type: 'choice',
      class: 'I',
      required: true,
      label: { ar: 'حماية الهويات', fr: 'protection des identités', en: 'protection of identities' },
      hint: {
        ar: 'مختومة: لا يعرف الخادم اسم أحد. مقيّدة: يعرف الخادم الأسماء ولا يراها إلا فريق الملف.',
        fr: 'Scellée : le serveur ne connaît aucun nom. Restreinte : le serveur connaît les noms, que seule l’équipe du dossier voit.',
        en: 'Sealed: the server knows no name. Restricted: the server knows the names, and only the team of the case sees them.',
      },
      choices: [
        { value: 'sealed', label: { ar: 'مختومة', fr: 'scellée', en: 'sealed' } },
        {
          value: 'restricted',
          label: { ar: 'مقيّدة بالفريق', fr: 'restreinte à l’équipe', en: 'restricted to the team' },
        },
      ],
    },
    {
      key: 'days_sealed',
      type: 'bool',
      class: 'I',
      label: {
        ar: 'الأيام مختومة، ولا يُحفظ مفتوحًا إلا الشهر',
        fr: 'jours scellés, seul le mois reste lisible',
        en: 'days are sealed, only the month is kept open',
      },
    },
    {
      key: 'procedures',
      type: 'text',
      class: 'I',
      repeatable: true,
      label: { ar: 'الإجراءات المتصلة', fr: 'procédures liées', en: 'procedures it belongs to' },
    },
    {
      key: 'retention_class',
      type: 'code',
      class: 'I',
      list: 'retention-class',
      label: { ar: 'فئة الحفظ', fr: 'classe de conservation', en: 'retention class' },
    },
    {
      key: 'review_on',
      type: 'date',
      class: 'I',
      label: { ar: 'تاريخ المراجعة', fr: 'date de réexamen', en: 'review date' },
    },
    {
      key: 'legal_hold',
      type: 'bool',
      class: 'I',
      label: { ar: 'حفظ قانوني يمنع الحذف', fr: 'gel juridique', en: 'legal hold' },
    },
  ],
}
