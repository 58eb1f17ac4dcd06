import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import {
  Button,
  ButtonLink,
  ButtonRow,
  type Column,
  client,
  FromQuery,
  Link,
  Notice,
  Page,
  Pagination,
  RoleName,
  Table,
  TextInput,
  Timestamp,
  useMay,
} from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { readPeopleSearch, searchAddress } from './parts/people-search.ts'
import { localeWords } from './parts/words.tsx'

const api = client<IdentityRoutes>()
type Row = Awaited<ReturnType<typeof fetchPage>>['items'][number]

const fetchPage = (query: ReturnType<typeof readPeopleSearch>, signal: AbortSignal) =>
  api('GET /api/people', { query, signal })

/** The people of the institution: search, order and page live in the address. */
export function Screen() {
  const { t } = useLingui()
  const { searchStr } = useLocation()
  const search = readPeopleSearch(searchStr)
  const mayManage = useMay('people.manage')
  const query = useQuery({
    queryKey: ['people', search],
    queryFn: ({ signal }) => fetchPage(search, signal),
    placeholderData: (before) => before,
  })
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      header: <Trans id="identity.people.name">الاسم</Trans>,
      cell: ({ id, name }) => (
        <Link href={`/settings/people/${id}`}>
          <bdi>{name}</bdi>
        </Link>
      ),
      rowHeader: true,
      sort: {
        href: searchAddress({ ...search, sort: search.sort === 'name' ? '-name' : 'name', after: undefined }),
        direction: search.sort === '-name' ? 'descending' : 'ascending',
      },
    },
    {
      key: 'roles',
      header: <Trans id="identity.people.roles">الأدوار</Trans>,
      cell: ({ roles }) =>
        roles.length === 0
          ? '–'
          : roles.map((role) => (
              <div key={role}>
                <RoleName role={role} />
              </div>
            )),
    },
    {
      key: 'locale',
      header: <Trans id="identity.people.locale">لغة العمل</Trans>,
      cell: ({ locale }) => localeWords[locale](),
    },
    {
      key: 'sign-in',
      header: <Trans id="identity.people.sign-in">الدخول</Trans>,
      cell: (person) =>
        mayManage ? (
          <Link href={`/settings/people/${person.id}/sign-in`}>
            <SignInState person={person} />
          </Link>
        ) : (
          <SignInState person={person} />
        ),
    },
    {
      key: 'created',
      header: <Trans id="identity.people.since">أُضيف في</Trans>,
      cell: ({ created_at: at }) => <Timestamp at={at} />,
    },
  ]
  return (
    <Page title={t({ id: 'identity.people.title', message: 'العاملون' })}>
      {mayManage ? (
        <ButtonRow>
          <ButtonLink href="/settings/people/invite">
            <Trans id="identity.people.invite">دعوة شخص</Trans>
          </ButtonLink>
        </ButtonRow>
      ) : null}
      <SearchBox key={search.search ?? ''} search={search} />
      <FromQuery query={query}>
        {({ items, next, total }) =>
          items.length === 0 ? (
            <Notice live title={<Trans id="identity.people.none">لا أحد بهذا الاسم</Trans>} />
          ) : (
            <>
              <Table
                caption={<Trans id="identity.people.caption">العاملون في المؤسسة</Trans>}
                columns={columns}
                rows={items}
                rowKey={({ id }) => id}
              />
              <Pagination
                shown={items.length}
                {...(total === undefined ? {} : { total })}
                {...(search.after === undefined ? {} : { firstHref: searchAddress({ ...search, after: undefined }) })}
                {...(next === null ? {} : { nextHref: searchAddress({ ...search, after: next }) })}
              />
            </>
          )
        }
      </FromQuery>
    </Page>
  )
}

/** Whether this person can sign in yet. */
function SignInState({ person: { enrolled_at: enrolled, invited_until: until } }: { readonly person: Row }) {
  if (enrolled !== null) return <Trans id="identity.people.enrolled">له وسائل دخول</Trans>
  return until === null ? (
    <Trans id="identity.people.not-enrolled">لم يدخل بعد</Trans>
  ) : (
    <Trans id="identity.people.invited">مدعو</Trans>
  )
}

/** The words searched for; the address changes when they are sent, so that it can be shared and gone back to. */
function SearchBox({ search }: { readonly search: ReturnType<typeof readPeopleSearch> }) {
  const { history } = useRouter()
  const [words, setWords] = useState(search.search ?? '')
  return (
    <search>
      <form
        className="search-box"
        onSubmit={(event) => {
          event.preventDefault()
          history.push(searchAddress({ ...search, search: words.trim(), after: undefined }))
        }}
      >
        <TextInput
          id="search"
          name="search"
          type="search"
          label={<Trans id="identity.people.search">ابحث بالاسم</Trans>}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit" kind="secondary">
          <Trans id="identity.people.search-button">بحث</Trans>
        </Button>
      </form>
    </search>
  )
}
