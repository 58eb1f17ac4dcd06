import { Trans } from '@lingui/react/macro'
import { EmptyState, Reference, RoleName, SummaryList, Table, Timestamp } from '../../../web/index.ts'
import { roles } from '../model.ts'
import type { AccessView as View } from '../views.ts'
import { capabilityWords, levelWords, roleMeaning } from './words.tsx'

/** What a person may see and do, and why: each role with what it allows and who gave it, then each grant in a case. */
export function AccessView({ access }: { readonly access: View }) {
  return (
    <>
      <section>
        <h2>
          <Trans id="access.view.roles">الأدوار وما يسمح به كل منها</Trans>
        </h2>
        {access.roles.length === 0 ? (
          <EmptyState title={<Trans id="access.view.no-roles">بلا أدوار: لا يرى ولا يفعل شيئًا سوى ما يخصه</Trans>} />
        ) : null}
        {access.roles.map(({ role, given_at: at, given_by: by }) => (
          <section key={role}>
            <h3>
              <RoleName role={role} />
            </h3>
            <p className="prose">{roleMeaning[role]()}</p>
            <SummaryList
              rows={[
                {
                  key: 'can',
                  label: <Trans id="access.view.allows">يسمح بـ</Trans>,
                  value: (
                    <ul>
                      {roles[role].map((one) => (
                        <li key={one}>{capabilityWords[one]()}</li>
                      ))}
                    </ul>
                  ),
                },
                { key: 'by', label: <Trans id="access.view.given-by">أسنده</Trans>, value: <Giver by={by} /> },
                { key: 'at', label: <Trans id="access.view.given-at">منذ</Trans>, value: <Timestamp at={at} /> },
              ]}
            />
          </section>
        ))}
      </section>
      <section>
        <h2>
          <Trans id="access.view.grants">الملفات الممنوحة</Trans>
        </h2>
        <Grants access={access} />
      </section>
    </>
  )
}

function Grants({ access: { grants, grants_shown: shown } }: { readonly access: View }) {
  if (!shown)
    return (
      <p className="prose">
        <Trans id="access.view.grants-hidden">
          لا تظهر الملفات الممنوحة لشخص إلا له، ولمسؤولي كل ملف، ولمن يملك منح الاطلاع.
        </Trans>
      </p>
    )
  if (grants.length === 0)
    return <EmptyState title={<Trans id="access.view.no-grants">لم يُمنح أي ملف حتى الآن</Trans>} />
  return (
    <Table
      caption={<Trans id="access.view.grants-caption">الملفات الممنوحة ومستوى كل منها</Trans>}
      rows={grants}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'case',
          header: <Trans id="access.grant.case">رقم الملف</Trans>,
          cell: ({ case_id }) => <Reference>{case_id.slice(0, 8)}</Reference>,
          rowHeader: true,
        },
        {
          key: 'level',
          header: <Trans id="access.grant.level">المستوى</Trans>,
          cell: ({ level }) => levelWords[level](),
        },
        {
          key: 'until',
          header: <Trans id="access.grant.until">حتى</Trans>,
          cell: ({ until }) =>
            until === null ? <Trans id="access.grant.open-ended">إلى أن يُنهى</Trans> : <Timestamp at={until} />,
        },
        {
          key: 'by',
          header: <Trans id="access.grant.by">منحه</Trans>,
          cell: ({ given_by: by }) => <Giver by={by} />,
        },
        {
          key: 'reason',
          header: <Trans id="access.grant.reason">السبب</Trans>,
          cell: ({ reason }) => <bdi>{reason}</bdi>,
        },
      ]}
    />
  )
}

function Giver({ by }: { readonly by: { readonly name: string } | null }) {
  return by === null ? <Trans id="access.view.giver-hidden">لا يُعرض لك اسمه</Trans> : <bdi>{by.name}</bdi>
}
