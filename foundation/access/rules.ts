/** The one answer to "may this person do this to this record", from the same data that SQL reads (app.may). Pure: runs in a browser too. */
import { type Act, type Level, levels, type Rule, recordRules } from './model.ts'

export type Who = { readonly person_id: string; readonly capabilities: ReadonlySet<string> }

/** What the act is about: the level this person has in the case it belongs to, the person it concerns. */
export type About = { readonly level?: Level | null; readonly person_id?: string }

export type Grant = {
  readonly person_id: string
  readonly case_id: string
  readonly level: Level
  /** An instant; null: until ended. */
  readonly until: string | null
  readonly ended: boolean
}

/** The rules that let this person do it; none when they may not. */
function rulesFor(who: Who, act: Act, about: About = {}): readonly Rule[] {
  const rules: readonly Rule[] = isRecordAct(act) ? recordRules[act] : [{ capability: act }]
  return rules.filter(
    ({ capability, level, never_self }) =>
      (capability === undefined || who.capabilities.has(capability)) &&
      (level === undefined || rank(about.level) >= rank(level)) &&
      !(never_self === true && about.person_id === who.person_id),
  )
}

export const mayDo = (who: Who, act: Act, about: About = {}) => rulesFor(who, act, about).length > 0

/** The level of a person in a case at an instant; null without a live grant, or without the right to work on cases at all. */
export function levelIn(who: Who, grants: readonly Grant[], caseId: string, at: Date): Level | null {
  if (!who.capabilities.has('cases.work')) return null
  const live = grants.find(
    ({ person_id, case_id, until, ended }) =>
      person_id === who.person_id && case_id === caseId && !ended && (until === null || new Date(until) > at),
  )
  return live?.level ?? null
}

const isRecordAct = (act: Act): act is keyof typeof recordRules => Object.hasOwn(recordRules, act)
const rank = (level: Level | null | undefined) =>
  level === null || level === undefined ? 0 : levels.indexOf(level) + 1
