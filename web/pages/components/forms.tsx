import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { LText } from '../../../foundation/language/index.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkboxes,
  LTextFields,
  Radios,
  Select,
  TextArea,
  TextInput,
} from '../../design/index.ts'
import { title } from './sample-data.ts'
import { Shown, Specimen } from './specimen.tsx'

/** Text inputs, lists and choices, each without and with an error. */
export function Forms() {
  const [wrong, setWrong] = useState(false)
  const [source, setSource] = useState('witness')
  const [risks, setRisks] = useState<readonly string[]>(['contact'])
  const { t } = useLingui()
  return (
    <Specimen
      id="forms"
      title={<Trans id="components.forms.title">حقول الاستمارة</Trans>}
      rule={
        <Trans id="components.forms.rule">
          التسمية ظاهرة دائماً، والاختياري وحده يحمل علامة، والخطأ جملة تقول ما يُصلح ولا تُضيّع ما كُتب.
        </Trans>
      }
    >
      <TextInput
        id="sample-place"
        name="place"
        label={<Trans id="components.forms.place">مكان الواقعة</Trans>}
        hint={<Trans id="components.forms.place-hint">الحي أو القرية، كما يسميه أهله.</Trans>}
        {...(wrong
          ? { error: <Trans id="components.forms.place-error">أدخل مكان الواقعة، أو اختر «لا أعرف»</Trans> }
          : {})}
      />
      <TextInput
        id="sample-count"
        name="count"
        width="short"
        inputMode="numeric"
        optional
        label={<Trans id="components.forms.count">عدد المتضررين</Trans>}
      />
      <TextArea
        id="sample-account"
        name="account"
        rows={3}
        label={<Trans id="components.forms.account">ملخص ما حدث</Trans>}
        hint={<Trans id="components.forms.account-hint">بكلماتك، دون أسماء.</Trans>}
      />
      <Select id="sample-language" name="language" label={<Trans id="components.forms.language">لغة الإفادة</Trans>}>
        <option value="">{t({ id: 'components.forms.choose', message: 'اختر لغة' })}</option>
        <option value="ar">{t({ id: 'components.forms.arabic', message: 'العربية' })}</option>
        <option value="fr">{t({ id: 'components.forms.french', message: 'الفرنسية' })}</option>
      </Select>
      <Radios
        id="sample-source"
        name="source"
        label={<Trans id="components.forms.source">كيف علمت بالواقعة؟</Trans>}
        value={source}
        onChange={setSource}
        choices={[
          { value: 'witness', label: <Trans id="components.forms.witness">شهادة مباشرة</Trans> },
          {
            value: 'remote',
            label: <Trans id="components.forms.remote">شهادة سُمعت عن بُعد</Trans>,
            hint: <Trans id="components.forms.remote-hint">بالهاتف أو عبر وسيط.</Trans>,
          },
          { value: 'unknown', label: <Trans id="components.forms.unknown">لا أعرف</Trans> },
        ]}
        {...(wrong ? { error: <Trans id="components.forms.source-error">اختر مصدر المعلومة</Trans> } : {})}
      />
      <Checkboxes
        id="sample-risks"
        name="risks"
        label={<Trans id="components.forms.risks">ما الذي ينبغي تجنّبه عند التواصل؟</Trans>}
        values={risks}
        onChange={setRisks}
        optional
        choices={[
          { value: 'contact', label: <Trans id="components.forms.calls">المكالمات الهاتفية</Trans> },
          { value: 'visit', label: <Trans id="components.forms.visits">الزيارة في البيت</Trans> },
          { value: 'letter', label: <Trans id="components.forms.letters">الرسائل المكتوبة</Trans>, disabled: true },
        ]}
      />
      <ButtonRow>
        <Button kind="secondary" aria-pressed={wrong} onClick={() => setWrong(!wrong)}>
          <Trans id="components.forms.toggle">إظهار الأخطاء أو إخفاؤها</Trans>
        </Button>
        <ButtonLink kind="quiet" href="/components?example=question">
          <Trans id="components.forms.example">مثال: صفحة سؤال كاملة</Trans>
        </ButtonLink>
      </ButtonRow>
      <Shown title={<Trans id="components.forms.languages">نص بثلاث لغات</Trans>}>
        <Languages />
      </Shown>
    </Specimen>
  )
}

function Languages() {
  const [text, setText] = useState<LText>(title)
  return (
    <LTextFields
      id="sample-title"
      name="title"
      languages={['ar', 'fr', 'en']}
      value={text}
      onChange={setText}
      label={<Trans id="components.forms.record-title">عنوان السجل</Trans>}
      hint={<Trans id="components.forms.record-title-hint">لغة واحدة تكفي، والباقي يُضاف لاحقاً.</Trans>}
    />
  )
}
