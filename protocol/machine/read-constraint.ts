/** Reads one ODRL constraint by the closed profile; whatever the profile does not name is a fault that names it. */

import { pointerTo } from '../../foundation/canonical/index.ts'
import { parseDuration } from '../../foundation/time/index.ts'
import { readInstant } from './instant.ts'
import type { Atom, Constraint, PolicyFaultCode, Value } from './policy.ts'
import {
  consentTerms,
  eventTerms,
  isIri,
  type Operand,
  type Operator,
  operandUse,
  operators,
  SEALED,
  sensitivityLevels,
  type ValueKind,
} from './profile.ts'

export type Place = 'permission' | 'prohibition' | 'duty'
export type Report = (code: PolicyFaultCode, pointer: string, term?: unknown) => undefined
type Members = { readonly [name: string]: unknown }

const deepest = 4
const longest = 100
const levels: readonly string[] = sensitivityLevels

/** Whether a value is an object of JSON, neither list nor null. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A constraint, or undefined after a report. At most four levels of `and` and `or`. */
export function readConstraint(
  value: unknown,
  place: Place,
  pointer: string,
  report: Report,
  depth = 0,
): Constraint | undefined {
  if (!isMembers(value)) return report('wrong-shape', pointer)
  const names = Object.keys(value)
  if ('leftOperand' in value) return readAtom(value, place, pointer, report, depth)
  const [name] = names
  if (name === undefined || names.length !== 1) return report('wrong-shape', pointer)
  if (name !== 'and' && name !== 'or') return report('unknown-logic', pointer, name)
  if (place === 'duty') return report('operand-misplaced', pointer, name)
  if (depth >= deepest) return report('too-deep', pointer)
  const parts = value[name]
  const at = pointerTo(pointer, name)
  if (!Array.isArray(parts)) return report('wrong-shape', at)
  if (parts.length === 0) return report('empty-list', at)
  const read = parts.map((part, index) => readConstraint(part, place, pointerTo(at, index), report, depth + 1))
  const known = read.filter((part) => part !== undefined)
  return known.length === read.length ? { kind: name, parts: known } : undefined
}

function readAtom(value: Members, place: Place, pointer: string, report: Report, depth: number): Atom | undefined {
  for (const name of Object.keys(value)) {
    if (!['leftOperand', 'operator', 'rightOperand'].includes(name)) return report('unknown-member', pointer, name)
  }
  const { leftOperand, operator, rightOperand } = value
  if (!isOperand(leftOperand)) return report('unknown-operand', pointerTo(pointer, 'leftOperand'), leftOperand)
  if (!isOperator(operator)) return report('unknown-operator', pointerTo(pointer, 'operator'), operator)
  const use = operandUse[leftOperand]
  if (!use.in.includes(place) || (use.top === true && depth > 0)) {
    return report('operand-misplaced', pointerTo(pointer, 'leftOperand'), leftOperand)
  }
  if (!use.operators.includes(operator)) return report('operator-misplaced', pointerTo(pointer, 'operator'), operator)
  const read = readValue(rightOperand, use.value, operator, pointerTo(pointer, 'rightOperand'), report)
  if (read === undefined) return undefined
  return { kind: 'atom', operand: leftOperand, operator, value: read, pointer }
}

const isOperand = (value: unknown): value is Operand => typeof value === 'string' && Object.hasOwn(operandUse, value)
const isOperator = (value: unknown): value is Operator => operators.some((known) => known === value)

function readValue(
  value: unknown,
  kind: ValueKind,
  operator: Operator,
  pointer: string,
  report: Report,
): Value | undefined {
  if (kind === 'instant') return readInstantValue(value, pointer, report)
  if (kind === 'iris') return readIris(value, operator, pointer, report)
  if (typeof value !== 'string') return report('wrong-value', pointer, value)
  if (kind === 'duration') {
    const parts = parseDuration(value)
    if (parts === undefined || parts.years + parts.months / 12 + parts.days / 365 > longest) {
      return report('unknown-unit', pointer, value)
    }
    return { kind, parts, text: value }
  }
  if (kind === 'level') {
    const level = levels.indexOf(value)
    return level === -1 ? report('unknown-value', pointer, value) : { kind, level, text: value }
  }
  const known: readonly string[] = Object.values(kind === 'consent' ? consentTerms : eventTerms)
  return known.includes(value) ? { kind, iris: [value] } : report('unknown-value', pointer, value)
}

function readInstantValue(value: unknown, pointer: string, report: Report): Value | undefined {
  if (!isMembers(value) || Object.keys(value).length !== 2) return report('wrong-value', pointer, value)
  if (value['@type'] !== 'xsd:dateTime') return report('unknown-unit', pointerTo(pointer, '@type'), value['@type'])
  const text = value['@value']
  const at = readInstant(text)
  if (at === undefined || typeof text !== 'string') return report('wrong-value', pointerTo(pointer, '@value'), text)
  return { kind: 'instant', at, text }
}

/** One spelling: `eq` and `neq` take one IRI, every other operator a list without repetition. */
function readIris(value: unknown, operator: Operator, pointer: string, report: Report): Value | undefined {
  const single = operator === 'eq' || operator === 'neq'
  if (single ? typeof value !== 'string' : !Array.isArray(value)) return report('wrong-value', pointer, value)
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (list.length === 0) return report('empty-list', pointer)
  const iris = list.filter((one): one is string => typeof one === 'string' && isIri(one))
  if (iris.length < list.length)
    return report(
      'wrong-value',
      pointer,
      list.find((one) => !iris.some((iri) => iri === one)),
    )
  const bare = iris.map((iri) => (iri.endsWith(SEALED) ? iri.slice(0, -SEALED.length) : iri))
  const repeated = bare.find((iri, index) => bare.indexOf(iri) !== index)
  return repeated === undefined ? { kind: 'iris', iris } : report('wrong-value', pointer, repeated)
}
