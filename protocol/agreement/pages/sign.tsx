import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyRoutes } from '../../../foundation/keys/index.ts'
import {
  ButtonLink,
  ButtonRow,
  Checkboxes,
  client,
  DefinitionOfConsequence,
  ErrorSummary,
  errorOf,
  LTextView,
  Notice,
  Reference,
  SubmitRow,
  SummaryList,
  Timestamp,
  useMay,
  useSubmit,
} from '../../../web/index.ts'
import type { ProtocolView } from '../model.ts'
import { api, useRefresh } from './parts/calls.ts'
import { DocumentHash } from './parts/document-hash.tsx'
import { Hash } from './parts/hash.tsx'
import { Obstacles } from './parts/obstacles.tsx'
import { PartyRows } from './parts/party-rows.tsx'
import { PdfLink } from './parts/pdf-link.tsx'
import { ProtocolPage } from './parts/protocol-page.tsx'

const keys = client<KeyRoutes>()

/** Signing: the hash of exactly what is signed, with which key, in whose name, and what follows from it. */
export function Screen() {
  const { t } = useLingui()
  return (
    <ProtocolPage title={t({ id: 'agreement.sign.title', message: 'التوقيع' })}>
      {(protocol) => (
        <>
          <Signed protocol={protocol} />
          <Signing protocol={protocol} />
        </>
      )}
    </ProtocolPage>
  )
}

/** Who has signed this version already, and when. */
function Signed({ protocol }: { readonly protocol: ProtocolView }) {
  const { current, acts, parties } = protocol
  const signing = parties.filter(({ role }) => role === 'party')
  return (
    <SummaryList
      rows={signing.map(({ institution, name }) => {
        const done = (kind: string) =>
          acts.find(({ type, party, version }) => type === kind && party === institution && version === current.number)
        const [signed, attested] = [done('signature'), done('attestation')]
        return {
          key: institution,
          label: <LTextView text={name} quiet />,
          value: (
            <>
              {signed === undefined ? (
                <Trans id="agreement.sign.not-yet">لم يوقّع بعد</Trans>
              ) : (
                <Trans id="agreement.sign.signed-at">
                  وقّع في <Timestamp at={signed.at} />
                </Trans>
              )}
              {attested === undefined ? null : (
                <div>
                  <Trans id="agreement.sign.attested-at">
                    شهد على صورة الأصل الورقي في <Timestamp at={attested.at} />
                  </Trans>
                </div>
              )}
            </>
          ),
        }
      })}
    />
  )
}

function Signing({ protocol }: { readonly protocol: ProtocolView }) {
  const { t } = useLingui()
  const maySign = useMay('protocol.sign')
  const refresh = useRefresh()
  const [read, setRead] = useState<readonly string[]>([])
  const [done, setDone] = useState(false)
  const own = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => keys('GET /api/keys', { signal }) })
  const { id, current, obstacles, parties, acts } = protocol
  const sha256 = current.agreement_sha256
  const self = parties.find(({ is_self: isSelf }) => isSelf)
  const form = useSubmit({
    formId: 'read',
    fields: { '/agreement_sha256': 'read' },
    send: async () => {
      if (sha256 === null) return
      await api('POST /api/protocols/:id/signature', { params: { id }, body: { agreement_sha256: sha256 } })
      await refresh()
      setDone(true)
    },
  })
  if (done)
    return (
      <Notice kind="success" live title={<Trans id="agreement.sign.done">وُقّع البروتوكول باسم مؤسستك</Trans>}>
        <p>
          <Trans id="agreement.sign.done-text">أُعدّت رسالة موقّعة للأطراف. سلّمها لها من صفحة التبادل.</Trans>
        </p>
        <ButtonLink kind="secondary" href={`/protocols/${id}/exchange`}>
          <Trans id="agreement.sign.to-exchange">إلى صفحة التبادل</Trans>
        </ButtonLink>
      </Notice>
    )
  const reasons = obstacles.sign ?? []
  const isSigned = acts.some(
    ({ type, party, version }) => type === 'signature' && party === self?.institution && version === current.number,
  )
  if (isSigned)
    return (
      <ButtonRow>
        <ButtonLink kind="secondary" href={`/protocols/${id}/papers`}>
          <Trans id="agreement.sign.to-papers">الوثائق الموقّعة وكيف يُتحقق منها</Trans>
        </ButtonLink>
      </ButtonRow>
    )
  if (reasons.length > 0 || sha256 === null)
    return (
      <Notice title={<Trans id="agreement.sign.cannot">لا يمكن التوقيع الآن</Trans>}>
        <Obstacles of={reasons} />
      </Notice>
    )
  const key = own.data?.items.find(({ use, state }) => use === 'agreement' && state === 'current')
  const readError = errorOf(form.errors, 'read')
  const missing = t({ id: 'agreement.sign.read-missing', message: 'أكّد أنك قرأت النص قبل توقيعه.' })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(read.length > 0 ? [] : [{ fieldId: 'read', message: missing }])
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <h2>
        <Trans id="agreement.sign.what">ما يُوقَّع</Trans>
      </h2>
      <SummaryList
        rows={[
          {
            key: 'title',
            label: <Trans id="agreement.term.title">العنوان</Trans>,
            value: <LTextView text={current.title} quiet />,
          },
          {
            key: 'hash',
            label: <Trans id="agreement.papers.signed-hash">بصمة ما يُوقَّع (SHA-256)</Trans>,
            value: <Hash value={sha256} />,
          },
          ...(current.document === null
            ? []
            : [
                {
                  key: 'document',
                  label: <Trans id="agreement.papers.document-hash">بصمة الملف المطبوع (SHA-256)</Trans>,
                  value: <DocumentHash document={current.document} />,
                },
              ]),
          {
            key: 'key',
            label: <Trans id="agreement.sign.key">بصمة مفتاح مؤسستك</Trans>,
            value:
              key === undefined ? undefined : (
                <>
                  <div>
                    <Reference>{key.fingerprint.slice(0, 4).join(' ')}</Reference>
                  </div>
                  <div>
                    <Reference>{key.fingerprint.slice(4).join(' ')}</Reference>
                  </div>
                </>
              ),
          },
        ]}
      />
      <ButtonRow>
        <ButtonLink kind="secondary" href={`/protocols/${id}/text`}>
          <Trans id="agreement.sign.read-text">قراءة النص كله</Trans>
        </ButtonLink>
        <PdfLink protocolId={id} number={current.number} />
      </ButtonRow>
      {self === undefined ? null : (
        <>
          <h2>
            <Trans id="agreement.sign.mandate">التفويض</Trans>
          </h2>
          <PartyRows party={self} />
        </>
      )}
      <DefinitionOfConsequence
        level={2}
        who={<Trans id="agreement.sign.who">كل طرف، وكل من يتحقق من الاتفاق لاحقًا</Trans>}
        what={
          <Trans id="agreement.sign.consequence">
            تلتزم مؤسستك بهذا النص بلغاته الأصلية كلها، وتُطبَّق قواعد المشاركة فيه من يوم دخوله حيز التنفيذ.
          </Trans>
        }
        undo={
          <Trans id="agreement.sign.undo">
            لا يُسحب التوقيع. يمكن تعليق ما تشاركه مؤسستك فورًا، أو الإنهاء بالإشعار الذي في النص.
          </Trans>
        }
      />
      {maySign ? (
        <>
          <Checkboxes
            id="read"
            name="read"
            label={<Trans id="agreement.sign.confirm">إقرار</Trans>}
            values={read}
            onChange={setRead}
            choices={[
              {
                value: 'yes',
                label: (
                  <Trans id="agreement.sign.read">
                    قرأت هذا النص وقواعده، وأوقّعه باسم مؤسستي بالصفة المذكورة أعلاه.
                  </Trans>
                ),
              },
            ]}
            {...(readError === undefined ? {} : { error: readError })}
          />
          <SubmitRow busy={form.busy}>
            <Trans id="agreement.sign.act">توقيع البروتوكول</Trans>
          </SubmitRow>
        </>
      ) : (
        <Notice title={<Trans id="agreement.sign.head-only">يوقّع رئيس المؤسسة وحده</Trans>} />
      )}
    </form>
  )
}
