import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { EmptyState, FromQuery, Notice, NumberText, Tag } from '../../../web/index.ts'
import type { ProtocolView } from '../model.ts'
import { api } from './parts/calls.ts'
import { ClauseName, clauseDepth } from './parts/clause-name.tsx'
import { ClauseTexts } from './parts/clause-texts.tsx'
import { ClauseTree } from './parts/clause-tree.tsx'
import { ProtocolPage } from './parts/protocol-page.tsx'

/** The text as it reads today, put together from what was signed; each clause names the version it comes from. */
export function Screen() {
  const { t } = useLingui()
  return (
    <ProtocolPage title={t({ id: 'agreement.consolidated.title', message: 'النص الموحّد' })}>
      {(protocol) => <Text protocol={protocol} />}
    </ProtocolPage>
  )
}

function Text({ protocol: { id, current } }: { readonly protocol: ProtocolView }) {
  const query = useQuery({
    queryKey: ['protocols', id, 'consolidated'],
    queryFn: ({ signal }) => api('GET /api/protocols/:id/consolidated', { params: { id }, signal }),
  })
  return (
    <FromQuery query={query}>
      {({ number, clauses }) =>
        number === 0 ? (
          <EmptyState level={2} icon="document" title={<Trans id="agreement.consolidated.none">لا نص موقّع بعد</Trans>}>
            <p>
              <Trans id="agreement.consolidated.none-text">يُجمع النص الموحّد مما وقّعته الأطراف كلها.</Trans>
            </p>
          </EmptyState>
        ) : (
          <>
            <Notice kind="warn" title={<Trans id="agreement.consolidated.not-authentic">هذا النص بلا حجية</Trans>}>
              <p>
                <Trans id="agreement.consolidated.not-authentic-text">
                  جُمع من النسخ الموقّعة إلى النسخة <NumberText value={number} /> ليسهل الاطلاع. الحجية لكل نسخة كما وُقّعت.
                </Trans>
              </p>
            </Notice>
            <div className="text-layout">
              <ClauseTree clauses={clauses} />
              <div>
                {clauses.map((clause) => {
                  const Heading = clauseDepth(clause.eid) === 0 ? 'h2' : 'h3'
                  return (
                    <section key={clause.id} className="clause" id={clause.eid}>
                      <div className="clause-head">
                        <Heading>
                          <ClauseName eid={clause.eid} />
                        </Heading>
                        {clause.repealed ? (
                          <Tag kind="danger" icon="cross">
                            <Trans id="agreement.consolidated.repealed">
                              أُلغيت بالنسخة <NumberText value={clause.since} />
                            </Trans>
                          </Tag>
                        ) : (
                          <span className="clause-state">
                            <Trans id="agreement.consolidated.since">
                              من النسخة <NumberText value={clause.since} />
                            </Trans>
                          </span>
                        )}
                      </div>
                      <ClauseTexts clause={clause} languages={current.languages} />
                    </section>
                  )
                })}
              </div>
            </div>
          </>
        )
      }
    </FromQuery>
  )
}
