/** The rule that articles on public information suggest: the public profile, for relations between institutions, kept while in force. */
import type { PermittingRule } from '../../machine/index.ts'
import { institutionProfile } from '../shareable.ts'

/** A cautious beginning: public fields, no onward transfer, a receipt within a week. */
export const suggestedRule = (clause: string): Omit<PermittingRule, 'id' | 'from' | 'to'> => ({
  clause,
  effect: 'permit',
  act: 'use',
  record_classes: [institutionProfile.iri],
  purposes: ['urn:mithaq:purpose:institutional-relations'],
  fields: institutionProfile.fields.map(({ iri }) => iri),
  sealed_fields: [],
  consent: 'not_needed',
  onward_transfer: 'no',
  retention: null,
  sensitivity_ceiling: 'open',
  duties: [{ act: 'acknowledge_receipt', within: 'P7D', event: null }],
})
