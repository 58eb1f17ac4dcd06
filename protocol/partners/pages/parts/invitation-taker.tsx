import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FileText } from '../../../../web/design/widgets/file-text.tsx'
import { client, ErrorSummary, errorOf, SubmitRow, TextArea, useSubmit } from '../../../../web/index.ts'
import type { PartnerRoutes } from '../../routes.ts'

const api = client<PartnerRoutes>()

/** Takes in the invitation of another institution; the next step is the comparison of its fingerprint. */
export function InvitationTaker() {
  const { t } = useLingui()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [content, setContent] = useState('')
  const [link, setLink] = useState('')
  const file = content === '' ? link.trim() : content
  const form = useSubmit({
    formId: 'invitation-file',
    fields: { '/file': 'invitation-file' },
    send: async () => {
      const partner = await api('POST /api/partners', { body: { file } })
      await cache.invalidateQueries({ queryKey: ['partners'] })
      await navigate({ to: `/partners/${partner.id}` })
    },
  })
  const error = errorOf(form.errors, 'invitation-file')
  const missing = t({
    id: 'partners.take.missing',
    message: 'اختر ملف الدعوة الذي سلّمته إليك المؤسسة الأخرى، أو الصق رابطها.',
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(file === '' ? [{ fieldId: 'invitation-file', message: missing }] : [])
      }}
    >
      <h2>
        <Trans id="partners.take.title">دعوة شريك إليك</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <FileText
        id="invitation-file"
        label={<Trans id="partners.take.file">ملف دعوة المؤسسة الأخرى</Trans>}
        hint={<Trans id="partners.take.hint">يُقرأ ويُتحقق من توقيعه. لا يعطي أحدًا شيئًا قبل مقارنة البصمة.</Trans>}
        accept=".jws"
        onRead={(file) => setContent(file.content)}
        {...(error === undefined ? {} : { error })}
      />
      <TextArea
        id="invitation-link"
        rows={3}
        dir="ltr"
        optional
        label={<Trans id="partners.take.link">أو رابط الدعوة</Trans>}
        hint={<Trans id="partners.take.link-hint">الصقه هنا كما وصلك، كاملًا.</Trans>}
        value={link}
        onChange={(event) => setLink(event.target.value)}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="partners.take.send">استيراد الدعوة</Trans>
      </SubmitRow>
    </form>
  )
}
