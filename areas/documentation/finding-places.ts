/** SQL of places: where the records of a search are, for a map. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'
import type { PlacePoint, PlacePrecision } from '../../foundation/geo/index.ts'

type PlacedRow = {
  readonly lon: number | null
  readonly lat: number | null
  readonly precision: string | null
  readonly area_id: string | null
}

/** The points of these records, the number of records by area, and how many have neither; an act stands where its event does. */
export async function placesOf(tx: Tx, ids: readonly string[]) {
  const place = sql`e.place_longitude as lon, e.place_latitude as lat, e.place_precision as precision,
      coalesce(e.place_area_id, (e.refs -> 'area' ->> 0)::uuid) as area_id`
  const { rows } = await sql<PlacedRow>`
    with found as materialized (select unnest(${[...ids]}::uuid[]) as id)
    select ${place} from found f join event e on e.id = f.id where e.deleted_at is null
    union all
    select ${place} from found f join act a on a.id = f.id join event e on e.id = a.event_id
    where a.deleted_at is null and e.deleted_at is null`.execute(tx)
  const points: PlacePoint[] = []
  const byArea = new Map<string, number>()
  let placed = 0
  for (const { lon, lat, precision, area_id } of rows) {
    if (lon !== null && lat !== null) points.push({ lon, lat, precision: fineness(precision) })
    if (area_id !== null) byArea.set(area_id, (byArea.get(area_id) ?? 0) + 1)
    if (lon !== null || area_id !== null) placed += 1
  }
  return { points, byArea, unplaced: ids.length - placed }
}

/** Nothing finer than a kilometre is kept open, so no point is drawn as a spot. */
const fineness = (precision: string | null): PlacePrecision => (precision === '1 km' ? 'near' : 'area')

/** Where the names of these areas stand; an area without a place in the gazetteer is left out. */
export async function areaPlaces(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; longitude: number; latitude: number }>`
    select id, longitude, latitude from area
    where id = any(${[...ids]}) and latitude is not null and deleted_at is null`.execute(tx)
  return rows
}
