import { Trans, useLingui } from '@lingui/react/macro'
import { DateFields, Radios, TextInput } from '../../../../web/index.ts'
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
