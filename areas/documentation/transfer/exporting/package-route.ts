/** The complete export over HTTP: the same package as at the terminal, as one archive. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Database } from '../../../../foundation/database/index.ts'
import type { FileStore } from '../../../../foundation/files/index.ts'
import type { RawRoute } from '../../../../foundation/http/index.ts'
import { type Manifest, writePackage } from './write-package.ts'

export function packageRoute({
  database,
  store,
}: {
  readonly database: Database
  readonly store: FileStore
}): RawRoute {
  return {
    method: 'GET',
    url: '/api/exports/package',
    capability: 'cases.work',
    summary: {
      ar: 'كل ما يحق للشخص الاطلاع عليه، حزمة واحدة (ZIP)',
      fr: 'Tout ce que la personne peut lire, en une archive (ZIP)',
      en: 'Everything that the person may see, as one archive (ZIP)',
    },
    raw: async (_request, reply, actor) => {
      const home = await mkdtemp(join(tmpdir(), 'mithaq-export-'))
      const remove = () => void rm(home, { recursive: true, force: true })
      try {
        const folder = join(home, 'package')
        const person = { person_id: actor.person_id, institution_id: actor.institution_id }
        await writePackage({ database, store, person, now: () => new Date() }, folder)
        const { files, made_at } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
        const archive = new ZipFile()
        const mtime = new Date(made_at)
        for (const { path } of [...files, { path: 'manifest.json' }])
          archive.addFile(join(folder, path), path, { mtime })
        archive.end()
        const out = archive.outputStream.pipe(new PassThrough())
        out.on('close', remove)
        reply
          .header('content-type', 'application/zip')
          .header('content-disposition', `attachment; filename="mithaq-export-${made_at.slice(0, 10)}.zip"`)
          .header('cache-control', 'no-store')
        return await reply.send(out)
      } catch (error) {
        remove()
        throw error
      }
    },
  }
}
