import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button, FromQuery, Icon } from '../../../../web/index.ts'

export type Branch = { readonly id: string; readonly label: ReactNode; readonly children: number }
type Page = { readonly items: readonly Branch[]; readonly next: string | null }

type TreeProps = {
  /** Names the tree among the queries. */
  readonly name: readonly string[]
  readonly below: string
  readonly fetch: (below: string, after: string | undefined, signal: AbortSignal) => Promise<Page>
  readonly empty?: ReactNode
}

/** A tree whose branches are fetched when they are opened, a page at a time. */
export function Tree({ name, below, fetch, empty }: TreeProps) {
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  return (
    <ul className={below === 'root' ? 'tree-list' : undefined}>
      {pages.map((after, index) => (
        <TreePage
          key={after ?? ''}
          {...{ name, below, fetch, after, empty }}
          onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
        />
      ))}
    </ul>
  )
}

function TreePage({
  name,
  below,
  fetch,
  after,
  empty,
  onMore,
}: TreeProps & { readonly after: string | undefined; readonly onMore: ((next: string) => void) | undefined }) {
  const query = useQuery({
    queryKey: [...name, below, after ?? ''],
    queryFn: ({ signal }) => fetch(below, after, signal),
  })
  if (query.data === undefined)
    return (
      <li>
        <FromQuery query={query}>{() => null}</FromQuery>
      </li>
    )
  const { items, next } = query.data
  return (
    <>
      {items.length === 0 ? <li>{empty}</li> : null}
      {items.map((branch) => (
        <TreeBranch key={branch.id} branch={branch} name={name} fetch={fetch} />
      ))}
      {next === null || onMore === undefined ? null : (
        <li>
          <Button kind="secondary" onClick={() => onMore(next)}>
            <Trans id="vocabulary.tree.more">عرض المزيد</Trans>
          </Button>
        </li>
      )}
    </>
  )
}

function TreeBranch({ branch, name, fetch }: Pick<TreeProps, 'name' | 'fetch'> & { readonly branch: Branch }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <li>
      <div className="tree-row">
        {branch.children === 0 ? (
          <span className="tree-leaf" />
        ) : (
          <Button
            kind="quiet"
            aria-expanded={open}
            aria-label={t({ id: 'vocabulary.tree.toggle', message: 'فتح الفرع أو طيّه' })}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'chevron-down' : 'chevron-forward'} />
          </Button>
        )}
        {branch.label}
      </div>
      {open ? <Tree name={name} below={branch.id} fetch={fetch} /> : null}
    </li>
  )
}
