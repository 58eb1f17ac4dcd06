/**
 * The second door of findings, for Node alone. Routes: `GET · POST /api/findings`, `GET · PATCH /api/findings/:id`,
 * `POST …/positions · decision · withdrawal` (If-Match), `GET · POST /api/records/information/:id/grades`,
 * `GET /api/mandate-standards`, `PUT /api/mandate-standards/:id` (a term of `mandate`).
 */
import { gradeRoutes } from './grade-routes.ts'
import { findingRecordRoutes } from './routes.ts'

export const verificationRoutes = [...findingRecordRoutes, ...gradeRoutes] as const
export type VerificationRoutes = typeof verificationRoutes
