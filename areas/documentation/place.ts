/** Where something happened, as finely as may be kept open: an area, or a point with a radius of a kilometre at least. */
import { z } from 'zod'
import { lText } from '../../foundation/language/index.ts'

/** How finely a place is known. Finer than a kilometre is sealed; "unknown" and "withheld" differ. */
export const placePrecisions = ['1 km', 'locality', 'district', 'region', 'country', 'unknown', 'withheld'] as const

/** The least radius in metres of a point that may be kept open. */
export const leastRadius = 1000

/** Refuses a point without a radius of 1,000 metres (`place.too-fine`) and a place that says nothing at all (`place.empty`). */
export const Place = /* @__PURE__ */ place()
export type Place = z.infer<typeof Place>

function place() {
  return z
    .strictObject({
      area_id: z.uuid().exactOptional(),
      latitude: z.number().min(-90).max(90).exactOptional(),
      longitude: z.number().min(-180).max(180).exactOptional(),
      radius_m: z.int().min(1).max(2_000_000).exactOptional(),
      precision: z.enum(placePrecisions),
      named: lText({ max: 300 }).exactOptional(),
      location_type_id: z.uuid().exactOptional(),
    })
    .superRefine(({ latitude, longitude, radius_m, precision, area_id, named }, context) => {
      const refuse = (problem: string, path: string) =>
        context.addIssue({ code: 'custom', message: problem, params: { problem }, path: [path] })
      if ((latitude === undefined) !== (longitude === undefined))
        refuse('field.required', latitude === undefined ? 'latitude' : 'longitude')
      if (latitude !== undefined && (radius_m === undefined || radius_m < leastRadius))
        refuse('place.too-fine', 'radius_m')
      const silent = precision === 'unknown' || precision === 'withheld'
      if (!silent && latitude === undefined && area_id === undefined && named === undefined)
        refuse('place.empty', 'area_id')
    })
}
