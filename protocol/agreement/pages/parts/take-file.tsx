import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { FileText } from '../../../../web/design/widgets/file-text.tsx'
import { ErrorSummary, errorOf, Notice, SubmitRow, useMay, useSubmit } from '../../../../web/index.ts'
import { api, useRefresh } from './calls.ts'

/** Takes in a file of another party; a refusal says why and changes nothing. */
export function TakeFile() {
  const { t } = useLingui()
  const refresh = useRefresh()
  const mayDraft = useMay('protocol.draft')
  const [content, setContent] = useState('')
  const [taken, setTaken] = useState(false)
  const form = useSubmit({
    formId: 'incoming-file',
    fields: { '/file': 'incoming-file' },
    send: async () => {
      setTaken(false)
      await api('POST /api/exchange/import', { body: { file: content } })
      await refresh()
      setTaken(true)
    },
  })
  if (!mayDraft) return null
  const error = errorOf(form.errors, 'incoming-file')
  const missing = t({ id: 'agreement.take.missing', message: 'اختر الملف الذي سلّمه إليك الطرف الآخر.' })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(content === '' ? [{ fieldId: 'incoming-file', message: missing }] : [])
      }}
    >
      <h2>
        <Trans id="agreement.take.title">إدخال ملف وارد</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <FileText
        id="incoming-file"
        label={<Trans id="agreement.take.file">ملف من طرف آخر</Trans>}
        hint={<Trans id="agreement.take.hint">يُتحقق من توقيعه ومن ترتيبه قبل أن يُقبل منه شيء.</Trans>}
        accept=".jws"
        onRead={(file) => setContent(file.content)}
        {...(error === undefined ? {} : { error })}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="agreement.take.send">إدخال الملف</Trans>
      </SubmitRow>
      {taken ? <Notice kind="success" live title={<Trans id="agreement.take.taken">قُبل الملف وسُجّل</Trans>} /> : null}
    </form>
  )
}
