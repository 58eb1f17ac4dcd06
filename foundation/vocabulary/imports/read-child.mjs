// Plain JavaScript in a limited process: reads a CSV table or a GeoJSON file and answers JSON, a line for each row.
// First line of the input: { format, drop, limits }. A fault of the file is an answer, { "fault": code, "line": n }; never an exit.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const input = readFileSync(0)
const end = input.indexOf(10)
const { format, drop, limits } = JSON.parse(input.subarray(0, end).toString())
const out = []

class Fault extends Error {
  constructor(code, line) {
    super(code)
    this.line = line
  }
}

function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Fault('not-utf-8')
  }
}

function readCsv(text) {
  let records
  try {
    records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: limits.record,
    })
  } catch (error) {
    throw new Fault('not-csv', error.lines)
  }
  const [head, ...rows] = records
  if (head === undefined) throw new Fault('empty')
  const columns = head.record.map((name) => name.trim())
  if (columns.length > limits.columns) throw new Fault('too-many-columns')
  if (new Set(columns).size !== columns.length) throw new Fault('column-twice', 1)
  if (rows.length > limits.rows) throw new Fault('too-many-rows')
  out.push({ columns })
  for (const { record, info } of rows) {
    if (record.length !== columns.length) out.push({ line: info.lines, broken: true })
    else
      out.push({
        line: info.lines,
        values: Object.fromEntries(columns.flatMap((name, at) => (drop.includes(name) ? [] : [[name, record[at]]]))),
      })
  }
}

/** Depth before parsing: a file of a million brackets must not reach the parser. */
function checkDepth(text) {
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (inText) {
      if (sign === '\\') at += 1
      else if (sign === '"') inText = false
    } else if (sign === '"') inText = true
    else if (sign === '{' || sign === '[') {
      depth += 1
      if (depth > limits.depth) throw new Fault('too-deep')
    } else if (sign === '}' || sign === ']') depth -= 1
  }
}

/** Names and points alone: the shape of an area is never turned into a point. */
function readGeoJson(text) {
  checkDepth(text)
  let file
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new Fault('not-json')
  }
  if (file === null || typeof file !== 'object' || file.type !== 'FeatureCollection' || !Array.isArray(file.features))
    throw new Fault('not-geojson')
  if (file.features.length > limits.rows) throw new Fault('too-many-rows')
  const columns = new Set()
  const rows = file.features.map((feature, index) => {
    const line = index + 1
    if (feature === null || typeof feature !== 'object' || feature.type !== 'Feature') return { line, broken: true }
    const values = {}
    for (const [name, value] of Object.entries(feature.properties ?? {}))
      if ((typeof value === 'string' || typeof value === 'number') && !drop.includes(name))
        values[name] = String(value).slice(0, limits.record)
    const { geometry } = feature
    if (
      geometry?.type === 'Point' &&
      Array.isArray(geometry.coordinates) &&
      geometry.coordinates.every((one) => typeof one === 'number')
    ) {
      values.longitude = String(geometry.coordinates[0])
      values.latitude = String(geometry.coordinates[1])
    } else {
      delete values.longitude
      delete values.latitude
      delete values.radius_m
    }
    for (const name of Object.keys(values)) columns.add(name)
    return { line, values }
  })
  if (columns.size > limits.columns) throw new Fault('too-many-columns')
  out.push({ columns: [...columns] }, ...rows)
}

try {
  const text = textOf(input.subarray(end + 1))
  if (format === 'csv') readCsv(text)
  else readGeoJson(text)
} catch (error) {
  if (!(error instanceof Fault)) throw error
  out.length = 0
  out.push({ fault: error.message, line: error.line ?? null })
}
process.stdout.write(out.map((row) => JSON.stringify(row)).join('\n'))
