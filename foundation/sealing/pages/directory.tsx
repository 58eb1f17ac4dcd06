import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  askVault,
  Button,
  ButtonRow,
  EmptyState,
  ensureOpenVault,
  FromQuery,
  keepPin,
  Notice,
  Page,
  ProblemError,
  SummaryList,
  useDisplay,
  useMayDo,
  vouchedDirectory,
} from '../../../web/index.ts'
import { SealingRefused } from '../crypto/refused.ts'
import { faultSentences } from '../fault-sentences.ts'
import type { PersonKey } from '../model.ts'
import { api } from './parts/calls.ts'
import { Fingerprint } from './parts/fingerprint.tsx'
import { keyWords, vaultWords } from './parts/words.tsx'

/** The key directory: who has keys, their digits for comparing by voice, and, for a key officer, the signature under them. */
export function Screen() {
  const { t } = useLingui()
  const query = useQuery({ queryKey: ['key-directory'], queryFn: judgedDirectory })
  return (
    <Page
      title={t({ id: 'sealing.directory.title', message: 'دليل المفاتيح' })}
      lead={
        <Trans id="sealing.directory.lead">
          قبل توقيع مفتاح، اتصل بصاحبه واسمع منه بصمته رقمًا رقمًا. هكذا يُعرف أن المفتاح مفتاحه لا مفتاح من تسلل إلى
          الخادم.
        </Trans>
      }
    >
      <FromQuery query={query}>{(found) => <People {...found} />}</FromQuery>
    </Page>
  )
}

type Judged = Awaited<ReturnType<typeof judgedDirectory>>

/** The directory as this browser judges it: the server's word for a key counts only where the chain says the same. */
async function judgedDirectory() {
  const [view, directory] = await Promise.all([api('GET /api/key-directory'), vouchedDirectory()])
  const served = view.people.flatMap(({ keys }) => keys.filter(({ state }) => state === 'current'))
  const { faults, pin, broken } = await askVault('judge', { served, directory })
  keepPin(view.institution_id, pin)
  return { view, faults, broken }
}

function People({ view, faults, broken }: Judged) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const may = useMayDo()
  const blamed = view.people.find(({ person_id }) => person_id === broken?.person_id)?.name
  return (
    <>
      {broken === undefined ? null : (
        <Notice kind="danger" live title={faultSentences[broken.fault][language]}>
          {blamed === undefined ? null : (
            <p>
              <bdi>{blamed}</bdi>
            </p>
          )}
        </Notice>
      )}
      {view.people.length === 0 ? (
        <EmptyState
          level={2}
          icon="lock"
          title={t({ id: 'sealing.directory.empty', message: 'لم يصنع أحد خزنته بعد' })}
        />
      ) : null}
      {view.people.map((person) => {
        const [newest] = person.keys
        const fault = faults.find(({ person_id }) => person_id === person.person_id)?.fault
        return (
          <section key={person.person_id}>
            <h2>
              <bdi>{person.name}</bdi>
            </h2>
            {fault === undefined ? null : <Notice kind="danger" title={faultSentences[fault][language]} />}
            <SummaryList
              rows={[
                {
                  key: 'vault',
                  label: <Trans id="sealing.directory.vault">الخزنة</Trans>,
                  value: vaultWords[person.vault](),
                },
                ...(newest === undefined
                  ? []
                  : [
                      {
                        key: 'key',
                        label: <Trans id="sealing.directory.key">المفتاح</Trans>,
                        value: keyWords[newest.state](),
                      },
                      {
                        key: 'print',
                        label: <Trans id="sealing.directory.fingerprint">البصمة</Trans>,
                        value: <Fingerprint of={newest} />,
                      },
                    ]),
              ]}
            />
            {newest?.state === 'waiting' && may('keys.manage') && broken === undefined ? (
              <SignKey keyOf={newest} name={person.name} first={view.entries.length === 0} />
            ) : null}
          </section>
        )
      })}
    </>
  )
}

/** The officer's signature under a key; the first one in the directory signs itself and becomes its root. */
function SignKey({
  keyOf,
  name,
  first,
}: {
  readonly keyOf: PersonKey
  readonly name: string
  readonly first: boolean
}) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const cache = useQueryClient()
  const [state, setState] = useState<{ readonly busy: boolean; readonly failure?: string }>({ busy: false })
  const sign = async () => {
    setState({ busy: true })
    try {
      if (!(await ensureOpenVault())) return setState({ busy: false })
      const directory = await vouchedDirectory()
      const { person_id, recipient, signing_key } = keyOf
      const { institution_id } = directory
      const entry = await askVault('signEntry', {
        entry: {
          institution_id,
          person_id,
          recipient,
          signing_key,
          state: 'current',
          officer: first,
          signed_at: new Date().toISOString(),
        },
        directory,
      })
      await api('POST /api/key-directory', { body: { entry } })
      await cache.invalidateQueries({ queryKey: ['key-directory'] })
      await cache.invalidateQueries({ queryKey: ['own-vault'] })
      setState({ busy: false })
    } catch (error) {
      const failure =
        error instanceof SealingRefused
          ? faultSentences[error.code][language]
          : error instanceof ProblemError
            ? error.problem.detail
            : t({ id: 'sealing.directory.failed', message: 'تعذّر التوقيع ولم يتغيّر شيء. أعد المحاولة بعد قليل.' })
      setState({ busy: false, failure })
    }
  }
  return (
    <>
      {state.failure === undefined ? null : <Notice kind="danger" live title={state.failure} />}
      <ButtonRow>
        <Button disabled={state.busy} onClick={() => void sign()}>
          {first ? (
            <Trans id="sealing.directory.begin">بدء الدليل بمفتاحي</Trans>
          ) : (
            <Trans id="sealing.directory.sign">طابقت البصمة: وقّع المفتاح</Trans>
          )}
          <span className="visually-hidden">
            {' '}
            <bdi>{name}</bdi>
          </span>
        </Button>
      </ButtonRow>
    </>
  )
}
