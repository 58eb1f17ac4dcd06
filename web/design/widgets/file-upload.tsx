import './file-upload.css'
import { Plural, Trans } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { formatFileSize } from '../../../foundation/language/index.ts'
import { useDisplay } from '../display.tsx'
import { FieldGroup, type FieldProps } from '../field.tsx'
import { Icon } from '../icon.tsx'
import { type UploadRow, UploadRowView } from './upload-row.tsx'
import { startUpload, type UploadState, type UploadTask } from './upload-task.ts'

export type UploadedFile = { readonly fileId: string; readonly name: string; readonly size: number }

type FileUploadProps = FieldProps & {
  /** Address of the tus endpoint. */
  readonly endpoint?: string
  /** The data class of what is sent; internal unless said otherwise. */
  readonly dataClass?: 'P' | 'I' | 'X'
  /** As the `accept` attribute; the server decides all the same. */
  readonly accept?: string
  readonly maxBytes?: number
  readonly multiple?: boolean
  readonly onUploaded: (file: UploadedFile) => void
}

/**
 * Sends files in parts, each with its progress, pause and resume. It waits out a lost connection and goes on where it
 * stopped. Files are chosen with a button or dropped on the frame.
 */
export function FileUpload(props: FileUploadProps) {
  const { endpoint = '/api/uploads', dataClass = 'I', accept, maxBytes, multiple = false, onUploaded, ...field } = props
  const display = useDisplay()
  const [rows, setRows] = useState<readonly UploadRow[]>([])
  const tasks = useRef(new Map<string, UploadTask>())
  useEffect(() => {
    const running = tasks.current
    return () => {
      for (const task of running.values()) task.pause()
    }
  }, [])

  const show = (key: string, state: UploadState) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, state } : row)))

  const add = (files: readonly File[]) => {
    for (const file of multiple ? files : files.slice(0, 1)) {
      const key = crypto.randomUUID()
      const row = { key, name: file.name, size: file.size }
      if (maxBytes !== undefined && file.size > maxBytes) {
        const state: UploadState = { status: 'failed', sent: 0, reason: undefined }
        setRows((before) => [...before, { ...row, state, tooLarge: maxBytes }])
        continue
      }
      setRows((before) => [...before, { ...row, state: { status: 'sending', sent: 0 } }])
      const onState = (state: UploadState) => {
        show(key, state)
        if (state.status === 'done') onUploaded({ fileId: state.fileId, name: file.name, size: file.size })
      }
      tasks.current.set(key, startUpload({ file, endpoint, dataClass, language: display.language, onState }))
    }
  }

  const remove = (key: string) => {
    tasks.current.get(key)?.discard()
    tasks.current.delete(key)
    setRows((before) => before.filter((row) => row.key !== key))
  }

  return (
    <FieldGroup {...field}>
      {/* The input lies over the whole frame: the browser itself takes what is dropped on it. */}
      <label className="upload-drop">
        <input
          id={`${field.id}-file`}
          type="file"
          accept={accept}
          multiple={multiple}
          onChange={(event) => {
            add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <span className="button button-secondary">
          <Icon name="upload" />
          {multiple ? (
            <Trans id="design.upload.choose-many">اختيار ملفات</Trans>
          ) : (
            <Trans id="design.upload.choose">اختيار ملف</Trans>
          )}
        </span>
        <span className="field-hint">
          <Trans id="design.upload.drop">أو إفلاته هنا</Trans>
          {maxBytes === undefined ? null : (
            <>
              {' · '}
              <Trans id="design.upload.limit">
                الحد الأقصى <bdi>{formatFileSize(display, maxBytes)}</bdi>
              </Trans>
            </>
          )}
        </span>
      </label>
      {rows.length === 0 ? null : (
        <ul className="upload-list">
          {rows.map((row) => (
            <UploadRowView
              key={row.key}
              row={row}
              onPause={() => tasks.current.get(row.key)?.pause()}
              onResume={() => tasks.current.get(row.key)?.resume()}
              onRemove={() => remove(row.key)}
            />
          ))}
        </ul>
      )}
      <UploadAnnouncement rows={rows} />
    </FieldGroup>
  )
}

/** Says when files arrive or stop, not every percent. */
function UploadAnnouncement({ rows }: { readonly rows: readonly UploadRow[] }) {
  const done = rows.filter((row) => row.state.status === 'done').length
  return (
    <p className="visually-hidden" role="status">
      {done === 0 ? null : (
        <Plural
          id="design.upload.done-count"
          value={done}
          zero="لم يصل أي ملف"
          one="وصل ملف واحد"
          two="وصل ملفان"
          few="وصلت # ملفات"
          many="وصل # ملفاً"
          other="وصل # ملف"
        />
      )}
    </p>
  )
}
