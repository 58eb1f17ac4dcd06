import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, ErrorSummary, errorOf, LTextFields, SubmitRow, TextInput, useSubmit } from '../../../../web/index.ts'
import { type LText, languages } from '../../../language/index.ts'
import type { TermRoutes } from '../../routes.ts'

const api = client<TermRoutes>()

/** Adds a list of the institution, under a key that no release of the product takes. */
export function NewList() {
  const { t } = useLingui()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [key, setKey] = useState('')
  const [name, setName] = useState<LText>({})
  const form = useSubmit({
    formId: 'list-name',
    fields: { '/key': 'list-key', '/name': 'list-name' },
    send: async () => {
      const made = await api('POST /api/vocabularies', { body: { key: `own-${key.trim()}`, name } })
      await cache.invalidateQueries({ queryKey: ['vocabularies'] })
      await navigate({ to: `/vocabularies/${made.key}` })
    },
  })
  const error = (id: string) => {
    const message = errorOf(form.errors, id)
    return message === undefined ? {} : { error: message }
  }
  const found = () =>
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(key.trim())
      ? []
      : [
          {
            fieldId: 'list-key',
            message: t({
              id: 'vocabulary.new.key-wrong',
              message: 'اكتب المفتاح بحروف لاتينية صغيرة وأرقام، تفصل بينها شرطة عند الحاجة.',
            }),
          },
        ]
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(found())
      }}
    >
      <h2>
        <Trans id="vocabulary.new.title">قائمة جديدة للمؤسسة</Trans>
      </h2>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <LTextFields
        id="list-name"
        name="name"
        label={<Trans id="vocabulary.new.name">اسم القائمة</Trans>}
        value={name}
        languages={languages}
        onChange={setName}
        {...error('list-name')}
      />
      <TextInput
        id="list-key"
        name="key"
        dir="ltr"
        width="medium"
        autoComplete="off"
        label={<Trans id="vocabulary.new.key">مفتاح القائمة</Trans>}
        hint={<Trans id="vocabulary.new.key-hint">كلمة لاتينية قصيرة لا تتغير، مثل villages.</Trans>}
        value={key}
        onChange={(event) => setKey(event.target.value)}
        {...error('list-key')}
      />
      <SubmitRow busy={form.busy}>
        <Trans id="vocabulary.new.submit">إضافة القائمة</Trans>
      </SubmitRow>
    </form>
  )
}
