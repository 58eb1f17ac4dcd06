import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ButtonLink, ButtonRow, Notice, NumberText, SummaryList, Timestamp } from '../../../web/index.ts'
import type { ProtocolView, VersionSummary } from '../model.ts'
import { AgreementFile } from './parts/agreement-file.tsx'
import { api } from './parts/calls.ts'
import { DocumentHash } from './parts/document-hash.tsx'
import { Hash } from './parts/hash.tsx'
import { PdfLink } from './parts/pdf-link.tsx'
import { ProtocolPage } from './parts/protocol-page.tsx'
import { versionWords } from './parts/words.tsx'

/** What can be taken away of a protocol: each version typeset, the file that is verified without a connection, the text as it reads today. */
export function Screen() {
  const { t } = useLingui()
  return (
    <ProtocolPage
      title={t({ id: 'agreement.papers.title', message: 'الوثائق' })}
      lead={
        <Trans id="agreement.papers.lead">
          كل نسخة مطبوعة بلغاتها كلها مع صفحة التوقيعات، وملف يُتحقق منه دون اتصال ودون هذا الخادم.
        </Trans>
      }
    >
      {(protocol) => (
        <>
          <Verification />
          {protocol.versions
            .toSorted((one, other) => other.number - one.number)
            .map((version) => (
              <VersionPapers key={version.number} protocol={protocol} version={version} />
            ))}
          {protocol.versions.some(({ state }) => state === 'signed') ? <Consolidated id={protocol.id} /> : null}
        </>
      )}
    </ProtocolPage>
  )
}

/** How somebody who trusts no server finds out what was signed. */
function Verification() {
  return (
    <Notice title={<Trans id="agreement.papers.verify">كيف يُتحقق من الاتفاق دون اتصال</Trans>}>
      <p>
        <Trans id="agreement.papers.verify-how">
          نزّل ملف الاتفاق والملف المطبوع إلى أي حاسوب عليه ميثاق، ثم نفّذ فيه هذا الأمر:
        </Trans>
      </p>
      <p>
        <code dir="ltr" className="command">
          npx mithaq verify agreement mithaq-agreement-….json --document ….pdf
        </code>
      </p>
      <p>
        <Trans id="agreement.papers.verify-says">
          يفحص الأمر النص والملف المطبوع والقواعد والمفاتيح وكل توقيع، ويسمّي أول ما تغيّر ولو كان حرفًا واحدًا. قارن البصمة
          التي يكتبها بالبصمة المذكورة هنا. وهو لا يثبت أن المفاتيح لأصحابها: لذلك تُقارن بصماتها بالصوت.
        </Trans>
      </p>
    </Notice>
  )
}

type VersionPapersProps = { readonly protocol: ProtocolView; readonly version: VersionSummary }

function VersionPapers({ protocol: { id, current }, version }: VersionPapersProps) {
  const { number, state, content_sha256: content, made_at: at } = version
  const isBinding = state === 'agreed' || state === 'signed'
  const isShown = current.number === number
  const other = useQuery({
    queryKey: ['protocols', id, number],
    queryFn: ({ signal }) => api('GET /api/protocols/:id', { params: { id }, query: { number }, signal }),
    enabled: !isShown && state !== 'draft',
  })
  const { agreement_sha256: signed = null, document = null } = (isShown ? current : other.data?.current) ?? {}
  return (
    <section>
      <h2>
        <Trans id="agreement.papers.version">
          النسخة <NumberText value={number} />
        </Trans>{' '}
        · {versionWords[state]()}
      </h2>
      <SummaryList
        rows={[
          { key: 'at', label: <Trans id="agreement.exchange.at">متى</Trans>, value: <Timestamp at={at} /> },
          ...(content === null
            ? []
            : [
                {
                  key: 'content',
                  label: <Trans id="agreement.papers.content-hash">بصمة النص المعروض (SHA-256)</Trans>,
                  value: <Hash value={content} />,
                },
              ]),
          ...(document === null
            ? []
            : [
                {
                  key: 'document',
                  label: <Trans id="agreement.papers.document-hash">بصمة الملف المطبوع (SHA-256)</Trans>,
                  value: <DocumentHash document={document} />,
                },
              ]),
          ...(signed === null || !isBinding
            ? []
            : [
                {
                  key: 'agreement',
                  label: <Trans id="agreement.papers.signed-hash">بصمة ما يُوقَّع (SHA-256)</Trans>,
                  value: <Hash value={signed} />,
                },
              ]),
        ]}
      />
      <ButtonRow>
        <PdfLink protocolId={id} number={number} />
        {isBinding ? <AgreementFile protocolId={id} number={number} /> : null}
      </ButtonRow>
    </section>
  )
}

function Consolidated({ id }: { readonly id: string }) {
  return (
    <section>
      <h2>
        <Trans id="agreement.consolidated.title">النص الموحّد</Trans>
      </h2>
      <p className="prose">
        <Trans id="agreement.papers.consolidated">
          النص كما يُقرأ اليوم بعد كل تعديل، وبجانب كل مادة النسخة التي جاءت منها. للاطلاع وحده: الحجية لما وُقّع.
        </Trans>
      </p>
      <ButtonRow>
        <ButtonLink kind="secondary" href={`/protocols/${id}/consolidated`}>
          <Trans id="agreement.papers.read-consolidated">قراءة النص الموحّد</Trans>
        </ButtonLink>
      </ButtonRow>
    </section>
  )
}
