import { Trans, useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { type LText, pickText } from '../../../../foundation/language/index.ts'
import { DateFields, LTextView, Radios, TextInput, useConnection, useDisplay } from '../../../../web/index.ts'
import { vocabulary } from '../parts/calls.ts'
import { PickField } from '../parts/pick-field.tsx'
import { precisions } from './incident.ts'
import { type Guide, Question } from './question.tsx'
import { PrecisionName } from './words.tsx'

/** What happened, in a few neutral words. */
export function WhatQuestion(guide: Guide) {
  const { t } = useLingui()
  const { told, change } = guide
  return (
    <Question guide={guide} title={t({ id: 'documentation.incident.what', message: 'ماذا حدث؟' })}>
      {(errorAt) => (
        <TextInput
          id="title"
          maxLength={300}
          label={<Trans id="documentation.incident.title-label">عنوان قصير محايد</Trans>}
          hint={<Trans id="documentation.incident.title-hint">دون أسماء أشخاص، مثل: توقيف في مظاهرة سلمية.</Trans>}
          value={told.title}
          onChange={(event) => change({ title: event.target.value })}
          {...errorAt('title')}
        />
      )}
    </Question>
  )
}

/** When, as precisely as it is known. */
export function WhenQuestion(guide: Guide) {
  const { t } = useLingui()
  const { told, change } = guide
  return (
    <Question guide={guide} title={t({ id: 'documentation.incident.when', message: 'متى حدث ذلك؟' })}>
      {(errorAt) => (
        <DateFields
          id="when"
          name="when"
          label={<Trans id="documentation.incident.when-label">التاريخ كما يُعرف</Trans>}
          draft={told.when}
          onChange={(when) => change({ when })}
          allowApproximate
          allowUnknown
          {...errorAt('when')}
        />
      )}
    </Question>
  )
}

/** Where, named as it was told; a point is for the officer, who has time and a map. */
export function WhereQuestion(guide: Guide) {
  const { t } = useLingui()
  const { told, change } = guide
  return (
    <Question guide={guide} title={t({ id: 'documentation.incident.where', message: 'أين حدث ذلك؟' })}>
      {(errorAt) => (
        <>
          <AreaChoice guide={guide} />
          <TextInput
            id="place"
            optional
            maxLength={300}
            label={<Trans id="documentation.incident.place-label">اسم المكان كما قيل</Trans>}
            hint={<Trans id="documentation.incident.place-hint">بلدة أو حي أو إقليم، لا عنوان بيت.</Trans>}
            value={told.place}
            onChange={(event) => {
              const place = event.target.value
              change({ place, ...(told.precision === '' && place.trim() !== '' ? { precision: 'locality' } : {}) })
            }}
            {...errorAt('place')}
          />
          <Radios
            id="precision"
            name="precision"
            optional
            label={<Trans id="documentation.incident.precision-label">ما هذا المكان؟</Trans>}
            value={told.precision}
            onChange={(value) => change({ precision: precisions.find((one) => one === value) ?? '' })}
            choices={precisions.map((value) => ({ value, label: <PrecisionName precision={value} /> }))}
          />
        </>
      )}
    </Question>
  )
}

/** An area of the institution's gazetteer, while there is a connection to look it up; its name is kept for when there is none. */
function AreaChoice({ guide: { told, change } }: { readonly guide: Guide }) {
  const { language } = useDisplay()
  const { online } = useConnection()
  const names = useRef(new Map<string, LText>())
  if (!online && told.area === null) return null
  return (
    <PickField
      id="area"
      optional
      label={<Trans id="documentation.incident.area-label">المنطقة من معجم الأماكن</Trans>}
      multiple={false}
      values={told.area === null ? [] : [told.area.id]}
      onChange={([id]) => {
        if (id === undefined) return change({ area: null })
        const name = pickText(names.current.get(id) ?? {}, language)?.text ?? id
        change({ area: { id, name }, ...(told.precision === '' ? { precision: 'locality' } : {}) })
      }}
      searchKey={['areas']}
      search={async (search, signal) => {
        const { items } = await vocabulary('GET /api/areas', { query: { search, limit: 20 }, signal })
        return items.map(({ id, names: called, above }) => {
          names.current.set(id, called)
          const path = above.map((one) => pickText(one, language)?.text ?? '').join(' · ')
          return { id, label: <LTextView text={called} quiet />, above: path === '' ? undefined : <bdi>{path}</bdi> }
        })
      }}
      labelOf={() => <bdi>{told.area?.name}</bdi>}
    />
  )
}
