import { Trans, useLingui } from '@lingui/react/macro'
import { saveAsFile } from '../../../../web/design/widgets/file-text.tsx'
import {
  Button,
  ConnectionLost,
  ErrorSummary,
  fetchFile,
  NumberText,
  useSubmit,
  VisuallyHidden,
} from '../../../../web/index.ts'

type PdfLinkProps = {
  readonly protocolId: string
  readonly number: number
  /** In a row that names the version already. */
  readonly short?: boolean
}

/** The way to a version typeset as PDF; a draft is set anew, which takes seconds, and where that fails the page says why. */
export function PdfLink({ protocolId, number, short = false }: PdfLinkProps) {
  const { t } = useLingui()
  const id = `pdf-${number}`
  const form = useSubmit({
    formId: id,
    fields: {},
    send: async () => {
      const { name, content } = await fetchFile(`/api/protocols/${protocolId}/document/${number}`)
      saveAsFile({ name: name ?? `protocol-${number}.pdf`, content })
    },
    explain: (error) =>
      error instanceof ConnectionLost
        ? t({ id: 'agreement.pdf.lost', message: 'لا اتصال بالخادم. أعد التنزيل بعد عودة الاتصال.' })
        : t({ id: 'agreement.pdf.failed', message: 'تعذّر تنزيل النص المطبوع. أعد المحاولة بعد قليل.' }),
  })
  return (
    <>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <Button
        id={id}
        kind={short ? 'quiet' : 'secondary'}
        data-pdf={number}
        aria-busy={form.busy}
        onClick={() => void form.submit()}
      >
        {short ? (
          <span>
            <bdi>PDF</bdi>
            <VisuallyHidden>
              {' · '}
              <Trans id="agreement.exchange.version">
                النسخة <NumberText value={number} />
              </Trans>
            </VisuallyHidden>
          </span>
        ) : (
          <span>
            <Trans id="agreement.pdf.download">
              تنزيل النسخة <NumberText value={number} /> مطبوعة (<bdi>PDF</bdi>)
            </Trans>
          </span>
        )}
      </Button>
    </>
  )
}
