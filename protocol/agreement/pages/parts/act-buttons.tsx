import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, ButtonLink, ButtonRow, useSession } from '../../../../web/index.ts'
import type { ActName, ProtocolView } from '../../model.ts'
import { ActDialog, type DialogAct } from './act-dialog.tsx'
import { Obstacles } from './obstacles.tsx'
import { actWords } from './words.tsx'

/** Which capability an act needs; the server decides all the same. */
const needs: { readonly [A in ActName]: string } = {
  edit: 'protocol.draft',
  propose: 'protocol.draft',
  revise: 'protocol.draft',
  approve: 'protocol.draft',
  reject: 'protocol.draft',
  sign: 'protocol.sign',
  attest: 'protocol.sign',
  suspend: 'sharing.suspend',
  resume: 'sharing.suspend',
  amend: 'protocol.draft',
  review: 'protocol.draft',
  terminate: 'protocol.sign',
  archive: 'protocol.draft',
}

/** Acts that have a page of their own. */
const pages = { edit: 'text', sign: 'sign' } as const
const dangerous: ReadonlySet<ActName> = new Set(['reject', 'suspend', 'terminate'])
/** What carries a protocol on: of these the first one open is the main button. */
const forward: readonly ActName[] = ['edit', 'propose', 'approve', 'sign', 'resume']
const rank = (act: ActName) => (forward.includes(act) ? 0 : dangerous.has(act) ? 2 : 1)

/** What can be done to a protocol now, as buttons from its table of states; what cannot be done says why. */
export function ActButtons({ protocol }: { readonly protocol: ProtocolView }) {
  const { person } = useSession()
  const [asked, setAsked] = useState<DialogAct>()
  const entries = (Object.keys(needs) as ActName[]).filter((act) => person?.capabilities.includes(needs[act]) === true)
  const open = entries
    .filter((act) => protocol.obstacles[act]?.length === 0)
    .toSorted((one, other) => rank(one) - rank(other))
  // a state that is simply another one needs no words: the state itself stands above
  const blocked = entries.flatMap((act) => {
    const reasons = (protocol.obstacles[act] ?? []).filter(({ code }) => code !== 'state')
    const isOnlyState = (protocol.obstacles[act] ?? []).some(({ code }) => code === 'state')
    return reasons.length === 0 || isOnlyState ? [] : [{ act, reasons }]
  })
  return (
    <>
      <ButtonRow>
        {open.map((act, index) => {
          const kind = dangerous.has(act) ? 'danger' : index === 0 && rank(act) === 0 ? 'primary' : 'secondary'
          return act === 'edit' || act === 'sign' ? (
            <ButtonLink key={act} kind={kind} data-act={act} href={`/protocols/${protocol.id}/${pages[act]}`}>
              {actWords[act]()}
            </ButtonLink>
          ) : (
            <Button key={act} kind={kind} data-act={act} onClick={() => setAsked(act)}>
              {actWords[act]()}
            </Button>
          )
        })}
      </ButtonRow>
      {blocked.length === 0 ? null : (
        <details>
          <summary>
            <Trans id="agreement.one.cannot">ما لا يمكن الآن، ولماذا</Trans>
          </summary>
          <ul className="cannot">
            {blocked.map(({ act, reasons }) => (
              <li key={act}>
                <strong>{actWords[act]()}</strong>
                <Obstacles of={reasons} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {asked === undefined ? null : <ActDialog act={asked} protocol={protocol} onClose={() => setAsked(undefined)} />}
    </>
  )
}
