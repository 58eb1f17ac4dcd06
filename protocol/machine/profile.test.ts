import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { DatasetAgreement } from './model.ts'
import { ARTICLE, actions, CONFLICT, FRAMEWORK, operands, PROFILE, PROHIBIT, RECORD_CLASS, SHA256 } from './profile.ts'
import { readPolicy } from './read-policy.ts'
import { field, forbids, permits, ramallah, testDataset, testFramework, testParty, unReporting } from './testing.ts'

const folder = '../shared/vectors/dsp'
const skip = existsSync(folder) ? false : 'not present, skipped'
const parties = await Promise.all([ramallah, 'urn:uuid:00000000-0000-4000-8000-000000000001'].map(testParty))
const dataset = await testDataset(testFramework(parties, [permits(), forbids()]))

/** The schemas of the Dataspace Protocol 2025-1, with the references that miss a slash repaired; the count of repairs. */
function loadSchemas() {
  const ajv = new Ajv2019({ strict: false, validateFormats: false })
  let repaired = 0
  for (const path of globSync(`${folder}/**/*-schema.json`)) {
    const text = readFileSync(path, 'utf8').replaceAll(/#definitions\//g, () => {
      repaired += 1
      return '#/definitions/'
    })
    ajv.addSchema(JSON.parse(text))
  }
  return { ajv, repaired }
}

const agreementSchema = 'https://w3id.org/dspace/2025/1/negotiation/contract-schema.json#/definitions/Agreement'
const messageSchema = 'https://w3id.org/dspace/2025/1/negotiation/contract-agreement-message-schema.json'

function validator(reference: string) {
  const validate = loadSchemas().ajv.getSchema(reference)
  if (validate === undefined) throw new Error(`Cannot find the schema ${reference}`)
  return (value: unknown) => validate(value) === true
}

test('exactly 3 references of the Dataspace Protocol schemas have to be repaired', { skip }, () => {
  assert.equal(loadSchemas().repaired, 3)
})

test('a dataset agreement validates against the Dataspace Protocol, alone and inside its message', { skip }, () => {
  assert.ok(validator(agreementSchema)(dataset))
  const message = {
    '@context': ['https://w3id.org/dspace/2025/1/context.jsonld'],
    '@type': 'ContractAgreementMessage',
    providerPid: 'urn:uuid:1',
    consumerPid: 'urn:uuid:2',
    agreement: dataset,
  }
  assert.ok(validator(messageSchema)(message))
  assert.ok(DatasetAgreement.safeParse(dataset).success)
})

test('the dataset agreement of the reference is of the profile', () => {
  const example = {
    '@id': 'urn:uuid:00000000-0000-4000-8000-000000000003',
    '@type': 'Agreement',
    profile: PROFILE,
    target: 'urn:mithaq:dataset:detention-incidents',
    assigner: 'did:web:a.example',
    assignee: 'did:web:b.example',
    timestamp: '2026-11-23T10:00:00Z',
    [FRAMEWORK]: { '@id': 'urn:uuid:00000000-0000-4000-8000-000000000100', [SHA256]: 'a'.repeat(64) },
    [RECORD_CLASS]: 'urn:mithaq:class:detention',
    [CONFLICT]: { '@id': PROHIBIT },
    permission: [
      {
        action: 'use',
        [ARTICLE]: 'art_5__para_1',
        constraint: [
          {
            leftOperand: 'odrl:dateTime',
            operator: 'lteq',
            rightOperand: { '@value': '2027-11-23T00:00:00Z', '@type': 'xsd:dateTime' },
          },
          { leftOperand: 'odrl:purpose', operator: 'isAnyOf', rightOperand: [`${PROFILE}#unReporting`] },
          { leftOperand: operands.consent, operator: 'eq', rightOperand: `${PROFILE}#consentToThisRecipient` },
        ],
        duty: [
          {
            action: actions.acknowledgeReceipt,
            constraint: [{ leftOperand: operands.within, operator: 'lteq', rightOperand: 'P7D' }],
          },
        ],
      },
    ],
    prohibition: [{ action: 'odrl:distribute', [ARTICLE]: 'art_6' }],
    obligation: [
      {
        action: 'odrl:delete',
        [ARTICLE]: 'art_8',
        constraint: [{ leftOperand: operands.event, operator: 'eq', rightOperand: `${PROFILE}#consentWithdrawn` }],
      },
    ],
  }
  const parsed = DatasetAgreement.safeParse(example)
  assert.deepEqual(parsed.success ? [] : parsed.error.issues, [])
  if (skip === false) assert.ok(validator(agreementSchema)(example))
})

const permission = {
  action: 'use',
  [ARTICLE]: 'art_5',
  constraint: [{ leftOperand: 'odrl:purpose', operator: 'isAnyOf', rightOperand: [unReporting] }],
}
const policy = (rule: object, besides: object = {}) => ({
  profile: PROFILE,
  [CONFLICT]: { '@id': PROHIBIT },
  permission: [rule],
  ...besides,
})
const constrained = (leftOperand: unknown, operator: unknown, rightOperand: unknown) =>
  policy({ ...permission, constraint: [{ leftOperand, operator, rightOperand }] })

/** Each trap of the schemas and each closed term: what the schema lets pass and the profile names. */
for (const [trap, value, code, term] of [
  ['a number as right operand', constrained('odrl:purpose', 'eq', 5), 'wrong-value', '5'],
  ['a target on a rule', policy({ ...permission, target: 'urn:x:y' }), 'rule-target', undefined],
  [
    'a duty whose contents nobody validated',
    policy({ ...permission, duty: [{ action: 'odrl:pray' }] }),
    'unknown-action',
    'odrl:pray',
  ],
  [
    'an unknown member of a duty',
    policy({ ...permission, duty: [{ action: 'odrl:delete', consequence: [] }] }),
    'unknown-member',
    'consequence',
  ],
  [
    'a duty without a clock',
    policy({ ...permission, duty: [{ action: 'odrl:delete' }] }),
    'duty-without-clock',
    undefined,
  ],
  [
    'a unit that is none',
    policy({
      ...permission,
      duty: [
        {
          action: 'odrl:delete',
          constraint: [{ leftOperand: operands.within, operator: 'lteq', rightOperand: '7 days' }],
        },
      ],
    }),
    'unknown-unit',
    '7 days',
  ],
  ['an empty list of prohibitions', policy(permission, { prohibition: [] }), 'empty-list', undefined],
  ['a conflict strategy left unsaid', { profile: PROFILE, permission: [permission] }, 'conflict-unsaid', undefined],
  ['another conflict strategy', policy(permission, { [CONFLICT]: { '@id': 'odrl:perm' } }), 'conflict-unsaid', '{…}'],
  [
    'another profile',
    policy(permission, { profile: 'https://example.org/p' }),
    'unknown-profile',
    'https://example.org/p',
  ],
  ['a rule that cites no clause', policy({ action: 'use' }), 'article-missing', undefined],
  ['the second spelling of an action', policy({ ...permission, action: 'odrl:use' }), 'unknown-action', 'odrl:use'],
  ['the bare spelling of an operand', constrained('purpose', 'isAnyOf', [unReporting]), 'unknown-operand', 'purpose'],
  [
    'an operator of the schema that the profile refuses',
    constrained('odrl:purpose', 'hasPart', [unReporting]),
    'unknown-operator',
    'hasPart',
  ],
  [
    'an operator that its operand does not know',
    constrained('odrl:dateTime', 'isAnyOf', [unReporting]),
    'operator-misplaced',
    'isAnyOf',
  ],
  ['xone', policy({ ...permission, constraint: [{ xone: permission.constraint }] }), 'unknown-logic', 'xone'],
  [
    'andSequence',
    policy({ ...permission, constraint: [{ andSequence: permission.constraint }] }),
    'unknown-logic',
    'andSequence',
  ],
  [
    'a time without a zone',
    constrained('odrl:dateTime', 'lteq', { '@value': '2027-01-01T00:00:00', '@type': 'xsd:dateTime' }),
    'wrong-value',
    '2027-01-01T00:00:00',
  ],
  [
    'a day that does not exist',
    constrained('odrl:dateTime', 'lteq', { '@value': '2027-02-31T00:00:00Z', '@type': 'xsd:dateTime' }),
    'wrong-value',
    '2027-02-31T00:00:00Z',
  ],
  [
    'another type of time',
    constrained('odrl:dateTime', 'lteq', { '@value': '2027-01-01T00:00:00Z', '@type': 'xsd:date' }),
    'unknown-unit',
    'xsd:date',
  ],
  ['a relative IRI', constrained('odrl:purpose', 'isAnyOf', ['un-reporting']), 'wrong-value', 'un-reporting'],
  ['one value where a list belongs', constrained('odrl:purpose', 'isAnyOf', unReporting), 'wrong-value', unReporting],
  ['a consent of no list', constrained(operands.consent, 'eq', 'urn:x:maybe'), 'unknown-value', 'urn:x:maybe'],
  ['a level of no list', constrained(operands.sensitivity, 'lteq', 'urn:x:low'), 'unknown-value', 'urn:x:low'],
  [
    'consent inside “or”',
    policy({
      ...permission,
      constraint: [
        { or: [{ leftOperand: operands.consent, operator: 'eq', rightOperand: `${PROFILE}#noConsentNeeded` }] },
      ],
    }),
    'operand-misplaced',
    operands.consent,
  ],
  [
    'a sealed field without named recipients',
    constrained(operands.disclosureSet, 'isAnyOf', [`${field('name')}#sealed`]),
    'seal-without-recipient',
    undefined,
  ],
] as const) {
  test(`the profile refuses ${trap}, and names it`, () => {
    const { faults } = readPolicy(value, 'dataset')
    const found = faults.find((one) => one.code === code)
    assert.ok(found, JSON.stringify(faults))
    assert.equal(found.term, term)
  })
}

test('the writer emits what the schema demands: no empty list, actions and target as strings', { skip }, async () => {
  const valid = validator(agreementSchema)
  assert.equal(valid({ ...dataset, permission: [] }), false)
  assert.equal(valid({ ...dataset, target: ['urn:a:b'] }), false)
  const { permission: _permissions, prohibition: _prohibitions, ...onlyObligation } = dataset
  assert.equal(valid({ ...onlyObligation, obligation: [{ action: 'odrl:delete' }] }), false)
  const bare = await testDataset(testFramework(parties, [permits({ onward_transfer: 'yes' })]))
  assert.equal('prohibition' in bare, false)
  assert.ok(valid(bare))
})
