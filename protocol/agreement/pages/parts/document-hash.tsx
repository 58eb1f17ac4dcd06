import { Trans } from '@lingui/react/macro'
import type { ProtocolView } from '../../model.ts'
import { Hash } from './hash.tsx'

type DocumentHashProps = { readonly document: NonNullable<ProtocolView['current']['document']> }

/** The hash of the typeset file that is signed with the rest, and whether our own typesetter gave the same bytes. */
export function DocumentHash({ document: { sha256, checked } }: DocumentHashProps) {
  return (
    <>
      <Hash value={sha256} />
      <p className="field-hint">
        {checked === true ? (
          <Trans id="agreement.document.checked">نُضّد النص عندنا من جديد فأعطى البايتات نفسها.</Trans>
        ) : (
          <Trans id="agreement.document.unchecked">
            نضّده الطرف الآخر بنسخة أخرى من البرنامج، فلم يُقارن آليًا. اقرأ الملف المطبوع كله قبل توقيعه.
          </Trans>
        )}
      </p>
    </>
  )
}
