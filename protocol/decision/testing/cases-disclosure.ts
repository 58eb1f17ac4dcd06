/** Cases of questions 7 and 8: what is left to show, and what is owed for it. */
import { actions, eventTerms } from '../../machine/index.ts'
import { field, permits } from '../../machine/testing.ts'
import { type Case, deny, permit, shown, when } from './case.ts'
import { amal, level } from './plain-case.ts'

const first = ['art_5__para_1']
const withField = (name: string, data_class: string, sensitivity?: string) => ({
  field: field(name),
  data_class,
  ...(sensitivity === undefined ? {} : { sensitivity }),
})
const sealing = permits({ fields: [field('place')], sealed_fields: [field('name')], recipients: [amal] })

export const disclosures: readonly Case[] = [
  when(
    'موافقة مقصورة على المكان',
    'Consentement limité au lieu',
    'Consent limited to the place',
    { consent: [{ fields: [field('place')] }] },
    permit(['place']),
  ),
  when(
    'موافقة لا تشمل أي حقل مسموح به',
    'Consentement qui ne couvre aucun champ permis',
    'Consent that covers no permitted field',
    { consent: [{ fields: [field('name')] }] },
    deny('nothing-to-disclose', first),
  ),
  when(
    'حقل أشد حساسية من السقف يُحجب وحده',
    'Un champ au-dessus du plafond est seul occulté',
    'A field above the ceiling is withheld alone',
    { facts: { fields: [withField('place', 'I', level.extreme), withField('date', 'I')] } },
    permit(['date']),
  ),
  when(
    'حقل مختوم ذُكر بين المكشوفة لا يُكشف',
    'Un champ scellé cité en clair n’est pas ouvert',
    'A sealed field listed in the clear is not shown',
    { rules: [permits({ fields: ['place', 'name'].map(field) })] },
    permit(['place']),
  ),
  when(
    'حقل مختوم إلى متلقٍّ مسمّى',
    'Un champ scellé pour un destinataire nommé',
    'A sealed field to a named recipient',
    { rules: [sealing], facts: { recipients: [amal] } },
    permit(['place', 'name#sealed']),
  ),
  when(
    'ليس في السجل إلا حقل مختوم غير مسموح به',
    'Le dossier n’a qu’un champ scellé non permis',
    'The record has only a sealed field that is not permitted',
    { facts: { fields: [withField('name', 'X')] } },
    deny('nothing-to-disclose', first),
  ),
  when(
    'ليس في السجل أي من الحقول المسموح بها',
    'Le dossier n’a aucun des champs permis',
    'The record has none of the permitted fields',
    { facts: { fields: [withField('weather', 'I')] } },
    deny('nothing-to-disclose', first),
  ),
  when(
    'سجل بلا حقول',
    'Un dossier sans champ',
    'A record without fields',
    { facts: { fields: [] } },
    deny('nothing-to-disclose', first),
  ),
  when(
    'حقول من الفئات العامة والداخلية والمشتركة',
    'Champs des classes publique, interne et partagée',
    'Fields of the public, internal and shared classes',
    { facts: { fields: [withField('place', 'S'), withField('date', 'I'), withField('kind', 'P')] } },
    permit(),
  ),
]

const owing = (...duties: readonly object[]) => permit(shown, first, duties)
const receipt = { action: actions.acknowledgeReceipt, article: 'art_5__para_1' }
const deletion = { action: actions.delete, article: 'art_5__para_1' }
const onWithdrawal = permits({
  retention: null,
  duties: [{ act: 'delete', within: 'P10D', event: 'consent_withdrawn' }],
})

export const duties: readonly Case[] = [
  when(
    'إقرار خلال سبعة أيام وحذف بعد خمس سنوات',
    'Accusé sous sept jours, effacement après cinq ans',
    'Receipt in seven days, deletion after five years',
    {},
    owing({ ...receipt, due: '2026-11-30' }, { ...deletion, due: '2031-11-23' }),
  ),
  when(
    'شهر من آخر يناير ينتهي في آخر فبراير',
    'Un mois depuis le 31 janvier finit le 28 février',
    'A month from 31 January ends on 28 February',
    { rules: [permits({ retention: 'P1M', duties: [] })], now: '2027-01-31T12:00:00Z' },
    owing({ ...deletion, due: '2027-02-28' }),
  ),
  when(
    'اثنتان وسبعون ساعة تُحسب بالساعة',
    'Soixante-douze heures se comptent en heures',
    'Seventy-two hours are counted in hours',
    { rules: [permits({ retention: null, duties: [{ act: 'acknowledge_receipt', within: 'PT72H', event: null }] })] },
    owing({ ...receipt, due: '2026-11-26T10:00:00.000Z' }),
  ),
  when(
    'التزام ينتظر حدثًا لم يقع',
    'Une obligation qui attend un événement',
    'A duty that waits for an event',
    { rules: [onWithdrawal] },
    owing({ ...deletion, event: eventTerms.consentWithdrawn, due: undefined }),
  ),
  when(
    'وقع الحدث فبدأ العدّ منه',
    'L’événement a eu lieu, le délai court de là',
    'The event happened and the clock runs from it',
    { rules: [onWithdrawal], facts: { events: [{ event: eventTerms.consentWithdrawn, on: '2026-11-20' }] } },
    owing({ ...deletion, due: '2026-11-30' }),
  ),
]
