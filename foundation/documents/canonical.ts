/** The one spelling of a document, for its hash and for the copy inside the archive file. */
import canonicalize from 'canonicalize'
import type { DocModel } from './model.ts'

/** A valid document as canonical JSON by RFC 8785. */
export function canonicalDocument(model: DocModel): string {
  const text = canonicalize(model)
  if (text === undefined) throw new Error('Cannot write canonical JSON of a document that is no JSON')
  return text
}
