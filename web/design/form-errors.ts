import type { FormError } from './question-page.tsx'

/** One entry of `errors` in an RFC 9457 problem of this server. */
export type ProblemError = { readonly pointer: string; readonly code: string; readonly detail: string }

/**
 * Places the errors of a refused request on the form: `fields` maps a JSON pointer to the id of its control. A pointer
 * that has no field of its own falls back to the nearest parent that has one, else to `formId`, so that none is lost.
 */
export function formErrors(
  errors: readonly ProblemError[],
  fields: Readonly<Record<string, string>>,
  formId: string,
): readonly FormError[] {
  return errors.map(({ pointer, detail }) => ({ fieldId: nearestField(pointer, fields) ?? formId, message: detail }))
}

function nearestField(pointer: string, fields: Readonly<Record<string, string>>): string | undefined {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const field = fields[path]
    if (field !== undefined) return field
  }
  return undefined
}

/** The sentence to show beside one field, undefined when it has no error. */
export function errorOf(errors: readonly FormError[], fieldId: string): FormError['message'] | undefined {
  return errors.find((error) => error.fieldId === fieldId)?.message
}
