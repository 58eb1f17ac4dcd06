/** A node of the syntax tree as far as the house rules look into it. */
export type Node = { readonly type: string; readonly start: number; readonly [field: string]: unknown }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { readonly type?: unknown }).type === 'string'

/** Every node below this one and itself, from the top down. */
export function* nodesOf(node: unknown): Generator<Node> {
  if (Array.isArray(node)) {
    for (const each of node) yield* nodesOf(each)
  } else if (isNode(node)) {
    yield node
    for (const value of Object.values(node)) if (typeof value === 'object') yield* nodesOf(value)
  }
}

/** The name an identifier, a property or an attribute goes by; undefined for anything computed. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  const { name, value, property, computed } = node
  if (node.type === 'MemberExpression') return computed === true ? undefined : nameOf(property)
  if (typeof name === 'string') return name
  return typeof value === 'string' ? value : undefined
}
