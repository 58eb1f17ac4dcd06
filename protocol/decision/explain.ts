/** A decision as a person reads it: what the partner will see and under which article, what not and why, what they owe. */
import { type Display, formatDate, formatDateTime, isolate } from '../../foundation/language/index.ts'
import { citedClause, fill, type Names, nameOf, namesOf, PROFILE, type Words } from '../machine/index.ts'
import { denialWords, permitWords, termWords, withheldWords } from './explain-words.ts'
import { type Decision, type Disclosure, denialCodes, type Reason, type ScheduledDuty, type Withheld } from './model.ts'

/** Sentences in plain text, one a line of the answer, values isolated. Says everything the decision holds and nothing else. */
export function explain(decision: Decision, display: Display, names: Names): readonly string[] {
  const { language } = display
  const say = (words: Words, values: { readonly [name: string]: string } = {}) => fill(words, language, values)
  const clause = (eid: string | undefined) => (eid === undefined ? '' : citedClause(eid, display))
  const fields = (list: readonly { readonly field: string }[]) =>
    namesOf(
      list.map((one) => one.field),
      names,
      display,
    )
  const shown = [...Map.groupBy(decision.disclosures, groupOf).values()].map((list) => {
    const [first] = list
    const recipients = namesOf(first?.sealed_to ?? [], names, display)
    const words = first?.sealed_to === undefined ? permitWords.seen : permitWords.sealed
    return say(words, { fields: fields(list), clause: clause(first?.article), recipients })
  })
  const withheld = [...Map.groupBy(decision.withheld, reasonOf).values()].flatMap((list) => {
    const [first] = list
    return first === undefined
      ? []
      : [say(withheldWords[first.code], { fields: fields(list), clause: clause(first.article) })]
  })
  const term = (text: string | undefined) => (text === undefined ? '' : termName(text, display, names))
  const duties = decision.duties.map(({ action, event, due, article }: ScheduledDuty) => {
    const values = { duty: term(action), clause: clause(article) }
    if (due === undefined) return say(permitWords.onEvent, { ...values, event: term(event) })
    return say(permitWords.due, { ...values, date: isolate(dateOf(due, display)) })
  })
  const denied = decision.code === undefined ? [] : [say(permitWords.denied), ...reasonsOf(decision).map(tell)]
  return [...(decision.preview === true ? [say(permitWords.preview)] : []), ...denied, ...shown, ...withheld, ...duties]

  function tell({ code: own, term: about, pointer, article }: Reason): string {
    const code = denialCodes.find((known) => known === own) ?? decision.code ?? 'unknown-term'
    return say(denialWords[code], { term: term(about ?? pointer), clause: clause(article) })
  }
}

const groupOf = ({ article, sealed_to }: Disclosure) => `${article} ${sealed_to?.join(' ') ?? ''}`
const reasonOf = ({ code, article }: Withheld) => `${code} ${code === 'prohibited' ? article : ''}`

/** The reasons a reader is told, each sentence once. */
function reasonsOf({ reasons }: Decision): readonly Reason[] {
  const seen = new Set<string>()
  return reasons.filter(({ code, term, article, pointer }) => {
    const key = `${code} ${term ?? pointer} ${article}`
    return seen.size < 5 && !seen.has(key) && seen.add(key) !== undefined
  })
}

function termName(text: string, display: Display, names: Names): string {
  const known = termWords[text.replace(`${PROFILE}#`, '')]
  return known === undefined ? nameOf(text, names, display) : known[display.language]
}

const dateOf = (due: string, display: Display) =>
  due.length === 10 ? formatDate(display, due) : formatDateTime(display, new Date(due))
