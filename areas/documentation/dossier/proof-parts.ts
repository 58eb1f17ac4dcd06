/** The parts of a dossier that say how sure it is and what it rests on: findings, evidence with its hashes, risk, decisions. Pure. */
import type { Block, Inline, Inlines } from '../../../foundation/documents/index.ts'
import { fieldOf } from '../index.ts'
import { heading, paragraph, table } from './blocks.ts'
import { count, day, ref, type Setting, said, typed } from './inlines.ts'
import type { PrintedCustody, PrintedDecision, PrintedEvidence, PrintedFinding, PrintedRisk } from './queries.ts'
import { actionWords, outcomeWords, standardWords, statusWords, words } from './words.ts'

type Worded = Readonly<Record<string, { readonly ar: string; readonly fr: string; readonly en: string }>>

const wordOf = (list: Worded, key: string | null, { language }: Setting): Inline[] =>
  key === null ? [] : [said(list[key]?.[language] ?? key)]
/** The sign beside wording that no source was read for; the legend says what it means. */
const MARK = '\u00A0°'

export function findingBlocks(findings: readonly PrintedFinding[], setting: Setting): Block[] {
  const { language } = setting
  const blocks = findings.flatMap((finding) => {
    const rows: readonly (readonly [string, Inlines])[] = [
      [words.status[language], wordOf(statusWords, finding.status, setting)],
      [
        words.standard[language],
        finding.standard === null ? [] : [...wordOf(standardWords, finding.standard, setting), said(MARK)],
      ],
      [words.standardSource[language], typed(finding.standard_source ?? '', language)],
      [words.outcome[language], wordOf(outcomeWords, finding.outcome, setting)],
      [words.decidedOn[language], finding.decided_on === null ? [] : [day(finding.decided_on)]],
      [words.corroboration[language], finding.corroboration === null ? [] : [count(finding.corroboration)]],
      [words.deciders[language], [count(finding.agreed)]],
      [words.dissents[language], [count(finding.dissented)]],
      [words.seal[language], finding.seal === null ? [] : [hash(finding.seal)]],
    ]
    const reasons = typed(finding.reasons ?? '', language)
    const about = finding.about_code === null ? [] : [said(' · '), ref(finding.about_code)]
    return [
      heading(2, [ref(finding.code), ...about]),
      pairs(rows, setting),
      ...(reasons.length === 0 ? [] : [strong(words.reasons[language]), paragraph(...reasons)]),
    ]
  })
  const ladder = Object.values(standardWords).map((standard): Inlines => [said(`${standard[language]}${MARK}`)])
  return [
    ...(blocks.length === 0 ? [paragraph(said(words.none[language]))] : blocks),
    heading(2, [said(words.ladder[language])]),
    { kind: 'list', marks: 'number', items: ladder },
    paragraph(said(words.unconfirmed[language])),
  ]
}

const hash = (raw: string): Inline => ({ kind: 'value', value: 'hash', raw })
const strong = (text: string) => paragraph({ kind: 'text', text, emphasis: 'strong' })

function pairs(rows: readonly (readonly [string, Inlines])[], setting: Setting): Block {
  const { language } = setting
  const filled = rows
    .filter(([, inlines]) => inlines.length > 0)
    .map(([label, inlines]) => [[said(label)], [...inlines]])
  return table(
    [
      [words.field[language], 2],
      [words.value[language], 5],
    ],
    filled,
    setting,
  )
}

/** Every item with its hash, its custody, and how to check the hash without this system. */
export function evidenceBlocks(
  { items, custody }: { readonly items: readonly PrintedEvidence[]; readonly custody: readonly PrintedCustody[] },
  setting: Setting,
): Block[] {
  const { language } = setting
  return [
    ...(items.length === 0 ? [paragraph(said(words.none[language]))] : []),
    ...items.flatMap(({ code, title, media_type, bytes, sha256 }) => [
      heading(2, [ref(code), said(' · '), ...typed(title, language)]),
      pairs(
        [
          [words.type[language], [ref(media_type)]],
          [words.bytes[language], [count(bytes)]],
          ['SHA-256', [hash(sha256)]],
        ],
        setting,
      ),
      table(
        [
          [words.step[language], 1],
          [words.action[language], 4],
          [words.date[language], 3],
        ],
        custody
          .filter((entry) => entry.code === code)
          .map(({ seq, action, at }) => [[count(seq)], wordOf(actionWords, action, setting), [day(at)]]),
        setting,
      ),
    ]),
    heading(2, [said(words.verify[language])]),
    paragraph(said(words.verifyText[language])),
    paragraph(ref('sha256sum FILE')),
  ]
}

export function riskBlocks(risks: readonly PrintedRisk[], setting: Setting): Block[] {
  const { language } = setting
  return [
    table(
      [
        [words.person[language], 2],
        [words.likelihood[language], 2],
        [words.impact[language], 2],
        [words.reviewOn[language], 3],
        [words.measures[language], 2],
        [words.measuresOpen[language], 2],
      ],
      risks.map(({ code, likelihood, impact, review_on, done, open }) => [
        [ref(code)],
        [count(likelihood)],
        [count(impact)],
        [day(review_on)],
        [count(done)],
        [count(open)],
      ]),
      setting,
    ),
  ]
}

export function decisionBlocks(
  { stages, findings }: { readonly stages: readonly PrintedDecision[]; readonly findings: readonly PrintedFinding[] },
  setting: Setting,
): Block[] {
  const { language } = setting
  const stage = fieldOf('case_file', 'stage')?.states ?? []
  const rows = [
    ...stages.map(({ at, stage: value, reason }) => ({
      at,
      what: [said(stage.find((one) => one.value === value)?.label[language] ?? value)] as Inlines,
      why: typed(reason ?? '', language),
    })),
    ...findings.flatMap(({ decided_on, code, status }) =>
      decided_on === null
        ? []
        : [
            {
              at: decided_on,
              what: [ref(code), said(' · '), ...wordOf(statusWords, status, setting)],
              why: [] as Inlines,
            },
          ],
    ),
  ].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  return [
    table(
      [
        [words.date[language], 2],
        [words.decision[language], 3],
        [words.reasons[language], 4],
      ],
      rows.map(({ at, what, why }) => [[day(at)], [...what], [...why]]),
      setting,
    ),
  ]
}
