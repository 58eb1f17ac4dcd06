import assert from 'node:assert/strict'
import { hash, randomBytes } from 'node:crypto'
import test from 'node:test'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import yazl from 'yazl'
import { z } from 'zod'
import { requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import { openCaseFile } from '../testing.ts'
import { layFile } from '../transfer/testing.ts'
import { bringEvidence, runEvidenceTask } from './testing.ts'
import { runChild } from './working/run-child.ts'

const { app, code, database, visitor, store } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'], 'سلمى')
const me = requestsOf(app, officer.token)
const institution = String((await superuser.query('select id from institution where is_self')).rows[0].id)
const person = { id: officer.id, institution }
const file = await openCaseFile(me)
const work = { database: database.database, store }

type Shown = {
  state: string
  copies: {
    id: string
    operation: string
    page: number | null
    state: string
    reason: string | null
    width: number
    height: number
    sha256: string
  }[]
  steps: { step: string; state: string; reason: string | null }[]
  texts: { page: number; method: string; body: string; confidence: number | null }[]
  alike: { id: string; distance: number }[]
}
const show = async (id: string) => (await me('GET', `/api/evidence/${id}`)).body as unknown as Shown
/** Brings a file, runs what the queue would run, and answers what became of it. */
async function brought(bytes: Uint8Array, more: Record<string, unknown> = {}) {
  const file_id = await layFile(database, store, person, bytes)
  const { id } = await bringEvidence(me, { case_id: file.id, file_id, bytes, ...more })
  await runEvidenceTask(work, person, 'evidence.derive', { evidence: id })
  return { id, ...(await show(id)) }
}
const open = async (id: string) =>
  Number((await me('POST', `/api/evidence/${id}/openings`, { body: { action: 'view', purpose: 'مراجعة' } })).body.seq)
const bytesOf = async (id: string, copy: string, seq: number) =>
  (await me('GET', `/api/evidence/${id}/copies/${copy}?opening=${seq}`)).bytes
/** A page as a camera would see it: drawn with the fonts of pdf.js, as a machine may have none of its own. */
async function photographed(line: string): Promise<Buffer> {
  const order = { pages: 1, pictures: 1, letters: 100, pixels: 2_000_000 }
  const answer = await runChild('pdf', order, onePagePdf(line), z.object({}))
  assert.ok('parts' in answer && answer.parts[0] !== undefined)
  return answer.parts[0]
}
const scene = (shade: string) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><defs><linearGradient id="g"><stop offset="0" stop-color="#123"/><stop offset="1" stop-color="${shade}"/></linearGradient></defs><rect width="640" height="480" fill="url(#g)"/><circle cx="200" cy="180" r="120" fill="#eda"/><rect x="380" y="240" width="160" height="200" fill="#400"/></svg>`,
    ),
  )

test('a picture gets a copy without metadata, a thumbnail and its words; each copy is an entry of custody; the original stays as it was', async () => {
  const bytes = await sharp(await photographed('Issued by the hospital'))
    .jpeg()
    .withExif({ IFD0: { Make: 'ACME Phone', Copyright: 'someone' }, IFD3: { GPSLatitude: '31/1 37/1 0/1' } })
    .toBuffer()
  assert.ok((await sharp(bytes).metadata()).exif !== undefined)
  const { id, state, copies, steps, texts } = await brought(bytes)
  assert.equal(state, 'available')
  assert.deepEqual(
    steps.map(({ step, state: ended }) => [step, ended]),
    [
      ['picture', 'done'],
      ['words', 'done'],
    ],
  )
  assert.deepEqual(
    copies.map(({ operation, state: made }) => [operation, made]),
    [
      ['stripped', 'done'],
      ['thumbnail', 'done'],
    ],
  )
  const [stripped, thumbnail] = copies
  assert.ok(stripped !== undefined && thumbnail !== undefined)
  const seq = await open(id)
  const clean = await bytesOf(id, stripped.id, seq)
  const { exif, iptc, xmp, width } = await sharp(clean).metadata()
  assert.deepEqual([exif, iptc, xmp, width], [undefined, undefined, undefined, 640])
  assert.ok(!clean.includes('ACME'))
  assert.equal(hash('sha256', clean, 'hex'), stripped.sha256)
  assert.equal((await me('GET', `/api/evidence/${id}/copies/${thumbnail.id}`)).status, 200)
  assert.equal((await me('GET', `/api/evidence/${id}/copies/${stripped.id}`)).status, 409, 'looking is written down')
  const [read] = texts
  assert.equal(read?.method, 'ocr')
  assert.match(read?.body ?? '', /hospital/)
  assert.ok((read?.confidence ?? 0) > 60)
  const found = (await me('GET', '/api/evidence?words=hospital')).body.items as {
    id: string
    thumbnail: string | null
  }[]
  assert.deepEqual(
    found.map((one) => [one.id, one.thumbnail]),
    [[id, thumbnail.id]],
  )
  const custody = (await me('GET', `/api/evidence/${id}/custody`)).body.items as { seq: number; action: string }[]
  assert.deepEqual(
    custody.map(({ seq: n, action }) => `${n} ${action}`),
    ['1 receive', '2 hash', '3 derive', '4 derive', '5 view'],
  )
  const { rows } = await superuser.query('select sha256 from evidence where id = $1', [id])
  assert.equal(rows[0].sha256, hash('sha256', bytes, 'hex'))
})

test('regions are blackened in the pixels of a new copy; a graphic picture shows no thumbnail by itself', async () => {
  const bytes = await scene('#eef').png().toBuffer()
  const { id, copies } = await brought(bytes, { graphic: true })
  const listed = ((await me('GET', '/api/evidence')).body.items as { id: string; thumbnail: string | null }[]).find(
    (one) => one.id === id,
  )
  assert.equal(listed?.thumbnail, null)
  const thumbnail = copies.find(({ operation }) => operation === 'thumbnail')
  assert.equal((await me('GET', `/api/evidence/${id}/copies/${thumbnail?.id}`)).status, 409)
  const from = copies.find(({ operation }) => operation === 'stripped')
  const regions = [{ x: 0.1, y: 0.1, width: 0.4, height: 0.5 }]
  const outside = await me('POST', `/api/evidence/${id}/redactions`, {
    body: { copy_id: from?.id, regions: [{ x: 0.9, y: 0, width: 0.3, height: 0.1 }], reason: 'حماية شاهد' },
  })
  assert.equal(outside.status, 422)
  const asked = await me('POST', `/api/evidence/${id}/redactions`, {
    body: { copy_id: from?.id, regions, reason: 'حماية شاهد' },
  })
  assert.equal(asked.status, 201, asked.text)
  const copy = String(asked.body.copy_id)
  await runEvidenceTask(work, person, 'evidence.redact', { evidence: id, copy })
  const made = (await show(id)).copies.find((one) => one.id === copy)
  assert.deepEqual([made?.operation, made?.state], ['redaction', 'done'])
  const seq = await open(id)
  const pixel = async (bytes: Buffer, left: number, top: number) => [
    ...(await sharp(bytes).removeAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
  ]
  const black = await bytesOf(id, copy, seq)
  for (const [left, top] of [
    [70, 60],
    [200, 180],
    [315, 285],
  ] as const)
    assert.ok(
      (await pixel(black, left, top)).every((value) => value < 12),
      `${left},${top}`,
    )
  assert.ok((await pixel(black, 500, 60)).some((value) => value > 60))
  const custody = (await me('GET', `/api/evidence/${id}/custody`)).body.items as {
    action: string
    purpose: string | null
  }[]
  assert.ok(custody.some(({ action, purpose }) => action === 'redact' && purpose === 'حماية شاهد'))
  assert.equal(
    await runEvidenceTask(work, person, 'evidence.redact', { evidence: id, copy }).then(() => 'again'),
    'again',
  )
})

test('the same picture compressed and scaled is found as alike, another one is not', async () => {
  const first = await brought(await scene('#abc').png().toBuffer())
  const again = await brought(await scene('#abc').resize(400).jpeg({ quality: 60 }).toBuffer())
  const other = await brought(
    await sharp(await photographed('Another'))
      .rotate(90)
      .png()
      .toBuffer(),
  )
  const found = (await show(again.id)).alike
  assert.ok(
    found.some(({ id, distance }) => id === first.id && distance <= 4),
    JSON.stringify(found),
  )
  assert.ok(!found.some(({ id }) => id === other.id))
})

test('a PDF gives its text layer and pictures of its pages, whose regions are blackened as pictures', async () => {
  const pdf = onePagePdf('Arrested at the square')
  const { id, steps, copies, texts } = await brought(pdf)
  assert.deepEqual(
    steps.map(({ step, state }) => [step, state]),
    [['pdf', 'done']],
  )
  assert.deepEqual(
    texts.map(({ page, method, body }) => [page, method, body.trim()]),
    [[1, 'text_layer', 'Arrested at the square']],
  )
  const page = copies.find(({ operation }) => operation === 'page')
  assert.equal(page?.page, 1)
  assert.ok(copies.some(({ operation }) => operation === 'thumbnail'))
  const asked = await me('POST', `/api/evidence/${id}/redactions`, {
    body: { copy_id: page?.id, regions: [{ x: 0, y: 0, width: 1, height: 1 }], reason: 'أسماء' },
  })
  await runEvidenceTask(work, person, 'evidence.redact', { evidence: id, copy: String(asked.body.copy_id) })
  const made = (await show(id)).copies.find((one) => one.id === asked.body.copy_id)
  const black = await bytesOf(id, String(made?.id), await open(id))
  const { channels } = await sharp(black).stats()
  assert.ok(
    channels.every(({ max }) => max < 16),
    'nothing of the text is left in the copy',
  )
})

test('a web capture is kept as it is and its manifest is shown', async () => {
  const zip = new yazl.ZipFile()
  zip.addBuffer(
    Buffer.from(
      JSON.stringify({
        title: 'A page',
        created: '2026-05-01T10:00:00Z',
        resources: [{ path: 'archive/data.warc.gz', hash: 'sha256:00', bytes: 12 }],
      }),
    ),
    'datapackage.json',
  )
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  const { steps, texts, copies } = await brought(Buffer.concat(chunks))
  assert.deepEqual([steps[0]?.step, steps[0]?.state, copies], ['archive', 'done', []])
  assert.match(texts[0]?.body ?? '', /title: A page[\s\S]*archive\/data\.warc\.gz/)
})

test('hostile files kill at most their own process: the upload stays, the item is available, the reason is shown', async () => {
  const jpeg = await scene('#fff').jpeg().toBuffer()
  const cases: readonly (readonly [string, Uint8Array, string, RegExp])[] = [
    ['a PNG that unpacks to 40,000 × 40,000', hugePng(40_000, 40_000), 'picture', /^too-large$/],
    ['a PNG of 9,000 × 9,000 whose rows never come', hugePng(9_000, 9_000), 'picture', /^(unreadable|memory|timeout)$/],
    ['a JPEG cut in the middle', jpeg.subarray(0, Math.floor(jpeg.length / 3)), 'picture', /^unreadable$/],
    [
      'a JPEG that says it is one and is noise',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(4000)]),
      'picture',
      /^unreadable$/,
    ],
    ['a PDF of noise', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(4000)]), 'pdf', /^unreadable$/],
    ['a PDF whose pages contain themselves', loopingPdf(), 'pdf', /^(unreadable|timeout|memory)$/],
    ['an archive of noise', Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(400)]), 'archive', /^unreadable$/],
    [
      'an image that is a page of script',
      Buffer.concat([Buffer.from('GIF89a'), Buffer.from('/*<script>alert(1)</script>*/')]),
      'picture',
      /^unreadable$/,
    ],
  ]
  for (const [what, bytes, step, reason] of cases) {
    const { id, state, steps } = await brought(bytes)
    assert.equal(state, 'available', what)
    const ended = steps.find((one) => one.step === step)
    assert.equal(ended?.state, 'failed', `${what}: ${JSON.stringify(steps)}`)
    assert.match(ended?.reason ?? '', reason, what)
    const { body } = await me('POST', `/api/evidence/${id}/openings`, { body: { action: 'copy', purpose: 'مراجعة' } })
    const original = await me('GET', `/api/evidence/${id}/original?opening=${body.seq}`)
    assert.ok(original.bytes.equals(bytes), `${what}: the upload stays`)
    assert.match(String(original.headers['content-security-policy']), /default-src 'none'.*sandbox/)
  }
})

/** A PNG that promises many pixels in few bytes. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(200_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

function pdfOf(objects: readonly string[]): Buffer {
  const parts = ['%PDF-1.4\n']
  const offsets = objects.map((object, index) => {
    const at = parts.join('').length
    parts.push(`${index + 1} 0 obj\n${object}\nendobj\n`)
    return at
  })
  const at = parts.join('').length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
  )
  return Buffer.from(parts.join(''), 'latin1')
}
function onePagePdf(line: string): Buffer {
  const drawn = `BT /F1 24 Tf 40 120 Td (${line}) Tj ET`
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ])
}
function loopingPdf(): Buffer {
  return pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'])
}
