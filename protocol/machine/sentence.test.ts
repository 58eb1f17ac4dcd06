import assert from 'node:assert/strict'
import test from 'node:test'
import { type LText, plainDisplay } from '../../foundation/language/index.ts'
import { parseDuration } from '../../foundation/time/index.ts'
import { sentenceOf } from './sentence.ts'
import { field, forbids, hebron, incident, monitoring, permits, rabat, ramallah, unReporting } from './testing.ts'
import { citedClause, clauseName, durationWords } from './words.ts'

const names = new Map<string, LText>([
  [rabat, { ar: 'المجلس', fr: 'le Conseil', en: 'the Council' }],
  [ramallah, { ar: 'الدائرة', fr: 'le Département', en: 'the Department' }],
  [incident, { ar: 'واقعة', fr: 'incident', en: 'incident' }],
  [unReporting, { ar: 'رفع التقارير إلى الأمم المتحدة', fr: 'rapports aux Nations Unies', en: 'UN reporting' }],
  [monitoring, { ar: 'الرصد المشترك', fr: 'suivi conjoint', en: 'joint monitoring' }],
  [field('place'), { ar: 'المكان', fr: 'lieu', en: 'place' }],
  [field('date'), { ar: 'التاريخ', fr: 'date', en: 'date' }],
  [field('kind'), { ar: 'النوع', fr: 'type', en: 'kind' }],
  [hebron, { ar: 'الخليل', en: 'Hebron' }],
])
const nameOf = (iri: string) => names.get(iri)
const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '')

test('a rule is said in Arabic with isolated values and every member of it', () => {
  const said = sentenceOf(permits({ areas: [hebron] }), plainDisplay('ar-MA'), nameOf)
  assert.ok(
    said.startsWith('بموجب المادة 5، الفقرة 1، يجوز \u2068للمجلس\u2069 الاطلاع على الحقول التالية واستعمالها: '),
  )
  assert.equal(
    plain(said),
    'بموجب المادة 5، الفقرة 1، يجوز للمجلس الاطلاع على الحقول التالية واستعمالها: المكان والتاريخ والنوع. ' +
      'ويسري ذلك على السجلات الواردة من الدائرة من صنف واقعة، ولأغراض رفع التقارير إلى الأمم المتحدة والرصد المشترك دون غيرها. ' +
      'ويقتصر ذلك على ما وقع في الخليل. ولا يشمل ذلك ما تتجاوز حساسيته الدرجة «عالية». ' +
      'ويُشترط أن يكون كل شخص معني قد وافق على المشاركة مع المجلس بالاسم. ولا يجوز نقلها إلى أي جهة أخرى. ' +
      'وتُحذف البيانات خلال 5 سنوات من تاريخ نقلها. وعلى المجلس الإقرار بالتسلّم خلال 7 أيام من تاريخ النقل.',
  )
})

test('the Arabic «لِ» before the receiving party joins its name as a writer would join it', () => {
  const said = (name: LText) =>
    sentenceOf(permits(), plainDisplay('ar-MA'), (iri) => (iri === rabat ? name : nameOf(iri))).split('، يجوز ')[1]
  const begins = (name: LText, start: string) => assert.ok(said(name)?.startsWith(`${start} الاطلاع`), said(name))
  begins({ ar: 'الهيئة التجريبية' }, '\u2068للهيئة التجريبية\u2069')
  begins({ ar: 'اللجنة الوطنية' }, '\u2068للجنة الوطنية\u2069')
  begins({ ar: 'مجلس الوساطة' }, '\u2068لمجلس الوساطة\u2069')
  begins({ fr: 'Conseil d’essai' }, 'لـ\u2068Conseil d’essai\u2069')
})

test('a rule is said in French and in English', () => {
  const rule = permits({ onward_transfer: 'with_consent', retention: null, duties: [] })
  assert.match(
    plain(sentenceOf(rule, plainDisplay('fr-MA'), nameOf)),
    /^Selon l’article 5, paragraphe 1, le Conseil peut consulter et utiliser les champs suivants : lieu, date et type\./,
  )
  assert.match(
    plain(sentenceOf(rule, plainDisplay('en-GB'), nameOf)),
    /passed on only where the person concerned has consented.* The text sets no time limit/,
  )
})

test('every member that narrows a rule changes its sentence in every language', () => {
  const changes = [
    { recipients: ['urn:mithaq:person:amal'] },
    { sealed_fields: [field('name')], recipients: ['urn:mithaq:person:amal'] },
    { areas: [hebron] },
    { legal_bases: ['urn:x:law'] },
    { act: 'publish' },
    { act: 'submit_to_un' },
    { consent: 'not_needed' },
    { consent: 'partners' },
    { consent: 'publication' },
    { onward_transfer: 'yes' },
    { retention: 'P1Y' },
    { sensitivity_ceiling: 'extreme' },
    { from_at: '2027-01-01T00:00:00Z' },
    { until_at: '2027-01-01T00:00:00Z' },
    { duties: [{ act: 'inform', within: null, event: 'onward_use' }] },
  ] as const
  for (const locale of ['ar-MA', 'ar-PS', 'fr-MA', 'en-GB'] as const) {
    const display = plainDisplay(locale)
    const said = changes.map((change) =>
      sentenceOf(permits(structuredClone(change) as Partial<ReturnType<typeof permits>>), display, nameOf),
    )
    const all = [sentenceOf(permits(), display, nameOf), ...said]
    assert.equal(new Set(all).size, all.length)
    for (const one of all) assert.doesNotMatch(one, /\{|\}|undefined/)
  }
  const bans = [
    {},
    { act: 'use' },
    { purposes: [monitoring] },
    { fields: [field('place')] },
    { sensitivity_floor: 'high' },
    { areas: [hebron] },
  ] as const
  const banned = bans.map((change) =>
    sentenceOf(forbids(structuredClone(change) as Partial<ReturnType<typeof forbids>>), plainDisplay('ar-PS'), nameOf),
  )
  assert.equal(new Set(banned).size, bans.length)
})

test('lengths of time are said in every plural form of Arabic', () => {
  const said = (text: string, locale: 'ar-MA' | 'ar-PS' | 'fr-MA' | 'en-GB' = 'ar-MA') => {
    const parts = parseDuration(text)
    return parts === undefined ? '' : durationWords(parts, plainDisplay(locale))
  }
  assert.deepEqual(
    ['PT0S', 'P1D', 'P2D', 'P3D', 'P11D', 'P100D'].map((text) => said(text)),
    ['0 يوم', 'يوم واحد', 'يومين', '3 أيام', '11 يومًا', '100 يوم'],
  )
  assert.equal(said('P1Y2M', 'ar-PS'), 'سنة واحدة وشهرين')
  assert.equal(said('P1M3D', 'fr-MA'), '1 mois et 3 jours')
  assert.equal(said('PT72H', 'en-GB'), '72 hours')
})

test('clauses are cited as a text of each language does', () => {
  const cited = (eid: string, locale: 'ar-MA' | 'ar-PS' | 'fr-MA' | 'en-GB') => clauseName(eid, plainDisplay(locale))
  assert.equal(cited('art_5__para_1__point_b', 'ar-PS'), 'المادة ٥، الفقرة ١، البند (ب)')
  assert.equal(cited('art_2bis', 'ar-MA'), 'المادة 2 مكرر')
  assert.equal(cited('annex_1__art_3__point_a', 'en-GB'), 'annex 1, article 3, point (a)')
  assert.equal(citedClause('preamble', plainDisplay('fr-MA')), 'le préambule')
})
