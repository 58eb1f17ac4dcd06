/** SQL of the network of persons, acts and events around some records, under the reader's own row security at both ends of each link. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'
import { cardsOf } from './finding-cards.ts'
import type { FoundNetwork } from './finding-model.ts'

/** The most links of one kind that are read: more than a picture shows, so that it can tell how many it leaves out. */
const mostLinks = 10_000
const mostNodes = 21_000

type Link = FoundNetwork['links'][number]

/** The network around these records: their acts with event and victim, who is said to have had part, relations, links of events. */
export async function networkOf(tx: Tx, ids: readonly string[]): Promise<Omit<FoundNetwork, 'labels'>> {
  const around = [...new Set(ids)]
  const acts = await actsAround(tx, around)
  const actIds = acts.map(({ id }) => id)
  const others = await otherLinks(tx, around, actIds)
  const links: Link[] = [
    ...acts.flatMap(({ id, event_id, victim_id }) => [
      { from: event_id, to: id, field: 'event', term_id: null },
      { from: id, to: victim_id, field: 'victim', term_id: null },
    ]),
    ...others,
  ]
  const ends = [...new Set([...around, ...links.flatMap(({ from, to }) => [from, to])])]
  const cards = await cardsOf(tx, ends.slice(0, mostNodes))
  const seen = new Map(cards.map((card) => [card.id, card]))
  const linked = new Set(links.flatMap(({ from, to }) => (seen.has(from) && seen.has(to) ? [from, to] : [])))
  const nodes = cards.filter(({ id, kind }) => linked.has(id) || (drawn.has(kind) && around.includes(id)))
  return {
    nodes: nodes.map(({ id, kind, case_id, code, title, type_id }) => ({ id, kind, case_id, code, title, type_id })),
    links: links.filter(({ from, to }) => seen.has(from) && seen.has(to)),
    cut: acts.length === mostLinks || others.length === mostLinks || ends.length > mostNodes,
  }
}

const drawn: ReadonlySet<string> = new Set(['event', 'person', 'act'])

async function actsAround(tx: Tx, ids: readonly string[]) {
  const wanted = [...ids]
  const { rows } = await sql<{ id: string; event_id: string; victim_id: string }>`
    select id, event_id, victim_id from (
      select id, event_id, victim_id from act where id = any(${wanted}) and deleted_at is null
      union select id, event_id, victim_id from act where event_id = any(${wanted}) and deleted_at is null
      union select id, event_id, victim_id from act where victim_id = any(${wanted}) and deleted_at is null
      union select a.id, a.event_id, a.victim_id from involvement v join act a on a.id = v.act_id
        where v.perpetrator_id = any(${wanted}) and v.deleted_at is null and a.deleted_at is null
    ) found order by id limit ${mostLinks}`.execute(tx)
  return rows
}

async function otherLinks(tx: Tx, ids: readonly string[], actIds: readonly string[]): Promise<readonly Link[]> {
  const wanted = [...ids]
  const { rows } = await sql<Link>`
    select perpetrator_id as "from", act_id as "to", 'perpetrator' as field, degree_id as term_id from involvement
      where act_id = any(${[...actIds]}) and perpetrator_id is not null and deleted_at is null
    union all
    select person_id, related_id, 'relation', type_id from relation
      where (person_id = any(${wanted}) or related_id = any(${wanted})) and deleted_at is null
    union all
    select event_id, related_id, 'event_link', type_id from event_link
      where (event_id = any(${wanted}) or related_id = any(${wanted})) and deleted_at is null
    limit ${mostLinks}`.execute(tx)
  return rows
}
