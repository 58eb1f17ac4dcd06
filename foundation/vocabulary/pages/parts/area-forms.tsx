import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  client,
  ErrorSummary,
  errorOf,
  Radios,
  Select,
  SubmitRow,
  TextInput,
  useDisplay,
  useSubmit,
} from '../../../../web/index.ts'
import { pickText, plainDigits } from '../../../language/index.ts'
import type { AreaDetail } from '../../areas/model.ts'
import type { AreaRoutes } from '../../areas/routes.ts'
import { foundTerms } from './term-links.tsx'
import { shown } from './words.tsx'

const api = client<AreaRoutes>()
const MOST_OFFERED = 8
const TOP = 'root'
const day = /^\d{4}-\d{2}-\d{2}$/

function useKeptArea() {
  const cache = useQueryClient()
  return async (area: AreaDetail) => {
    cache.setQueryData(['area', area.id], area)
    await cache.invalidateQueries({ queryKey: ['areas'] })
  }
}

type Typed = { readonly type: string; readonly from: string; readonly to: string }

/** What kind of area it is, and from when to when it stood. */
export function AreaFactsForm({ area }: { readonly area: AreaDetail }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const keep = useKeptArea()
  const [typed, setTyped] = useState<Typed>({
    type: area.type_id ?? '',
    from: area.valid_from ?? '',
    to: area.valid_to ?? '',
  })
  const types = useQuery({
    queryKey: ['terms-found', 'area-type', ''],
    queryFn: ({ signal }) => foundTerms('area-type', '', signal),
  })
  const dayOf = (text: string) => (text.trim() === '' ? null : plainDigits(text.trim()))
  const form = useSubmit({
    formId: 'area-from',
    fields: { '/type_id': 'area-type', '/valid_from': 'area-from', '/valid_to': 'area-to' },
    send: async () => {
      const body = {
        type_id: typed.type === '' ? null : typed.type,
        valid_from: dayOf(typed.from),
        valid_to: dayOf(typed.to),
      }
      await keep(await api('PATCH /api/areas/:id', { params: { id: area.id }, version: area.version, body }))
    },
  })
  const wrong = t({ id: 'vocabulary.area.day-wrong', message: 'اكتب التاريخ هكذا: 2015-09-04' })
  const field = (id: string, part: 'from' | 'to') => {
    const error = errorOf(form.errors, id)
    return {
      id,
      dir: 'ltr',
      width: 'medium' as const,
      optional: true,
      autoComplete: 'off',
      value: typed[part],
      onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [part]: event.target.value }),
      ...(error === undefined ? {} : { error }),
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const given = [
          ['area-from', dayOf(typed.from)],
          ['area-to', dayOf(typed.to)],
        ] as const
        void form.submit(
          given.flatMap(([fieldId, text]) => (text === null || day.test(text) ? [] : [{ fieldId, message: wrong }])),
        )
      }}
    >
      <h2>
        <Trans id="vocabulary.area.facts">النوع والمدة</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <Select
        id="area-type"
        label={<Trans id="vocabulary.area.type">نوع المكان</Trans>}
        value={typed.type}
        onChange={(event) => setTyped({ ...typed, type: event.target.value })}
      >
        <option value="">{t({ id: 'vocabulary.area.no-type', message: 'غير محدد' })}</option>
        {(types.data?.items ?? []).map(({ id, labels }) => (
          <option key={id} value={id}>
            {pickText(shown(labels), language)?.text ?? id}
          </option>
        ))}
      </Select>
      <TextInput {...field('area-from', 'from')} label={<Trans id="vocabulary.area.from">قائم منذ</Trans>} />
      <TextInput {...field('area-to', 'to')} label={<Trans id="vocabulary.area.to">إلى غاية</Trans>} />
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.area.save">حفظ النوع والمدة</Trans>
      </SubmitRow>
    </form>
  )
}

/** Puts an area into another: with a day, where it stood until then is kept; without one, the earlier place was a mistake. */
export function AreaMoveForm({ area }: { readonly area: AreaDetail }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const keep = useKeptArea()
  const [typed, setTyped] = useState('')
  const [into, setInto] = useState('')
  const [on, setOn] = useState('')
  const search = typed.trim()
  const found = useQuery({
    queryKey: ['areas-found', search],
    queryFn: ({ signal }) => api('GET /api/areas', { query: { search, limit: MOST_OFFERED }, signal }),
    enabled: search !== '',
    placeholderData: (before) => before,
  })
  const since = on.trim() === '' ? null : plainDigits(on.trim())
  const form = useSubmit({
    formId: 'area-find',
    fields: { '/parent_id': 'area-find', '/on': 'area-on' },
    send: async () => {
      const body = { parent_id: into === TOP ? null : into, on: since }
      await keep(await api('POST /api/areas/:id/move', { params: { id: area.id }, version: area.version, body }))
    },
  })
  const wrong = t({ id: 'vocabulary.area.day-wrong', message: 'اكتب التاريخ هكذا: 2015-09-04' })
  const missing = t({ id: 'vocabulary.area.into-missing', message: 'اختر المكان الذي يقع فيه' })
  const error = (id: string) => {
    const message = errorOf(form.errors, id)
    return message === undefined ? {} : { error: message }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit([
          ...(into === '' ? [{ fieldId: 'area-find', message: missing }] : []),
          ...(since === null || day.test(since) ? [] : [{ fieldId: 'area-on', message: wrong }]),
        ])
      }}
    >
      <h2>
        <Trans id="vocabulary.area.move">إلحاق المكان بآخر</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <TextInput
        id="area-find"
        type="search"
        autoComplete="off"
        label={<Trans id="vocabulary.area.find">البحث عن المكان الذي يقع فيه</Trans>}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        {...error('area-find')}
      />
      <Radios
        id="area-into"
        name="area-into"
        label={<Trans id="vocabulary.area.into">يقع في</Trans>}
        value={into}
        onChange={setInto}
        choices={[
          { value: TOP, label: t({ id: 'vocabulary.area.top', message: 'لا يقع في غيره' }) },
          ...(search === '' ? [] : (found.data?.items ?? []))
            .filter(({ id }) => id !== area.id)
            .map(({ id, names }) => ({ value: id, label: <bdi>{pickText(names, language)?.text ?? id}</bdi> })),
        ]}
      />
      <TextInput
        id="area-on"
        dir="ltr"
        width="medium"
        optional
        autoComplete="off"
        label={<Trans id="vocabulary.area.on">منذ تاريخ</Trans>}
        hint={
          <Trans id="vocabulary.area.on-hint">
            بتاريخ: يبقى موضعه السابق محفوظًا. بلا تاريخ: كان الموضع السابق خطأ.
          </Trans>
        }
        value={on}
        onChange={(event) => setOn(event.target.value)}
        {...error('area-on')}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.area.move-submit">إلحاق المكان</Trans>
      </SubmitRow>
    </form>
  )
}
