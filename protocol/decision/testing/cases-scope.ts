/** Cases of question 3: does the dataset agreement stay inside its framework, and does it cover the record. */
import { actions, FRAMEWORK, operands, PROFILE, SHA256, sensitivityLevels } from '../../machine/index.ts'
import {
  detention,
  field,
  forbids,
  forecast,
  incident,
  monitoring,
  permits,
  training,
  unReporting,
} from '../../machine/testing.ts'
import { type Case, deny, permit, type Setting, when, withOperand, withRule } from './case.ts'

const receiptWithin = (rightOperand: string): Pick<Setting, 'dataset'> => ({
  dataset: withRule((rule) => ({
    ...rule,
    duty: rule.duty.map((duty) =>
      duty.action === actions.acknowledgeReceipt
        ? { ...duty, constraint: [{ leftOperand: operands.within, operator: 'lteq', rightOperand }] }
        : duty,
    ),
  })),
})
const besides = (one: object): Pick<Setting, 'dataset'> => ({
  dataset: withRule((rule) => ({ ...rule, constraint: [...rule.constraint, one] })),
})
const ofClass = (record_class: string) => ({ facts: { record_class } })

export const scope: readonly Case[] = [
  when(
    'الاتفاق الخاص يذكر نسخة أخرى من الإطار',
    'L’accord de jeu de données cite une autre version de l’accord-cadre',
    'The dataset agreement names another version of the framework',
    { dataset: (one) => ({ ...one, [FRAMEWORK]: { '@id': one[FRAMEWORK]['@id'], [SHA256]: 'c'.repeat(64) } }) },
    deny('framework-mismatch'),
  ),
  when(
    'غرض أضافه الاتفاق الخاص',
    'Une finalité ajoutée par l’accord de jeu de données',
    'A purpose added by the dataset agreement',
    { dataset: withOperand(operands.purpose, [unReporting, monitoring, training]) },
    deny('wider-than-framework', ['art_5__para_1']),
  ),
  when(
    'غرض حذفه الاتفاق الخاص',
    'Une finalité retirée par l’accord de jeu de données',
    'A purpose left out by the dataset agreement',
    { dataset: withOperand(operands.purpose, [unReporting]) },
    permit(),
  ),
  when(
    'حقل أضافه الاتفاق الخاص',
    'Un champ ajouté par l’accord de jeu de données',
    'A field added by the dataset agreement',
    { dataset: withOperand(operands.disclosureSet, [...['place', 'date', 'kind', 'name'].map(field)]) },
    deny('wider-than-framework', ['art_5__para_1']),
  ),
  when(
    'حقل حذفه الاتفاق الخاص',
    'Un champ retiré par l’accord de jeu de données',
    'A field left out by the dataset agreement',
    { dataset: withOperand(operands.disclosureSet, ['place', 'kind'].map(field)) },
    permit(['place', 'kind']),
  ),
  when(
    'حظر أسقطه الاتفاق الخاص',
    'Une interdiction omise par l’accord de jeu de données',
    'A prohibition left out by the dataset agreement',
    { dataset: ({ prohibition: _gone, ...rest }) => rest },
    deny('wider-than-framework', ['art_5__para_1']),
  ),
  when(
    'التزام أسقطه الاتفاق الخاص',
    'Une obligation omise par l’accord de jeu de données',
    'A duty left out by the dataset agreement',
    { dataset: withRule(({ duty: _gone, ...rule }) => rule) },
    deny('wider-than-framework', ['art_5__para_1']),
  ),
  when(
    'مهلة إقرار أطول: أربعة عشر يومًا بدل سبعة',
    'Accusé de réception plus tardif : quatorze jours au lieu de sept',
    'A longer time to acknowledge: fourteen days for seven',
    receiptWithin('P14D'),
    deny('wider-than-framework', ['art_5__para_1']),
  ),
  when(
    'مهلة إقرار أقصر: ثلاثة أيام',
    'Accusé de réception plus rapide : trois jours',
    'A shorter time to acknowledge: three days',
    receiptWithin('P3D'),
    permit(),
  ),
  when(
    'شهر بدل سبعة أيام أطول دائمًا',
    'Un mois au lieu de sept jours est toujours plus long',
    'A month for seven days is always longer',
    receiptWithin('P1M'),
    deny('wider-than-framework', ['art_5__para_1']),
  ),
  when(
    'شرط موافقة أخف',
    'Une exigence de consentement affaiblie',
    'A weaker requirement of consent',
    { dataset: withOperand(operands.consent, `${PROFILE}#consentToPartners`) },
    deny('wider-than-framework', ['art_5__para_1']),
  ),
  when(
    'سقف حساسية أعلى',
    'Un plafond de sensibilité relevé',
    'A higher ceiling of sensitivity',
    { dataset: withOperand(operands.sensitivity, sensitivityLevels[3]) },
    deny('wider-than-framework', ['art_5__para_1']),
  ),
  when(
    'سقف حساسية أدنى والسجل دونه',
    'Un plafond abaissé, le dossier reste dessous',
    'A lower ceiling, the record still below it',
    { dataset: withOperand(operands.sensitivity, sensitivityLevels[1]) },
    permit(),
  ),
  when(
    'صنف لا يشمله الاتفاق',
    'Une catégorie non couverte',
    'A record class that is not covered',
    ofClass(forecast),
    deny('class-not-covered'),
  ),
  when(
    'صنف فرعي من الصنف المتفق عليه',
    'Une sous-catégorie de la catégorie convenue',
    'A sub-class of the class agreed',
    ofClass(detention),
    permit(),
  ),
  when(
    'صنف أوسع من الصنف المتفق عليه',
    'Une catégorie plus large que celle convenue',
    'A class broader than the one agreed',
    { record_class: detention, ...ofClass(incident) },
    deny('class-not-covered'),
  ),
  when(
    'شرط لا يعرفه النظام',
    'Une condition inconnue',
    'A condition that is not known',
    besides({ leftOperand: 'odrl:mood', operator: 'eq', rightOperand: 'urn:x:good' }),
    deny('unknown-term'),
  ),
  when(
    'علاقة لا يعرفها النظام',
    'Un opérateur inconnu',
    'An operator that is not known',
    besides({ leftOperand: operands.purpose, operator: 'hasPart', rightOperand: [unReporting] }),
    deny('unknown-term'),
  ),
  when(
    'فعل لا يعرفه النظام',
    'Une action inconnue',
    'An action that is not known',
    { dataset: withRule((rule) => ({ ...rule, action: 'odrl:sell' })) },
    deny('unknown-term'),
  ),
  when(
    'مدة بوحدة لا تُقرأ',
    'Une durée dans une unité illisible',
    'A duration in a unit that cannot be read',
    receiptWithin('seven days'),
    deny('unknown-term'),
  ),
  when(
    'منطق لا يسمح به النظام: واحد دون غيره',
    'Une logique refusée : l’un à l’exclusion de l’autre',
    'Logic that is refused: one but not the other',
    besides({ xone: [] }),
    deny('unknown-term'),
  ),
  when(
    'الاتفاق الخاص يضيف حظرًا لم يذكره الإطار',
    'L’accord de jeu de données ajoute une interdiction',
    'The dataset agreement adds a prohibition of its own',
    {
      rules: [permits(), forbids({ act: 'publish' })],
      dataset: (one) => ({
        ...one,
        prohibition: [
          ...(one.prohibition ?? []),
          {
            '@id': 'urn:uuid:own',
            action: 'use',
            [`${PROFILE}#article`]: 'art_6',
            constraint: [{ leftOperand: operands.purpose, operator: 'isAnyOf', rightOperand: [unReporting] }],
          },
        ],
      }),
    },
    deny('prohibited', ['art_6']),
  ),
]
