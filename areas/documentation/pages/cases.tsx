import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { ButtonLink, ButtonRow, EmptyState, FromQuery, Page, Select, useDisplay, useMay } from '../../../web/index.ts'
import { fieldOf } from '../model.ts'
import { api } from './parts/calls.ts'
import { capital } from './parts/capital.ts'
import { RecordTable } from './parts/record-table.tsx'

/** The cases that the reader works on, the one changed last first. */
export function Screen() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const mayOpen = useMay('case.open')
  const asked = new URLSearchParams(searchStr)
  const stage = asked.get('stage') ?? ''
  const after = asked.get('after') ?? undefined
  const query = useQuery({
    queryKey: ['records', 'case_file', stage, after],
    queryFn: ({ signal }) =>
      api('GET /api/records/:kind', {
        params: { kind: 'case_file' },
        query: { ...(stage === '' ? {} : { filter: `stage:${stage}` }), ...(after === undefined ? {} : { after }) },
        signal,
      }),
  })
  const addressOf = (part: Readonly<Record<string, string>>) => `${pathname}?${new URLSearchParams(part)}`
  return (
    <Page
      title={t({ id: 'documentation.cases.title', message: 'الملفات' })}
      lead={
        <Trans id="documentation.cases.lead">الملفات التي تعمل عليها. لا يرى ملفًا إلا من مُنح حق الاطلاع عليه.</Trans>
      }
    >
      {mayOpen ? (
        <ButtonRow>
          <ButtonLink href="/cases/new">
            <Trans id="documentation.cases.open">فتح ملف</Trans>
          </ButtonLink>
        </ButtonRow>
      ) : null}
      <Select
        id="stage"
        label={<Trans id="documentation.cases.stage">المرحلة</Trans>}
        value={stage}
        onChange={(event) =>
          history.push(event.target.value === '' ? pathname : addressOf({ stage: event.target.value }))
        }
      >
        <option value="">{t({ id: 'documentation.cases.any-stage', message: 'كل المراحل' })}</option>
        {(fieldOf('case_file', 'stage')?.states ?? []).map(({ value, label }) => (
          <option key={value} value={value}>
            {capital(label[language])}
          </option>
        ))}
      </Select>
      <FromQuery query={query}>
        {({ items, labels, next }) =>
          items.length === 0 && after === undefined ? (
            <EmptyState level={2} icon="folder" title={<Trans id="documentation.cases.none">لا ملف هنا بعد</Trans>}>
              <p>
                <Trans id="documentation.cases.none-text">تظهر هنا الملفات التي فُتحت لك أو فتحتَها.</Trans>
              </p>
            </EmptyState>
          ) : (
            <RecordTable
              kind="case_file"
              items={items}
              labels={labels}
              columns={['stage', 'priority', 'review_on']}
              {...(next === null ? {} : { nextHref: addressOf({ ...(stage === '' ? {} : { stage }), after: next }) })}
              {...(after === undefined ? {} : { firstHref: stage === '' ? pathname : addressOf({ stage }) })}
            />
          )
        }
      </FromQuery>
    </Page>
  )
}
