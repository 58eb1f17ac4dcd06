/** The media type of a file from its first bytes; what the table does not know is application/octet-stream. */

/** How many bytes from the start `sniff()` wants to see. */
export const SNIFFED_BYTES = 64

export const UNKNOWN_TYPE = 'application/octet-stream'
/** age-encryption.org/v1: what the browser seals. The type inside is for those who can open it. */
export const SEALED_TYPE = 'application/vnd.age'

/** Shown inside a page: image formats that cannot carry script. */
const shownInline = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])
export const isShownInline = (mediaType: string) => shownInline.has(mediaType)

type Mark = { readonly at: number; readonly bytes: string }
const mark = (bytes: string, at = 0): Mark => ({ at, bytes })

/** Bytes as Latin-1 text; several marks of one line must all be there. The first line that fits wins. */
const table: readonly (readonly [string, ...Mark[]])[] = [
  ['image/png', mark('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', mark('\xff\xd8\xff')],
  ['image/gif', mark('GIF87a')],
  ['image/gif', mark('GIF89a')],
  ['image/webp', mark('RIFF'), mark('WEBP', 8)],
  ['image/avif', mark('ftypavif', 4)],
  ['image/avif', mark('ftypavis', 4)],
  ['image/heic', mark('ftypheic', 4)],
  ['image/heic', mark('ftypheix', 4)],
  ['image/heif', mark('ftypmif1', 4)],
  ['image/tiff', mark('II*\0')],
  ['image/tiff', mark('MM\0*')],
  ['application/pdf', mark('%PDF-')],
  ['audio/mp4', mark('ftypM4A ', 4)],
  ['video/quicktime', mark('ftypqt  ', 4)],
  ['video/3gpp', mark('ftyp3g', 4)],
  ['video/mp4', mark('ftyp', 4)],
  ['video/webm', mark('\x1a\x45\xdf\xa3'), mark('webm', 24)],
  ['video/webm', mark('\x1a\x45\xdf\xa3'), mark('webm', 31)],
  ['video/matroska', mark('\x1a\x45\xdf\xa3')],
  ['audio/ogg', mark('OggS')],
  ['audio/wav', mark('RIFF'), mark('WAVE', 8)],
  ['audio/flac', mark('fLaC')],
  ['audio/amr', mark('#!AMR')],
  ['audio/mpeg', mark('ID3')],
  ['audio/mpeg', mark('\xff\xfb')],
  ['audio/mpeg', mark('\xff\xf3')],
  ['audio/aac', mark('\xff\xf1')],
  ['audio/aac', mark('\xff\xf9')],
  ['application/zip', mark('PK\x03\x04')],
  [SEALED_TYPE, mark('age-encryption.org/v1\n')],
]

/** The type that the first bytes show. Names and declared types play no part. */
export function sniff(head: Uint8Array): string {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
  const found = table.find(([, ...marks]) => marks.every(({ at, bytes }) => text.startsWith(bytes, at)))
  return found?.[0] ?? UNKNOWN_TYPE
}
