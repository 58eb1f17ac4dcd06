import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ButtonLink } from './button.tsx'
import { Icon } from './icon.tsx'
import { NumberText } from './values.tsx'

type PaginationProps = {
  readonly shown: number
  readonly total?: number
  readonly firstHref?: string
  readonly previousHref?: string
  readonly nextHref?: string
}

/** Cursor paging as links: first, previous and next where they exist, and how many of how many are shown. */
export function Pagination({ shown, total, firstHref, previousHref, nextHref }: PaginationProps) {
  const { t } = useLingui()
  return (
    <nav className="paging" aria-label={t({ id: 'design.paging.label', message: 'صفحات القائمة' })}>
      <p className="paging-position">
        {total === undefined ? (
          <Plural
            id="design.paging.shown"
            value={shown}
            zero="لا عناصر في هذه الصفحة"
            one="عنصر واحد في هذه الصفحة"
            two="عنصران في هذه الصفحة"
            few="# عناصر في هذه الصفحة"
            many="# عنصراً في هذه الصفحة"
            other="# عنصر في هذه الصفحة"
          />
        ) : (
          <Trans id="design.paging.of">
            يُعرض <NumberText value={shown} /> من <NumberText value={total} />
          </Trans>
        )}
      </p>
      <ul>
        {firstHref === undefined ? null : (
          <li>
            <ButtonLink kind="quiet" href={firstHref}>
              <Trans id="design.paging.first">الصفحة الأولى</Trans>
            </ButtonLink>
          </li>
        )}
        {previousHref === undefined ? null : (
          <li>
            <ButtonLink kind="secondary" href={previousHref} rel="prev">
              <Icon name="chevron-back" />
              <Trans id="design.paging.previous">السابقة</Trans>
            </ButtonLink>
          </li>
        )}
        {nextHref === undefined ? null : (
          <li>
            <ButtonLink kind="secondary" href={nextHref} rel="next">
              <Trans id="design.paging.next">التالية</Trans>
              <Icon name="chevron-forward" />
            </ButtonLink>
          </li>
        )}
      </ul>
    </nav>
  )
}
