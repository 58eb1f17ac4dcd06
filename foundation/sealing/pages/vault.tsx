import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  askVault,
  Button,
  ButtonRow,
  FromQuery,
  lockVault,
  Notice,
  Page,
  SummaryList,
  Timestamp,
  useVaultOpen,
} from '../../../web/index.ts'
import type { OwnVault } from '../model.ts'
import { api } from './parts/calls.ts'
import { Fingerprint } from './parts/fingerprint.tsx'
import { MakeVault } from './parts/make-vault.tsx'
import { OpenForm, wayWords } from './parts/open-form.tsx'
import { PassphraseForm } from './parts/passphrase-form.tsx'
import { vaultWords } from './parts/words.tsx'

/** One's own vault: made, waiting, open or closed, with the ways of opening it. */
export function Screen() {
  const { t } = useLingui()
  const cache = useQueryClient()
  const query = useQuery({ queryKey: ['own-vault'], queryFn: ({ signal }) => api('GET /api/keys/mine', { signal }) })
  const keep = (vault: OwnVault) => cache.setQueryData(['own-vault'], vault)
  return (
    <Page
      title={t({ id: 'sealing.vault.title', message: 'خزنتي' })}
      lead={
        <Trans id="sealing.vault.lead">
          في خزنتك المفتاح الذي يفتح الأسماء والشهادات المختومة. تُفتح في متصفحك وحده، ولا يستطيع الخادم فتحها.
        </Trans>
      }
    >
      <FromQuery query={query}>
        {(vault) => (vault.keys.length === 0 ? <MakeVault vault={vault} onMade={keep} /> : <Standing vault={vault} />)}
      </FromQuery>
    </Page>
  )
}

function Standing({ vault }: { readonly vault: OwnVault }) {
  const { state, keys, wraps, reason } = vault
  const [newest] = keys
  return (
    <>
      <SummaryList
        rows={[
          { key: 'state', label: <Trans id="sealing.vault.state">حالة الخزنة</Trans>, value: vaultWords[state]() },
          ...(reason === null
            ? []
            : [{ key: 'reason', label: <Trans id="sealing.vault.reason">السبب</Trans>, value: <bdi>{reason}</bdi> }]),
          ...(newest === undefined
            ? []
            : [
                {
                  key: 'print',
                  label: <Trans id="sealing.vault.fingerprint">بصمة مفتاحك</Trans>,
                  value: <Fingerprint of={newest} />,
                },
              ]),
          ...wraps
            .filter(({ kind }) => kind !== 'successor')
            .map(({ id, kind, tested_at: tested }) => ({
              key: id,
              label: kind === 'successor' ? null : wayWords[kind](),
              value:
                tested === null ? (
                  <Trans id="sealing.way.untested">لم تُجرَّب</Trans>
                ) : (
                  <Trans id="sealing.way.tested">
                    جُرّبت في <Timestamp at={tested} />
                  </Trans>
                ),
            })),
        ]}
      />
      {state === 'keys_created' ? (
        <Notice title={<Trans id="sealing.vault.wait-title">بقيت خطوة واحدة</Trans>}>
          <p>
            <Trans id="sealing.vault.wait-text">
              اتصل بمسؤول المفاتيح واقرأ له بصمتك رقمًا رقمًا. إن طابقت ما عنده وقّع مفتاحك، وصار زملاؤك يختمون لك.
            </Trans>
          </p>
        </Notice>
      ) : null}
      {state === 'locked' || state === 'revoked' ? null : <OpenOrLock vault={vault} />}
    </>
  )
}

function OpenOrLock({ vault }: { readonly vault: OwnVault }) {
  const open = useVaultOpen()
  const [asked, setAsked] = useState(false)
  return (
    <section>
      <h2>
        <Trans id="sealing.vault.here">في هذا المتصفح</Trans>
      </h2>
      {open ? (
        <>
          <Notice kind="success" live title={<Trans id="sealing.vault.open">الخزنة مفتوحة</Trans>}>
            <p>
              <Trans id="sealing.vault.open-text">
                تُقفل من تلقاء نفسها بعد ربع ساعة بلا عمل، وعند إغلاق الصفحة أو الخروج.
              </Trans>
            </p>
          </Notice>
          <ButtonRow>
            <Button kind="secondary" onClick={lockVault}>
              <Trans id="sealing.vault.lock">إقفال الخزنة</Trans>
            </Button>
          </ButtonRow>
          <ChangePassphrase vault={vault} />
        </>
      ) : asked ? (
        <OpenForm vault={vault} onOpened={() => setAsked(false)} />
      ) : (
        <>
          <p>
            <Trans id="sealing.vault.closed">الخزنة مقفلة.</Trans>
          </p>
          <ButtonRow>
            <Button onClick={() => setAsked(true)}>
              <Trans id="sealing.open.go">فتح الخزنة</Trans>
            </Button>
          </ButtonRow>
        </>
      )}
    </section>
  )
}

/** A new passphrase in the place of the old one: for whoever opened the vault with the printed digits, too. */
function ChangePassphrase({ vault }: { readonly vault: OwnVault }) {
  const cache = useQueryClient()
  const [changed, setChanged] = useState(false)
  const change = async (passphrase: string) => {
    const wrap = await askVault('rephrase', { passphrase, person_id: vault.person_id })
    const key_id = vault.keys[0]?.id ?? ''
    const old = vault.wraps.find((one) => one.kind === 'passphrase' && one.key_id === key_id)
    cache.setQueryData(
      ['own-vault'],
      await api('POST /api/keys/mine/wraps', { body: { key_id, replaces: old?.id ?? null, wrap } }),
    )
    setChanged(true)
  }
  return (
    <details className="record-group">
      <summary>
        <h2>
          <Trans id="sealing.vault.rephrase">تغيير عبارة السر</Trans>
        </h2>
      </summary>
      {changed ? (
        <Notice kind="success" live title={<Trans id="sealing.vault.rephrased">تغيّرت عبارة السر وجُرّبت</Trans>} />
      ) : (
        <PassphraseForm onChosen={change}>
          <Trans id="sealing.vault.rephrase-go">تغيير العبارة</Trans>
        </PassphraseForm>
      )}
    </details>
  )
}
