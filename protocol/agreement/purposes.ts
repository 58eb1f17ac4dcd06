/** What records may be shared for. */

/** Purposes that the house ships, by IRI; institutions may agree on others. */
export const purposes = {
  'urn:mithaq:purpose:un-reporting': {
    ar: 'التقارير إلى آليات الأمم المتحدة',
    fr: 'rapports aux mécanismes des Nations Unies',
    en: 'reporting to United Nations mechanisms',
  },
  'urn:mithaq:purpose:joint-monitoring': { ar: 'الرصد المشترك', fr: 'suivi conjoint', en: 'joint monitoring' },
  'urn:mithaq:purpose:advocacy': { ar: 'الترافع', fr: 'plaidoyer', en: 'advocacy' },
  'urn:mithaq:purpose:protection': { ar: 'الحماية', fr: 'protection', en: 'protection' },
  'urn:mithaq:purpose:training': { ar: 'التدريب', fr: 'formation', en: 'training' },
  'urn:mithaq:purpose:institutional-relations': {
    ar: 'العلاقات بين المؤسسات',
    fr: 'relations entre institutions',
    en: 'relations between institutions',
  },
} as const
