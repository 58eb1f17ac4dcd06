/** `node e2e/screenshots-protocol.ts FOLDER`: pictures of the main steps of a protocol, in Arabic and French at both widths. */
import { withInstance } from './browser.ts'
import { act, carry, draft, onProtocol, openBoth, openClause, sendClause, sign } from './negotiation.ts'
import { pictureTaker } from './pictures.ts'

const take = pictureTaker(process.argv[2] ?? 'docs/screenshots')

await withInstance(async (one) => {
  await withInstance(async (other) => {
    const [side, partner] = await openBoth(one, other)
    const id = await draft(side)
    const open = async (path: string, ready: string) => {
      await onProtocol(side, id, path)
      await side.page.locator(ready).first().waitFor()
    }
    const clause = await openClause(side, id, 'art_3')
    await take(side.page, 'protocol-text', '#art_3')
    await clause.locator('form button.button-quiet').last().click()
    await open('/rules', '.rule-sentence')
    await take(side.page, 'protocol-rules', '.rule-pair')
    await open('', '[data-act=propose]')
    await act(side, 'propose')
    await carry(side, partner, id)
    await onProtocol(partner, id)
    await act(partner, 'revise')
    const changed = await openClause(partner, id, 'art_1')
    const text = changed.locator('textarea').first()
    await text.fill(`${await text.inputValue()} ويُراعى في ذلك أمن الضحايا والشهود.`)
    await sendClause(changed)
    await onProtocol(partner, id)
    await act(partner, 'propose')
    await carry(partner, side, id)
    await open('/compare', 'ins.word-added')
    await take(side.page, 'protocol-compare')
    await open('', '[data-act=approve]')
    await act(side, 'approve')
    await carry(side, partner, id)
    await open('/sign', '#read')
    await take(side.page, 'protocol-sign', '.page-body h2')
    await sign(side, id)
    await carry(side, partner, id)
    await sign(partner, id)
    await carry(partner, side, id)
    await open('', '.status-line')
    await take(side.page, 'protocol-in-force')
    await open('/papers', '.hash')
    await take(side.page, 'protocol-papers')
    await open('/exchange', '[id^=carry-]')
    await take(side.page, 'protocol-exchange', '.page-body')
    await side.page.goto(`${side.url}/protocols`)
    await side.page.locator('.table').first().waitFor()
    await take(side.page, 'protocol-register')
  })
})
