import { Trans } from '@lingui/react/macro'
import { saveAsFile } from '../../../../web/design/widgets/file-text.tsx'
import { Button, ErrorSummary, NumberText, useSubmit } from '../../../../web/index.ts'
import { api } from './calls.ts'

type AgreementFileProps = { readonly protocolId: string; readonly number: number }

/** Hands over text, machine form and signatures of a version in one file, to be verified where there is no connection. */
export function AgreementFile({ protocolId, number }: AgreementFileProps) {
  const id = `agreement-file-${number}`
  const form = useSubmit({
    formId: id,
    fields: {},
    send: async () => {
      const file = await api('GET /api/protocols/:id/agreement', { params: { id: protocolId }, query: { number } })
      saveAsFile({ name: file.file_name, content: file.content })
    },
  })
  return (
    <>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <Button id={id} kind="secondary" onClick={() => void form.submit()}>
        <span>
          <Trans id="agreement.file.download">
            تنزيل ملف الاتفاق للنسخة <NumberText value={number} />
          </Trans>
        </span>
      </Button>
    </>
  )
}
