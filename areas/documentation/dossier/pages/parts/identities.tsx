import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { faultSentences, type SealedObject, SealingRefused } from '../../../../../foundation/sealing/index.ts'
import {
  Button,
  ButtonRow,
  ensureOpenVault,
  FromQuery,
  Notice,
  openWords,
  ProblemError,
  Select,
  sealedInCase,
  useDisplay,
} from '../../../../../web/index.ts'
import type { MadeDossier } from './calls.ts'

type IdentitiesProps = {
  readonly caseId: string
  readonly persons: MadeDossier['persons']
  readonly onOpened: (names: ReadonlyMap<string, string>) => void
}

/** Opens the names of persons that were sealed to the reader, on this screen and its paper alone: nothing of them goes back. */
export function Identities({ caseId, persons, onOpened }: IdentitiesProps) {
  const query = useQuery({ queryKey: ['sealed-in-case', caseId], queryFn: () => sealedInCase(caseId) })
  return (
    <FromQuery query={query}>
      {(items) => {
        const mine = items.filter(
          ({ record_id, field, mine: isMine }) =>
            isMine && field === 'names' && persons.some(({ id }) => id === record_id),
        )
        if (mine.length === 0)
          return (
            <p className="field-hint">
              <Trans id="dossier.identities.none">لا هوية مختومة لك في هذا الملف، فتبقى الرموز وحدها.</Trans>
            </p>
          )
        return <Open objects={mine} persons={persons} onOpened={onOpened} />
      }}
    </FromQuery>
  )
}

function Open({
  objects,
  persons,
  onOpened,
}: Omit<IdentitiesProps, 'caseId'> & { readonly objects: readonly SealedObject[] }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const [purpose, setPurpose] = useState('case-work')
  const [state, setState] = useState<{ readonly busy: boolean; readonly failure?: string }>({ busy: false })
  const open = async () => {
    setState({ busy: true })
    try {
      if (await ensureOpenVault()) {
        const found = await openWords(objects, purpose)
        const refused = [...found.values()].find((one) => 'refused' in one)
        onOpened(namesOf(objects, persons, found))
        if (refused !== undefined && 'refused' in refused) throw refused.refused
      }
      setState({ busy: false })
    } catch (error) {
      const lost = t({ id: 'dossier.identities.failed', message: 'تعذّر الفتح. أعد المحاولة بعد قليل.' })
      const failure =
        error instanceof SealingRefused
          ? faultSentences[error.code][language]
          : error instanceof ProblemError
            ? error.problem.detail
            : lost
      setState({ busy: false, failure })
    }
  }
  return (
    <>
      {state.failure === undefined ? null : <Notice kind="danger" live title={state.failure} />}
      <Select
        id="identities-purpose"
        label={<Trans id="dossier.identities.purpose">لماذا تفتح الهويات؟</Trans>}
        hint={
          <Trans id="dossier.identities.hint">
            يُكتب الغرض واسمك في سجل الحيازة قبل الفتح. تظهر الأسماء على شاشتك وورقك وحدهما، ولا تُرسل إلى الخادم.
          </Trans>
        }
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
      >
        <option value="case-work">{t({ id: 'dossier.identities.case', message: 'العمل على الملف' })}</option>
        <option value="submission">{t({ id: 'dossier.identities.submission', message: 'إعداد شكوى أو تقرير' })}</option>
      </Select>
      <ButtonRow>
        <Button id="open-identities" kind="secondary" disabled={state.busy} onClick={() => void open()}>
          <Trans id="dossier.identities.open">إظهار الهويات هنا</Trans>
        </Button>
      </ButtonRow>
    </>
  )
}

function namesOf(
  objects: readonly SealedObject[],
  persons: MadeDossier['persons'],
  found: Awaited<ReturnType<typeof openWords>>,
): ReadonlyMap<string, string> {
  return new Map(
    objects.flatMap(({ id, record_id }): readonly (readonly [string, string])[] => {
      const one = found.get(id)
      const code = persons.find((person) => person.id === record_id)?.code
      return one === undefined || !('text' in one) || code === undefined
        ? []
        : [[code, one.text.split('\n').join(' · ')]]
    }),
  )
}
