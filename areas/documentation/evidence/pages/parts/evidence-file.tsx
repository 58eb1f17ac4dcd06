import '../../../../../web/design/widgets/file-upload.css'
import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { formatFileSize } from '../../../../../foundation/language/index.ts'
import { startUpload, type UploadTask } from '../../../../../web/design/widgets/upload-task.ts'
import { Button, FieldGroup, FileName, hashFile, Icon, Link, Notice, useDisplay } from '../../../../../web/index.ts'
import { api } from './calls.ts'

export type SentFile = { readonly file_id: string; readonly sha256: string; readonly name: string }

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'hash' | 'send' | 'wait'; readonly file: File; readonly done: number }
  | { readonly at: 'failed'; readonly file: File; readonly reason: string | undefined }
  | { readonly at: 'done'; readonly file: File }

type Known = { readonly id: string; readonly title: string; readonly code: string }
type Props = {
  readonly sealed: boolean
  readonly error: ReactNode
  readonly onSent: (file: SentFile | undefined) => void
}

/** One file: hashed here first, sent piece by piece over whatever connection there is, and known files said before they are sent. */
export function EvidenceFile({ sealed, error, onSent }: Props) {
  const display = useDisplay()
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [known, setKnown] = useState<readonly Known[]>([])
  const running = useRef<{ readonly stop: AbortController; task: UploadTask | undefined }>(undefined)
  useEffect(
    () => () => {
      running.current?.stop.abort()
      running.current?.task?.pause()
    },
    [],
  )

  const forget = () => {
    running.current?.stop.abort()
    running.current?.task?.discard()
    running.current = undefined
    setKnown([])
    onSent(undefined)
    setStep({ at: 'choose' })
  }
  const choose = async (file: File) => {
    forget()
    const stop = new AbortController()
    const run = { stop, task: undefined as UploadTask | undefined }
    running.current = run
    setStep({ at: 'hash', file, done: 0 })
    try {
      const sha256 = await hashFile(file, {
        onProgress: (done) => setStep({ at: 'hash', file, done }),
        signal: stop.signal,
      })
      const same = await api('GET /api/evidence', { query: { sha256 }, signal: stop.signal }).catch(() => undefined)
      if (stop.signal.aborted) return
      setKnown(same?.items ?? [])
      run.task = startUpload({
        file,
        endpoint: '/api/uploads',
        dataClass: sealed ? 'X' : 'I',
        sha256,
        language: display.language,
        onState: (state) => {
          if (stop.signal.aborted) return
          if (state.status === 'failed') return setStep({ at: 'failed', file, reason: state.reason })
          if (state.status !== 'done')
            return setStep({ at: state.status === 'sending' ? 'send' : 'wait', file, done: state.sent })
          setStep({ at: 'done', file })
          onSent({ file_id: state.fileId, sha256, name: file.name })
        },
      })
    } catch {
      if (!stop.signal.aborted) setStep({ at: 'failed', file, reason: undefined })
    }
  }

  return (
    <div className="evidence-file">
      <FieldGroup
        id="file-group"
        label={<Trans id="evidence.file.label">الملف</Trans>}
        hint={
          <Trans id="evidence.file.hint">
            تُحسب بصمته هنا قبل إرساله وعند الخادم بعد وصوله، ولا يُحفظ إلا إذا تطابقتا. إذا انقطع الاتصال استؤنف الإرسال
            من حيث توقف.
          </Trans>
        }
        {...(error === undefined ? {} : { error })}
      >
        {/* The input lies over the whole frame: the browser itself takes what is dropped on it. */}
        <label className="upload-drop">
          <input
            id="file"
            type="file"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file !== undefined) void choose(file)
              target.value = ''
            }}
          />
          <span className="button button-secondary">
            <Icon name="upload" />
            <Trans id="evidence.file.choose">اختيار ملف</Trans>
          </span>
        </label>
      </FieldGroup>
      {step.at === 'choose' ? null : (
        <div className="evidence-sending">
          <p role="status">
            <FileName>{step.file.name}</FileName>
            {' · '}
            <StepWords step={step} />
          </p>
          {'done' in step ? (
            <>
              <progress max={Math.max(1, step.file.size)} value={step.done} aria-labelledby="file-sent" />
              <p id="file-sent" className="field-hint">
                <bdi>{formatFileSize(display, step.done)}</bdi> / <bdi>{formatFileSize(display, step.file.size)}</bdi>
              </p>
            </>
          ) : null}
          <Button kind="quiet" onClick={forget}>
            <Trans id="evidence.file.forget">اختيار ملف آخر</Trans>
          </Button>
        </div>
      )}
      {known.length === 0 ? null : (
        <Notice kind="warn" live title={<Trans id="evidence.file.known">هذا الملف نفسه محفوظ من قبل</Trans>}>
          <ul>
            {known.map(({ id, title }) => (
              <li key={id}>
                <Link href={`/evidence/${id}`}>
                  <bdi dir="auto">{title}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

function StepWords({ step }: { readonly step: Exclude<Step, { readonly at: 'choose' }> }) {
  if (step.at === 'hash') return <Trans id="evidence.file.hashing">تُحسب بصمته</Trans>
  if (step.at === 'send') return <Trans id="evidence.file.sending">يُرسل</Trans>
  if (step.at === 'wait') return <Trans id="evidence.file.waiting">انقطع الاتصال. يُستأنف الإرسال عند عودته.</Trans>
  if (step.at !== 'failed') return <Trans id="evidence.file.sent">وصل كاملًا وتطابقت بصمتاه</Trans>
  return step.reason === undefined ? (
    <Trans id="evidence.file.unread">تعذّرت قراءته. تحقق من وجوده ثم اختره من جديد.</Trans>
  ) : (
    <bdi dir="auto">{step.reason}</bdi>
  )
}
