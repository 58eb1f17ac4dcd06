/** Turns constraints into tests of facts. Made once per agreement; a test neither throws nor allocates. */
import { type Atom, type Constraint, operands, type Rule, SEALED, topAtoms } from '../machine/index.ts'
import type { Ancestry } from './concepts.ts'
import type { RecordFacts } from './model.ts'

/** Facts ready for testing; `level` is that of the record, or of one field when a field is asked about. */
export type Input = { readonly facts: RecordFacts; readonly now: number }
export type Test = (input: Input, level: number) => boolean
/** `grant`: every recipient has to meet a constraint. `forbid`: one of them is enough. Facts with one value know no difference. */
export type Mode = 'grant' | 'forbid'
export type OptionalFact = 'recipients' | 'area' | 'legal_basis'

export type CompiledConstraint = { readonly test: Test; readonly operand: string; readonly pointer: string }
export type CompiledRule = {
  readonly rule: Rule
  readonly constraints: readonly CompiledConstraint[]
  /** Those that speak of sensitivity: asked again for a field that has a level of its own. */
  readonly ofLevel: readonly Test[]
  /** Fields of its disclosure set, each with whether it is sealed; undefined where it has none. */
  readonly fields: ReadonlyMap<string, boolean> | undefined
  /** The consent it asks for, or undefined where it is silent. */
  readonly consent: string | undefined
  readonly needs: readonly OptionalFact[]
}

const factOf = {
  [operands.recipient]: 'recipients',
  [operands.spatial]: 'area',
  [operands.legalBasis]: 'legal_basis',
} as const

/** Compiles a rule that was read without faults. Consent and disclosure set are questions of their own. */
export function compileRule(rule: Rule, within: Ancestry): CompiledRule {
  const mode = rule.kind === 'permission' ? 'grant' : 'forbid'
  const asked = rule.constraints.filter(
    (one) => one.kind !== 'atom' || (one.operand !== operands.consent && one.operand !== operands.disclosureSet),
  )
  const compiled = asked.map((one) => ({ one, test: compile(one, mode, within) }))
  const [set] = topAtoms(rule, operands.disclosureSet)
  const [consent] = topAtoms(rule, operands.consent)
  const atoms = asked.flatMap(atomsOf)
  return {
    rule,
    constraints: compiled.map(({ one, test }) => ({
      test,
      operand: one.kind === 'atom' ? one.operand : one.kind,
      pointer: one.kind === 'atom' ? one.pointer : (atomsOf(one)[0]?.pointer ?? rule.pointer),
    })),
    ofLevel: compiled
      .filter(({ one }) => atomsOf(one).some(({ operand }) => operand === operands.sensitivity))
      .map(({ test }) => test),
    fields: set === undefined ? undefined : fieldsOf(set),
    consent: consent === undefined || !('iris' in consent.value) ? undefined : consent.value.iris[0],
    needs: [
      ...new Set(atoms.flatMap(({ operand }) => (operand in factOf ? [factOf[operand as keyof typeof factOf]] : []))),
    ],
  }
}

function fieldsOf({ value }: Atom): ReadonlyMap<string, boolean> {
  const iris = 'iris' in value ? value.iris : []
  return new Map(iris.map((iri) => (iri.endsWith(SEALED) ? [iri.slice(0, -SEALED.length), true] : [iri, false])))
}

function atomsOf(constraint: Constraint): readonly Atom[] {
  return constraint.kind === 'atom' ? [constraint] : constraint.parts.flatMap(atomsOf)
}

function compile(constraint: Constraint, mode: Mode, within: Ancestry): Test {
  if (constraint.kind === 'atom') return compileAtom(constraint, mode, within)
  const parts = constraint.parts.map((part) => compile(part, mode, within))
  return constraint.kind === 'and'
    ? (input, level) => parts.every((part) => part(input, level))
    : (input, level) => parts.some((part) => part(input, level))
}

function compileAtom({ operand, operator, value }: Atom, mode: Mode, within: Ancestry): Test {
  if (value.kind === 'instant') {
    const bound = boundTest(operator, value.at)
    return ({ now }) => bound(now)
  }
  if (value.kind === 'level') {
    const bound = boundTest(operator, value.level)
    return (_, level) => bound(level)
  }
  const iris = 'iris' in value ? value.iris : []
  if (operand === operands.recipient) return recipientTest(operator, iris, mode, within)
  const one = conceptTest(operator, iris, within)
  switch (operand) {
    case operands.purpose:
      return ({ facts }) => one(facts.purpose)
    case operands.recordClass:
      return ({ facts }) => one(facts.record_class)
    case operands.spatial:
      return ({ facts }) => facts.area !== undefined && one(facts.area)
    case operands.legalBasis:
      return ({ facts }) => facts.legal_basis !== undefined && one(facts.legal_basis)
    default:
      // an operand without a meaning here: never true for a permission, always for a prohibition
      return () => mode === 'forbid'
  }
}

function boundTest(operator: string, limit: number): (value: number) => boolean {
  switch (operator) {
    case 'lt':
      return (value) => value < limit
    case 'lteq':
      return (value) => value <= limit
    case 'gt':
      return (value) => value > limit
    default:
      return (value) => value >= limit
  }
}

function conceptTest(operator: string, iris: readonly string[], within: Ancestry): (value: string) => boolean {
  const listed = new Set(iris)
  switch (operator) {
    case 'eq':
    case 'isAnyOf':
      return (value) => listed.has(value)
    case 'isPartOf':
      return (value) => listed.has(value) || iris.some((iri) => within(value).has(iri))
    default:
      return (value) => !listed.has(value)
  }
}

function recipientTest(operator: string, iris: readonly string[], mode: Mode, within: Ancestry): Test {
  if (operator === 'isAllOf') return ({ facts }) => iris.every((iri) => facts.recipients?.includes(iri) === true)
  const one = conceptTest(operator, iris, within)
  return ({ facts }) => {
    const recipients = facts.recipients ?? []
    return mode === 'grant' ? recipients.length > 0 && recipients.every(one) : recipients.some(one)
  }
}
