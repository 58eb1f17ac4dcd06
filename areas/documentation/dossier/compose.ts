/** The dossier of a case as a document: what was asked for, from open fields alone, let out only where those concerned allow it. */

import { recordEvent } from '../../../foundation/custody/index.ts'
import type { Actor, Tx } from '../../../foundation/database/index.ts'
import { type Block, DocModel } from '../../../foundation/documents/index.ts'
import { notFound } from '../../../foundation/http/index.ts'
import { directionOf, type Locale, languageOf } from '../../../foundation/language/index.ts'
import { type Kind, kinds } from '../index.ts'
import { letLeave, mustFind, objectOf, type RecordRow, rowFor } from '../server.ts'
import { paragraph, part as partHeading } from './blocks.ts'
import type { Part } from './choices.ts'
import { type Setting, said, typed } from './inlines.ts'
import type { NewDossier } from './model.ts'
import { decisionBlocks, evidenceBlocks, findingBlocks, riskBlocks } from './proof-parts.ts'
import {
  concernedBy,
  custodyIn,
  decisionsOf,
  evidenceOf,
  findingsOf,
  type House,
  houseOf,
  namesFor,
  recordsOf,
  risksOf,
} from './queries.ts'
import {
  actBlocks,
  chronologyBlocks,
  informationBlocks,
  perpetratorBlocks,
  personBlocks,
  type Records,
  summaryBlocks,
} from './record-parts.ts'
import { partTitles, purposeWords, words } from './words.ts'

export type Dossier = {
  readonly model: DocModel
  readonly locale: Locale
  readonly digits: House['digits']
  /** Persons of the case, for whoever may open what is sealed about them. */
  readonly persons: readonly { readonly id: string; readonly code: string }[]
}

type Call = {
  readonly id: string
  readonly asked: NewDossier
  readonly format: 'pdf' | 'page'
  readonly act_id: string
  readonly at: Date
}

/**
 * Writes the dossier of a case and notes that it was made. Not found for whoever does not see the case. What is for another body is
 * refused with `consent.not-given` unless everybody whom it concerns allows it in this moment; it is then among the uses of their consent.
 */
export async function makeDossier(tx: Tx, actor: Actor, { id, asked, format, act_id, at }: Call): Promise<Dossier> {
  const file = await mustFind(tx, 'case_file', id)
  if (file.deleted_at !== null) throw notFound({})
  const { language, parts, leaves } = asked
  if (leaves !== null)
    await letLeave(tx, {
      key: leaves.purpose,
      recipient: leaves.recipient,
      what: 'export',
      act_id,
      persons: await concernedBy(tx, parts, id),
    })
  const records = new Map<Kind, readonly RecordRow[]>()
  for (const kind of kinds.filter((one) => one !== 'case_file'))
    records.set(
      kind,
      (await recordsOf(tx, kind, id)).map((row) => rowFor(actor, kind, row)),
    )
  records.set('case_file', [file])
  await recordEvent(tx, {
    type: 'documentation.exported',
    object: objectOf('case_file', id),
    detail: {
      format: `dossier-${format}`,
      case: id,
      language,
      parts: [...parts],
      ...(leaves === null ? {} : { purpose: leaves.purpose, recipient: leaves.recipient }),
    },
  })
  const house = await houseOf(tx)
  const names = await namesFor(tx, records, { language, staff: leaves === null })
  const setting = { language, names }
  const blocks: Block[] = []
  for (const one of parts)
    blocks.push(partHeading(partTitles[one][language]), ...(await partBlocks(tx, one, { asked, id, records, setting })))
  const locale = localeOf(house, language)
  const model = DocModel.parse({
    schema_version: 1,
    ref: file.code,
    title: { [language]: words.title[language] },
    lang: language,
    dir: directionOf(language),
    region: (language === 'ar' ? locale : house.term_pack).slice(-2),
    dated: at.toISOString().slice(0, 10),
    org: [house.name],
    classification: words.restricted,
    blocks: [{ kind: 'cover', languages: [language] }, ...opening(asked), ...blocks],
    notes: [],
    citations: [],
    annexes: [],
  })
  const persons = (records.get('person') ?? []).map((row) => ({ id: row.id, code: row.code }))
  return { model, locale, digits: house.digits, persons }
}

/** For whom it is, and what it does not hold. */
function opening({ language, leaves }: NewDossier): Block[] {
  const use =
    leaves === null
      ? [paragraph(said(words.ownUse[language]))]
      : [
          paragraph(said(`${words.recipient[language]}: `), ...typed(leaves.recipient, language)),
          paragraph(said(`${words.purpose[language]}: ${purposeWords[leaves.purpose]?.[language] ?? leaves.purpose}`)),
        ]
  return [...use, paragraph(said(words.pseudonyms[language]))]
}

type PartCall = {
  readonly asked: NewDossier
  readonly id: string
  readonly records: Records
  readonly setting: Setting
}

async function partBlocks(tx: Tx, one: Part, { asked, id, records, setting }: PartCall): Promise<Block[]> {
  const leaves = asked.leaves !== null
  switch (one) {
    case 'summary':
      return summaryBlocks({ records, setting })
    case 'chronology':
      return chronologyBlocks({ records, setting })
    case 'persons':
      return personBlocks({ records, setting })
    case 'acts':
      return actBlocks({ records, setting })
    case 'perpetrators':
      return perpetratorBlocks({ records, setting })
    case 'information':
      return informationBlocks({ records, setting })
    case 'findings':
      return findingBlocks(await findingsOf(tx, id, leaves), setting)
    case 'evidence':
      return evidenceBlocks({ items: await evidenceOf(tx, id), custody: await custodyIn(tx, id) }, setting)
    case 'protection':
      return riskBlocks(await risksOf(tx, id), setting)
    case 'decisions':
      return decisionBlocks({ stages: await decisionsOf(tx, id), findings: await findingsOf(tx, id, leaves) }, setting)
  }
}

function localeOf({ locales, term_pack }: House, language: NewDossier['language']): Locale {
  const own = locales.find((locale) => languageOf(locale) === language)
  if (own !== undefined) return own
  return language === 'ar' ? term_pack : language === 'fr' ? 'fr-MA' : 'en-GB'
}
