/** Why an act cannot be done now: every reason at once, for the page before anybody tries and for the refusal after. */
import { urnOf } from '../partners/index.ts'
import type { ContentFault } from './content.ts'
import { agreementOf, dayOf, type Loaded, type Scene } from './loading.ts'
import { type ActName, acts, type Obstacle } from './model.ts'
import { type ObstacleCode, type ObstacleDetails, obstacleText } from './obstacle-words.ts'
import { mandateCovers, stateAllows } from './rules.ts'

const obstacle = (code: ObstacleCode, place: string | null = null, details: ObstacleDetails = {}): Obstacle => ({
  code,
  place,
  detail: obstacleText(code, details),
})

/** What a fault of the content is to a reader: a party is called by its name. */
export function faultObstacle({ code, pointer, details }: ContentFault, parties: Loaded['parties']): Obstacle {
  const name = parties.find(({ institution }) => institution === details.party)?.name
  return obstacle(code, pointer, name === undefined ? details : { ...details, party: name })
}

/** The obstacles of every act, by the state of the protocol and by what else each act needs. `currentKid`: our signing key today. */
export function obstaclesOf(loaded: Loaded, scene: Scene, currentKid: string | undefined): Record<ActName, Obstacle[]> {
  const { standing, version } = loaded
  const found = {} as Record<ActName, Obstacle[]>
  for (const act of acts) {
    found[act] = stateAllows(act, standing.status, version.state)
      ? [...(guards[act]?.(loaded, scene, currentKid) ?? [])]
      : [obstacle('state')]
  }
  return found
}

type Guard = (loaded: Loaded, scene: Scene, currentKid: string | undefined) => readonly Obstacle[]

const hasDraft = ({ versions }: Loaded) => versions.some(({ state }) => state === 'draft')
const faults = ({ form, parties }: Loaded) =>
  form.status === 'faulty' ? form.faults.map((fault) => faultObstacle(fault, parties)) : []
const hasDone = ({ acts: done, version }: Loaded, { self }: Scene, type: string) =>
  done.some(
    (one) =>
      one.type === type &&
      one.party === urnOf(self) &&
      one.version === version.number &&
      (type !== 'approval' || one.sha256 === version.content_sha256),
  )

/** Our own signing party in the version, if we are one. */
const ownParty = ({ parties }: Loaded, { self }: Scene) =>
  parties.find(({ institution, role }) => institution === urnOf(self) && role === 'party')
const mustBeParty: Guard = (loaded, scene) => (ownParty(loaded, scene) === undefined ? [obstacle('not-a-party')] : [])

const propose: Guard = (loaded, scene) => {
  const { clauses, parties, partners, versions, version, acts: done } = loaded
  const unconfirmed = parties.filter(
    ({ institution }) => institution !== urnOf(scene.self) && partners.get(institution)?.state !== 'confirmed',
  )
  const base = versions.find(({ number }) => number === version.base)
  const renews =
    base !== undefined && base.ends_on !== null && (version.ends_on === null || version.ends_on > base.ends_on)
  const reviewed =
    base !== undefined && done.some(({ type, version: about }) => type === 'review' && about === base.number)
  const unshared = faults(loaded).filter(({ code }) => ruleFaults.includes(code))
  return [
    ...mustBeParty(loaded, scene, undefined),
    ...(clauses.length === 0 ? [obstacle('no-clause')] : []),
    ...unconfirmed.map(({ name }) => obstacle('partner-unconfirmed', null, { party: name })),
    ...(renews && !reviewed ? [obstacle('review-missing')] : []),
    ...unshared,
  ]
}
/** What is refused from the start: a text on its way may lack a mandate or a date, but no rule may be without ground. */
const ruleFaults = [
  'rule-without-clause',
  'field-not-shareable',
  'field-must-be-sealed',
  'party-unknown',
  'party-with-itself',
  'clause-repeated',
  'dates-impossible',
]

const sign: Guard = (loaded, scene, currentKid) => {
  const own = ownParty(loaded, scene)
  if (own === undefined) return [obstacle('not-a-party')]
  const annex = agreementOf(loaded.version)?.keys ?? []
  const listed = annex.some(
    ({ kid, use, party }) => kid === currentKid && use === 'agreement' && party === own.institution,
  )
  return [
    ...(hasDone(loaded, scene, 'signature') ? [obstacle('signed-already')] : []),
    ...(mandateCovers(own, dayOf(scene.at)) ? [] : [obstacle('mandate-not-valid')]),
    ...(listed ? [] : [obstacle('key-not-in-annex')]),
  ]
}

const guards: { readonly [A in ActName]?: Guard } = {
  propose,
  sign,
  revise: (loaded) => (hasDraft(loaded) ? [obstacle('draft-open')] : []),
  amend: (loaded) =>
    hasDraft(loaded) || loaded.versions.some(({ state }) => state === 'proposed' || state === 'agreed')
      ? [obstacle('draft-open')]
      : [],
  approve: (loaded, scene) => [
    ...mustBeParty(loaded, scene, undefined),
    ...(hasDone(loaded, scene, 'approval') ? [obstacle('approved-already')] : []),
    ...faults(loaded),
  ],
  reject: (loaded, scene) => mustBeParty(loaded, scene, undefined),
  attest: (loaded, scene) => [
    ...mustBeParty(loaded, scene, undefined),
    ...(hasDone(loaded, scene, 'attestation') ? [obstacle('signed-already')] : []),
  ],
  suspend: (loaded, scene) => [
    ...mustBeParty(loaded, scene, undefined),
    ...(loaded.standing.suspended_by.includes(urnOf(scene.self)) ? [obstacle('suspended-already')] : []),
  ],
  resume: ({ standing }, { self }) => (standing.suspended_by.includes(urnOf(self)) ? [] : [obstacle('not-suspended')]),
  terminate: (loaded, scene) => {
    const binding = loaded.versions.find(({ number }) => number === loaded.standing.in_force) ?? loaded.version
    return [
      ...mustBeParty(loaded, scene, undefined),
      ...(binding.unilateral_termination ? [] : [obstacle('not-unilateral')]),
    ]
  },
}
