import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { ConfirmWithConsequence } from '../../../../web/design/widgets/confirm-with-consequence.tsx'
import { FileUpload } from '../../../../web/design/widgets/file-upload.tsx'
import {
  type DateDraft,
  DateFields,
  emptyDateDraft,
  LTextView,
  ProblemError,
  readDateDraft,
  TextArea,
} from '../../../../web/index.ts'
import type { ActName, ProtocolView } from '../../model.ts'
import { type ActInput, doAct } from './act-calls.ts'
import { actUndo, actWhat } from './act-consequences.tsx'
import { useRefresh } from './calls.ts'
import { actWords } from './words.tsx'

/** Acts that are asked for in a dialog; editing and signing have pages of their own. */
export type DialogAct = Exclude<ActName, 'edit' | 'sign'>

/** What an act asks for besides the press. */
const asks: { readonly [A in DialogAct]: readonly ('reason' | 'day' | 'scan')[] } = {
  propose: [],
  revise: [],
  approve: [],
  reject: ['reason'],
  attest: ['scan'],
  suspend: ['reason'],
  resume: ['reason'],
  amend: [],
  review: ['reason'],
  terminate: ['day', 'reason'],
  archive: [],
}
const dangerous: ReadonlySet<ActName> = new Set(['reject', 'suspend', 'terminate'])

type ActDialogProps = { readonly act: DialogAct; readonly protocol: ProtocolView; readonly onClose: () => void }

/** Says what an act will do, asks for what it needs, does it; a refusal stands in the dialog with what was typed. */
export function ActDialog({ act, protocol, onClose }: ActDialogProps) {
  const { t } = useLingui()
  const refresh = useRefresh()
  const [reason, setReason] = useState('')
  const [day, setDay] = useState<DateDraft>(emptyDateDraft)
  const [scan, setScan] = useState<string>()
  const [state, setState] = useState<{ readonly pending: boolean; readonly failure?: ReactNode }>({ pending: false })
  const read = readDateDraft(day)
  const missing = () => {
    if (asks[act].includes('day') && (read === undefined || read.value.length !== 10))
      return t({ id: 'agreement.act.day-missing', message: 'اكتب اليوم والشهر والسنة.' })
    if (asks[act].includes('reason') && reason.trim() === '')
      return t({ id: 'agreement.act.reason-missing', message: 'اكتب السبب.' })
    if (asks[act].includes('scan') && scan === undefined)
      return t({ id: 'agreement.act.scan-missing', message: 'ارفع صورة الأصل الموقّع.' })
    return undefined
  }
  const confirm = async () => {
    const lacks = missing()
    if (lacks !== undefined) return setState({ pending: false, failure: lacks })
    setState({ pending: true })
    try {
      const input: ActInput = { reason: reason.trim(), day: read?.value ?? '', scan: scan ?? '' }
      await doAct(act, protocol, input)
      await refresh()
      onClose()
    } catch (error) {
      setState({
        pending: false,
        failure:
          error instanceof ProblemError ? (
            <Refusal error={error} />
          ) : (
            t({ id: 'agreement.act.failed', message: 'تعذّر التنفيذ ولم يتغيّر شيء. أعد المحاولة بعد قليل.' })
          ),
      })
    }
  }
  const others = protocol.parties.filter(({ is_self: self }) => !self)
  return (
    <ConfirmWithConsequence
      isOpen
      danger={dangerous.has(act)}
      onClose={onClose}
      pending={state.pending}
      {...(state.failure === undefined ? {} : { failure: state.failure })}
      title={actWords[act]()}
      confirmLabel={actWords[act]()}
      onConfirm={() => void confirm()}
      consequence={{
        who: others.map(({ id, name }) => (
          <div key={id}>
            <LTextView text={name} quiet />
          </div>
        )),
        what: (
          <>
            <p>{actWhat[act]()}</p>
            {asks[act].includes('day') ? (
              <DateFields
                id="act-day"
                name="act-day"
                label={<Trans id="agreement.act.day">أول يوم لا يسري فيه</Trans>}
                draft={day}
                onChange={setDay}
              />
            ) : null}
            {asks[act].includes('reason') ? (
              <TextArea
                id="act-reason"
                rows={3}
                maxLength={2000}
                label={<Trans id="agreement.act.reason">السبب، ويصل إلى الأطراف</Trans>}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            ) : null}
            {asks[act].includes('scan') ? (
              <FileUpload
                id="act-scan"
                label={<Trans id="agreement.act.scan">صورة الأصل الموقّع على الورق</Trans>}
                accept="application/pdf,image/*"
                onUploaded={({ fileId }) => setScan(fileId)}
              />
            ) : null}
          </>
        ),
        undo: actUndo[act](),
      }}
    />
  )
}

/** The sentence of a refusal and every reason that came with it. */
function Refusal({ error: { problem } }: { readonly error: ProblemError }) {
  const { detail, errors = [] } = problem
  return (
    <>
      <span>{detail}</span>
      {errors.map(({ pointer, code, detail: reason }) => (
        <span key={`${pointer} ${code}`} className="refusal-reason">
          {reason}
        </span>
      ))}
    </>
  )
}
