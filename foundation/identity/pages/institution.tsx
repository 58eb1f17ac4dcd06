import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ButtonLink, ButtonRow, client, FromQuery, Link, Page, SummaryList, useMay } from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { fieldNames } from './parts/fields-props.ts'
import { FieldValue, fieldWords } from './parts/institution-values.tsx'

const api = client<IdentityRoutes>()

/** The institution's own record. */
export function Screen() {
  const { t } = useLingui()
  const mayEdit = useMay('institution.edit')
  const query = useQuery({
    queryKey: ['institution'],
    queryFn: ({ signal }) => api('GET /api/institution', { signal }),
  })
  return (
    <Page title={t({ id: 'identity.institution.title', message: 'بيانات المؤسسة' })}>
      <FromQuery query={query}>
        {(institution) => (
          <SummaryList
            rows={fieldNames.map((name) => ({
              key: name,
              label: fieldWords[name](),
              value: <FieldValue name={name} value={institution[name]} />,
            }))}
          />
        )}
      </FromQuery>
      {mayEdit ? (
        <ButtonRow>
          <ButtonLink href="/settings/institution/edit">
            <Trans id="identity.institution.edit">تعديل</Trans>
          </ButtonLink>
          <Link href="/settings/institution/history" className="button button-secondary">
            <Trans id="identity.institution.history">سجل التغييرات</Trans>
          </Link>
        </ButtonRow>
      ) : null}
    </Page>
  )
}
