import { lineOf } from '../source-files.ts'

const side = '(?:left|right)'
const physicalProperty = new RegExp(
  `^(?:${side}|(?:margin|padding|border|scroll-margin|scroll-padding)-${side}(?:-[a-z]+)?|border-(?:top|bottom)-${side}-radius)$`,
)
const sidedValue =
  /^(?:float|clear|text-align|text-align-last|caption-side|justify-content|justify-items|justify-self|object-position|background-position|transform-origin)$/
const boxes = /^(?:margin|padding|inset|border-width|border-color|border-style|scroll-margin|scroll-padding)$/

/** Declarations of a style sheet that name left or right, which are wrong in one of the two reading directions. */
export function checkStyleSheet(file: string, text: string): readonly string[] {
  const faults: string[] = []
  // Same length, so that the lines stay where they are.
  const bare = text.replace(/\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'|url\([^)]*\)/g, (found) =>
    found.replace(/[^\n]/g, ' '),
  )
  for (const { index, 1: property = '', 2: value = '' } of bare.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+)/g)) {
    const fault = physicalFault(property, value.trim())
    if (fault !== undefined) faults.push(`${file}:${lineOf(text, index)} ${fault}`)
  }
  return faults
}

function physicalFault(property: string, value: string): string | undefined {
  if (physicalProperty.test(property)) return `sets ${property}. Use ${logicalNameOf(property)}.`
  if (sidedValue.test(property) && new RegExp(`\\b${side}\\b`).test(value)) {
    return `sets ${property}: ${value}. Use start and end (inline-start and inline-end for float).`
  }
  const parts = value.split(/\s+(?![^(]*\))/)
  if (boxes.test(property) && parts.length === 4 && parts[1] !== parts[3]) {
    return `gives ${property} a right and a left of its own (${value}). Use ${property}-block and ${property}-inline.`
  }
  return undefined
}

/** The logical name of a physical property: margin-left is margin-inline-start. */
export function logicalNameOf(property: string): string {
  const [corner, edge] =
    /^border-(top|bottom)-/.exec(property) === null
      ? []
      : [property.includes('top') ? 'start' : 'end', property.includes('left') ? 'start' : 'end']
  if (corner !== undefined) return `border-${corner}-${edge}-radius`
  const logical = property.replace('left', 'inline-start').replace('right', 'inline-end')
  return logical.startsWith('inline') ? `inset-${logical}` : logical
}
