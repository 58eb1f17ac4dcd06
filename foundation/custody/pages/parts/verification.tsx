import { Trans } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import {
  Button,
  ButtonLink,
  ButtonRow,
  client,
  Notice,
  NumberText,
  ProblemError,
  SummaryList,
  useSession,
} from '../../../../web/index.ts'
import type { Verification } from '../../model.ts'
import type { LogRoutes } from '../../routes.ts'
import { type Finding, findingSentence } from '../../verification/findings.ts'

const api = client<LogRoutes>()

/** Recomputes the whole log on the server and says in words what came of it; offers the file that anybody can verify elsewhere. */
export function VerificationSection() {
  const verification = useMutation({ mutationFn: () => api('POST /api/log/verification', { body: {} }) })
  const { data, error, isPending } = verification
  return (
    <>
      <section>
        <h2>
          <Trans id="custody.verify.title">التحقق</Trans>
        </h2>
        <p>
          <Trans id="custody.verify.text">
            يعيد التحقق حساب كل قيد وكل توقيع. ومن يصدّر السجل يمكنه التحقق منه على جهاز آخر، بلا اتصال بهذا النظام.
          </Trans>
        </p>
        <ButtonRow>
          <Button onClick={() => verification.mutate()} aria-disabled={isPending}>
            {isPending ? (
              <Trans id="custody.verify.running">جارٍ التحقق…</Trans>
            ) : (
              <Trans id="custody.verify.now">تحقق الآن</Trans>
            )}
          </Button>
          <ButtonLink kind="secondary" href="/api/log/export" download>
            <Trans id="custody.export">تصدير السجل</Trans>
          </ButtonLink>
        </ButtonRow>
      </section>
      {error instanceof ProblemError || (data !== undefined && !isPending) ? (
        <section>
          {error instanceof ProblemError ? <Notice kind="danger" live title={error.problem.detail} /> : null}
          {data === undefined || isPending ? null : <Result data={data} />}
        </section>
      ) : null}
    </>
  )
}

function Result({ data }: { readonly data: Verification }) {
  const { language } = useSession()
  if (data.intact)
    return (
      <>
        <Notice kind="success" live title={<Trans id="custody.verify.intact">السجل سليم</Trans>}>
          <p>
            <Trans id="custody.verify.intact-text">لم يُعدَّل أي قيد ولم يُحذف ولم يُضَف ولم يُنقل منذ وُقّع عليه.</Trans>
          </p>
          <Limits />
        </Notice>
        <Counts data={data} />
      </>
    )
  return (
    <>
      <Notice kind="danger" live title={<Trans id="custody.verify.broken">السجل غير سليم</Trans>}>
        <ul>
          {data.findings.map((one) => (
            <li key={JSON.stringify(one)}>{findingSentence(one as Finding, language)}</li>
          ))}
        </ul>
      </Notice>
      <Counts data={data} />
    </>
  )
}

const Limits = () => (
  <p>
    <Trans id="custody.verify.limits">
      ما لا يثبته هذا: أن كل فعل قد سُجّل، ولا من كان جالسًا أمام الجهاز، ولا صحة ما كُتب.
    </Trans>
  </p>
)

function Counts({ data }: { readonly data: Verification }) {
  return (
    <SummaryList
      rows={[
        {
          key: 'entries',
          label: <Trans id="custody.count.entries">القيود</Trans>,
          value: <NumberText value={data.entries} />,
        },
        {
          key: 'opened',
          label: <Trans id="custody.count.opened">القيود التي تُقرأ تفاصيلها</Trans>,
          value: <NumberText value={data.opened} />,
        },
        {
          key: 'checkpoints',
          label: <Trans id="custody.count.checkpoints">نقاط التحقق الموقَّعة</Trans>,
          value: <NumberText value={data.checkpoints} />,
        },
        {
          key: 'findings',
          label: <Trans id="custody.count.findings">ما وُجد من خلل</Trans>,
          value: <NumberText value={data.finding_count} />,
        },
      ]}
    />
  )
}
