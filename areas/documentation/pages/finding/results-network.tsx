import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { NetworkChart } from '../../../../web/charts/network.tsx'
import type { Network, NodeKind } from '../../../../web/charts/network-graph.ts'
import { ButtonLink, client, EmptyState, FromQuery, Notice } from '../../../../web/index.ts'
import type { FoundNetwork } from '../../finding-model.ts'
import type { FindingRoutes } from '../../finding-routes.ts'
import { useFacts } from './facts.tsx'
import { addressOf, type FindingState, queryOf } from './state.ts'
import { type FindingWords, useFindingWords } from './words.tsx'

const api = client<FindingRoutes>()

/** Persons, acts and events around the first results, and how they hang together. */
export function ResultsNetwork({ state }: { readonly state: FindingState }) {
  const query = queryOf(state)
  const network = useQuery({
    queryKey: ['finding', 'network', query],
    queryFn: ({ signal }) => api('GET /api/finding/network', { query: { query }, signal }),
  })
  return (
    <FromQuery query={network}>
      {(found) => (
        <>
          {found.cut ? (
            <Notice
              kind="info"
              title={
                <Trans id="documentation.find.network-cut">
                  الشبكة مبنية على أولى النتائج. ضيّق البحث لترى ما يهمك كاملًا.
                </Trans>
              }
            />
          ) : null}
          {found.links.length === 0 ? (
            <EmptyState title={<Trans id="documentation.find.no-links">لا صلات بين هذه النتائج</Trans>}>
              <p>
                <Trans id="documentation.find.no-links-text">تظهر هنا صلات الأحداث والأفعال والأشخاص.</Trans>
              </p>
            </EmptyState>
          ) : (
            <Found found={found} state={state} />
          )}
        </>
      )}
    </FromQuery>
  )
}

const kindsDrawn: Readonly<Record<string, NodeKind>> = { person: 'person', act: 'act', event: 'event' }

function Found({ found, state }: { readonly found: FoundNetwork; readonly state: FindingState }) {
  const { t } = useLingui()
  const facts = useFacts(state)
  const words = useFindingWords(found.labels)
  const partOf = t({ id: 'documentation.find.part-of', message: 'وقع فيه' })
  const victim = t({ id: 'documentation.find.victim', message: 'ضحيته' })
  // the picture is laid out anew whenever this changes, so it changes with what was found and the language alone
  const network = useMemo(() => networkIn(found, words, { event: partOf, victim }), [found, words, partOf, victim])
  const byId = new Map(found.nodes.map((node) => [node.id, node]))
  const focus = mostLinked(found)
  return (
    <NetworkChart
      key={focus}
      facts={facts(
        t({ id: 'documentation.find.network', message: 'الأشخاص والأفعال والأحداث' }),
        t({
          id: 'documentation.find.network-about',
          message: 'تبدأ من السجل الأكثر صلات، وتتسع بفتح السجلات واحدًا بعد آخر.',
        }),
      )}
      network={network}
      focus={focus}
      linkOf={({ id }) => {
        const node = byId.get(id)
        if (node === undefined) return null
        return (
          <ButtonLink kind="secondary" href={addressOf({ ...state, open: `${node.kind}/${node.id}` })}>
            <Trans id="documentation.find.show">عرض السجل</Trans>
          </ButtonLink>
        )
      }}
    />
  )
}

function networkIn(
  { nodes, links }: FoundNetwork,
  words: FindingWords,
  names: Readonly<Record<string, string>>,
): Network {
  return {
    nodes: nodes.map((node) => {
      const title = words.title(node)
      const label = title === undefined ? node.code : node.kind === 'event' ? title : `${title} ${node.code}`
      return { id: node.id, kind: kindsDrawn[node.kind] ?? 'other', label }
    }),
    links: links.map(({ from, to, field, term_id }) => ({
      from,
      to,
      label:
        (term_id === null ? undefined : words.named(term_id)) ??
        names[field] ??
        words.kind(field === 'event_link' ? 'event_link' : 'relation'),
    })),
  }
}

function mostLinked({ nodes, links }: FoundNetwork): string {
  const degrees = new Map<string, number>()
  for (const end of links.flatMap(({ from, to }) => [from, to])) degrees.set(end, (degrees.get(end) ?? 0) + 1)
  const [first] = [...degrees].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return first?.[0] ?? nodes[0]?.id ?? ''
}
