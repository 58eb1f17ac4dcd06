import { Trans, useLingui } from '@lingui/react/macro'
import { type PointerEvent, useState } from 'react'
import {
  Button,
  ButtonRow,
  ErrorSummary,
  errorOf,
  NumberText,
  SubmitRow,
  TextInput,
  useSubmit,
} from '../../../../../web/index.ts'
import type { Region } from '../../model.ts'
import { api } from './calls.ts'

type Props = {
  readonly id: string
  readonly copyId: string
  readonly src: string
  readonly onAsked: () => Promise<void>
  readonly onCancel: () => void
}
/** A rectangle with a name of its own while it is worked on. */
type Drawn = Region & { readonly key: string }
type Point = { readonly x: number; readonly y: number }

/** Smaller than this a touch was no drawing. */
const LEAST = 0.01
const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
const boxOf = (from: Point, to: Point): Drawn => ({
  key: `${from.x} ${from.y}`,
  x: Math.min(from.x, to.x),
  y: Math.min(from.y, to.y),
  width: Math.abs(from.x - to.x),
  height: Math.abs(from.y - to.y),
})
const parts = ['x', 'y', 'width', 'height'] as const

/** Rectangles drawn on a picture with a finger or a mouse, or written as numbers; what they cover is blackened in a new copy. */
export function Redaction({ id, copyId, src, onAsked, onCancel }: Props) {
  const { t } = useLingui()
  const [regions, setRegions] = useState<readonly Drawn[]>([])
  const [from, setFrom] = useState<Point>()
  const [to, setTo] = useState<Point>()
  const [reason, setReason] = useState('')
  const form = useSubmit({
    formId: 'redaction-reason',
    fields: { '/reason': 'redaction-reason' },
    send: async () => {
      await api('POST /api/evidence/:id/redactions', {
        params: { id },
        body: { copy_id: copyId, regions: regions.map(({ key: _, ...region }) => region), reason },
      })
      await onAsked()
    },
  })
  const pointOf = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: between((event.clientX - box.x) / box.width, 0, 1),
      y: between((event.clientY - box.y) / box.height, 0, 1),
    }
  }
  const ended = () => {
    if (from !== undefined && to !== undefined) {
      const drawn = boxOf(from, to)
      if (drawn.width >= LEAST && drawn.height >= LEAST) setRegions([...regions, drawn])
    }
    setFrom(undefined)
    setTo(undefined)
  }
  const change = (index: number, part: (typeof parts)[number], percent: number) => {
    if (Number.isNaN(percent)) return
    setRegions(
      regions.map((region, at) => {
        if (at !== index) return region
        const next = { ...region, [part]: between(percent / 100, 0, 1) }
        return {
          ...next,
          width: between(next.width, LEAST, 1 - Math.min(next.x, 1 - LEAST)),
          height: between(next.height, LEAST, 1 - Math.min(next.y, 1 - LEAST)),
          x: Math.min(next.x, 1 - LEAST),
          y: Math.min(next.y, 1 - LEAST),
        }
      }),
    )
  }
  const labels = {
    x: t({ id: 'evidence.redaction.x', message: 'بعدها عن الحافة اليسرى للصورة %' }),
    y: t({ id: 'evidence.redaction.y', message: 'بعدها عن أعلى الصورة %' }),
    width: t({ id: 'evidence.redaction.width', message: 'عرضها %' }),
    height: t({ id: 'evidence.redaction.height', message: 'ارتفاعها %' }),
  }
  const missing = [
    ...(regions.length === 0
      ? [
          {
            fieldId: 'redaction-add',
            message: t({ id: 'evidence.redaction.none', message: 'ارسم مساحة واحدة على الأقل.' }),
          },
        ]
      : []),
    ...(reason.trim().length < 3
      ? [
          {
            fieldId: 'redaction-reason',
            message: t({ id: 'evidence.redaction.no-reason', message: 'اكتب سبب الحجب. يُحفظ في سلسلة الحيازة.' }),
          },
        ]
      : []),
  ]
  const error = errorOf(form.errors, 'redaction-reason')
  const drawing = from === undefined || to === undefined ? undefined : boxOf(from, to)
  return (
    <form
      className="evidence-part"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(missing)
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <p>
        <Trans id="evidence.redaction.how">
          ارسم مستطيلات فوق ما يجب ألا يُرى، أو أضف مساحة واكتب أبعادها. الأصل لا يتغير.
        </Trans>
      </p>
      <div className="evidence-picture">
        <img src={src} alt={t({ id: 'evidence.redaction.picture', message: 'الصورة التي يُرسم عليها' })} />
        <svg
          viewBox="0 0 1 1"
          preserveAspectRatio="none"
          aria-hidden="true"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            setFrom(pointOf(event))
            setTo(undefined)
          }}
          onPointerMove={(event) => {
            if (from !== undefined) setTo(pointOf(event))
          }}
          onPointerUp={ended}
          onPointerCancel={() => setFrom(undefined)}
        >
          {[...regions, ...(drawing === undefined ? [] : [drawing])].map(({ key, x, y, width, height }) => (
            <rect key={key} x={x} y={y} width={width} height={height} />
          ))}
        </svg>
      </div>
      <Button
        id="redaction-add"
        kind="secondary"
        onClick={() =>
          setRegions([...regions, { key: crypto.randomUUID(), x: 0.35, y: 0.35, width: 0.3, height: 0.3 }])
        }
      >
        <Trans id="evidence.redaction.add">إضافة مساحة في الوسط</Trans>
      </Button>
      <p role="status" className="field-hint">
        <Trans id="evidence.redaction.count">
          عدد المساحات: <NumberText value={regions.length} />
        </Trans>
      </p>
      {regions.map((region, index) => (
        <fieldset key={region.key}>
          <legend>
            <Trans id="evidence.redaction.region">
              المساحة <NumberText value={index + 1} />
            </Trans>
          </legend>
          <div className="evidence-region">
            {parts.map((part) => (
              <TextInput
                key={part}
                id={`region-${index}-${part}`}
                type="number"
                min={0}
                max={100}
                label={labels[part]}
                value={String(Math.round(region[part] * 100))}
                onChange={({ target }) => change(index, part, target.valueAsNumber)}
              />
            ))}
          </div>
          <Button kind="quiet" onClick={() => setRegions(regions.filter((_, at) => at !== index))}>
            <Trans id="evidence.redaction.remove">حذف المساحة</Trans>
          </Button>
        </fieldset>
      ))}
      <TextInput
        id="redaction-reason"
        label={<Trans id="evidence.redaction.reason">سبب الحجب</Trans>}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        {...(error === undefined ? {} : { error })}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="evidence.redaction.make">صنع نسخة محجوبة</Trans>
      </SubmitRow>
      <ButtonRow>
        <Button kind="quiet" onClick={onCancel}>
          <Trans id="evidence.redaction.cancel">إلغاء الحجب</Trans>
        </Button>
      </ButtonRow>
    </form>
  )
}
