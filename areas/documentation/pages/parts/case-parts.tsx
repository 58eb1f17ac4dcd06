import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { ButtonLink, ButtonRow, EmptyState, FromQuery, Link, useDisplay } from '../../../../web/index.ts'
import { recordKinds } from '../../model.ts'
import { IncidentLink } from '../interview/incident-link.tsx'
import type { FoundRecord } from '../record.tsx'
import { api } from './calls.ts'
import { capital } from './capital.ts'
import { caseKinds, listColumns } from './kind-columns.ts'
import { RecordTable } from './record-table.tsx'

/** What is in a case, one kind at a time: which one stands in the address. */
export function CaseParts({ record }: { readonly record: NonNullable<FoundRecord> }) {
  const { language } = useDisplay()
  const { pathname, searchStr } = useLocation()
  const asked = new URLSearchParams(searchStr)
  const kind = caseKinds.find((one) => one === asked.get('list')) ?? 'event'
  const after = asked.get('after') ?? undefined
  const query = useQuery({
    queryKey: ['records', kind, record.id, after],
    queryFn: ({ signal }) =>
      api('GET /api/records/:kind', {
        params: { kind },
        query: { case_id: record.id, ...(after === undefined ? {} : { after }) },
        signal,
      }),
  })
  const mayAdd = record.own && record.level !== 'view' && record.deleted_at === null
  const { label } = recordKinds[kind]
  return (
    <section className="record-part">
      <h2>
        <Trans id="documentation.case.contents">ما في الملف</Trans>
      </h2>
      <nav aria-labelledby="case-kinds" className="case-kinds">
        <h3 id="case-kinds" className="visually-hidden">
          <Trans id="documentation.case.kinds">أنواع السجلات</Trans>
        </h3>
        <ul>
          {caseKinds.map((one) => (
            <li key={one}>
              <Link href={`${pathname}?list=${one}`} {...(one === kind ? { 'aria-current': 'page' as const } : {})}>
                {capital(recordKinds[one].plural[language])}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {mayAdd ? (
        <ButtonRow>
          <IncidentLink caseId={record.id}>
            <Trans id="documentation.case.incident">تسجيل واقعة</Trans>
          </IncidentLink>
          <ButtonLink kind="secondary" href={`/records/${kind}/new?case=${record.id}`}>
            <Trans id="documentation.case.add">إضافة:</Trans> {label[language]}
          </ButtonLink>
          <ButtonLink kind="quiet" href={`/imports/new?case=${record.id}`}>
            <Trans id="documentation.case.import">استيراد جدول</Trans>
          </ButtonLink>
          <ButtonLink kind="quiet" href={`/duplicates?case=${record.id}`}>
            <Trans id="documentation.case.duplicates">سجلات قد تكون مكررة</Trans>
          </ButtonLink>
        </ButtonRow>
      ) : null}
      <FromQuery query={query}>
        {({ items, labels, next }) =>
          items.length === 0 && after === undefined ? (
            <EmptyState level={3} icon="folder" title={<Trans id="documentation.case.none">لا شيء بعد</Trans>} />
          ) : (
            <RecordTable
              kind={kind}
              items={items}
              labels={labels}
              columns={listColumns[kind] ?? []}
              {...(next === null
                ? {}
                : { nextHref: `${pathname}?${new URLSearchParams({ list: kind, after: next })}` })}
              {...(after === undefined ? {} : { firstHref: `${pathname}?list=${kind}` })}
            />
          )
        }
      </FromQuery>
    </section>
  )
}
