/** The human text as a document: Arabic first, all languages side by side, a signature page with the fingerprints of the keys. */
import { createHash } from 'node:crypto'
import type { DocModel } from '../../foundation/documents/index.ts'
import { directionOf, type Language, type LText, languages } from '../../foundation/language/index.ts'
import { clauseHeading, clauseMark } from './clause-label.ts'
import type { Content } from './content.ts'

/** In the order of the house whatever order the version lists them in. */
const ordered = (content: Content) => languages.flatMap((lang) => content.languages.filter((one) => one.lang === lang))

type Block = DocModel['blocks'][number]
type ColumnBlock = Extract<Block, { kind: 'heading' | 'paragraph' }>

/** A clause in one language: its number and heading, and a paragraph a line of its body. */
function cellOf(
  { eid, heading, body }: { readonly eid: string; readonly heading: LText; readonly body: LText },
  lang: Language,
  depth: number,
): ColumnBlock[] {
  const inlines = clauseHeading(eid, heading[lang], lang)
  const mark = clauseMark(eid, lang)
  const lines = (body[lang] ?? '').split('\n').filter((line) => line.trim() !== '')
  return [
    ...(inlines.length === 0
      ? []
      : [{ kind: 'heading' as const, lang, level: Math.min(4, depth), numbered: false, inlines: [...inlines] }]),
    ...lines.map((text, index) => ({
      kind: 'paragraph' as const,
      lang,
      ...(mark !== undefined && 'number' in mark && index === 0 ? { number: mark.number } : {}),
      inlines: [
        ...(mark !== undefined && 'before' in mark && index === 0 ? mark.before : []),
        { kind: 'text' as const, text },
      ],
    })),
  ]
}

const closing = {
  ar: 'حُرّر باللغات المبيّنة أعلاه، والنصوص ذات الحجية متساوية.',
  fr: 'Fait dans les langues indiquées ci-dessus, les textes authentiques faisant également foi.',
  en: 'Done in the languages stated above, the authentic texts being equally authoritative.',
}

/** Builds the model. `dated` is the day of signature, or the day the draft is printed; `ref` names the version. */
export function documentOf(
  content: Content,
  {
    ref,
    dated,
    region,
    draft,
  }: { readonly ref: string; readonly dated: string; readonly region: string; readonly draft: boolean },
): DocModel {
  const shown = ordered(content)
  const [first] = shown
  const lang = first?.lang ?? 'ar'
  const codes = shown.map((one) => one.lang)
  const depthOf = (eid: string) => eid.split('__').length
  const rows = content.clauses.map((clause) => ({
    cells: codes.map((one) => cellOf(clause, one, depthOf(clause.eid))),
  }))
  const text: Block[] =
    codes.length < 2
      ? rows.flatMap(({ cells }) => cells.flat())
      : [{ kind: 'side_by_side', columns: shown.map(({ lang: one, standing }) => ({ lang: one, standing })), rows }]
  const signing = content.parties.filter(({ role }) => role === 'party')
  return {
    schema_version: 1,
    ref,
    title: content.title,
    lang,
    dir: directionOf(lang),
    region,
    dated,
    org: content.parties.map(({ name }) => name),
    ...(draft ? { classification: { ar: 'مسودة', fr: 'Projet', en: 'Draft' } } : {}),
    blocks: [
      { kind: 'cover', languages: codes },
      ...text,
      { kind: 'page_break' },
      {
        kind: 'signatures',
        languages: codes,
        title: { ar: 'التوقيعات', fr: 'Signatures', en: 'Signatures' },
        closing,
        parties: signing.map(({ institution, name, signatory, capacity, act_title, act_number, act_date }) => ({
          name,
          signatories: [
            {
              name: signatory ?? name,
              capacity: capacity ?? name,
              ...(act_title === null
                ? {}
                : {
                    mandate: {
                      act: act_title,
                      ...(act_number === null ? {} : { ref: act_number }),
                      ...(act_date === null ? {} : { dated: act_date }),
                    },
                  }),
            },
          ],
          ...(Object.keys(content.place).length === 0 ? {} : { place: content.place }),
          ...(content.signed_on === null ? {} : { date: content.signed_on }),
          keys: content.keys
            .filter(({ party, use }) => party === institution && use === 'agreement')
            .map(({ x }) => ({
              label: {
                ar: 'بصمة مفتاح الاتفاقات',
                fr: 'Empreinte de la clé des accords',
                en: 'Fingerprint of the agreement key',
              },
              fingerprint: thumbprintHex(x),
            })),
        })),
      },
    ],
    notes: [],
    citations: [],
    annexes: [],
  }
}

/** RFC 7638, in hexadecimal as print shows hashes. */
const thumbprintHex = (x: string) =>
  createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('hex')
