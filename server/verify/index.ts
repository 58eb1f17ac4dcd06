/** `verify log FILE` and `verify agreement FILE`: verify what was exported without server or network. */
import { createReadStream } from 'node:fs'
import { access, constants, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { findingSentence, type LogReport, readVkey, verifyLog, vkeyOf } from '../../foundation/custody/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { agreementFinding, agreementSays, verifyAgreementFile } from '../../protocol/agreement/index.ts'
import { bar, languageOfTerminal, pathOf, processTerminal, type Terminal } from '../terminal.ts'
import { say } from './words.ts'

/** Findings printed one by one; the count says how many there are. */
const MOST_PRINTED = 50
/** Answers 0 for an intact log, 1 for one that is not, 2 for a call that cannot be understood. */
export async function verify(args: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  const asked = readArguments(args)
  const language = asked?.language ?? languageOfTerminal(terminal.environment)
  const refuse = (text: string) => {
    terminal.error(`${text}\n`)
    return 2
  }
  if (asked === undefined) return refuse(say('usage', language))
  const key = asked.key === undefined ? undefined : readVkey(asked.key)
  if (asked.key !== undefined && key === undefined) return refuse(say('bad-key', language))
  for (const file of [asked.file, asked.document].filter((one) => one !== undefined)) {
    const isReadable = await access(file, constants.R_OK).then(
      () => true,
      () => false,
    )
    if (!isReadable) return refuse(say('unreadable', language, { file }))
  }

  if (asked.what === 'agreement') return await judgeAgreement(asked, language, terminal)
  const { redraw } = terminal
  const report = await verifyLog(linesOf(asked.file), {
    key,
    onProgress: (done, size) => redraw?.(`${say('progress', language)} ${bar(done, size)}`),
  })
  redraw?.('')
  terminal.out(words(report, language))
  return report.intact ? 0 : 1
}

async function judgeAgreement(
  { file, document }: { readonly file: string; readonly document: string | undefined },
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const beside = document === undefined ? undefined : await readFile(document)
  const { intact, findings, sha256, signers, agreement } = await verifyAgreementFile(
    await readFile(file, 'utf8'),
    beside,
  )
  const lines = [
    agreementSays(intact ? 'intact' : 'broken', language),
    ...findings.slice(0, MOST_PRINTED).map((one) => `- ${agreementFinding(one, language)}`),
    '',
    ...(sha256 === undefined ? [] : [agreementSays('hash', language, { about: sha256 })]),
    ...(agreement === undefined ? [] : [agreementSays('document', language, { about: agreement.document.sha256 })]),
    ...signers.map(({ party, kid }) => agreementSays('signer', language, { about: party, place: kid })),
    agreementSays('limits', language),
    '',
  ]
  terminal.out(lines.join('\n'))
  return intact ? 0 : 1
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { language: { type: 'string' }, key: { type: 'string' }, document: { type: 'string' } },
    })
    const [what, file, ...rest] = positionals
    const language = (['ar', 'fr', 'en'] as const).find((one) => one === values.language)
    if ((what !== 'log' && what !== 'agreement') || file === undefined || rest.length > 0) return undefined
    if (values.language !== undefined && language === undefined) return undefined
    if (what === 'log' && values.document !== undefined) return undefined
    const place = pathOf
    const document = values.document === undefined ? undefined : place(values.document)
    return { what, file: place(file), language, key: values.key, document }
  } catch {
    return undefined
  }
}

/** Lines as they stand in the file: a carriage return is part of a line, as it changes what was signed. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const chunks = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

function words(report: LogReport, language: Language): string {
  const { intact, findings, keys } = report
  const shown = findings.slice(0, MOST_PRINTED).map((one) => `- ${findingSentence(one, language)}`)
  const hidden = findings.length - shown.length
  return [
    say(intact ? 'intact' : 'broken', language),
    ...shown,
    ...(hidden > 0 ? [say('more', language, { count: hidden })] : []),
    '',
    say('holds', language, {
      origin: report.origin,
      entries: report.entries,
      checkpoints: report.checkpoints,
      chains: report.chains,
      ...(report.first === undefined || report.last === undefined ? {} : { first: report.first, last: report.last }),
    }),
    say('opened', language, { opened: report.opened }),
    ...report.timestamps.map((one) => say('stamped', language, one)),
    ...keys.map((key) => say('key', language, { key: vkeyOf(key) })),
    say('limits', language),
    '',
  ].join('\n')
}
