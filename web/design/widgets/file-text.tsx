import './file-upload.css'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { FieldGroup, type FieldProps } from '../field.tsx'
import { Icon } from '../icon.tsx'
import { FileName } from '../values.tsx'

export type ReadText = { readonly name: string; readonly content: string }

type FileTextProps = FieldProps & {
  readonly accept?: string
  readonly onRead: (file: ReadText) => void
}

/** Reads a file of text into the page without sending it: chosen with a button or dropped on the frame. */
export function FileText({ accept, onRead, ...field }: FileTextProps) {
  const [name, setName] = useState<string>()
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    setName(file.name)
    onRead({ name: file.name, content: await file.text() })
  }
  return (
    <FieldGroup {...field}>
      {/* The input lies over the whole frame: the browser itself takes what is dropped on it. */}
      <label className="upload-drop">
        <input
          id={`${field.id}-file`}
          type="file"
          accept={accept}
          onChange={(event) => {
            void read(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <span className="button button-secondary">
          <Icon name="upload" />
          <Trans id="design.upload.choose">اختيار ملف</Trans>
        </span>
        <span className="field-hint" role="status">
          {name === undefined ? <Trans id="design.upload.drop">أو إفلاته هنا</Trans> : <FileName>{name}</FileName>}
        </span>
      </label>
    </FieldGroup>
  )
}

/** Hands over as a file what the page holds already: text, or bytes that were fetched. */
export function saveAsFile({ name, content }: { readonly name: string; readonly content: string | Blob }): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // the browser reads the address after this turn
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
