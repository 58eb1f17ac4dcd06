/** What a page sees of protocols: one with everything around it in one answer, and the register of all. */
import type { Tx } from '../../foundation/database/index.ts'
import { notFound } from '../../foundation/http/index.ts'
import { urnOf } from '../partners/index.ts'
import { agreementHash } from './content.ts'
import { upcomingDates } from './dates.ts'
import { obstaclesOf } from './guards.ts'
import { agreementOf, dayOf, type Loaded, loadVersion, type Scene } from './loading.ts'
import type { ProtocolRow, ProtocolView, VersionSummary } from './model.ts'
import { currentKid } from './negotiation.ts'
import { actsOf, commentsOf, listProtocols, partiesOf, rulesOf, type VersionRecord, versionsOf } from './queries.ts'
import { standingOf } from './rules.ts'

const summaryOf = ({
  number,
  state,
  base,
  authored_by,
  content_sha256,
  created_at,
}: VersionRecord): VersionSummary => ({
  number,
  state,
  base,
  authored_by,
  content_sha256,
  made_at: created_at,
})

/** The hash of the bytes to be signed: those agreed, or those that would be made of a complete text. */
function hashOf({ version, form }: Loaded): string | null {
  const agreed = agreementOf(version)
  if (agreed !== undefined) return agreementHash(agreed)
  return form.status === 'made' ? agreementHash(form.agreement) : null
}

function documentOf({ document, document_file_id, document_checked }: VersionRecord) {
  if (document === null || document_file_id === null) return null
  return {
    sha256: document.sha256,
    bytes: document.bytes,
    file_id: document_file_id,
    checked: document_checked,
  }
}

/** A protocol at a version, the latest when none is named. */
export async function viewOf(tx: Tx, scene: Scene, id: string, number?: number): Promise<ProtocolView> {
  const loaded = await loadVersion(tx, scene, id, number)
  if (loaded === undefined) throw notFound({})
  const { protocol, versions, version, clauses, parties, rules, acts, standing } = loaded
  const mine = parties.filter(({ institution }) => institution === urnOf(scene.self))
  return {
    id,
    kind: protocol.kind,
    ...standing,
    suspended_by: [...standing.suspended_by],
    current: {
      id: version.id,
      version: version.version,
      ...summaryOf(version),
      title: version.title,
      languages: version.languages,
      place: version.place,
      signed_on: version.signed_on,
      in_force_on: version.in_force_on,
      ends_on: version.ends_on,
      notice_days: version.notice_days,
      unilateral_termination: version.unilateral_termination,
      survival: version.survival,
      agreement_sha256: hashOf(loaded),
      document: documentOf(version),
    },
    versions: versions.map(summaryOf),
    clauses: clauses.map(({ version_id: _, ...clause }) => clause),
    parties: parties.map(({ version_id: _, ...party }) => ({
      ...party,
      is_self: party.institution === urnOf(scene.self),
    })),
    rules: rules.map(({ version_id: _, ...rule }) => rule),
    acts: acts.map(({ protocol_id: _, ...act }) => act),
    comments: await commentsOf(tx, id),
    obstacles: obstaclesOf(loaded, scene, await currentKid(tx, scene)),
    upcoming: [
      ...upcomingDates(
        {
          self: urnOf(scene.self),
          versions,
          acts,
          archived_on: protocol.archived_on,
          mandates: mine,
          rules: rules.map(({ rule }) => rule),
        },
        dayOf(scene.at),
      ),
    ],
  }
}

/** Every protocol of the register. An institution has few; they are read whole and filtered here. */
export async function registerOf(
  tx: Tx,
  { self, at }: Scene,
  filter: {
    readonly status?: string | undefined
    readonly partner?: string | undefined
    readonly search?: string | undefined
  },
): Promise<ProtocolRow[]> {
  const protocols = await listProtocols(tx)
  const ids = protocols.map(({ id }) => id)
  const [versions, acts] = [await versionsOf(tx, ids), await actsOf(tx, ids)]
  const shown = protocols.flatMap((protocol) => {
    const own = versions.filter(({ protocol_id }) => protocol_id === protocol.id)
    const done = acts.filter(({ protocol_id }) => protocol_id === protocol.id)
    const standing = standingOf({ versions: own, acts: done, archived_on: protocol.archived_on }, dayOf(at))
    const version = own.find(({ number }) => number === standing.in_force) ?? own.at(-1)
    return version === undefined ? [] : [{ protocol, own, done, standing, version }]
  })
  const versionIds = shown.map(({ version }) => version.id)
  const [parties, rules] = [await partiesOf(tx, versionIds), await rulesOf(tx, versionIds)]
  const rows = shown.map(({ protocol, own, done, standing, version }): ProtocolRow => {
    const mine = parties.filter(({ version_id }) => version_id === version.id)
    const flowing = rules.filter(({ version_id }) => version_id === version.id).map(({ rule }) => rule)
    const classes = (side: 'from' | 'to') => [
      ...new Set(
        flowing.flatMap((rule) => (rule.effect === 'permit' && rule[side] === urnOf(self) ? rule.record_classes : [])),
      ),
    ]
    const upcoming = [
      ...upcomingDates(
        {
          versions: own,
          acts: done,
          archived_on: protocol.archived_on,
          self: urnOf(self),
          rules: flowing,
          mandates: mine.filter(({ institution }) => institution === urnOf(self)),
        },
        dayOf(at),
      ),
    ]
    return {
      id: protocol.id,
      title: version.title,
      kind: protocol.kind,
      status: standing.status,
      parties: mine.map(({ institution, name, role }) => ({
        institution,
        name,
        role,
        is_self: institution === urnOf(self),
      })),
      languages: version.languages,
      number: version.number,
      in_force_on: version.in_force_on,
      ends_on: version.ends_on,
      upcoming,
      overdue: upcoming.filter(({ overdue }) => overdue).length,
      outgoing: classes('from'),
      incoming: classes('to'),
    }
  })
  const word = filter.search?.toLowerCase()
  return rows.filter(
    ({ status, parties: mine, title }) =>
      (filter.status === undefined || status === filter.status) &&
      (filter.partner === undefined || mine.some(({ institution }) => institution === filter.partner)) &&
      (word === undefined ||
        [title, ...mine.map(({ name }) => name)].some((text) =>
          Object.values(text).some((one) => one.toLowerCase().includes(word)),
        )),
  )
}
