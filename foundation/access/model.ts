/**
 * What a person can be allowed to do, the roles that bundle it, and the rules about single records: data that SQL reads as well. Plain
 * data, as every page of the interface carries it.
 */

/** Every capability, used by a route, a row policy or a rule below; a test fails for one that is not. */
export const capabilities = {
  setup: 'name the institution and create its first person',
  enrol: 'set credentials for the first time, and nothing else',
  'credentials.own': 'change how one signs in',
  'institution.edit': 'change the settings of the institution',
  'people.read': 'see who works here',
  'people.manage': 'invite people, give and take roles',
  'files.upload': 'upload files',
  'files.read': 'read files that one may see',
  'cases.work': 'work on the cases that one was granted',
  'names.read': 'see, record and look for names of persons in the cases that one was granted',
  'case.open': 'open a case',
  'case.grant': 'grant people access to any case',
  'emergency.set': 'make the instance read-only or lock it, and open it again',
  'keys.manage': 'replace the keys that the institution signs with',
  'log.read': 'read, verify and export the custody log',
  'protocol.read': 'read protocols, partners and what flows under them',
  'protocol.draft': 'draft, propose and negotiate protocols',
  'protocol.sign': 'sign and end protocols for the institution',
  'partners.manage': 'invite partner institutions and confirm them',
  'sharing.suspend': 'suspend and resume what this institution shares',
  'fields.manage': 'add fields of the institution to records',
  'vocabulary.manage': 'keep the coded lists and the gazetteer',
} as const

export type Capability = keyof typeof capabilities

const work = ['people.read', 'files.upload', 'files.read', 'cases.work', 'protocol.read'] as const

/**
 * Names are for those whose work is the person: who records and opens cases, verifies and matches duplicates, or writes a submission in
 * somebody's name. Who counts, compares or campaigns goes by pseudonyms.
 */
const workByName = [...work, 'names.read'] as const

/**
 * Administrators manage settings and people; opening a case is never among their rights, not even when one is granted to them: a
 * grant counts only beside `cases.work`.
 */
export const roles = {
  administrator: ['institution.edit', 'people.read', 'people.manage', 'files.upload', 'files.read', 'emergency.set'],
  'documentation-officer': [...workByName, 'case.open', 'fields.manage', 'vocabulary.manage'],
  verifier: workByName,
  analyst: work,
  'un-liaison': workByName,
  advocacy: work,
  'programme-manager': ['people.read', 'files.upload', 'files.read', 'protocol.read'],
  'focal-point': [...workByName, 'case.open', 'protocol.draft', 'partners.manage'],
  head: [
    ...workByName,
    'case.open',
    'fields.manage',
    'case.grant',
    'emergency.set',
    'log.read',
    'protocol.draft',
    'protocol.sign',
    'partners.manage',
    'sharing.suspend',
    'vocabulary.manage',
  ],
  'key-officer': ['people.read', 'keys.manage'],
  auditor: ['people.read', 'log.read', 'protocol.read'],
  contributor: ['files.upload', 'files.read'],
} as const satisfies Readonly<Record<string, readonly Capability[]>>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as [Role, ...Role[]]

/** Levels of a grant, each holding what the one before it allows. */
export const levels = ['view', 'edit', 'lead'] as const
export type Level = (typeof levels)[number]

/** A rule about one record: allowed by a capability, or by a level of the case it belongs to; `never_self`: not about oneself. */
export type Rule = { readonly capability?: Capability; readonly level?: Level; readonly never_self?: true }

/** What may be done to single records. What is not here is decided by the capability of the same name alone. */
export const recordRules = {
  'case.read': [{ level: 'view' }],
  'case.edit': [{ level: 'edit' }],
  'case.see-grants': [{ level: 'lead' }, { capability: 'case.grant' }],
  'case.give': [
    { level: 'lead', never_self: true },
    { capability: 'case.grant', never_self: true },
  ],
  'role.give': [{ capability: 'people.manage', never_self: true }],
} as const satisfies Readonly<Record<string, readonly Rule[]>>

export type RecordAct = keyof typeof recordRules
export type Act = Capability | RecordAct

export const modes = ['normal', 'read-only', 'locked'] as const
export type Mode = (typeof modes)[number]

/**
 * Tables that are written in every mode, with the reason. All others refuse every write outside `normal`, to the application and to
 * jobs alike, whatever the statement.
 */
export const writtenInEveryMode: Readonly<Record<string, string>> = {
  instance_mode: 'the way back',
  session: 'sign-in and sign-out',
  account: 'a one-time code is used up at sign-in',
  passkey: 'the counter of a passkey moves at sign-in',
  recovery_code: 'a recovery code is used up at sign-in',
  used_challenge: 'a challenge is used up at sign-in',
  sign_in_failure: 'guesses are counted in every mode',
  known_place: 'guesses are counted in every mode',
  idempotency_key: 'the first answer to a request that is allowed',
  custody_pending: 'what is refused leaves an entry as well',
  custody_opening: 'what is refused leaves an entry as well',
  custody_entry: 'the log goes on as long as its tree matches its checkpoint',
  custody_tile: 'the log goes on as long as its tree matches its checkpoint',
  custody_chain: 'the log goes on as long as its tree matches its checkpoint',
  custody_checkpoint: 'the log goes on as long as its tree matches its checkpoint',
  custody_timestamp: 'the log goes on as long as its tree matches its checkpoint',
}

export const dataClasses = {
  role_assignment: { person_id: 'I', role: 'I' },
  case_grant: { person_id: 'I', case_id: 'I', level: 'I', until: 'I', reason: 'I' },
} as const
