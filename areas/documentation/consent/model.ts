/** Consent as data: uses, words read out, what is sent and told. Plain data: pages carry it. */
import { z } from 'zod'
import { text } from '../../../foundation/language/index.ts'
import { Day } from '../../../foundation/time/index.ts'

type Words = { readonly ar: string; readonly fr: string; readonly en: string }

/** Uses that a person is asked about, each by itself; `named`: for one named body or procedure. */
export const scopes = [
  {
    key: 'record',
    named: false,
    question: {
      ar: 'هل نسجّل ما تقوله ونحفظه؟',
      fr: 'Pouvons-nous consigner et conserver ce que vous dites ?',
      en: 'May we record and keep what you say?',
    },
  },
  {
    key: 'internal_use',
    named: false,
    question: {
      ar: 'هل نستعمله داخل مؤسستنا لمتابعة القضية؟',
      fr: 'Pouvons-nous l’utiliser dans notre institution pour suivre l’affaire ?',
      en: 'May we use it inside our institution to follow the case?',
    },
  },
  {
    key: 'contact_again',
    named: false,
    question: {
      ar: 'هل نتصل بك مرة أخرى؟',
      fr: 'Pouvons-nous vous contacter à nouveau ?',
      en: 'May we contact you again?',
    },
  },
  {
    key: 'share_body',
    named: true,
    question: {
      ar: 'هل نطلع عليه مؤسسة شريكة بعينها؟',
      fr: 'Pouvons-nous le communiquer à une institution partenaire nommée ?',
      en: 'May we share it with a partner institution that we name?',
    },
  },
  {
    key: 'un_to_state',
    named: true,
    question: {
      ar: 'هل ترسل هيئة أممية نسميها رسالة إلى الحكومة وفيها اسمك؟',
      fr: 'Un organe des Nations Unies que nous nommons peut-il écrire au Gouvernement en vous nommant ?',
      en: 'May a United Nations body that we name write to the Government with your name?',
    },
  },
  {
    key: 'un_public',
    named: true,
    question: {
      ar: 'وهل يظهر اسمك في تقارير هذه الهيئة وقواعد بياناتها المعلنة؟',
      fr: 'Et votre nom peut-il paraître dans les rapports et bases de données publics de cet organe ?',
      en: 'And may your name appear in the public reports and databases of that body?',
    },
  },
  {
    key: 'disclose_to_state',
    named: true,
    question: {
      ar: 'هل تُكشف هويتك للدولة في إجراء تعاهدي نسميه؟',
      fr: 'Votre identité peut-elle être révélée à l’État dans une procédure conventionnelle que nous nommons ?',
      en: 'May your identity be disclosed to the State in a treaty procedure that we name?',
    },
  },
  {
    key: 'refer',
    named: true,
    question: {
      ar: 'هل نحيلك إلى جهة نسميها لتساعدك أو لتتابع المساءلة؟',
      fr: 'Pouvons-nous vous orienter vers un organisme nommé, pour de l’aide ou pour établir les responsabilités ?',
      en: 'May we refer you to a body that we name, for help or for accountability?',
    },
  },
  {
    key: 'publish_anonymised',
    named: false,
    question: {
      ar: 'هل ننشر ما وقع دون ما يدل عليك؟',
      fr: 'Pouvons-nous publier les faits sans rien qui permette de vous reconnaître ?',
      en: 'May we publish what happened with nothing that points to you?',
    },
  },
  {
    key: 'publish_named',
    named: false,
    question: {
      ar: 'هل ننشره مع ذكر اسمك؟',
      fr: 'Pouvons-nous publier en donnant votre nom ?',
      en: 'May we publish it with your name?',
    },
  },
] as const satisfies readonly { readonly key: string; readonly named: boolean; readonly question: Words }[]

export type ScopeKey = (typeof scopes)[number]['key']
export const scopeKeys = scopes.map(({ key }) => key) as [ScopeKey, ...ScopeKey[]]
export const isNamed = (key: ScopeKey): boolean => scopes.find((scope) => scope.key === key)?.named ?? false

/** What is read out before the questions. The wording is the institution's to change; what was read is kept with each consent. */
export const consentForm: { readonly version: string; readonly words: Words } = {
  version: '2026-11',
  words: {
    ar: 'نحن مؤسسة لحقوق الإنسان، ونوثّق ما وقع لمتابعته. مشاركتك طوعية، ولك أن ترفض أي سؤال وأن تتوقف متى شئت دون أن يضرك ذلك. قد تعرّضك المشاركة لمخاطر سنشرحها لك الآن. ولك أن تسحب موافقتك في أي وقت، فنتوقف عن كل استعمال جديد، ولا نستطيع استرجاع ما خرج من قبل. سنسألك عن كل استعمال على حدة.',
    fr: 'Nous sommes une institution des droits de l’homme et consignons les faits pour y donner suite. Votre participation est libre : vous pouvez refuser une question ou vous arrêter à tout moment, sans conséquence. Elle peut vous exposer à des risques que nous allons vous expliquer. Vous pouvez retirer votre consentement à tout moment : nous cessons alors tout nouvel usage, sans pouvoir reprendre ce qui est déjà sorti. Nous vous interrogerons sur chaque usage séparément.',
    en: 'We are a human rights institution and record what happened in order to act on it. Taking part is free: you may refuse any question and stop at any time, without harm to you. It may expose you to risks, which we will explain now. You may withdraw your consent at any time: we then stop every new use, but cannot take back what has already left. We will ask you about each use by itself.',
  },
}

export const givenAs = ['victim', 'source', 'relative', 'other'] as const
const givenBy = ['self', 'guardian', 'relative'] as const
const capacities = ['full', 'supported', 'minor', 'none'] as const
const guardianRelations = [
  'mother',
  'father',
  'spouse',
  'child',
  'sibling',
  'grandparent',
  'legal_guardian',
  'other',
] as const
const hows = ['written', 'audio', 'oral_witnessed'] as const
const points = ['purpose', 'voluntary', 'risks', 'limits', 'withdrawal', 'no_promise'] as const
const answers = ['yes', 'no', 'not_asked'] as const
const effects = ['stops_all_use', 'stops_new_use'] as const
const uses = ['export', 'share', 'publication'] as const

/** The tongue in which the words were read out: any, not only those of the interface. */
const Tongue = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

const Scope = z.strictObject({
  key: z.enum(scopeKeys),
  answer: z.enum(answers),
  recipient: text({ max: 200 }).nullable().default(null),
  until: Day.nullable().default(null),
  conditions: text({ max: 2000 }).nullable().default(null),
})
export type Scope = z.infer<typeof Scope>

export const NewConsent = z.strictObject({
  given_as: z.enum(givenAs),
  given_by: z.enum(givenBy).default('self'),
  capacity: z.enum(capacities).default('full'),
  guardian_relation: z.enum(guardianRelations).nullable().default(null),
  majority_on: Day.nullable().default(null),
  language: Tongue,
  form_version: text({ max: 60 }),
  words: text({ max: 10_000 }),
  explained: z.array(z.enum(points)).max(points.length).default([]),
  taken_on: Day,
  how: z.enum(hows),
  scopes: z.array(Scope).min(1).max(60),
  supersedes: z.uuid().nullable().default(null),
})
export type NewConsent = z.infer<typeof NewConsent>

export const standings = ['active', 'expired', 'withdrawn', 'superseded'] as const
export type Standing = (typeof standings)[number]

const Person = z.strictObject({ id: z.uuid(), name: z.string() })

export const Consent = z.strictObject({
  ...NewConsent.omit({ supersedes: true, scopes: true }).shape,
  id: z.uuid(),
  supersedes: z.uuid().nullable(),
  scopes: z.array(Scope),
  taken_by: Person.nullable(),
  created_at: z.string(),
  standing: z.enum(standings),
  withdrawn: z
    .strictObject({ told_on: z.string(), reason: z.string().nullable(), effect: z.enum(effects), at: z.string() })
    .nullable(),
})
export type Consent = z.infer<typeof Consent>

/** Where something about a person went: for whom, how often, last when. */
export const PastUse = z.strictObject({
  key: z.enum(scopeKeys),
  recipient: z.string().nullable(),
  what: z.enum(uses),
  times: z.int(),
  last_at: z.string(),
})
export type PastUse = z.infer<typeof PastUse>

/** Who asked this person before: what is shown ahead of a new interview. */
export const EarlierInterview = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  state: z.string(),
  held_on: z.string().nullable(),
  interviewers: z.array(Person),
})
export type EarlierInterview = z.infer<typeof EarlierInterview>

export const PersonConsents = z.strictObject({
  person: z.strictObject({ id: z.uuid(), code: z.string(), case_id: z.uuid(), may_edit: z.boolean() }),
  items: z.array(Consent),
  /** What stands now, use by use and body by body. */
  now: z.array(
    z.strictObject({
      key: z.enum(scopeKeys),
      recipient: z.string().nullable(),
      allows: z.boolean(),
      until: z.string().nullable(),
      conditions: z.string().nullable(),
    }),
  ),
  recipients: z.array(PastUse),
  interviews: z.array(EarlierInterview),
})
export type PersonConsents = z.infer<typeof PersonConsents>

export const Withdrawal = z.strictObject({
  /** All that stand, where it is left out. */
  given_as: z.enum(givenAs).nullable().default(null),
  told_on: Day,
  reason: text({ max: 2000 }).nullable().default(null),
  effect: z.enum(effects).default('stops_all_use'),
})
export type Withdrawal = z.infer<typeof Withdrawal>

/** Why a person does not allow something. */
const refusalReasons = ['not_given', 'no', 'not_asked', 'ended', 'of_age', 'withdrawn'] as const
export const Refusal = z.strictObject({ person_id: z.uuid(), code: z.string(), reason: z.enum(refusalReasons) })
export type Refusal = z.infer<typeof Refusal>
