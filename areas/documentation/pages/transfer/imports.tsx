import './transfer.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import {
  ButtonLink,
  ButtonRow,
  type Column,
  EmptyState,
  FileName,
  FromQuery,
  Link,
  NumberText,
  Page,
  Pagination,
  Reference,
  Table,
  Timestamp,
  useMay,
} from '../../../../web/index.ts'
import type { ImportRun } from '../../transfer/index.ts'
import { api, type Cases } from './calls.ts'
import { StateTag } from './words.tsx'

/** Imports that the reader began or that went into a case of theirs, the newest first. */
export function Screen() {
  const { t } = useLingui()
  const mayReadNames = useMay('names.read')
  const { pathname, searchStr } = useLocation()
  const after = new URLSearchParams(searchStr).get('after') ?? undefined
  const query = useQuery({
    queryKey: ['imports', after],
    queryFn: ({ signal }) => api('GET /api/imports', { query: after === undefined ? {} : { after }, signal }),
  })
  return (
    <Page
      title={t({ id: 'documentation.import.list-title', message: 'الاستيراد' })}
      lead={
        <Trans id="documentation.import.list-lead">
          جداول صارت سجلات. يُجرَّب كل جدول قبل أن يُكتب منه شيء، ويمكن سحب ما استُورد.
        </Trans>
      }
    >
      <ButtonRow>
        <ButtonLink href="/imports/new">
          <Trans id="documentation.import.begin">استيراد جدول</Trans>
        </ButtonLink>
        <ButtonLink kind="secondary" href="/exports">
          <Trans id="documentation.export.title">التصدير</Trans>
        </ButtonLink>
        {mayReadNames ? (
          <ButtonLink kind="secondary" href="/list-matches">
            <Trans id="documentation.import.match-lists">مطابقة القوائم</Trans>
          </ButtonLink>
        ) : null}
      </ButtonRow>
      <FromQuery query={query}>
        {({ items, cases, next }) =>
          items.length === 0 ? (
            <EmptyState
              level={2}
              icon="upload"
              title={<Trans id="documentation.import.none">لا عمليات استيراد بعد</Trans>}
            />
          ) : (
            <>
              <Table
                caption={<Trans id="documentation.import.list-caption">عمليات الاستيراد، الأحدث أولًا</Trans>}
                columns={columnsFor(cases)}
                rows={items}
                rowKey={({ id }) => id}
              />
              <Pagination
                shown={items.length}
                {...(after === undefined ? {} : { firstHref: pathname })}
                {...(next === null ? {} : { nextHref: `${pathname}?${new URLSearchParams({ after: next })}` })}
              />
            </>
          )
        }
      </FromQuery>
    </Page>
  )
}

const columnsFor = (cases: Cases): readonly Column<ImportRun>[] => [
  {
    key: 'file',
    header: <Trans id="documentation.import.file">الجدول</Trans>,
    cell: ({ id, file_name }) => (
      <Link href={`/imports/${id}`}>
        <FileName>{file_name}</FileName>
      </Link>
    ),
    rowHeader: true,
  },
  {
    key: 'state',
    header: <Trans id="documentation.import.state">الحالة</Trans>,
    cell: ({ state }) => <StateTag state={state} />,
  },
  {
    key: 'case',
    header: <Trans id="documentation.import.case">إلى الملف</Trans>,
    cell: ({ case_id }) => {
      const found = cases.find(({ id }) => id === case_id)
      return found === undefined ? (
        '–'
      ) : (
        <Link href={`/records/case_file/${found.id}`}>
          <Reference>{found.code}</Reference>
        </Link>
      )
    },
  },
  {
    key: 'taken',
    header: <Trans id="documentation.import.rows-taken">السطور المأخوذة</Trans>,
    cell: ({ counts: { created, updated, unchanged } }) => <NumberText value={created + updated + unchanged} />,
    numeric: true,
  },
  {
    key: 'left',
    header: <Trans id="documentation.import.rows-left">لم تؤخذ</Trans>,
    cell: ({ counts: { held, rejected } }) => <NumberText value={held + rejected} />,
    numeric: true,
  },
  {
    key: 'at',
    header: <Trans id="documentation.import.at">بدأ</Trans>,
    cell: ({ created_at }) => <Timestamp at={created_at} />,
  },
]
