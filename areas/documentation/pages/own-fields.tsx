import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import {
  ButtonLink,
  ButtonRow,
  type Column,
  DateText,
  EmptyState,
  FromQuery,
  Link,
  LTextView,
  NumberText,
  Page,
  Table,
  Tag,
  useDisplay,
} from '../../../web/index.ts'
import { kinds, recordKinds } from '../model.ts'
import type { FieldDefinition } from '../own-fields.ts'
import { capital } from './parts/capital.ts'
import { ownClassWords, ownTypeWords } from './parts/own-field-words.tsx'
import { ownFieldsQuery } from './parts/use-own-fields.ts'

const columns: readonly Column<FieldDefinition>[] = [
  {
    key: 'label',
    header: <Trans id="documentation.own.field">الحقل</Trans>,
    rowHeader: true,
    cell: ({ id, label }) => (
      <Link href={`/settings/fields/${id}`}>
        <LTextView text={label} quiet />
      </Link>
    ),
  },
  { key: 'type', header: <Trans id="documentation.own.type">نوعه</Trans>, cell: ({ type }) => ownTypeWords[type]() },
  {
    key: 'class',
    header: <Trans id="documentation.own.class">تصنيفه</Trans>,
    cell: (field) =>
      field.class === 'X' ? (
        <Tag kind="restricted" icon="lock">
          {ownClassWords.X()}
        </Tag>
      ) : (
        ownClassWords.I()
      ),
  },
  {
    key: 'rules',
    header: <Trans id="documentation.own.rules">قواعده</Trans>,
    cell: ({ required, repeatable }) => (
      <>
        {required ? (
          <Tag>
            <Trans id="documentation.own.required">إلزامي</Trans>
          </Tag>
        ) : null}{' '}
        {repeatable ? (
          <Tag>
            <Trans id="documentation.own.repeatable">أكثر من قيمة</Trans>
          </Tag>
        ) : null}
        {required || repeatable ? null : <Trans id="documentation.own.optional">اختياري، قيمة واحدة</Trans>}
      </>
    ),
  },
  {
    key: 'position',
    header: <Trans id="documentation.own.position">ترتيبه</Trans>,
    numeric: true,
    cell: ({ position }) => <NumberText value={position} />,
  },
  {
    key: 'state',
    header: <Trans id="documentation.own.state">حاله</Trans>,
    cell: ({ retired_on }) =>
      retired_on === null ? (
        <Trans id="documentation.own.in-use">مستعمل</Trans>
      ) : (
        <Trans id="documentation.own.retired-on">
          متقاعد منذ <DateText date={{ value: retired_on, approximate: false }} />
        </Trans>
      ),
  },
]

/** What the institution asks for beside the fields of the product, by kind of record. */
export function Screen() {
  const { t } = useLingui()
  const { language } = useDisplay()
  const query = useQuery(ownFieldsQuery)
  return (
    <Page
      title={t({ id: 'documentation.own.title', message: 'حقول المؤسسة' })}
      lead={
        <Trans id="documentation.own.lead">
          تضيف المؤسسة إلى كل نوع من السجلات ما تحتاجه من حقول، فتظهر في نماذجه وصفحاته وتاريخه وفي البحث. لا يُحذف حقل:
          يُحال إلى التقاعد وتبقى قيمه مقروءة.
        </Trans>
      }
    >
      <ButtonRow>
        <ButtonLink href="/settings/fields/new">
          <Trans id="documentation.own.add">إضافة حقل</Trans>
        </ButtonLink>
      </ButtonRow>
      <FromQuery query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              level={2}
              icon="folder"
              title={<Trans id="documentation.own.none">لم تضف المؤسسة حقلًا بعد</Trans>}
            />
          ) : (
            kinds
              .map((kind) => ({ kind, rows: items.filter((field) => field.kind === kind) }))
              .filter(({ rows }) => rows.length > 0)
              .map(({ kind, rows }) => (
                <Table
                  key={kind}
                  caption={capital(recordKinds[kind].plural[language])}
                  columns={columns}
                  rows={rows}
                  rowKey={({ id }) => id}
                />
              ))
          )
        }
      </FromQuery>
    </Page>
  )
}
