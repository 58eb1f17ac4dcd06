import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { saveAsFile } from '../../../../web/design/widgets/file-text.tsx'
import {
  Button,
  client,
  ErrorSummary,
  FileName,
  Notice,
  SubmitRow,
  TextArea,
  useSubmit,
} from '../../../../web/index.ts'
import type { PartnerRoutes } from '../../routes.ts'

const api = client<PartnerRoutes>()

/** Makes the signed invitation of one's own institution and hands it over as a file. */
export function InvitationMaker() {
  const [made, setMade] = useState<{ readonly name: string; readonly link: string | null }>()
  const [copied, setCopied] = useState(false)
  const form = useSubmit({
    formId: 'make-invitation',
    fields: {},
    send: async () => {
      const file = await api('POST /api/partners/invitation')
      saveAsFile({ name: file.file_name, content: file.content })
      setMade({ name: file.file_name, link: file.link })
      setCopied(false)
    },
  })
  const copy = async (link: string) => {
    await navigator.clipboard?.writeText(link)
    setCopied(navigator.clipboard !== undefined)
  }
  return (
    <form
      id="make-invitation"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <h2>
        <Trans id="partners.invite.title">دعوتك إلى شريك</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <p>
        <Trans id="partners.invite.text">
          ملف موقّع فيه اسم مؤسستك ومفاتيحها العلنية. لا سرّ فيه: سلّمه باليد أو بالبريد، فالبصمة المقروءة بالصوت هي التي
          تؤكده.
        </Trans>
      </p>
      <SubmitRow busy={form.busy}>
        <Trans id="partners.invite.make">إعداد ملف الدعوة</Trans>
      </SubmitRow>
      {made === undefined ? null : (
        <Notice kind="success" live title={<Trans id="partners.invite.made">أُعدّ الملف ونُزّل على جهازك</Trans>}>
          <p>
            <FileName>{made.name}</FileName>
          </p>
        </Notice>
      )}
      {made === undefined || made.link === null ? null : (
        <>
          <TextArea
            id="invitation-link-made"
            rows={3}
            dir="ltr"
            readOnly
            label={<Trans id="partners.invite.link">أو أرسل الدعوة نفسها رابطًا</Trans>}
            hint={
              <Trans id="partners.invite.link-hint">
                يلصقه الشريك كاملًا في صفحة شركائه. وهو كالملف: لا سرّ فيه، ولا يعطي شيئًا قبل مقارنة البصمة بالصوت.
              </Trans>
            }
            value={made.link}
            onFocus={(event) => event.target.select()}
          />
          <p>
            <Button kind="secondary" onClick={() => void copy(made.link ?? '')}>
              <Trans id="partners.invite.copy">نسخ الرابط</Trans>
            </Button>{' '}
            <span role="status">{copied ? <Trans id="partners.invite.copied">نُسخ</Trans> : null}</span>
          </p>
        </>
      )}
    </form>
  )
}
