/** "With this text in force, what of such a record would the partner see, under which article, and what not and why." */
import { decide, preparePreview } from '../decision/index.ts'
import { actions, draftDataset, sensitivityLevels } from '../machine/index.ts'
import { agreementHash } from './content.ts'
import { faultObstacle } from './guards.ts'
import type { Loaded } from './loading.ts'
import { type Preview, type PreviewQuestion, sensitivities } from './model.ts'
import { denialText, type PreviewCode, withheldText } from './preview-words.ts'
import type { Registry } from './shareable.ts'

const acts = {
  use: actions.use,
  distribute: actions.distribute,
  publish: actions.publish,
  submit_to_un: actions.submitToUN,
} as const

const PERSON = 'urn:mithaq:preview:person'

/** Asks decide() about a record of a class with all its fields; the same function that judges real transfers. */
export function previewOf({ form, parties }: Loaded, { classes }: Registry, question: PreviewQuestion): Preview {
  const shown = classes.find(({ iri }) => iri === question.record_class)
  const framework = form.status === 'made' ? form.agreement : form.draft
  const nothing = { articles: [], fields: [], duties: [] }
  if (framework === undefined)
    return {
      verdict: 'deny',
      ...nothing,
      reasons:
        form.status === 'made'
          ? []
          : form.faults
              .map((fault) => faultObstacle(fault, parties))
              .map(({ code, detail }) => ({ code, eid: null, detail })),
    }
  const at = `${question.on}T12:00:00Z`
  const dataset = draftDataset(framework, {
    id: 'urn:uuid:00000000-0000-4000-8000-000000000000',
    framework_sha256: agreementHash(framework),
    record_class: question.record_class,
    target: `urn:mithaq:dataset:${question.record_class.split(':').at(-1) ?? 'preview'}`,
    from: question.from,
    to: question.to,
    at,
  })
  const fields = shown?.fields ?? []
  const sensitivity = sensitivityLevels[sensitivities.indexOf(question.sensitivity)] ?? ''
  const facts = {
    record_id: 'urn:mithaq:preview:record',
    action: acts[question.act],
    from: question.from,
    to: question.to,
    record_class: question.record_class,
    purpose: question.purpose,
    sensitivity,
    recipients: [question.to],
    persons: question.consent === null ? [] : [PERSON],
    fields: fields.map(({ iri, data_class }) => ({ field: iri, data_class })),
  }
  const decision = decide(preparePreview(framework, dataset), facts, consentOf(question, at), at)
  return {
    verdict: decision.verdict,
    reasons:
      decision.verdict === 'permit'
        ? []
        : decision.reasons.map(({ code, article }) => reason(code, article, denialText)),
    articles: [...decision.articles],
    fields: fields.map(({ iri, label }) => {
      const disclosed = decision.disclosures.find(({ field }) => field === iri)
      const withheld = decision.withheld.find(({ field }) => field === iri)
      return {
        iri,
        label,
        seen: disclosed !== undefined,
        sealed: disclosed?.sealed_to !== undefined,
        reason:
          disclosed !== undefined
            ? null
            : withheld === undefined
              ? reason(
                  decision.code ?? 'not-in-set',
                  undefined,
                  decision.code === undefined ? withheldText : denialText,
                )
              : reason(withheld.code, withheld.article, withheldText),
      }
    }),
    duties: decision.duties.map(({ action, article, due, event }) => ({
      act: action,
      due: due ?? null,
      event: event ?? null,
      eid: article,
    })),
  }
}

const reason = (
  code: string,
  article: string | undefined,
  text: (code: PreviewCode) => Preview['reasons'][number]['detail'],
) => ({
  code,
  eid: article ?? null,
  detail: text(code as PreviewCode),
})

function consentOf({ consent, to, purpose }: PreviewQuestion, at: string) {
  if (consent === null) return null
  const given = {
    id: 'urn:mithaq:preview:consent',
    person: PERSON,
    given_at: '2000-01-01T00:00:00Z',
    purposes: [purpose],
    fields: 'all',
  }
  return {
    ...given,
    recipients: consent === 'this_recipient' ? [to] : 'partners',
    onward_transfer: consent === 'onward_transfer',
    publication: consent === 'publication',
    ...(consent === 'withdrawn' ? { withdrawn_at: at } : {}),
  }
}
