import { Trans } from '@lingui/react/macro'
import { FileName, Reference } from '../../../../web/index.ts'

/** An attached file, to be downloaded by whoever may read it. */
export function FileLink({ id, name }: { readonly id: string; readonly name?: string | undefined }) {
  return (
    <a href={`/api/files/${id}`} download>
      {name === undefined ? (
        <>
          <Trans id="documentation.file.attached">ملف مرفق</Trans> <Reference>{id.slice(0, 8)}</Reference>
        </>
      ) : (
        <FileName>{name}</FileName>
      )}
    </a>
  )
}
