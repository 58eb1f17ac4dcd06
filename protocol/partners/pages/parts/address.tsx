import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  Button,
  client,
  currentRecord,
  ErrorSummary,
  errorOf,
  Notice,
  SubmitRow,
  TextInput,
  useSubmit,
} from '../../../../web/index.ts'
import type { Partner } from '../../model.ts'
import type { PartnerRoutes } from '../../routes.ts'

const api = client<PartnerRoutes>()

/** Where signed messages are delivered to a partner; without an address they are carried by hand. */
export function Address({ partner }: { readonly partner: Partner }) {
  const cache = useQueryClient()
  const [open, setOpen] = useState(false)
  const [address, setAddress] = useState(partner.address ?? '')
  const [version, setVersion] = useState(partner.version)
  const [other, setOther] = useState<Partner>()
  const form = useSubmit({
    formId: 'partner-address',
    fields: { '/address': 'partner-address' },
    send: async () => {
      const typed = address.trim()
      const now = await api('PATCH /api/partners/:id', {
        params: { id: partner.id },
        version,
        body: { address: typed === '' ? null : typed },
      })
      cache.setQueryData(['partners', partner.id], now)
      setOther(undefined)
      setOpen(false)
    },
    handle: (error) => {
      const now = currentRecord<Partner>(error)
      if (now === undefined) return false
      setOther(now)
      setVersion(now.version)
      return true
    },
  })
  if (!open)
    return (
      <p>
        <Button
          id="change-address"
          kind="secondary"
          onClick={() => {
            setAddress(partner.address ?? '')
            setVersion(partner.version)
            setOpen(true)
          }}
        >
          <Trans id="partners.address.change">تغيير عنوان الخادم</Trans>
        </Button>
      </p>
    )
  const error = errorOf(form.errors, 'partner-address')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {other === undefined ? null : (
        <Notice kind="warn" live title={<Trans id="partners.address.changed">غيّر شخص آخر هذا الشريك وأنت تكتب</Trans>}>
          <p>
            <Trans id="partners.address.now">
              العنوان المحفوظ الآن: <bdi dir="ltr">{other.address ?? '–'}</bdi>. احفظ من جديد ليبقى ما كتبتَه.
            </Trans>
          </p>
        </Notice>
      )}
      <TextInput
        id="partner-address"
        dir="ltr"
        optional
        inputMode="url"
        autoComplete="off"
        label={<Trans id="partners.one.address">عنوان الخادم</Trans>}
        hint={
          <Trans id="partners.address.hint">
            يبدأ بـ <bdi dir="ltr">https://</bdi>. يُترك فارغًا لتُحمل الملفات باليد.
          </Trans>
        }
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        {...(error === undefined ? {} : { error })}
      />
      <SubmitRow
        busy={form.busy}
        beside={
          <Button kind="quiet" onClick={() => setOpen(false)}>
            <Trans id="partners.address.drop">ترك التعديل</Trans>
          </Button>
        }
      >
        <Trans id="partners.address.save">حفظ العنوان</Trans>
      </SubmitRow>
    </form>
  )
}
