import { parseModule } from '../boundaries/imports.ts'
import { lineOf } from '../source-files.ts'
import { logicalNameOf } from './style-sheets.ts'
import { type Node, nameOf, nodesOf } from './syntax.ts'

const physicalKey =
  /^(?:(?:margin|padding|border|scrollMargin|scrollPadding)(?:Left|Right)(?:[A-Z][a-z]+)?|border(?:Top|Bottom)(?:Left|Right)Radius)$/
const formatters = new Set([
  'DateTimeFormat',
  'NumberFormat',
  'RelativeTimeFormat',
  'ListFormat',
  'DurationFormat',
  'DisplayNames',
])
const formatMethods = new Set(['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'])
const inHtml = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML'])

/** What a source file does against the rules of the house: inline styles, raw HTML, physical directions, bare `ar`. */
export function checkSource(file: string, text: string): readonly string[] {
  const faults: string[] = []
  for (const node of nodesOf(parseModule(file, text).program)) {
    const fault = faultOf(node)
    if (fault !== undefined) faults.push(`${file}:${lineOf(text, node.start)} ${fault}`)
  }
  return faults
}

function faultOf(node: Node): string | undefined {
  if (node.type === 'JSXAttribute') return attributeFault(nameOf(node.name))
  if (node.type === 'Property') return keyFault(nameOf(node.key))
  if (node.type === 'AssignmentExpression') return assignmentFault(node.left)
  if (node.type === 'NewExpression' || node.type === 'CallExpression') return callFault(node)
  return undefined
}

function attributeFault(name: string | undefined): string | undefined {
  if (name === 'style') return 'sets style=. The content security policy refuses it on rendered pages; use a class.'
  return name === 'dangerouslySetInnerHTML' ? rawHtml(name) : undefined
}

function keyFault(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  if (name === 'dangerouslySetInnerHTML') return rawHtml(name)
  return physicalKey.test(name) ? physical(name) : undefined
}

function assignmentFault(target: unknown): string | undefined {
  const name = nameOf(target)
  if (name === undefined) return undefined
  if (inHtml.has(name)) return rawHtml(name)
  return physicalKey.test(name) ? physical(name) : undefined
}

function callFault(node: Node): string | undefined {
  const called = nameOf(node.callee)
  if (called === undefined) return undefined
  if (called === 'insertAdjacentHTML') return rawHtml(called)
  const [first] = node.arguments as readonly unknown[]
  if (!(formatters.has(called) || formatMethods.has(called))) return undefined
  return /^ar(?:-u-.*)?$/.test(nameOf(first) ?? '') && isText(first)
    ? `formats with the bare locale «${nameOf(first)}» in ${called}. Institutions write ar-MA or ar-PS; take the locale as an argument.`
    : undefined
}

const isText = (node: unknown) => (node as { readonly type?: string } | undefined)?.type === 'Literal'
const rawHtml = (name: string) => `uses ${name}. Trusted Types refuse it; render elements instead.`

function physical(name: string): string {
  const property = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return `sets ${name}. Use ${logicalNameOf(property).replaceAll(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase())}.`
}
