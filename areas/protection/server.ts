/**
 * The second door of protection, for Node alone. Routes: `GET /api/protection`, `GET /api/protection/persons/:id`,
 * `POST …/assessments · overrides · reprisals`, `PATCH /api/protection/assessments/:id`, `POST …/assessments/:id/measures`,
 * `PATCH /api/protection/measures/:id`, `POST /api/protection/overrides/:id/confirmation`.
 */
export { type ProtectionRoutes, protectionRoutes } from './routes.ts'
export { protectionTasks } from './tasks.ts'
