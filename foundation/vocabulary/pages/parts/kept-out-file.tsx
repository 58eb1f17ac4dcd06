import { Trans } from '@lingui/react/macro'
import { saveAsFile } from '../../../../web/design/widgets/file-text.tsx'
import { Button, ButtonRow, client, ErrorSummary, useSubmit } from '../../../../web/index.ts'
import type { Import } from '../../imports/model.ts'
import type { ImportRoutes } from '../../imports/routes.ts'
import { keptOutTable } from './kept-out-table.ts'
import { useReasons } from './reasons.ts'

const api = client<ImportRoutes>()

/** Hands over every row that was kept out as a table: its line, its column, the reason in words, and the line as it stood in the file. */
export function KeptOutFile({ found, content }: { readonly found: Import; readonly content: string }) {
  const words = useReasons()
  const form = useSubmit({
    formId: 'kept-out',
    fields: {},
    send: async () => {
      const rows: Import['kept_out'][number][] = []
      for (let after: string | undefined; ; ) {
        const page = await api('GET /api/vocabulary-imports/:id/kept-out', {
          params: { id: found.id },
          query: after === undefined ? {} : { after },
        })
        rows.push(...page.items)
        if (page.next === null) break
        after = page.next
      }
      saveAsFile({ name: 'kept-out.csv', content: keptOutTable(rows, { words, content }) })
    },
  })
  return (
    <>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <ButtonRow>
        <Button id="kept-out" kind="secondary" aria-disabled={form.busy} onClick={() => void form.submit()}>
          <Trans id="vocabulary.report.download">تنزيل كل ما لم يؤخذ مع أسبابه</Trans>
        </Button>
      </ButtonRow>
    </>
  )
}
