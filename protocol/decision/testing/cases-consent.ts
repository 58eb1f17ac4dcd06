/** Cases of question 6: whose leave is needed, and what it covers. */
import { actions } from '../../machine/index.ts'
import { monitoring, permits, ramallah } from '../../machine/testing.ts'
import { type Case, deny, permit, shown, when } from './case.ts'

const first = ['art_5__para_1']
const two = { facts: { persons: ['p1', 'p2'] } }
const onward = { rules: [permits({ onward_transfer: 'with_consent' })], facts: { action: actions.distribute } }

export const consents: readonly Case[] = [
  when('لم يوافق أحد', 'Personne n’a consenti', 'Nobody consented', { consent: null }, deny('consent-missing', first)),
  when(
    'موافقة مسحوبة',
    'Consentement retiré',
    'Consent withdrawn',
    { consent: [{ withdrawn_at: '2026-11-01T00:00:00Z' }] },
    deny('consent-withdrawn', first),
  ),
  when(
    'سحب مؤرخ في الغد يُحترم اليوم',
    'Un retrait daté de demain est respecté dès aujourd’hui',
    'A withdrawal dated tomorrow is respected today',
    { consent: [{ withdrawn_at: '2026-11-24T00:00:00Z' }] },
    deny('consent-withdrawn', first),
  ),
  when(
    'موافقة انقضت أمس',
    'Consentement échu hier',
    'Consent that ended yesterday',
    { consent: [{ ends_at: '2026-11-22T00:00:00Z' }] },
    deny('consent-ended', first),
  ),
  when(
    'لحظة انقضاء الموافقة تُعدّ منقضية',
    'L’instant de l’échéance est déjà échu',
    'The instant at which consent ends counts as ended',
    { consent: [{ ends_at: '2026-11-23T10:00:00Z' }] },
    deny('consent-ended', first),
  ),
  when(
    'موافقة تنقضي بعد ثانية',
    'Consentement qui s’achève dans une seconde',
    'Consent that ends in one second',
    { consent: [{ ends_at: '2026-11-23T10:00:01Z' }] },
    permit(),
  ),
  when(
    'موافقة لم يحن تاريخها',
    'Consentement donné pour plus tard',
    'Consent that begins later',
    { consent: [{ given_at: '2026-12-01T00:00:00Z' }] },
    deny('consent-missing', first),
  ),
  when(
    'موافقة لمؤسسة أخرى',
    'Consentement pour une autre institution',
    'Consent to another institution',
    { consent: [{ recipients: [ramallah] }] },
    deny('consent-scope', first),
  ),
  when(
    'موافقة عامة للشركاء والنص يشترط الاسم',
    'Consentement général, le texte exige le nom',
    'General consent to partners, and the text asks for the name',
    { consent: [{ recipients: 'partners' }] },
    deny('consent-scope', first),
  ),
  when(
    'موافقة عامة للشركاء والنص يكتفي بها',
    'Consentement général, le texte s’en contente',
    'General consent to partners, and the text is content with it',
    { rules: [permits({ consent: 'partners' })], consent: [{ recipients: 'partners' }] },
    permit(),
  ),
  when(
    'موافقة لغرض آخر',
    'Consentement pour une autre finalité',
    'Consent for another purpose',
    { consent: [{ purposes: [monitoring] }] },
    deny('consent-scope', first),
  ),
  when(
    'شخصان وافق أحدهما فقط',
    'Deux personnes, une seule a consenti',
    'Two persons, of whom one consented',
    two,
    deny('consent-missing', first),
  ),
  when(
    'شخصان سحب أحدهما موافقته',
    'Deux personnes, l’une s’est retirée',
    'Two persons, of whom one withdrew',
    { ...two, consent: [{}, { id: 'c2', person: 'p2', withdrawn_at: '2026-11-01T00:00:00Z' }] },
    deny('consent-withdrawn', first),
  ),
  when(
    'شخصان وافقا معًا',
    'Deux personnes, toutes deux ont consenti',
    'Two persons, and both consented',
    { ...two, consent: [{}, { id: 'c2', person: 'p2' }] },
    permit(),
  ),
  when(
    'النص لا يشترط موافقة ولا موافقة هناك',
    'Le texte n’exige pas de consentement et il n’y en a pas',
    'The text needs no consent, and there is none',
    { rules: [permits({ consent: 'not_needed' })], consent: null },
    permit(),
  ),
  when(
    'النص لا يشترط موافقة لكنها سُحبت',
    'Le texte n’exige rien, mais le consentement est retiré',
    'The text needs no consent, but it was withdrawn',
    { rules: [permits({ consent: 'not_needed' })], consent: [{ withdrawn_at: '2026-11-01T00:00:00Z' }] },
    deny('consent-withdrawn', first),
  ),
  when(
    'النص لا يشترط موافقة لكنها مقيّدة بمؤسسة أخرى',
    'Le texte n’exige rien, mais le consentement vise une autre institution',
    'The text needs no consent, but the one given names another institution',
    { rules: [permits({ consent: 'not_needed' })], consent: [{ recipients: [ramallah] }] },
    deny('consent-scope', first),
  ),
  when(
    'سجل لا يعني شخصًا والنص يشترط موافقة',
    'Dossier sans personne, le texte exige un consentement',
    'A record about nobody, and the text asks for consent',
    { facts: { persons: [] }, consent: null },
    deny('consent-missing', first),
  ),
  when(
    'نقل لاحق بموافقة عليه',
    'Transmission à un tiers avec consentement',
    'Passing on, with consent to it',
    { ...onward, consent: [{ onward_transfer: true }] },
    permit(),
  ),
  when(
    'نقل لاحق دون موافقة عليه',
    'Transmission à un tiers sans consentement',
    'Passing on, without consent to it',
    onward,
    deny('consent-scope', first),
  ),
  when(
    'نشر مسموح به دون موافقة على النشر',
    'Publication permise sans consentement à publier',
    'Publication permitted, without consent to publish',
    { rules: [permits({ act: 'publish' })], facts: { action: actions.publish } },
    deny('consent-scope', first),
  ),
  when(
    'موافقة لا تُقرأ',
    'Un consentement illisible',
    'A consent that cannot be read',
    { consent: [{ given_at: 'last week' }] },
    deny('fact-missing'),
  ),
  when(
    'موافقتان لشخص واحد تسري أضيقهما',
    'Deux consentements d’une personne : le plus étroit vaut',
    'Two consents of one person: the narrower holds',
    { consent: [{}, { id: 'c2', fields: ['urn:mithaq:field:kind'] }] },
    permit(shown.slice(2)),
  ),
]
