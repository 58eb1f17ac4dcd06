import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import {
  Button,
  ButtonRow,
  DateFields,
  type DatePart,
  emptyDateDraft,
  errorOf,
  type FormError,
  Notice,
  QuestionPage,
  readDateDraft,
  TextInput,
} from '../../design/index.ts'

const wrongParts: readonly DatePart[] = ['day', 'month', 'year']

/** A whole question page that refuses an empty answer: summary, title, focus, nothing lost. */
export function QuestionExample() {
  const { t } = useLingui()
  const [date, setDate] = useState(emptyDateDraft)
  const [place, setPlace] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const accepted = attempt > 0 && errors.length === 0

  const submit = () => {
    const found: FormError[] = []
    if (!date.unknown && readDateDraft(date) === undefined)
      found.push({
        fieldId: 'when',
        message: <Trans id="components.question.date-error">أدخل تاريخ الواقعة، مثل 27 3 2026</Trans>,
      })
    if (place.trim() === '')
      found.push({
        fieldId: 'where',
        message: <Trans id="components.question.place-error">أدخل مكان الواقعة</Trans>,
      })
    setErrors(found)
    setAttempt(attempt + 1)
  }
  const dateError = errorOf(errors, 'when')
  const placeError = errorOf(errors, 'where')

  return (
    <QuestionPage
      title={t({ id: 'components.question.title', message: 'متى وأين وقعت؟' })}
      caption={<Trans id="components.question.caption">تسجيل واقعة – الخطوة 2 من 6</Trans>}
      back={{ href: '/components' }}
      errors={errors}
      attempt={attempt}
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          submit()
        },
      }}
      actions={
        <ButtonRow>
          <Button type="submit">
            <Trans id="components.buttons.continue">متابعة</Trans>
          </Button>
          <Button kind="secondary">
            <Trans id="components.buttons.save">حفظ والعودة لاحقاً</Trans>
          </Button>
        </ButtonRow>
      }
    >
      {accepted ? (
        <Notice kind="success" live title={<Trans id="components.question.accepted">قُبلت الإجابة</Trans>} />
      ) : null}
      <DateFields
        id="when"
        name="when"
        label={<Trans id="components.dates.label">متى وقعت؟</Trans>}
        draft={date}
        onChange={setDate}
        wrongParts={wrongParts}
        allowUnknown
        {...(dateError === undefined ? {} : { error: dateError })}
      />
      <TextInput
        id="where"
        name="where"
        value={place}
        onChange={(event) => setPlace(event.target.value)}
        label={<Trans id="components.forms.place">مكان الواقعة</Trans>}
        {...(placeError === undefined ? {} : { error: placeError })}
      />
    </QuestionPage>
  )
}
