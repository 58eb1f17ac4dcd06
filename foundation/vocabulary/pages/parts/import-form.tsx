import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FileText, type ReadText } from '../../../../web/design/widgets/file-text.tsx'
import {
  Button,
  ButtonLink,
  ButtonRow,
  client,
  ErrorSummary,
  errorOf,
  Notice,
  SubmitRow,
  useSubmit,
} from '../../../../web/index.ts'
import type { Import } from '../../imports/model.ts'
import type { ImportRoutes } from '../../imports/routes.ts'
import { ImportReport } from './import-report.tsx'

const api = client<ImportRoutes>()

type ImportFormProps = {
  readonly kind: Import['kind']
  readonly accept: string
  readonly done: { readonly href: string; readonly refresh: readonly string[] }
}

/** A file, what would become of each of its rows, then its rows written step by step; a broken line goes on where it stopped. */
export function ImportForm({ kind, accept, done }: ImportFormProps) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const [file, setFile] = useState<ReadText>()
  const [found, setFound] = useState<Import>()
  const preview = useSubmit({
    formId: 'import-file',
    fields: { '/content': 'import-file', '/file_name': 'import-file' },
    send: async () => {
      if (file === undefined) return
      const format = /json$/i.test(file.name) ? ('geojson' as const) : ('csv' as const)
      const body = { kind, format, file_name: file.name, content: file.content }
      setFound(await api('POST /api/vocabulary-imports', { body }))
    },
  })
  const run = useSubmit({
    formId: 'import-run',
    fields: {},
    send: async () => {
      let now = found
      while (now !== undefined && (now.counts.waiting ?? 0) > 0) {
        now = await api('POST /api/vocabulary-imports/:id/steps', { params: { id: now.id }, body: {} })
        setFound(now)
      }
      for (const name of done.refresh) await cache.invalidateQueries({ queryKey: [name] })
    },
  })
  const error = errorOf(preview.errors, 'import-file')
  const missing = t({ id: 'vocabulary.import.missing', message: 'اختر ملفًا أولًا' })
  const waiting = found?.counts.waiting ?? 0
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void preview.submit(file === undefined ? [{ fieldId: 'import-file', message: missing }] : [])
        }}
      >
        <ErrorSummary key={`p${preview.attempt}`} errors={preview.errors} />
        <FileText
          id="import-file"
          label={<Trans id="vocabulary.import.file">الملف</Trans>}
          accept={accept}
          onRead={(read) => {
            setFile(read)
            setFound(undefined)
          }}
          {...(error === undefined ? {} : { error })}
        />
        <SubmitRow busy={preview.busy}>
          <Trans id="vocabulary.import.preview">معاينة</Trans>
        </SubmitRow>
      </form>
      {found === undefined ? null : (
        <section>
          <h2>
            {waiting === 0 ? (
              <Trans id="vocabulary.import.result">ما صار إليه كل صف</Trans>
            ) : (
              <Trans id="vocabulary.import.plan">ما سيصير إليه كل صف</Trans>
            )}
          </h2>
          <ImportReport found={found} content={file?.content ?? ''} />
          <ErrorSummary key={`r${run.attempt}`} errors={run.errors} />
          {waiting > 0 ? (
            <ButtonRow>
              <Button id="import-run" aria-disabled={run.busy} onClick={() => void run.submit()}>
                <Trans id="vocabulary.import.run">كتابة الصفوف المقبولة</Trans>
              </Button>
            </ButtonRow>
          ) : (
            <Notice live title={<Trans id="vocabulary.import.finished">انتهى الاستيراد</Trans>}>
              <p>
                <ButtonLink kind="secondary" href={done.href}>
                  <Trans id="vocabulary.import.see">عرض ما استُورد</Trans>
                </ButtonLink>
              </p>
            </Notice>
          )}
        </section>
      )}
    </>
  )
}
