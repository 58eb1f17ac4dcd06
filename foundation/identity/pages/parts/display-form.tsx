import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import {
  Checkboxes,
  client,
  currentRecord,
  Notice,
  QuestionPage,
  Radios,
  SubmitRow,
  useSession,
  useSubmit,
} from '../../../../web/index.ts'
import { digitChoices, type Locale, locales } from '../../../language/index.ts'
import type { Me } from '../../model.ts'
import type { IdentityRoutes } from '../../routes.ts'
import { digitWords, localeWords } from './words.tsx'

const api = client<IdentityRoutes>()

type DisplayFormProps = { readonly title: string; readonly me: z.infer<typeof Me> }

/** Four settings of one person. They hold for this person on every device. */
export function DisplayForm({ title, me }: DisplayFormProps) {
  const cache = useQueryClient()
  const { renew } = useSession()
  const [display, setDisplay] = useState(me.display)
  const change = (part: Partial<typeof display>) => setDisplay({ ...display, ...part })
  const [version, setVersion] = useState(me.version)
  const [saved, setSaved] = useState(false)
  const { errors, attempt, busy, submit } = useSubmit({
    formId: 'locale',
    fields: { '/display/locale': 'locale', '/display/digits': 'digits' },
    send: async () => {
      setSaved(false)
      const now = await api('PATCH /api/me', { version, body: { display } })
      setVersion(now.version)
      await renew()
      cache.removeQueries({ queryKey: ['me'], type: 'inactive' })
      setSaved(true)
    },
    handle: (error) => {
      // one's own settings, changed on another device: what is chosen here and now is meant
      const now = currentRecord<DisplayFormProps['me']>(error)
      if (now !== undefined) setVersion(now.version)
      return false
    },
  })
  return (
    <QuestionPage
      title={title}
      errors={errors}
      attempt={attempt}
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          void submit()
        },
      }}
      actions={
        <SubmitRow busy={busy}>
          <Trans id="identity.save">حفظ</Trans>
        </SubmitRow>
      }
    >
      {saved ? <Notice kind="success" live title={<Trans id="identity.display.saved">حُفظت إعداداتك.</Trans>} /> : null}
      <Radios
        id="locale"
        name="locale"
        label={<Trans id="identity.display.locale">لغة الواجهة</Trans>}
        value={display.locale}
        onChange={(locale) => change({ locale: locale as Locale })}
        choices={locales.map((locale) => ({ value: locale, label: localeWords[locale]() }))}
      />
      <Radios
        id="digits"
        name="digits"
        label={<Trans id="identity.digits.label">الأرقام في الصفحات العربية</Trans>}
        value={display.digits}
        onChange={(digits) => change({ digits: digits as typeof display.digits })}
        choices={digitChoices.map((choice) => ({
          value: choice,
          label:
            choice === 'locale' ? (
              <Trans id="identity.display.digits-institution">كما اختارت المؤسسة</Trans>
            ) : (
              digitWords[choice]()
            ),
        }))}
      />
      <Checkboxes
        id="reading"
        name="reading"
        label={<Trans id="identity.display.reading">القراءة</Trans>}
        values={[...(display.hijri_beside ? ['hijri'] : []), ...(display.low_data ? ['low'] : [])]}
        onChange={(chosen) => change({ hijri_beside: chosen.includes('hijri'), low_data: chosen.includes('low') })}
        choices={[
          { value: 'hijri', label: <Trans id="identity.display.hijri">إظهار التاريخ الهجري بجانب الميلادي</Trans> },
          {
            value: 'low',
            label: <Trans id="identity.display.low-data">توفير البيانات</Trans>,
            hint: <Trans id="identity.display.low-data-hint">لا تُحمَّل الصور والخرائط إلا إذا طلبتها.</Trans>,
          },
        ]}
      />
    </QuestionPage>
  )
}
