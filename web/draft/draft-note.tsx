import { Trans } from '@lingui/react/macro'
import { Button } from '../design/button.tsx'
import { Notice } from '../design/notice.tsx'
import type { DraftPlace } from './use-draft.ts'

/** One line under a form: where the latest change lies. */
export function DraftNote({ place }: { readonly place: DraftPlace }) {
  return (
    <p className="draft-note" role="status">
      {place === 'saving' ? <Trans id="web.draft.saving">جارٍ الحفظ على هذا الجهاز…</Trans> : null}
      {place === 'device' ? <Trans id="web.draft.device">محفوظ على هذا الجهاز.</Trans> : null}
      {place === 'memory' ? (
        <Trans id="web.draft.memory">
          لا يتيح هذا المتصفح الحفظ على الجهاز: يبقى ما كتبتَه ما دامت هذه الصفحة مفتوحة.
        </Trans>
      ) : null}
    </p>
  )
}

/** Says that a form was filled from an earlier visit, and offers to start anew. */
export function RestoredNote({ onDiscard }: { readonly onDiscard: () => void }) {
  return (
    <Notice title={<Trans id="web.draft.restored">استُعيد ما كتبتَه من قبل على هذا الجهاز.</Trans>}>
      <Button kind="quiet" onClick={onDiscard}>
        <Trans id="web.draft.discard">تجاهله والبدء من جديد</Trans>
      </Button>
    </Notice>
  )
}
