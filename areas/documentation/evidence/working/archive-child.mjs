// Web captures (WACZ) in a limited process: the manifest of the archive and its pages, read without unpacking anything else.
import yauzl from 'yauzl'
import { answer, faultOf, work } from './frame.mjs'

const MANIFEST = 'datapackage.json'
const MOST_BYTES = 2_000_000
const MOST_ENTRIES = 5000

const open = (bytes) =>
  new Promise((done, fail) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? fail(faultOf('unreadable')) : done(zip))),
  )

const read = (zip, entry) =>
  new Promise((done, fail) => {
    if (entry.uncompressedSize > MOST_BYTES) return fail(faultOf('too-large'))
    zip.openReadStream(entry, (error, stream) => {
      if (error) return fail(faultOf('unreadable'))
      const chunks = []
      let bytes = 0
      stream.on('data', (chunk) => {
        bytes += chunk.length
        if (bytes > MOST_BYTES) stream.destroy(faultOf('too-large'))
        else chunks.push(chunk)
      })
      stream.on('error', fail)
      stream.on('end', () => done(Buffer.concat(chunks)))
    })
  })

await work(async ({ bytes, order }) => {
  const zip = await open(bytes)
  const names = []
  const manifest = await new Promise((done, fail) => {
    let found
    zip.on('error', () => fail(faultOf('unreadable')))
    zip.on('entry', (entry) => {
      names.push(entry.fileName)
      if (names.length > MOST_ENTRIES) return fail(faultOf('too-large'))
      if (entry.fileName !== MANIFEST) return zip.readEntry()
      read(zip, entry).then((content) => {
        found = content
        zip.readEntry()
      }, fail)
    })
    zip.on('end', () => done(found))
    zip.readEntry()
  })
  if (manifest === undefined) throw faultOf('no-manifest')
  const told = JSON.parse(manifest.toString())
  const lines = [
    ...['title', 'description', 'created', 'software', 'wacz_version', 'mainPageUrl', 'mainPageDate'].flatMap((key) =>
      typeof told[key] === 'string' ? [`${key}: ${told[key]}`] : [],
    ),
    ...(Array.isArray(told.resources) ? told.resources : []).map(
      ({ path, hash, bytes: size }) => `${path} · ${size} · ${hash}`,
    ),
  ]
  await answer({ body: lines.join('\n').slice(0, order.letters) })
})
