import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { Button, EmptyState, FromQuery, Select } from '../../../web/index.ts'
import type { ProtocolView } from '../model.ts'
import { api } from './parts/calls.ts'
import { ComparisonView } from './parts/comparison-view.tsx'
import { ProtocolPage } from './parts/protocol-page.tsx'
import { versionWords } from './parts/words.tsx'

/** Two versions of a text clause by clause; which two stands in the address. */
export function Screen() {
  const { t } = useLingui()
  return (
    <ProtocolPage title={t({ id: 'agreement.compare.title', message: 'مقارنة نسختين' })}>
      {(protocol) =>
        protocol.versions.length < 2 ? (
          <EmptyState level={2} icon="document" title={<Trans id="agreement.compare.one">نسخة واحدة حتى الآن</Trans>}>
            <p>
              <Trans id="agreement.compare.one-text">تظهر المقارنة حين يُعدّ نص مقابل أو تعديل.</Trans>
            </p>
          </EmptyState>
        ) : (
          <Compared protocol={protocol} />
        )
      }
    </ProtocolPage>
  )
}

function Compared({ protocol: { id, versions } }: { readonly protocol: ProtocolView }) {
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const { i18n } = useLingui()
  const numbers = versions.map(({ number }) => number).sort((one, other) => one - other)
  const search = new URLSearchParams(searchStr)
  const read = (name: string, other: number) => {
    const asked = Number(search.get(name))
    return numbers.includes(asked) ? asked : other
  }
  const from = read('from', numbers.at(-2) ?? 1)
  const to = read('to', numbers.at(-1) ?? 1)
  const query = useQuery({
    queryKey: ['protocols', id, 'compare', from, to],
    queryFn: ({ signal }) => api('GET /api/protocols/:id/comparison', { params: { id }, query: { from, to }, signal }),
  })
  const options = versions.map(({ number, state }) => (
    <option key={number} value={number}>
      {i18n.number(number)} · {versionWords[state]()}
    </option>
  ))
  return (
    <>
      <form
        key={`${from} ${to}`}
        className="compare-versions"
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          history.push(`${pathname}?from=${data.get('from')}&to=${data.get('to')}`)
        }}
      >
        <Select id="from" name="from" label={<Trans id="agreement.compare.from">من النسخة</Trans>} defaultValue={from}>
          {options}
        </Select>
        <Select id="to" name="to" label={<Trans id="agreement.compare.to">إلى النسخة</Trans>} defaultValue={to}>
          {options}
        </Select>
        <Button type="submit" kind="secondary">
          <Trans id="agreement.compare.show">عرض الفروق</Trans>
        </Button>
      </form>
      <FromQuery query={query}>{(comparison) => <ComparisonView comparison={comparison} />}</FromQuery>
    </>
  )
}
