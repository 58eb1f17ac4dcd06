/** The OpenAPI document without a running instance: for the check and for those who build clients. */
import { filesRoutes } from '../foundation/files/index.ts'
import { openApiOf } from '../foundation/http/index.ts'
import { allRoutes } from './routes.ts'
import { version } from './version.ts'

/** The document of all routes. They are described, never called, so what they would run on is absent and says so. */
const publicUrl = new URL('http://localhost:4310')

export function openApiDocument() {
  const absent = new Proxy(
    {},
    {
      get: (_, name) => {
        throw new Error(`Cannot use ${String(name)} as routes are only described here`)
      },
    },
  ) as never
  const files = {
    store: absent,
    routes: filesRoutes({ database: absent, store: absent, uploads: absent, settings: absent }),
  }
  return openApiOf(
    allRoutes({
      database: absent,
      identity: { version, setupCode: absent, key: absent, publicUrl, oidc: undefined, life: absent },
      keys: absent,
      files,
      now: absent,
    }),
    {
      version,
    },
  )
}
