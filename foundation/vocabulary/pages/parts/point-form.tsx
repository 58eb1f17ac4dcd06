import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, ErrorSummary, errorOf, SubmitRow, TextInput, useSubmit } from '../../../../web/index.ts'
import { plainDigits } from '../../../language/index.ts'
import type { AreaDetail } from '../../areas/model.ts'
import type { AreaRoutes } from '../../areas/routes.ts'

const api = client<AreaRoutes>()
const figure = /^-?\d{1,3}([.,]\d{1,8})?$/
const textOf = (value: number | null) => (value === null ? '' : String(value))

/** The point of an area, in degrees, with the radius in which it is meant; empty for none. */
export function PointForm({ area }: { readonly area: AreaDetail }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const [typed, setTyped] = useState({
    latitude: textOf(area.latitude),
    longitude: textOf(area.longitude),
    radius_m: textOf(area.radius_m),
  })
  const number = (text: string) => (text.trim() === '' ? null : Number(plainDigits(text.trim()).replace(',', '.')))
  const wrong = t({ id: 'vocabulary.point.wrong', message: 'اكتب عددًا بالدرجات، مثل 31.95' })
  const form = useSubmit({
    formId: 'latitude',
    fields: { '/latitude': 'latitude', '/longitude': 'longitude', '/radius_m': 'radius_m' },
    send: async () => {
      const body = {
        latitude: number(typed.latitude),
        longitude: number(typed.longitude),
        radius_m: number(typed.radius_m),
      }
      const now = await api('PATCH /api/areas/:id', { params: { id: area.id }, version: area.version, body })
      cache.setQueryData(['area', area.id], now)
    },
  })
  const found = () =>
    (['latitude', 'longitude', 'radius_m'] as const)
      .filter((field) => {
        const text = plainDigits(typed[field].trim())
        return text !== '' && !(field === 'radius_m' ? /^\d{1,7}$/ : figure).test(text)
      })
      .map((field) => ({ fieldId: field, message: wrong }))
  const field = (id: 'latitude' | 'longitude' | 'radius_m') => {
    const error = errorOf(form.errors, id)
    return {
      id,
      name: id,
      dir: 'ltr',
      width: 'short' as const,
      autoComplete: 'off',
      inputMode: 'decimal' as const,
      optional: true,
      value: typed[id],
      onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [id]: event.target.value }),
      ...(error === undefined ? {} : { error }),
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(found())
      }}
    >
      <h2>
        <Trans id="vocabulary.point.title">نقطة المكان</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <TextInput {...field('latitude')} label={<Trans id="vocabulary.point.latitude">خط العرض</Trans>} />
      <TextInput {...field('longitude')} label={<Trans id="vocabulary.point.longitude">خط الطول</Trans>} />
      <TextInput {...field('radius_m')} label={<Trans id="vocabulary.point.radius">نصف القطر بالأمتار</Trans>} />
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.point.save">حفظ النقطة</Trans>
      </SubmitRow>
    </form>
  )
}
