import './parts/vocabulary.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import {
  ButtonLink,
  ButtonRow,
  type Column,
  client,
  FromQuery,
  Link,
  LTextView,
  NumberText,
  Page,
  Table,
  useMay,
} from '../../../web/index.ts'
import type { Vocabulary } from '../model.ts'
import type { TermRoutes } from '../routes.ts'
import { NewList } from './parts/new-list.tsx'
import { originTags } from './parts/words.tsx'

const api = client<TermRoutes>()

const columns: readonly Column<Vocabulary>[] = [
  {
    key: 'name',
    header: <Trans id="vocabulary.list.name">القائمة</Trans>,
    cell: ({ key, name }) => (
      <Link href={`/vocabularies/${key}`}>
        <LTextView text={name} quiet />
      </Link>
    ),
    rowHeader: true,
  },
  {
    key: 'origin',
    header: <Trans id="vocabulary.list.origin">مصدرها</Trans>,
    cell: ({ origin }) => originTags[origin](),
  },
  {
    key: 'terms',
    header: <Trans id="vocabulary.list.terms">العناصر</Trans>,
    cell: ({ terms }) => <NumberText value={terms} />,
    numeric: true,
  },
  {
    key: 'unreviewed',
    header: <Trans id="vocabulary.list.unreviewed">عربيتها غير مراجَعة</Trans>,
    cell: ({ unreviewed }) => <NumberText value={unreviewed} />,
    numeric: true,
  },
]

/** Every coded list: those of the product, those imported, and those of the institution. */
export function Screen() {
  const { t } = useLingui()
  const mayManage = useMay('vocabulary.manage')
  const query = useQuery({
    queryKey: ['vocabularies'],
    queryFn: ({ signal }) => api('GET /api/vocabularies', { signal }),
  })
  return (
    <Page
      title={t({ id: 'vocabulary.title', message: 'القوائم المرمّزة' })}
      lead={
        <Trans id="vocabulary.lead">
          يُختار من هذه القوائم ما يُرمَّز في الملفات. ما تغيّره المؤسسة فيها يبقى لها ولا تمحوه نسخة جديدة من النظام.
        </Trans>
      }
    >
      {mayManage ? (
        <ButtonRow>
          <ButtonLink kind="secondary" href="/vocabularies/import">
            <Trans id="vocabulary.import.link">استيراد قوائم من ملف</Trans>
          </ButtonLink>
        </ButtonRow>
      ) : null}
      <FromQuery query={query}>
        {({ items }) => (
          <Table
            caption={<Trans id="vocabulary.list.caption">القوائم وعدد عناصرها المستعملة</Trans>}
            columns={columns}
            rows={items}
            rowKey={({ key }) => key}
          />
        )}
      </FromQuery>
      {mayManage ? (
        <div className="room-forms">
          <NewList />
        </div>
      ) : null}
    </Page>
  )
}
