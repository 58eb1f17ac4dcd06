import { Trans, useLingui } from '@lingui/react/macro'
import { localDigits } from '../../../../foundation/language/index.ts'
import { useDisplay } from '../../../../web/index.ts'

/** The parts of a clause's id, from the outermost: kind and number, without a number for the preamble. */
function clauseParts(eid: string): readonly { readonly kind: string; readonly number: string }[] {
  return eid.split('__').map((part) => {
    const [kind = '', number = ''] = part.split('_')
    return { kind, number }
  })
}

/** How deep a clause stands below its article or annex. */
export const clauseDepth = (eid: string): number => clauseParts(eid).length - 1

/** «المادة 3، الفقرة 2»: how people name a clause. */
export function ClauseName({ eid, short = false }: { readonly eid: string; readonly short?: boolean }) {
  const parts = clauseParts(eid)
  return (short ? parts.slice(-1) : parts).map(({ kind, number }, index) => (
    <span key={`${kind}_${number}`}>
      {index === 0 ? null : <Trans id="agreement.clause.joint">، </Trans>}
      <PartName kind={kind} number={number} />
    </span>
  ))
}

function PartName({ kind, number }: { readonly kind: string; readonly number: string }) {
  const figure = localDigits(number, useDisplay().digits)
  if (kind === 'preamble') return <Trans id="agreement.clause.preamble">الديباجة</Trans>
  if (kind === 'art')
    return (
      <Trans id="agreement.clause.article">
        المادة <bdi>{figure}</bdi>
      </Trans>
    )
  if (kind === 'annex')
    return (
      <Trans id="agreement.clause.annex">
        الملحق <bdi>{figure}</bdi>
      </Trans>
    )
  if (kind === 'para')
    return (
      <Trans id="agreement.clause.paragraph">
        الفقرة <bdi>{figure}</bdi>
      </Trans>
    )
  return (
    <Trans id="agreement.clause.point">
      البند <bdi>{figure}</bdi>
    </Trans>
  )
}

/** The number after the highest one in use below a prefix such as `art_` or `art_3__para_`. */
export function nextNumber(clauses: readonly { readonly eid: string }[], prefix: string): number {
  const used = clauses
    .filter(({ eid }) => eid.startsWith(prefix))
    .map(({ eid }) => Number.parseInt(eid.slice(prefix.length), 10))
  return Math.max(0, ...used) + 1
}

/** The name of a clause as plain text, for lists of choices. */
export function useClauseText(): (eid: string) => string {
  const { t } = useLingui()
  const { digits } = useDisplay()
  const partText = (kind: string, number: string) => {
    const figure = localDigits(number, digits)
    if (kind === 'preamble') return t({ id: 'agreement.clause.preamble', message: 'الديباجة' })
    if (kind === 'art') return t({ id: 'agreement.clause.article.plain', message: `المادة \u2068${figure}\u2069` })
    if (kind === 'annex') return t({ id: 'agreement.clause.annex.plain', message: `الملحق \u2068${figure}\u2069` })
    if (kind === 'para') return t({ id: 'agreement.clause.paragraph.plain', message: `الفقرة \u2068${figure}\u2069` })
    return t({ id: 'agreement.clause.point.plain', message: `البند \u2068${figure}\u2069` })
  }
  return (eid) =>
    clauseParts(eid)
      .map(({ kind, number }) => partText(kind, number))
      .join(t({ id: 'agreement.clause.joint', message: '، ' }))
}
