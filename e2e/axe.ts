/** Accessibility of an open page by axe-core. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

type AxeResult = {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
  }[]
}

/** The violations of the page as it is, one line each. The script enters through the driver, past the page's policy. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const result: AxeResult = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')} ${failureSummary.split('\n')[1] ?? ''}`),
  )
}
