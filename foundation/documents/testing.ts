/** A door for tests and benches: a fictional protocol as a document. */
import type { Language } from '../language/index.ts'
import { type Block, DocModel, type Inlines } from './index.ts'
import { articles, institutions, preamble, protocolTitle } from './testing/articles.ts'

const text = (words: string): Inlines => [{ kind: 'text', text: words }]

const articleWord = { ar: 'المادة', fr: 'Article', en: 'Article' } as const

type ColumnBlock = Extract<Block, { readonly kind: 'heading' | 'paragraph' | 'list' | 'quote' }>

function articleBlocks(index: number, lang: Language, level: number): ColumnBlock[] {
  const article = articles[index]
  if (article === undefined) throw new Error(`Cannot find article ${index + 1}`)
  const single = article.paragraphs.length === 1
  const heading: Inlines = [
    { kind: 'text', text: `${articleWord[lang]} ` },
    { kind: 'value', value: 'number', raw: String(index + 1) },
    { kind: 'text', text: `${lang === 'fr' ? ' :' : ':'} ${article.title[lang]}` },
  ]
  return [
    { kind: 'heading', level, numbered: false, lang, inlines: heading },
    ...article.paragraphs.map((paragraph, at): ColumnBlock => {
      const note: Inlines = index === 0 && lang !== 'en' ? [{ kind: 'note', id: `paris-${lang}` }] : []
      const cited: Inlines = index === 2 && lang !== 'en' ? [{ kind: 'citation', id: 'general-comment' }] : []
      return {
        kind: 'paragraph',
        lang,
        ...(single ? {} : { number: String(at + 1) }),
        inlines: [...text(paragraph[lang]), ...note, ...cited],
      }
    }),
  ]
}

function preambleBlocks(lang: Language): ColumnBlock[] {
  return preamble.map((paragraph) => ({ kind: 'paragraph', lang, inlines: text(paragraph[lang]) }))
}

function sideBySide(langs: readonly Language[]): Block {
  const columns = langs.map((lang) => ({
    lang,
    standing: lang === 'en' ? ('translation' as const) : ('authentic' as const),
  }))
  const rows = articles.map((_article, index) => ({
    id: `article-${index + 1}`,
    cells: langs.map((lang) => articleBlocks(index, lang, 1)),
  }))
  return {
    kind: 'side_by_side',
    columns,
    rows: [{ id: 'preamble', cells: langs.map(preambleBlocks) }, ...rows],
  }
}

const annex: readonly Block[] = [
  { kind: 'page_break' },
  {
    kind: 'heading',
    level: 1,
    numbered: false,
    id: 'annex-1',
    inlines: text('الملحق الأول: الحقول التي يجوز تبادلها'),
  },
  {
    kind: 'paragraph',
    inlines: [
      { kind: 'text', text: 'يُطبَّق هذا الملحق على السجلات المدوَّنة ابتداءً من ' },
      { kind: 'value', value: 'date', raw: '2026-01-01' },
      { kind: 'text', text: '، عملًا بـ' },
      { kind: 'link', text: 'المادة الرابعة', href: '#article-4' },
      { kind: 'text', text: '. للاستفسار يُتصل بالرقم ' },
      { kind: 'value', value: 'phone', raw: '+000 5 37 54 00 00' },
      { kind: 'text', text: ' مع ذكر المرجع ' },
      { kind: 'value', value: 'ref', raw: 'EXP–MOD/2026/014' },
      { kind: 'text', text: '؛ وقد شمل الجرد ' },
      { kind: 'value', value: 'number', raw: '1260' },
      { kind: 'text', text: ' سجلًا، أي ' },
      { kind: 'value', value: 'percent', raw: '0.45' },
      { kind: 'text', text: ' من المجموع (' },
      { kind: 'text', text: 'Special Rapporteur on human rights defenders', lang: 'en' },
      { kind: 'text', text: ').' },
    ],
  },
  {
    kind: 'table',
    caption: text('الحقول وأغراضها'),
    columns: [
      { label: text('المرجع'), align: 'start', kind: 'ref' },
      { label: text('الحقل'), align: 'start', kind: 'text', share: 3 },
      { label: [...text('الغرض'), { kind: 'note', id: 'purpose' }], align: 'start', kind: 'text', share: 4 },
      { label: text('السجلات'), align: 'end', kind: 'number' },
      { label: text('النسبة'), align: 'end', kind: 'percent' },
      { label: text('آخر تحيين'), align: 'start', kind: 'date' },
    ],
    rows: [
      ['A-01', 'مكان الواقعة', 'الرصد المشترك', '1245', '0.62', '2026-03-14'],
      ['A-02', 'الحق المنتهك', 'إعداد التقارير المشتركة', '12', '0.035', '2026-04-02'],
      ['A-03', 'تاريخ الواقعة', 'تحليل الأنماط', '980', '1', '2026-05'],
      ['B-01', 'درجة موثوقية المصدر (Admiralty)', 'التحقق المتقاطع', '3', '0', '2025'],
    ],
  },
  { kind: 'paragraph', inlines: text('تُستثنى من التبادل في جميع الأحوال:') },
  {
    kind: 'list',
    marks: 'letter',
    items: [
      text('هوية الضحية والشاهد ووسائل الاتصال الآمنة بهما؛'),
      text('الشهادات والملفات الطبية؛'),
      text('كل ما من شأنه أن يعرّض شخصًا للخطر.'),
    ],
  },
]

/** The protocol as a document: cover, two authentic texts side by side, a translation, an annex, a signature page. */
export function exampleProtocol(langs: readonly Language[] = ['ar', 'fr']): DocModel {
  const [first, second] = institutions
  if (first === undefined || second === undefined) throw new Error('Cannot write a protocol without two parties')
  const english: readonly Block[] = langs.includes('en')
    ? []
    : [
        { kind: 'page_break' },
        { kind: 'heading', level: 1, numbered: false, lang: 'en', inlines: text('English translation') },
        ...preambleBlocks('en'),
        ...articles.flatMap((_article, index) => articleBlocks(index, 'en', 2)),
      ]
  return DocModel.parse({
    schema_version: 1,
    ref: 'EXP–MOD/2026/014',
    title: protocolTitle,
    lang: 'ar',
    dir: 'rtl',
    region: 'MA',
    dated: '2026-11-23',
    org: [first, second],
    classification: { ar: 'نموذج غير ملزم', fr: 'Spécimen sans valeur', en: 'Specimen' },
    blocks: [
      {
        kind: 'cover',
        languages: ['ar', 'fr'],
        label: { ar: 'نص الاتفاق', fr: 'Texte de l’accord' },
        subtitle: { ar: 'موقّع من الطرفين', fr: 'Signé par les deux Parties' },
      },
      sideBySide(langs),
      ...english,
      ...annex,
      {
        kind: 'signatures',
        languages: ['ar', 'fr'],
        title: { ar: 'صفحة التوقيع', fr: 'Page des signatures' },
        closing: {
          ar: 'وإثباتًا لما تقدم، وقّع المفوضان أدناه هذا البروتوكول في نسختين أصليتين، ولكل من النصين العربي والفرنسي الحجية نفسها.',
          fr: 'En foi de quoi les soussignés, dûment habilités, ont signé le présent Protocole en deux originaux, les textes arabe et français faisant également foi.',
        },
        parties: [
          {
            name: first,
            signatories: [
              {
                name: { ar: 'سلمى المثالية', fr: 'Salma Al-Mithaliya' },
                capacity: { ar: 'رئيسة الهيئة', fr: 'Présidente de l’Instance' },
                mandate: {
                  act: { ar: 'قرار الجمعية العامة للهيئة رقم', fr: 'Décision de l’assemblée générale nº' },
                  ref: '12/2026',
                  dated: '2026-10-05',
                },
              },
            ],
            place: { ar: 'مدينة النموذج', fr: 'Ville-Modèle' },
            date: '2026-11-23',
            keys: [
              {
                label: { ar: 'بصمة مفتاح الاتفاقات', fr: 'Empreinte de la clé des accords' },
                fingerprint: '3f9a0c47d1e25b8836aa90c4f7be1d0259c86e3b7f01a4d2886cd95e10b74fa3',
              },
            ],
          },
          {
            name: second,
            signatories: [
              {
                name: { ar: 'يوسف النموذجي', fr: 'Youssef An-Namudhaji' },
                capacity: { ar: 'الأمين العام للمجلس', fr: 'Secrétaire général du Conseil' },
                mandate: {
                  act: { ar: 'تفويض خاص رقم', fr: 'Délégation spéciale nº' },
                  ref: '2026/77',
                  dated: '2026-10-19',
                },
              },
            ],
            keys: [
              {
                label: { ar: 'بصمة مفتاح الاتفاقات', fr: 'Empreinte de la clé des accords' },
                fingerprint: 'b04e7d92c61fa385e0d47719bb2c5a6f8093fe14d7ca60b2115e98d34c7fa061',
              },
            ],
          },
        ],
      },
    ],
    notes: [
      {
        id: 'paris-ar',
        lang: 'ar',
        inlines: [
          { kind: 'text', text: 'قرار الجمعية العامة للأمم المتحدة ' },
          { kind: 'value', value: 'ref', raw: 'A/RES/48/134' },
          { kind: 'text', text: '، المرفق («مبادئ باريس»).' },
        ],
      },
      {
        id: 'paris-fr',
        lang: 'fr',
        inlines: [
          { kind: 'text', text: 'Résolution ' },
          { kind: 'value', value: 'ref', raw: 'A/RES/48/134' },
          { kind: 'text', text: ' de l’Assemblée générale des Nations Unies, annexe (« Principes de Paris »).' },
        ],
      },
      { id: 'purpose', lang: 'ar', inlines: text('لا يجوز استعمال الحقل لغرض آخر.') },
    ],
    citations: [
      {
        id: 'general-comment',
        target: 'un_document',
        target_id: 'CCPR/C/GC/34',
        locator: '§ 12',
        printed: {
          ar: 'اللجنة المعنية بحقوق الإنسان، التعليق العام رقم 34',
          en: 'Human Rights Committee, General comment No. 34',
        },
      },
    ],
    annexes: [
      {
        title: { ar: 'دليل الإجراءات التقنية', fr: 'Manuel des procédures techniques' },
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      },
    ],
  })
}
