import { Trans } from '@lingui/react/macro'
import { Link, NumberText, VisuallyHidden } from '../../../../web/index.ts'

type PdfLinkProps = {
  readonly protocolId: string
  readonly number: number
  /** In a row that names the version already. */
  readonly short?: boolean
}

/** The way to a version typeset as PDF; the server sets it anew and gives the same bytes each time. */
export function PdfLink({ protocolId, number, short = false }: PdfLinkProps) {
  return (
    <Link
      className={short ? undefined : 'button button-secondary'}
      href={`/api/protocols/${protocolId}/document/${number}`}
      download=""
      data-pdf={number}
    >
      {short ? (
        <>
          <bdi>PDF</bdi>
          <VisuallyHidden>
            {' · '}
            <Trans id="agreement.exchange.version">
              النسخة <NumberText value={number} />
            </Trans>
          </VisuallyHidden>
        </>
      ) : (
        <span>
          <Trans id="agreement.pdf.download">
            تنزيل النسخة <NumberText value={number} /> مطبوعة (<bdi>PDF</bdi>)
          </Trans>
        </span>
      )}
    </Link>
  )
}
