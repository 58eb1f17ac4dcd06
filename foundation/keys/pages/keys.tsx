import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ConfirmWithConsequence } from '../../../web/design/widgets/confirm-with-consequence.tsx'
import {
  Button,
  client,
  FromQuery,
  Notice,
  Page,
  ProblemError,
  Radios,
  Reference,
  SummaryList,
  Tag,
  Timestamp,
  useMayDo,
} from '../../../web/index.ts'
import type { InstitutionKey, KeyUse, RotationReason } from '../model.ts'
import type { KeyRoutes } from '../routes.ts'

const api = client<KeyRoutes>()

const useWords: { readonly [U in KeyUse]: () => ReactNode } = {
  agreement: () => <Trans id="keys.use.agreement">توقيع الاتفاقات</Trans>,
  record: () => <Trans id="keys.use.record">توقيع السجلات المرسلة</Trans>,
  receipt: () => <Trans id="keys.use.receipt">توقيع إشعارات الاستلام</Trans>,
  log: () => <Trans id="keys.use.log">توقيع سجل الحيازة</Trans>,
  http: () => <Trans id="keys.use.http">توقيع الاتصال بين الخوادم</Trans>,
}

const stateWords: { readonly [S in InstitutionKey['state']]: () => ReactNode } = {
  current: () => (
    <Tag kind="ok" icon="check">
      <Trans id="keys.state.current">سارٍ</Trans>
    </Tag>
  ),
  superseded: () => (
    <Tag>
      <Trans id="keys.state.superseded">مستبدَل</Trans>
    </Tag>
  ),
  compromised: () => (
    <Tag kind="danger" icon="stop">
      <Trans id="keys.state.compromised">مكشوف</Trans>
    </Tag>
  ),
}

/** The keys of the institution with their fingerprints, and the replacement of one. */
export function Screen() {
  const { t } = useLingui()
  const may = useMayDo()
  const [asked, setAsked] = useState<KeyUse>()
  const query = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => api('GET /api/keys', { signal }) })
  return (
    <Page
      title={t({ id: 'keys.title', message: 'مفاتيح المؤسسة' })}
      lead={
        <Trans id="keys.lead">
          توقّع المؤسسة بهذه المفاتيح. للتأكد من مفتاح، اقرأ بصمته رقمًا رقمًا على الهاتف وقارنها بما عند الطرف الآخر؛ آخر
          رقم في كل مجموعة رقم تحقق.
        </Trans>
      }
    >
      <FromQuery query={query}>
        {({ items, fault }) => (
          <>
            {fault === null ? null : (
              <Notice kind="danger" title={<Trans id="keys.fault">لا يمكن التوقيع الآن</Trans>}>
                <p>
                  <Trans id="keys.fault-text">
                    ملف المفاتيح على الخادم مفقود أو غير صحيح. أبلغ من يدير الخادم ليعيده من مكان حفظه.
                  </Trans>
                </p>
              </Notice>
            )}
            {items.map((key) => (
              <section key={key.id}>
                <h2>{useWords[key.use]()}</h2>
                <KeyRows value={key} />
                {key.state === 'current' && may('keys.manage') ? (
                  <Button kind="secondary" onClick={() => setAsked(key.use)}>
                    <Trans id="keys.rotate">استبدال المفتاح</Trans>
                    <span className="visually-hidden"> {useWords[key.use]()}</span>
                  </Button>
                ) : null}
              </section>
            ))}
          </>
        )}
      </FromQuery>
      {asked === undefined ? null : <Rotation use={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}

function KeyRows({
  value: { state, fingerprint, valid_from: from, valid_until: until },
}: {
  readonly value: InstitutionKey
}) {
  return (
    <SummaryList
      rows={[
        { key: 'state', label: <Trans id="keys.state">الحالة</Trans>, value: stateWords[state]() },
        {
          key: 'print',
          label: <Trans id="keys.fingerprint">البصمة</Trans>,
          value: <Fingerprint groups={fingerprint} />,
        },
        { key: 'from', label: <Trans id="keys.from">سارٍ منذ</Trans>, value: <Timestamp at={from} /> },
        ...(until === null
          ? []
          : [{ key: 'until', label: <Trans id="keys.until">إلى</Trans>, value: <Timestamp at={until} /> }]),
      ]}
    />
  )
}

/** Two lines of four groups, always in the same digits and from left to right, so that both sides read the same aloud. */
function Fingerprint({ groups }: { readonly groups: readonly string[] }) {
  return (
    <>
      <div>
        <Reference>{groups.slice(0, 4).join(' ')}</Reference>
      </div>
      <div>
        <Reference>{groups.slice(4).join(' ')}</Reference>
      </div>
    </>
  )
}

function Rotation({ use, onClose }: { readonly use: KeyUse; readonly onClose: () => void }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const [reason, setReason] = useState<RotationReason>('routine')
  const [state, setState] = useState<{ readonly pending: boolean; readonly failure?: string }>({ pending: false })
  const rotate = async () => {
    setState({ pending: true })
    try {
      cache.setQueryData(['keys'], await api('POST /api/keys/:use/rotation', { params: { use }, body: { reason } }))
      onClose()
    } catch (error) {
      const failure =
        error instanceof ProblemError
          ? error.problem.detail
          : t({ id: 'keys.failed', message: 'تعذّر الاستبدال ولم يتغيّر شيء. أعد المحاولة بعد قليل.' })
      setState({ pending: false, failure })
    }
  }
  return (
    <ConfirmWithConsequence
      isOpen
      danger
      onClose={onClose}
      pending={state.pending}
      {...(state.failure === undefined ? {} : { failure: state.failure })}
      title={<Trans id="keys.rotate-title">استبدال مفتاح المؤسسة</Trans>}
      confirmLabel={<Trans id="keys.rotate">استبدال المفتاح</Trans>}
      onConfirm={() => void rotate()}
      consequence={{
        who: <Trans id="keys.rotate-who">كل طرف يتحقق من توقيعات المؤسسة</Trans>,
        what: (
          <>
            <p>{useWords[use]()}</p>
            <Radios
              id="reason"
              name="reason"
              label={<Trans id="keys.reason">سبب الاستبدال</Trans>}
              value={reason}
              onChange={(value) => setReason(value === 'compromised' ? 'compromised' : 'routine')}
              choices={[
                {
                  value: 'routine',
                  label: <Trans id="keys.reason.routine">استبدال دوري: يشهد المفتاح القديم للجديد</Trans>,
                },
                {
                  value: 'compromised',
                  label: (
                    <Trans id="keys.reason.compromised">قد يكون المفتاح في يد غيرنا: تُقارن البصمة الجديدة بالصوت</Trans>
                  ),
                },
              ]}
            />
          </>
        ),
        undo: (
          <Trans id="keys.rotate-undo">لا يعود المفتاح القديم إلى التوقيع، ويبقى ما وُقّع به قبل ذلك قابلًا للتحقق.</Trans>
        ),
      }}
    />
  )
}
