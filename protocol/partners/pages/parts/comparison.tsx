import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyRoutes } from '../../../../foundation/keys/index.ts'
import { plainDigits } from '../../../../foundation/language/index.ts'
import {
  Checkboxes,
  client,
  ErrorSummary,
  errorOf,
  FieldGroup,
  FromQuery,
  SubmitRow,
  useSubmit,
} from '../../../../web/index.ts'
import type { Partner } from '../../model.ts'
import type { PartnerRoutes } from '../../routes.ts'
import { Fingerprint } from './fingerprint.tsx'

const api = client<PartnerRoutes>()
const keys = client<KeyRoutes>()
const places = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** Both sides read their fingerprint aloud; what is heard is written down here and compared with what the file brought. */
export function Comparison({ partner }: { readonly partner: Partner }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const [heard, setHeard] = useState<readonly string[]>(places.map(() => ''))
  const [known, setKnown] = useState<readonly string[]>([])
  const own = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => keys('GET /api/keys', { signal }) })
  const form = useSubmit({
    formId: 'heard',
    fields: { '/heard': 'heard' },
    send: async () => {
      const now = await api('POST /api/partners/:id/confirmation', {
        params: { id: partner.id },
        body: { heard: [...heard] },
      })
      cache.setQueryData(['partners', partner.id], now)
      await cache.invalidateQueries({ queryKey: ['partners'] })
    },
  })
  const check = () => [
    ...(heard.every((group) => /^\d{5}$/.test(group))
      ? []
      : [
          {
            fieldId: 'heard',
            message: t({
              id: 'partners.compare.incomplete',
              message: 'اكتب المجموعات الثماني كاملة، خمسة أرقام في كل منها.',
            }),
          },
        ]),
    ...(known.length > 0
      ? []
      : [
          {
            fieldId: 'known',
            message: t({ id: 'partners.compare.not-known', message: 'أكّد أنك قارنت بالصوت مع شخص تعرفه.' }),
          },
        ]),
  ]
  const heardError = errorOf(form.errors, 'heard')
  const knownError = errorOf(form.errors, 'known')
  return (
    <section>
      <h2>
        <Trans id="partners.compare.title">مقارنة البصمة بالصوت</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <h3>
        <Trans id="partners.compare.ours">اقرأ هذا للشريك</Trans>
      </h3>
      <FromQuery query={own}>
        {({ items }) => {
          const key = items.find(({ use, state }) => use === 'agreement' && state === 'current')
          return <div className="prose">{key === undefined ? null : <Fingerprint groups={key.fingerprint} />}</div>
        }}
      </FromQuery>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(check())
        }}
      >
        <FieldGroup
          id="heard"
          label={<Trans id="partners.compare.heard">اكتب ما يقرؤه الشريك لك</Trans>}
          hint={
            <Trans id="partners.compare.heard-hint">
              ثماني مجموعات من خمسة أرقام. لا نعرض ما وصلنا في الملف قبل أن تكتب ما سمعته، ليكون ما تكتبه سماعًا لا نقلًا.
            </Trans>
          }
          {...(heardError === undefined ? {} : { error: heardError })}
        >
          <div className="heard-groups">
            {places.map((place) => (
              <div key={place}>
                <label htmlFor={`heard-${place}`}>{place + 1}</label>
                <input
                  id={`heard-${place}`}
                  className="control"
                  type="text"
                  dir="ltr"
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={5}
                  value={heard[place] ?? ''}
                  onChange={(event) =>
                    setHeard(heard.map((group, at) => (at === place ? plainDigits(event.target.value).trim() : group)))
                  }
                />
              </div>
            ))}
          </div>
        </FieldGroup>
        <Checkboxes
          id="known"
          name="known"
          label={<Trans id="partners.compare.who">من كان على الهاتف</Trans>}
          values={known}
          onChange={setKnown}
          choices={[
            {
              value: 'yes',
              label: (
                <Trans id="partners.compare.known">
                  كلّمت شخصًا أعرفه في هذه المؤسسة، على رقم عرفته من غير هذا الملف، وقرأ كل منا بصمته.
                </Trans>
              ),
            },
          ]}
          {...(knownError === undefined ? {} : { error: knownError })}
        />
        <SubmitRow busy={form.busy}>
          <Trans id="partners.compare.confirm">تأكيد الشريك</Trans>
        </SubmitRow>
      </form>
    </section>
  )
}
