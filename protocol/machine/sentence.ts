/** A sharing rule read back as sentences, so that a lawyer can hold it against the clause it cites. */
import { type Display, formatDateTime, isolate } from '../../foundation/language/index.ts'
import { parseDuration } from '../../foundation/time/index.ts'
import {
  clockWords,
  consentWords,
  dutyWords,
  eventWords,
  forbidWords,
  levelWords,
  onwardWords,
  permitWords,
  scopeWords,
} from './rule-words.ts'
import type { ForbiddingRule, PermittingRule, RuleDuty, SharingRule } from './sharing-rule.ts'
import { citedClause, durationWords, fill, forName, type Names, nameOf, namesOf, type Words } from './words.ts'

/** The sentences of a rule in the language of the reader, in plain text with every value isolated. Every member of the rule is said. */
export function sentenceOf(rule: SharingRule, display: Display, names: Names): string {
  const list = (iris: readonly string[] | undefined) => namesOf(iris ?? [], names, display)
  const values = {
    clause: citedClause(rule.clause, display),
    from: nameOf(rule.from, names, display),
    to: nameOf(rule.to, names, display),
    for_to: forName(rule.to, names, display),
    fields: list(rule.fields),
    sealed: rule.effect === 'permit' ? list(rule.sealed_fields) : '',
    classes: list(rule.record_classes),
    purposes: list(rule.purposes),
    recipients: list(rule.recipients),
    areas: list(rule.areas),
    bases: list(rule.legal_bases),
  }
  const say = (words: Words, more: { readonly [name: string]: string } = {}) =>
    fill(words, display.language, { ...values, ...more })
  return (
    rule.effect === 'permit' ? permitSentences(rule, display, say, values.sealed) : forbidSentences(rule, display, say)
  ).join(' ')
}

type Say = (words: Words, more?: { readonly [name: string]: string }) => string

function permitSentences(rule: PermittingRule, display: Display, say: Say, sealed: string): readonly string[] {
  const { language } = display
  const when = (value: string) => ({ date: isolate(formatDateTime(display, new Date(value))) })
  const length = (text: string) => durationWords(durationOf(text), display)
  // a rule that shows sealed fields only begins with them
  const shown = rule.fields.length > 0 ? say(permitWords[rule.act]) : say(permitWords[rule.act], { fields: sealed })
  return [
    shown,
    say(scopeWords.records),
    ...(rule.sealed_fields.length === 0 ? [] : [say(scopeWords.sealed)]),
    ...(rule.recipients === undefined || rule.fields.length === 0 ? [] : [say(scopeWords.recipients)]),
    ...(rule.areas === undefined ? [] : [say(scopeWords.areas)]),
    ...(rule.legal_bases === undefined ? [] : [say(scopeWords.bases)]),
    rule.sensitivity_ceiling === 'extreme'
      ? say(scopeWords.noCeiling)
      : say(scopeWords.ceiling, { level: levelWords[rule.sensitivity_ceiling][language] }),
    say(consentWords[rule.consent]),
    say(onwardWords[rule.onward_transfer]),
    ...(rule.from_at === undefined ? [] : [say(scopeWords.fromAt, when(rule.from_at))]),
    ...(rule.until_at === undefined ? [] : [say(scopeWords.untilAt, when(rule.until_at))]),
    rule.retention === null
      ? say(scopeWords.noRetention)
      : say(scopeWords.retention, { length: length(rule.retention) }),
    ...rule.duties.map((duty) => say(dutyWords[duty.act], { when: clockOf(duty, display) })),
  ]
}

function forbidSentences(rule: ForbiddingRule, { language }: Display, say: Say): readonly string[] {
  return [
    say(forbidWords[rule.act]),
    ...(rule.record_classes === undefined ? [] : [say(scopeWords.banClasses)]),
    ...(rule.purposes === undefined ? [] : [say(scopeWords.banPurposes)]),
    ...(rule.fields === undefined ? [] : [say(scopeWords.banFields)]),
    ...(rule.sensitivity_floor === undefined
      ? []
      : [say(scopeWords.banFloor, { level: levelWords[rule.sensitivity_floor][language] })]),
    ...(rule.recipients === undefined ? [] : [say(scopeWords.banRecipients)]),
    ...(rule.areas === undefined ? [] : [say(scopeWords.areas)]),
    ...(rule.legal_bases === undefined ? [] : [say(scopeWords.bases)]),
  ]
}

const none = { years: 0, months: 0, days: 0, hours: 0, minutes: 0, seconds: 0 }
const durationOf = (text: string) => parseDuration(text) ?? none

function clockOf({ within, event }: RuleDuty, display: Display): string {
  const { language } = display
  const length = within === null ? '' : durationWords(durationOf(within), display)
  const happened = event === null ? '' : eventWords[event][language]
  const words = within === null ? clockWords.atOnce : event === null ? clockWords.fromTransfer : clockWords.fromEvent
  return fill(words, language, { length, event: happened })
}
