/** The door of the canonical room, for the browser and for Node: JSON read without ambiguities, and its one spelling (RFC 8785). */
export {
  type CanonicalFault,
  canonicalBytes,
  canonicalFaultOf,
  canonicalJson,
  type JsonValue,
  sha256Of,
} from './canonical.ts'
export { type JsonFault, pointerTo, readJson } from './strict-json.ts'
