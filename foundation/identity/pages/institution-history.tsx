import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button, ButtonRow, client, FromQuery, HistoryView, Notice, Page, Reference } from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { fieldNames } from './parts/fields-props.ts'
import { FieldValue, fieldWords } from './parts/institution-values.tsx'

const api = client<IdentityRoutes>()

/** Who changed what of the institution, and when. */
export function Screen() {
  const { t } = useLingui()
  const query = useInfiniteQuery({
    queryKey: ['institution-history'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/institution/history', {
        query: pageParam === undefined ? {} : { after: pageParam },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  return (
    <Page
      title={t({ id: 'identity.history.title', message: 'سجل تغييرات المؤسسة' })}
      back={{ href: '/settings/institution' }}
    >
      <FromQuery query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) {
            return <Notice title={<Trans id="identity.history.none">لم يتغير شيء منذ التأسيس</Trans>} />
          }
          return (
            <HistoryView
              entries={items.map(({ id, at, by, field, old_value, new_value }) => ({
                id,
                at,
                by: by?.name,
                field: nameOf(field),
                before: shownValue(field, old_value),
                after: shownValue(field, new_value),
              }))}
            />
          )
        }}
      </FromQuery>
      {query.hasNextPage ? (
        <ButtonRow>
          <Button kind="secondary" onClick={() => void query.fetchNextPage()}>
            <Trans id="identity.history.more">تغييرات أقدم</Trans>
          </Button>
        </ButtonRow>
      ) : null}
    </Page>
  )
}

const known = (field: string) => fieldNames.find((name) => name === field)

/** A field that an older version of the record had and this one has not keeps its technical name. */
function nameOf(field: string): ReactNode {
  const name = known(field)
  return name === undefined ? <Reference>{field}</Reference> : fieldWords[name]()
}

function shownValue(field: string, value: unknown): ReactNode {
  const name = known(field)
  if (name === undefined) return <Reference>{JSON.stringify(value)}</Reference>
  return <FieldValue name={name} value={value} />
}
