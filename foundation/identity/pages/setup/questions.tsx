import { Trans, useLingui } from '@lingui/react/macro'
import { type Draft, errorOf, type FormError, judgeAccent, Radios, TextInput } from '../../../../web/index.ts'
import { isTimeZone, type Locale } from '../../../language/index.ts'
import type { NewInstitution } from '../../model.ts'
import { LookFields } from '../parts/look-fields.tsx'
import { NamesFields } from '../parts/names-fields.tsx'
import { TimeFields } from '../parts/time-fields.tsx'
import { localeWords } from '../parts/words.tsx'
import { WritingFields } from '../parts/writing-fields.tsx'
import type { SetupDraft, SetupStep } from './setup-draft.ts'
import { SetupStepPage } from './setup-step.tsx'

type QuestionsProps = {
  readonly step: Exclude<SetupStep, 'check'>
  readonly draft: Draft<SetupDraft>
  readonly go: (path: string) => void
}

/** The questions of one step, and what must be answered before the next. */
export function Questions({ step, draft, go }: QuestionsProps) {
  const { t } = useLingui()
  const { institution, person } = draft.value
  const change = (part: Partial<NewInstitution>) => draft.change({ institution: { ...institution, ...part } })
  const titles: { readonly [S in typeof step]: string } = {
    names: t({ id: 'identity.setup.names', message: 'ما اسم المؤسسة؟' }),
    writing: t({ id: 'identity.setup.writing', message: 'بأي لغات وأرقام تعمل؟' }),
    time: t({ id: 'identity.setup.time', message: 'ما توقيتها وأسبوع عملها؟' }),
    look: t({ id: 'identity.setup.look', message: 'ما شعارها ولونها؟' }),
    person: t({ id: 'identity.setup.person', message: 'من أنت؟' }),
  }
  const review: { readonly [S in typeof step]: () => readonly FormError[] } = {
    names: () => {
      const named = Object.values(institution.name).some((text) => text !== undefined && text.trim() !== '')
      const message = t({ id: 'identity.name.missing', message: 'أدخل اسم المؤسسة بلغة واحدة على الأقل' })
      return named ? [] : [{ fieldId: 'name', message }]
    },
    writing: () => [],
    time: () => {
      const message = t({
        id: 'identity.time-zone.unknown',
        message: 'اختر منطقة زمنية من القائمة، مثل Africa/Casablanca',
      })
      return isTimeZone(institution.time_zone) ? [] : [{ fieldId: 'time_zone', message }]
    },
    look: () => {
      const message = t({
        id: 'identity.accent.refused',
        message: 'هذا اللون باهت لا يُقرأ على خلفية الصفحات. اختر لوناً أغمق.',
      })
      const { accent } = institution
      return accent === null || judgeAccent(accent).status === 'allowed' ? [] : [{ fieldId: 'accent', message }]
    },
    person: () => {
      const message = t({ id: 'identity.person.missing', message: 'أدخل اسمك' })
      return person.name.trim() === '' ? [{ fieldId: 'person-name', message }] : []
    },
  }
  return (
    <SetupStepPage step={step} title={titles[step]} draft={draft} review={review[step]} go={go}>
      {(errors) => {
        const fields = { value: institution, change, errors }
        if (step === 'names') return <NamesFields {...fields} />
        if (step === 'writing') return <WritingFields {...fields} />
        if (step === 'time') return <TimeFields {...fields} />
        if (step === 'look') return <LookFields {...fields} />
        return <PersonFields draft={draft} errors={errors} />
      }}
    </SetupStepPage>
  )
}

type PersonFieldsProps = { readonly draft: Draft<SetupDraft>; readonly errors: readonly FormError[] }

/** The person who sets up: the first one who may change settings and invite others. */
function PersonFields({ draft, errors }: PersonFieldsProps) {
  const { institution, person } = draft.value
  const change = (part: Partial<SetupDraft['person']>) => draft.change({ person: { ...person, ...part } })
  const error = errorOf(errors, 'person-name')
  const localeError = errorOf(errors, 'person-locale')
  return (
    <>
      <TextInput
        id="person-name"
        name="person-name"
        autoComplete="name"
        label={<Trans id="identity.person.name">اسمك كما يُكتب في المراسلات</Trans>}
        hint={<Trans id="identity.person.hint">يُسجَّل هذا الاسم لأول من يدير المؤسسة في النظام، ويظهر للزملاء.</Trans>}
        value={person.name}
        onChange={(event) => change({ name: event.target.value })}
        {...(error === undefined ? {} : { error })}
      />
      <Radios
        id="person-locale"
        name="person-locale"
        label={<Trans id="identity.person.locale">بأي لغة تريد أن تعمل؟</Trans>}
        value={person.locale}
        onChange={(locale) => change({ locale: locale as Locale })}
        choices={offered(institution, person.locale).map((locale) => ({ value: locale, label: localeWords[locale]() }))}
        {...(localeError === undefined ? {} : { error: localeError })}
      />
    </>
  )
}

/** The institution's languages, and the one already chosen should it not be among them. */
const offered = ({ locales }: NewInstitution, own: Locale): readonly Locale[] =>
  locales.includes(own) ? locales : [...locales, own]
