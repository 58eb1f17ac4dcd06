/** For tests of other rooms: a small agreement file, signed by two parties, with its text and its typeset document. */
import { createHash } from 'node:crypto'
import { canonicalBytes } from '../machine/index.ts'
import { permits, signedBy, testFramework, testParty } from '../machine/testing.ts'
import { plainText } from './content.ts'
import { writeAgreementFile } from './verification/verify-file.ts'

const hash = (value: Uint8Array | string) => createHash('sha256').update(value).digest('hex')

/** The file, the document inside it, and the same file without the document. */
export async function sampleAgreementFile() {
  const parties = await Promise.all(
    ['00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001'].map((id) =>
      testParty(`urn:uuid:${id}`),
    ),
  )
  const document = Buffer.from('%PDF-1.7 sample\n')
  const title = { ar: 'بروتوكول', fr: 'Protocole' }
  const clauses = ['art_1', 'art_5__para_1'].map((eid) => ({
    eid,
    heading: { ar: 'مادة', fr: 'Article' },
    body: { ar: 'نص', fr: 'Texte' },
  }))
  const text = { title, clauses }
  const framework = testFramework(parties, [permits()], {
    title,
    texts: (['ar', 'fr'] as const).map((lang) => ({
      lang,
      sha256: hash(plainText(text, lang)),
      media_type: 'text/plain',
      authentic: true,
    })),
    articles: testFramework(parties, [permits()]).articles.filter(({ eid }) => clauses.some((one) => one.eid === eid)),
    document: { sha256: hash(document), bytes: document.length, media_type: 'application/pdf' },
  })
  const jws = await signedBy(framework, parties)
  const bare = { type: 'mithaq-agreement-file', v: 1, jws, text }
  return {
    file: writeAgreementFile({ jws, text, document }),
    without: new TextDecoder().decode(canonicalBytes(bare)),
    document,
    framework,
    jws,
  }
}
