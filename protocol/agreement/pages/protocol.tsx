import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from '@tanstack/react-router'
import { LanguageName, LTextView, NumberText, SummaryList, Table, Timestamp } from '../../../web/index.ts'
import type { ProtocolView } from '../model.ts'
import { ActButtons } from './parts/act-buttons.tsx'
import { DueDate } from './parts/due-date.tsx'
import { DayText } from './parts/party-rows.tsx'
import { PartySection } from './parts/party-section.tsx'
import { PdfLink } from './parts/pdf-link.tsx'
import { ProtocolPage } from './parts/protocol-page.tsx'
import { TermsSection } from './parts/terms-section.tsx'
import { doneWords, kindWords, standingWords, statusMeaning, statusTags, versionWords } from './parts/words.tsx'

/** One protocol: where it stands, what can be done now and what cannot and why, who is bound, what comes next, what was done. */
export function Screen() {
  const { t } = useLingui()
  const { pathname } = useLocation()
  return (
    <ProtocolPage key={pathname} title={t({ id: 'agreement.one.title', message: 'الاتفاقية' })}>
      {(protocol) => (
        <>
          <p className="status-line">
            {statusTags[protocol.status]()}
            <span>{statusMeaning[protocol.status]()}</span>
          </p>
          <ActButtons protocol={protocol} />
          <Facts protocol={protocol} />
          <TermsSection protocol={protocol} />
          <section>
            <h2>
              <Trans id="agreement.one.parties">الأطراف ومن يوقّع عنها</Trans>
            </h2>
            {protocol.parties.map((party) => (
              <PartySection key={party.id} protocol={protocol} party={party} />
            ))}
          </section>
          <Versions protocol={protocol} />
          <History protocol={protocol} />
        </>
      )}
    </ProtocolPage>
  )
}

function Facts({ protocol }: { readonly protocol: ProtocolView }) {
  const { kind, current, upcoming, suspended_by: suspended, parties } = protocol
  return (
    <SummaryList
      rows={[
        { key: 'kind', label: <Trans id="agreement.one.kind">النوع</Trans>, value: kindWords[kind]() },
        {
          key: 'languages',
          label: <Trans id="agreement.term.languages">اللغات</Trans>,
          value: current.languages.map(({ lang, standing }) => (
            <div key={lang}>
              <LanguageName language={lang} /> · {standingWords[standing]()}
            </div>
          )),
        },
        ...(suspended.length === 0
          ? []
          : [
              {
                key: 'suspended',
                label: <Trans id="agreement.one.suspended-by">علّق ما يشاركه</Trans>,
                value: parties
                  .filter(({ institution }) => suspended.includes(institution))
                  .map(({ institution, name }) => (
                    <div key={institution}>
                      <LTextView text={name} quiet />
                    </div>
                  )),
              },
            ]),
        {
          key: 'upcoming',
          label: <Trans id="agreement.list.next">المواعيد القادمة</Trans>,
          value:
            upcoming.length === 0 ? (
              <Trans id="agreement.one.no-dates">لا موعد قريب</Trans>
            ) : (
              upcoming.map((date) => <DueDate key={`${date.kind} ${date.on}`} date={date} />)
            ),
        },
      ]}
    />
  )
}

function Versions({ protocol: { id, versions, parties } }: { readonly protocol: ProtocolView }) {
  return (
    <Table
      caption={<Trans id="agreement.one.versions">نسخ النص</Trans>}
      columns={[
        {
          key: 'number',
          header: <Trans id="agreement.one.version">النسخة</Trans>,
          cell: ({ number }) => <NumberText value={number} />,
          rowHeader: true,
        },
        {
          key: 'state',
          header: <Trans id="agreement.list.status">الحال</Trans>,
          cell: ({ state }) => versionWords[state](),
        },
        {
          key: 'by',
          header: <Trans id="agreement.one.author">أعدّها</Trans>,
          cell: ({ authored_by: by }) => {
            const party = parties.find(({ institution }) => institution === by)
            return party === undefined ? '–' : <LTextView text={party.name} quiet />
          },
        },
        {
          key: 'at',
          header: <Trans id="agreement.exchange.at">متى</Trans>,
          cell: ({ made_at: at }) => <Timestamp at={at} />,
        },
        {
          key: 'pdf',
          header: <Trans id="agreement.one.typeset">مطبوعة</Trans>,
          cell: ({ number }) => <PdfLink protocolId={id} number={number} short />,
        },
      ]}
      rows={versions}
      rowKey={({ number }) => String(number)}
    />
  )
}

function History({ protocol: { acts, parties } }: { readonly protocol: ProtocolView }) {
  if (acts.length === 0) return null
  return (
    <Table
      caption={<Trans id="agreement.one.history">ما فعلته الأطراف</Trans>}
      columns={[
        {
          key: 'what',
          header: <Trans id="agreement.one.done">الفعل</Trans>,
          cell: ({ type, language, reason, effective_on: on }) => (
            <>
              {doneWords[type]()}
              {language === null ? null : (
                <>
                  {' · '}
                  <LanguageName language={language} />
                </>
              )}
              {on === null ? null : (
                <>
                  {' · '}
                  <DayText day={on} />
                </>
              )}
              {reason === null ? null : (
                <div>
                  <bdi dir="auto">{reason}</bdi>
                </div>
              )}
            </>
          ),
          rowHeader: true,
        },
        {
          key: 'party',
          header: <Trans id="agreement.one.party">الطرف</Trans>,
          cell: ({ party: urn }) => {
            const party = parties.find(({ institution }) => institution === urn)
            return party === undefined ? '–' : <LTextView text={party.name} quiet />
          },
        },
        {
          key: 'version',
          header: <Trans id="agreement.one.version">النسخة</Trans>,
          cell: ({ version }) => <NumberText value={version} />,
        },
        { key: 'at', header: <Trans id="agreement.exchange.at">متى</Trans>, cell: ({ at }) => <Timestamp at={at} /> },
      ]}
      rows={acts}
      rowKey={({ id }) => id}
    />
  )
}
