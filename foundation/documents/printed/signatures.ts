/** The signature page: who signs for whom, in what capacity, under which act, with which keys. */
import type { BlockOf } from '../model/blocks.ts'
import { groupsOf } from '../numbering.ts'
import { words } from '../words.ts'
import { wordsIn } from './cover.ts'
import { type Displays, displayIn, flowOf, valueRun } from './lines.ts'
import type { Field, Line, SignaturesPrint } from './model.ts'

type Block = BlockOf<'signatures'>
type Signatory = Block['parties'][number]['signatories'][number]

export function printSignatures({ languages, title, closing, parties }: Block, displays: Displays): SignaturesPrint {
  const label = (name: keyof typeof words) => languages.map((lang) => ({ text: words[name][lang], ...flowOf(lang) }))
  const texts = (name: keyof typeof words, value: Parameters<typeof wordsIn>[0] | undefined): Field => ({
    label: label(name),
    lines:
      value === undefined
        ? []
        : wordsIn(value, languages).map(({ text, ...flow }) => ({ ...flow, line: [{ run: 'text', text }] })),
  })

  function mandate({ act, ref, dated }: NonNullable<Signatory['mandate']>): Field {
    const lines = wordsIn(act, languages).map(({ text, ...flow }) => {
      const display = displayIn(displays, flow.lang)
      const before: Line = ref === undefined ? [] : [space, valueRun('ref', ref, display)]
      const [lead = '', tail = ''] = words.actDated[display.language].split('{date}')
      const after: Line =
        dated === undefined
          ? []
          : [{ run: 'text', text: ` ${lead}` }, valueRun('date', dated, display), { run: 'text', text: tail }]
      return { ...flow, line: [{ run: 'text', text } as const, ...before, ...after].filter(isWritten) }
    })
    return { label: label('mandate'), lines }
  }

  return {
    block: 'signatures',
    titles: wordsIn(title, languages),
    closing: closing === undefined ? [] : wordsIn(closing, languages),
    parties: parties.map(({ name, signatories, place, date, keys }) => ({
      names: wordsIn(name, languages),
      signatories: signatories.map((person) => ({
        fields: [
          texts('signatory', person.name),
          texts('capacity', person.capacity),
          ...(person.mandate === undefined ? [] : [mandate(person.mandate)]),
        ],
        sign: label('signature'),
      })),
      given: [
        texts('place', place),
        {
          label: label('date'),
          lines:
            date === undefined
              ? []
              : languages.map((lang) => ({
                  ...flowOf(lang),
                  line: [valueRun('date', date, displayIn(displays, lang))],
                })),
        },
      ],
      keys: keys.map((key) => ({ label: wordsIn(key.label, languages), groups: groupsOf(key.fingerprint) })),
    })),
  }
}

const space = { run: 'text', text: ' ' } as const
const isWritten = (run: Line[number]) => run.run !== 'text' || run.text !== ''
