import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { formatFileSize } from '../../../../../foundation/language/index.ts'
import { buttonClass, useDisplay } from '../../../../../web/index.ts'
import type { EvidencePage } from '../../model.ts'
import { Purpose } from './purpose.tsx'

/** The original itself, byte for byte: why first, then the way to it. */
export function Download({ item, onChange }: { readonly item: EvidencePage; readonly onChange: () => Promise<void> }) {
  const display = useDisplay()
  const [opening, setOpening] = useState<number>()
  return (
    <section className="evidence-part">
      <h2>
        <Trans id="evidence.download.title">الأصل</Trans>
      </h2>
      <p>
        <Trans id="evidence.download.text">
          يُنزّل كما استُلم، ببياناته الوصفية. قد تكشف هذه البيانات من صوّر وأين: لا تنشره قبل أن تنظر فيها.
        </Trans>
      </p>
      {opening === undefined ? (
        <Purpose
          id={item.id}
          action="copy"
          label={<Trans id="evidence.download.purpose">الغرض من التنزيل</Trans>}
          button={<Trans id="evidence.download.open">طلب الأصل</Trans>}
          onOpened={(seq) => {
            setOpening(seq)
            void onChange()
          }}
        />
      ) : (
        <p>
          <a className={buttonClass('primary')} href={`/api/evidence/${item.id}/original?opening=${opening}`} download>
            <Trans id="evidence.download.link">
              تنزيل الأصل · <bdi>{formatFileSize(display, item.bytes)}</bdi>
            </Trans>
          </a>
        </p>
      )}
    </section>
  )
}
