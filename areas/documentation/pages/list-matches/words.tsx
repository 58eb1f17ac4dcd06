import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { FileName, Tag, type TagKind } from '../../../../web/index.ts'
import type { Finding, ListMatch, MatchState } from '../../list-matching/index.ts'

const stateWords: { readonly [S in MatchState]: () => ReactNode } = {
  comparing: () => <Trans id="documentation.lists.state-comparing">تجري المقارنة</Trans>,
  compared: () => <Trans id="documentation.lists.state-compared">تنتظر التأكيد</Trans>,
  confirming: () => <Trans id="documentation.lists.state-confirming">يُكتب ما أُكّد</Trans>,
  confirmed: () => <Trans id="documentation.lists.state-confirmed">مؤكدة</Trans>,
  undoing: () => <Trans id="documentation.lists.state-undoing">يجري التراجع</Trans>,
  undone: () => <Trans id="documentation.lists.state-undone">جرى التراجع عنها</Trans>,
  failed: () => <Trans id="documentation.lists.state-failed">لم تتم</Trans>,
}
const stateKinds: Partial<Record<MatchState, TagKind>> = { compared: 'warn', confirmed: 'ok', comparing: 'brand' }

export function MatchTag({ state }: { readonly state: MatchState }) {
  const kind = stateKinds[state]
  return <Tag {...(kind === undefined ? {} : { kind })}>{stateWords[state]()}</Tag>
}

export const findingWords: { readonly [F in Finding]: () => ReactNode } = {
  certain: () => <Trans id="documentation.lists.certain">الشخص نفسه، بمطابقة أكيدة</Trans>,
  likely: () => <Trans id="documentation.lists.likely">قد يكون الشخص نفسه</Trans>,
  withdrawn: () => <Trans id="documentation.lists.withdrawn">لم يعد في القائمة الأحدث</Trans>,
  added: () => <Trans id="documentation.lists.added">جديد في القائمة الأحدث</Trans>,
}

export const findings = Object.keys(findingWords) as readonly Finding[]

/** A list by the file that it was imported from. */
export const ListName = ({ list }: { readonly list: ListMatch['older'] }) =>
  list.file_name === null ? (
    <Trans id="documentation.lists.hidden-list">قائمة لا يحق لك الاطلاع عليها</Trans>
  ) : (
    <FileName>{list.file_name}</FileName>
  )
