/** Rows of a text file with separators, as a stream. */
import { Transform } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { Dialect } from './dialect.ts'
import { FileRefused, limits } from './limits.ts'

/** Cells of each row in order, from the header on; a row of nothing but separators is left out but counted. */
export async function* readCsv(
  bytes: NodeJS.ReadableStream,
  { separator, encoding }: Pick<Dialect, 'separator' | 'encoding'>,
): AsyncGenerator<readonly [number, readonly string[]]> {
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    max_record_size: limits.row,
  })
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        done(null, decoder.decode(chunk, { stream: true }))
      } catch {
        done(new FileRefused('file.not-in-encoding'))
      }
    },
    flush(done) {
      try {
        done(null, decoder.decode())
      } catch {
        done(new FileRefused('file.not-in-encoding'))
      }
    },
  })
  bytes.on('error', (error) => parser.destroy(error))
  decode.on('error', (error) => parser.destroy(error))
  bytes.pipe(decode).pipe(parser)
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      row += 1
      if (cells.length > limits.columns) throw new FileRefused('file.too-many-columns', row)
      if (cells.some((cell) => cell !== '')) yield [row, cells]
    }
  } catch (error) {
    throw error instanceof CsvError ? new FileRefused(faultOf(error), row + 1) : error
  }
}

function faultOf({ code }: CsvError): FileRefused['fault'] {
  if (code === 'CSV_MAX_RECORD_SIZE') return 'file.row-too-long'
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'file.quote-not-closed'
  return 'file.quote-inside'
}
