import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, ButtonRow, NumberText } from '../../../../../web/index.ts'
import type { Copy, EvidencePage } from '../../model.ts'
import { Purpose } from './purpose.tsx'
import { Redaction } from './redaction.tsx'
import { Veil } from './veil.tsx'
import { operationWords } from './words.tsx'

type Props = { readonly item: EvidencePage; readonly onChange: () => Promise<void> }

/** Looking at an item: why, then its working copies, or the recording as it was received; regions are drawn on them. */
export function Viewer({ item, onChange }: Props) {
  const [opening, setOpening] = useState<number>()
  const seen = item.copies.filter(({ operation, state }) => operation !== 'thumbnail' && state === 'done')
  const played = item.sealed ? undefined : /^(audio|video)\//.exec(item.media_type)?.[1]
  if (seen.length === 0 && played === undefined) return null
  return (
    <section className="evidence-part">
      <h2>
        <Trans id="evidence.view.title">الاطلاع</Trans>
      </h2>
      {opening === undefined ? (
        <Purpose
          id={item.id}
          action="view"
          label={<Trans id="evidence.view.purpose">الغرض من الاطلاع</Trans>}
          button={<Trans id="evidence.view.open">فتح للاطلاع</Trans>}
          onOpened={(seq) => {
            setOpening(seq)
            void onChange()
          }}
        />
      ) : (
        <Veil graphic={item.graphic} warning={item.content_warning}>
          {(shown) =>
            played === undefined ? (
              <Pictures item={item} copies={seen} opening={opening} onChange={onChange} />
            ) : (
              <Recording item={item} opening={opening} sound={shown} kind={played} />
            )
          }
        </Veil>
      )}
    </section>
  )
}

function Recording({
  item,
  opening,
  sound,
  kind,
}: {
  readonly item: EvidencePage
  readonly opening: number
  readonly sound: boolean
  readonly kind: string
}) {
  const src = `/api/evidence/${item.id}/original?opening=${opening}`
  return (
    <div className="evidence-picture">
      {kind === 'audio' ? (
        <audio key={String(sound)} src={src} controls preload="none" muted={!sound}>
          <track kind="captions" />
        </audio>
      ) : (
        <video key={String(sound)} src={src} controls preload="metadata" muted={!sound}>
          <track kind="captions" />
        </video>
      )}
    </div>
  )
}

function Pictures({
  item,
  copies,
  opening,
  onChange,
}: Props & { readonly copies: readonly Copy[]; readonly opening: number }) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState(copies[0]?.id)
  const [redacting, setRedacting] = useState(false)
  const copy = copies.find(({ id }) => id === chosen) ?? copies[0]
  if (copy === undefined) return null
  const src = `/api/evidence/${item.id}/copies/${copy.id}?opening=${opening}`
  if (redacting)
    return (
      <Redaction
        id={item.id}
        copyId={copy.id}
        src={src}
        onCancel={() => setRedacting(false)}
        onAsked={async () => {
          setRedacting(false)
          await onChange()
        }}
      />
    )
  return (
    <>
      <fieldset className="evidence-copies">
        <legend>
          <Trans id="evidence.view.copies">نسخ العمل</Trans>
        </legend>
        {copies.map(({ id, operation, page }) => (
          <Button key={id} kind="secondary" aria-pressed={id === copy.id} onClick={() => setChosen(id)}>
            {operationWords[operation]()} {page === null ? null : <NumberText value={page} />}
          </Button>
        ))}
      </fieldset>
      <div className="evidence-picture">
        <img src={src} alt={t({ id: 'evidence.view.picture', message: 'نسخة العمل المختارة' })} />
      </div>
      {item.level === 'view' ? null : (
        <ButtonRow>
          <Button onClick={() => setRedacting(true)}>
            <Trans id="evidence.view.redact">حجب مساحات في نسخة جديدة</Trans>
          </Button>
        </ButtonRow>
      )}
    </>
  )
}
