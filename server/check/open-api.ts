import { createConfig, lintFromString } from '@redocly/openapi-core'

/** What a linter of OpenAPI finds in the document: a sentence each, with the place in the document. */
export async function lintOpenApi(document: unknown): Promise<readonly string[]> {
  const config = await createConfig({
    extends: ['recommended-strict'],
    // The document describes one institution's own server: its address is where it was read.
    rules: { 'no-server-example.com': 'off', 'no-empty-servers': 'off', 'operation-4xx-response': 'error' },
  })
  const problems = await lintFromString({ source: JSON.stringify(document), config })
  return problems.map(({ message, ruleId, location }) => {
    const pointer = location.map((place) => place.pointer ?? '').join(', ')
    return `${message} (${ruleId} at ${pointer})`
  })
}
