import { Trans } from '@lingui/react/macro'
import { lazy, Suspense, useRef, useState } from 'react'
import { type FieldProps, Icon, Skeleton } from '../../../../web/index.ts'
import { FileLink } from './file-link.tsx'

// sending in parts is larger than the page: it comes for the fields that need it
const FileUpload = lazy(async () => ({
  default: (await import('../../../../web/design/widgets/file-upload.tsx')).FileUpload,
}))

type FileFieldProps = FieldProps & {
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly multiple: boolean
}

/** Files attached to a record: those that are there with a way to take them off, and the way to send one. */
export function FileField({ values, onChange, multiple, ...field }: FileFieldProps) {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  // several files arrive one after the other, each after the page has been drawn anew
  const attached = useRef(values)
  attached.current = values
  return (
    <>
      <Suspense fallback={<Skeleton />}>
        <FileUpload
          {...field}
          multiple={multiple}
          onUploaded={({ fileId, name }) => {
            setNames((before) => new Map([...before, [fileId, name]]))
            attached.current = multiple ? [...attached.current.filter((one) => one !== fileId), fileId] : [fileId]
            onChange(attached.current)
          }}
        />
      </Suspense>
      {values.length === 0 ? null : (
        <ul className="chips">
          {values.map((id) => (
            <li key={id}>
              <FileLink id={id} name={names.get(id)} />
              <button type="button" className="chip" onClick={() => onChange(values.filter((one) => one !== id))}>
                <span>
                  <Trans id="documentation.file.detach">فصل عن السجل</Trans>
                </span>
                <Icon name="cross" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
