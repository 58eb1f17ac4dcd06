import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ConfirmWithConsequence } from '../../../web/design/widgets/confirm-with-consequence.tsx'
import {
  Button,
  ButtonRow,
  client,
  FromQuery,
  Notice,
  Page,
  ProblemError,
  Radios,
  SummaryList,
  TextArea,
  Timestamp,
  useSession,
} from '../../../web/index.ts'
import { type Mode, modes } from '../model.ts'
import type { AccessRoutes } from '../routes.ts'
import { modeMeaning, modeWords } from './words.tsx'

const api = client<AccessRoutes>()

/** The modes of the instance, and the end of every session at once. */
export function Screen() {
  const { t } = useLingui()
  const query = useQuery({ queryKey: ['emergency'], queryFn: ({ signal }) => api('GET /api/emergency', { signal }) })
  return (
    <Page
      title={t({ id: 'access.emergency.title', message: 'الطوارئ' })}
      lead={
        <Trans id="access.emergency.lead">
          عند الشك في اختراق أو ضياع جهاز: أوقف الكتابة أو أقفل النظام كله، في لحظة، ثم أعده متى زال الخطر.
        </Trans>
      }
    >
      <FromQuery query={query}>
        {({ mode, reason, set_at: at, set_by: by }) => (
          <>
            <SummaryList
              rows={[
                { key: 'mode', label: <Trans id="access.emergency.now">الوضع الآن</Trans>, value: modeWords[mode]() },
                {
                  key: 'reason',
                  label: <Trans id="access.emergency.reason">السبب</Trans>,
                  value: reason === '' ? undefined : <bdi>{reason}</bdi>,
                },
                { key: 'at', label: <Trans id="access.emergency.since">منذ</Trans>, value: <Timestamp at={at} /> },
                {
                  key: 'by',
                  label: <Trans id="access.emergency.by">غيّره</Trans>,
                  value:
                    by === null ? <Trans id="access.emergency.by-system">النظام نفسه</Trans> : <bdi>{by.name}</bdi>,
                },
              ]}
            />
            <section>
              <ModeForm key={mode} now={mode} />
            </section>
            <EndSessions />
          </>
        )}
      </FromQuery>
    </Page>
  )
}

function ModeForm({ now }: { readonly now: Mode }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const { renew } = useSession()
  const [wanted, setWanted] = useState<Mode>(modes.find((mode) => mode !== now) ?? 'normal')
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const act = useAct(async () => {
    cache.setQueryData(['emergency'], await api('POST /api/emergency', { body: { mode: wanted, reason } }))
    await renew()
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setMissing(reason.trim() === '')
        if (reason.trim() === '') document.getElementById('reason')?.focus()
        else act.ask()
      }}
    >
      <h2>
        <Trans id="access.emergency.change">تغيير الوضع</Trans>
      </h2>
      <Radios
        id="mode"
        name="mode"
        label={<Trans id="access.emergency.wanted">الوضع المطلوب</Trans>}
        value={wanted}
        onChange={(value) => setWanted(modes.find((mode) => mode === value) ?? wanted)}
        choices={modes
          .filter((mode) => mode !== now)
          .map((mode) => ({ value: mode, label: modeWords[mode](), hint: modeMeaning[mode]() }))}
      />
      <TextArea
        id="reason"
        name="reason"
        rows={2}
        maxLength={500}
        label={<Trans id="access.emergency.why">السبب، ويُحفظ في سجل الحيازة</Trans>}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        {...(isMissing ? { error: t({ id: 'access.emergency.why-missing', message: 'اكتب سبب التغيير.' }) } : {})}
      />
      <ButtonRow>
        <Button type="submit" kind={wanted === 'normal' ? 'primary' : 'danger'}>
          <Trans id="access.emergency.go">متابعة</Trans>
        </Button>
      </ButtonRow>
      <ConfirmWithConsequence
        {...act.dialog}
        danger={wanted !== 'normal'}
        title={<Trans id="access.emergency.confirm-title">تغيير وضع النظام للجميع</Trans>}
        confirmLabel={confirmWords[wanted]()}
        consequence={{
          who: <Trans id="access.emergency.everybody">كل من يستعمل النظام في مؤسستك، فورًا</Trans>,
          what: modeMeaning[wanted](),
          undo: <Trans id="access.emergency.undo">تعيده أنت أو من يملك هذا الحق، من هذه الصفحة، في أي وقت.</Trans>,
        }}
      />
    </form>
  )
}

const confirmWords: { readonly [M in Mode]: () => ReactNode } = {
  normal: () => <Trans id="access.emergency.set-normal">إعادة الوضع العادي</Trans>,
  'read-only': () => <Trans id="access.emergency.set-read-only">جعل النظام للقراءة فقط</Trans>,
  locked: () => <Trans id="access.emergency.set-locked">قفل النظام</Trans>,
}

function EndSessions() {
  const [ended, setEnded] = useState(false)
  const act = useAct(async () => {
    await api('POST /api/emergency/end-sessions')
    setEnded(true)
  })
  return (
    <section>
      <h2>
        <Trans id="access.emergency.sessions">جلسات الجميع</Trans>
      </h2>
      <p className="prose">
        <Trans id="access.emergency.sessions-text">
          ينهي جلسة كل شخص على كل جهاز إلا جلستك هذه، ويبقى الوضع كما هو. ما كُتب ولم يُحفظ يبقى على جهاز صاحبه.
        </Trans>
      </p>
      <Button kind="danger" onClick={act.ask}>
        <Trans id="access.emergency.end-sessions">إنهاء جلسات الجميع</Trans>
      </Button>
      {ended ? (
        <Notice kind="success" live title={<Trans id="access.emergency.ended">انتهت جلسات الجميع</Trans>} />
      ) : null}
      <ConfirmWithConsequence
        {...act.dialog}
        danger
        title={<Trans id="access.emergency.end-title">إنهاء جلسات الجميع</Trans>}
        confirmLabel={<Trans id="access.emergency.end-sessions">إنهاء جلسات الجميع</Trans>}
        consequence={{
          who: <Trans id="access.emergency.everybody">كل من يستعمل النظام في مؤسستك، فورًا</Trans>,
          what: <Trans id="access.emergency.end-what">يُطلب من كل شخص أن يسجّل الدخول من جديد.</Trans>,
          undo: <Trans id="access.emergency.end-undo">لا تعود جلسة انتهت؛ يدخل كل شخص بوسيلته المعتادة.</Trans>,
        }}
      />
    </section>
  )
}

/** An act behind a dialog: asked for, confirmed, done or refused with its reason in the dialog. */
function useAct(run: () => Promise<void>) {
  const { t } = useLingui()
  const [state, setState] = useState<{ readonly open: boolean; readonly pending: boolean; readonly failure?: string }>({
    open: false,
    pending: false,
  })
  const confirm = async () => {
    setState({ open: true, pending: true })
    try {
      await run()
      setState({ open: false, pending: false })
    } catch (error) {
      const failure =
        error instanceof ProblemError
          ? error.problem.detail
          : t({ id: 'access.editor.failed', message: 'تعذّر التنفيذ ولم يتغيّر شيء. أعد المحاولة بعد قليل.' })
      setState({ open: true, pending: false, failure })
    }
  }
  return {
    ask: () => setState({ open: true, pending: false }),
    dialog: {
      isOpen: state.open,
      pending: state.pending,
      onClose: () => setState({ open: false, pending: false }),
      onConfirm: () => void confirm(),
      ...(state.failure === undefined ? {} : { failure: state.failure }),
    },
  }
}
