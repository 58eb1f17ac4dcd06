/** One case of the table that lawyers read and tests run: what is agreed, what is asked, what must come out. */
import type { DatasetAgreement, FrameworkAgreement, SharingRule } from '../../machine/index.ts'
import type { TestParty } from '../../machine/testing.ts'
import type { Consent, DenialCode, RecordFacts, ScheduledDuty, Standing } from '../model.ts'

export type Title = { readonly ar: string; readonly fr: string; readonly en: string }

/** What differs from the plain case: two parties signed, one rule, its facts, one consent, a day in November 2026. */
export type Setting = {
  readonly rules?: readonly SharingRule[]
  readonly framework?: Partial<FrameworkAgreement>
  /** Who signs the framework and the dataset agreement; `stranger` is a third key that the annex does not know. */
  readonly signers?: readonly ('sender' | 'recipient' | 'stranger')[]
  readonly dataset_signers?: readonly ('sender' | 'recipient' | 'stranger')[]
  /** Changes the framework after it was signed. */
  readonly tampered?: boolean
  /** The key of the sender was no longer valid on the day of signing. */
  readonly retired_key?: boolean
  readonly dataset?: (dataset: DatasetAgreement) => DatasetAgreement
  readonly record_class?: string
  readonly standing?: (parties: readonly TestParty[]) => Standing
  readonly dataset_standing?: Standing
  readonly facts?: { readonly [Name in keyof RecordFacts]?: unknown }
  /** Facts left out. */
  readonly without?: readonly (keyof RecordFacts)[]
  readonly consent?: readonly Partial<Consent>[] | null
  readonly now?: string
}

export type Expected = {
  readonly verdict: 'permit' | 'deny'
  readonly code?: DenialCode
  readonly articles: readonly string[]
  /** Field names without their prefix; a sealed one ends in `#sealed`. */
  readonly disclosures: readonly string[]
  readonly duties?: readonly Partial<ScheduledDuty>[]
}

export type Case = { readonly title: Title; readonly setting: Setting; readonly expected: Expected }
export type Chapter = { readonly question: number; readonly title: Title; readonly cases: readonly Case[] }

export const when = (ar: string, fr: string, en: string, setting: Setting, expected: Expected): Case => ({
  title: { ar, fr, en },
  setting,
  expected,
})

/** The fields of the plain case. */
export const shown = ['place', 'date', 'kind'] as const

export const permit = (
  disclosures: readonly string[] = shown,
  articles = ['art_5__para_1'],
  duties?: Expected['duties'],
): Expected => ({
  verdict: 'permit',
  articles,
  disclosures,
  ...(duties === undefined ? {} : { duties }),
})

export const deny = (code: DenialCode, articles: readonly string[] = []): Expected => ({
  verdict: 'deny',
  code,
  articles,
  disclosures: [],
})

/** A dataset agreement with one operand of its first permission changed. */
export const withOperand = (operand: string, value: unknown) => (dataset: DatasetAgreement) =>
  withRule((rule) => ({
    ...rule,
    constraint: rule.constraint.map((one) => (one.leftOperand === operand ? { ...one, rightOperand: value } : one)),
  }))(dataset)

type FirstRule = {
  readonly action: string
  readonly constraint: readonly {
    readonly leftOperand: string
    readonly operator: string
    readonly rightOperand: unknown
  }[]
  readonly duty: readonly { readonly action: string; readonly constraint: readonly unknown[] }[]
}

/** A dataset agreement with its first permission changed. */
export const withRule =
  (edit: (rule: FirstRule) => object) =>
  (dataset: DatasetAgreement): DatasetAgreement => {
    const [first, ...rest] = (dataset.permission ?? []) as readonly FirstRule[]
    return first === undefined ? dataset : { ...dataset, permission: [edit(first), ...rest] }
  }
