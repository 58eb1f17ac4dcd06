import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { client, FromQuery, Page } from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { InstitutionForm } from './parts/institution-form.tsx'

const api = client<IdentityRoutes>()

/** Changing the institution's record. */
export function Screen() {
  const { t } = useLingui()
  const title = t({ id: 'identity.institution.edit-title', message: 'تعديل بيانات المؤسسة' })
  const query = useQuery({
    queryKey: ['institution'],
    queryFn: ({ signal }) => api('GET /api/institution', { signal }),
  })
  if (query.data === undefined) {
    return (
      <Page title={title}>
        <FromQuery query={query}>{() => null}</FromQuery>
      </Page>
    )
  }
  return <InstitutionForm title={title} institution={query.data} />
}
