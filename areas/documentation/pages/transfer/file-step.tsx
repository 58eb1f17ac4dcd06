import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type Column,
  ErrorSummary,
  Notice,
  NumberText,
  Skeleton,
  SubmitRow,
  Table,
  useSubmit,
} from '../../../../web/index.ts'
import type { SaidOfFile } from '../../transfer/index.ts'
import { api, type Run, type SampleRows, sampleOf } from './calls.ts'
import { DialectFields } from './dialect-fields.tsx'

/** How the file is read now, with its first rows; whatever is wrong is said here and read again. */
export function FileStep({ run, caseId }: { readonly run: Run; readonly caseId: string }) {
  const cache = useQueryClient()
  const { history } = useRouter()
  const [said, setSaid] = useState<SaidOfFile>(run.dialect)
  const sample = useQuery({
    queryKey: ['import', run.id, 'sample', run.version],
    queryFn: ({ signal }) => sampleOf(run.id, signal),
  })
  const form = useSubmit({
    formId: 'dialect',
    fields: { '/dialect': 'dialect' },
    send: async () => {
      const dialect = { ...run.dialect, ...said }
      await api('PUT /api/imports/:id/dialect', { params: { id: run.id }, body: { dialect } })
      await cache.invalidateQueries({ queryKey: ['import', run.id] })
    },
  })
  return (
    <>
      <form
        id="dialect"
        tabIndex={-1}
        noValidate
        className="transfer-form"
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <ErrorSummary key={form.attempt} errors={form.errors} />
        <DialectFields said={said} onChange={setSaid} tables={sample.data?.tables ?? []} mayBeLeft={false} />
        <SubmitRow busy={form.busy}>
          <Trans id="documentation.import.read-again">قراءة الجدول من جديد</Trans>
        </SubmitRow>
      </form>
      {sample.data === undefined ? <Skeleton /> : <FirstRows sample={sample.data} />}
      <p>
        <button
          type="button"
          className="button"
          onClick={() => history.push(`/imports/${run.id}?${new URLSearchParams({ step: 'columns', case: caseId })}`)}
        >
          <Trans id="documentation.import.continue">متابعة إلى الأعمدة</Trans>
        </button>
      </p>
    </>
  )
}

const SHOWN_ROWS = 5
const SHOWN_COLUMNS = 8
type Row = SampleRows['rows'][number]

function FirstRows({ sample: { header, rows } }: { readonly sample: SampleRows }) {
  const columns: readonly Column<Row>[] = [
    {
      key: 'row',
      header: <Trans id="documentation.import.row">السطر</Trans>,
      cell: ({ row }) => <NumberText value={row} />,
      numeric: true,
      rowHeader: true,
    },
    ...header.slice(0, SHOWN_COLUMNS).map(
      (name, index): Column<Row> => ({
        key: `c${index}`,
        header: <bdi dir="auto">{name === '' ? '–' : name}</bdi>,
        cell: ({ cells }) => <bdi dir="auto">{cells[index]?.slice(0, 80) ?? ''}</bdi>,
      }),
    ),
  ]
  return (
    <>
      {header.length === 1 ? (
        <Notice kind="warn" title={<Trans id="documentation.import.one-column">قُرئ الجدول عمودًا واحدًا</Trans>}>
          <p>
            <Trans id="documentation.import.one-column-text">
              إن كان فيه أكثر فاختر فوق ما يفصل بين أعمدته، ثم اقرأه من جديد.
            </Trans>
          </p>
        </Notice>
      ) : null}
      <Table
        caption={<Trans id="documentation.import.first-rows">أول السطور كما قُرئت</Trans>}
        columns={columns}
        rows={rows.slice(0, SHOWN_ROWS)}
        rowKey={({ row }) => String(row)}
      />
    </>
  )
}
