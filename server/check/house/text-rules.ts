import { lineOf } from '../source-files.ts'

const mostLines = 400

/** Places that exist on one machine only. */
const machinePaths =
  /(?<![\w./-])(?:\/(?:root|work|mnt|Users|home\/[a-z][\w-]*)\/[\w.-]+|[A-Z]:\\(?:Users|Documents)\\)/g
/** Shapes of keys and passwords that must never be in a repository. */
const secrets: readonly { readonly what: string; readonly shape: RegExp }[] = [
  { what: 'a private key', shape: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { what: 'an age identity', shape: /AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{50,}/g },
  { what: 'an access key of a cloud', shape: /\bAKIA[0-9A-Z]{16}\b/g },
  {
    what: 'an access token',
    shape: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|npm_[A-Za-z0-9]{36,}|xox[abprs]-[A-Za-z0-9-]{20,})/g,
  },
  { what: 'a signed token', shape: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/g },
  {
    what: 'a password in a database address',
    shape:
      /\bpostgres(?:ql)?:\/\/[^\s:/@'"`$]+:(?!password@|secret@|…@)[^\s@'"`$]{3,}@(?!(?:localhost|127\.0\.0\.1|db|host)[:/]|example)/g,
  },
]

/** What the text of a file gives away or outgrows: paths of one machine, secrets, more lines than one idea needs. */
export function checkText(file: string, text: string): readonly string[] {
  const found = (shape: RegExp, say: (match: string) => string) =>
    [...text.matchAll(shape)].map((match) => `${file}:${lineOf(text, match.index)} ${say(match[0])}`)
  return [
    ...found(
      machinePaths,
      (path) => `names ${path}, a path of one machine. Take it from the environment or from import.meta.`,
    ),
    ...secrets.flatMap(({ what, shape }) =>
      found(shape, () => `holds what looks like ${what}. Remove it and revoke it.`),
    ),
    ...lengthFault(file, text),
  ]
}

function lengthFault(file: string, text: string): readonly string[] {
  if (!/\.(?:ts|tsx|mjs|css|sql)$/.test(file)) return []
  const lines = text.split('\n').length - 1
  if (lines <= mostLines || /^\s*(?:\/\/|\/\*|--)\s*\S+/.test(text)) return []
  return [`${file} has ${lines} lines. Split it, or say in its first comment why it is one piece (over ${mostLines}).`]
}
