/** The door of the room, for the browser and for Node: many places in few bytes. */
export {
  decodeCells,
  encodeCells,
  type PlacePoint,
  type PlacePrecision,
  type PointCells,
  type PointLayer,
} from './point-cells.ts'
