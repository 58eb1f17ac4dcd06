import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { saveAsFile } from '../../../../web/design/widgets/file-text.tsx'
import { client, ErrorSummary, FileName, Notice, SubmitRow, useSubmit } from '../../../../web/index.ts'
import type { PartnerRoutes } from '../../routes.ts'

const api = client<PartnerRoutes>()

/** Makes the signed invitation of one's own institution and hands it over as a file. */
export function InvitationMaker() {
  const [made, setMade] = useState<string>()
  const form = useSubmit({
    formId: 'make-invitation',
    fields: {},
    send: async () => {
      const file = await api('POST /api/partners/invitation')
      saveAsFile({ name: file.file_name, content: file.content })
      setMade(file.file_name)
    },
  })
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
            <FileName>{made}</FileName>
          </p>
        </Notice>
      )}
    </form>
  )
}
