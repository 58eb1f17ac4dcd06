import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { FromQuery, Page, useDisplay } from '../../../web/index.ts'
import { type Kind, kinds } from '../model.ts'
import { api } from './parts/calls.ts'
import type { FormField } from './parts/form-field.ts'
import { changeBody, type HeldForm, heldForm } from './parts/form-values.ts'
import { labelWords } from './parts/label-words.ts'
import { RecordForm } from './parts/record-form.tsx'

/** Changes a record; what somebody else saved meanwhile is shown beside it, and chosen between. */
export function Screen() {
  const { kind = '', id = '' } = useParams({ strict: false })
  const known = kinds.find((one) => one === kind)
  return known === undefined ? null : <Edit key={id} kind={known} id={id} />
}

function Edit({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const display = useDisplay()
  const { t } = useLingui()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const query = useQuery({
    queryKey: ['record', kind, id],
    queryFn: ({ signal }) => api('GET /api/records/:kind/:id', { params: { kind, id }, signal }),
  })
  const page = `/records/${kind}/${id}`
  const send = async (held: HeldForm, fields: readonly FormField[]) => {
    const body = changeBody(fields, held, display)
    if (Object.keys(body).length > 0) {
      const changed = await api('PATCH /api/records/:kind/:id', { params: { kind, id }, version: held.version, body })
      cache.setQueryData(['record', kind, id], changed)
      await cache.invalidateQueries({ queryKey: ['records', kind] })
    }
    await navigate({ to: page })
  }
  return (
    <Page title={t({ id: 'documentation.edit.title', message: 'تعديل السجل' })} back={{ href: page }}>
      <FromQuery query={query}>
        {(record) => (
          <RecordForm
            kind={kind}
            caseId={record.case_id}
            draftKey={`record-${id}`}
            start={heldForm(record)}
            words={labelWords(record.labels, display.language)}
            send={send}
            onLeave={() => void navigate({ to: page })}
          />
        )}
      </FromQuery>
    </Page>
  )
}
