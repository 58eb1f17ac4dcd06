import './sealing.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import {
  askVault,
  Button,
  ButtonRow,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Reference,
  SubmitRow,
  TextArea,
  useDisplay,
  useSession,
  useSubmit,
} from '../../../../web/index.ts'
import { readRecoveryKey } from '../../crypto/recovery-digits.ts'
import type { OwnVault } from '../../model.ts'
import { api, explainRefusal } from './calls.ts'
import { PassphraseForm } from './passphrase-form.tsx'

/** Makes a vault in three steps: a passphrase, a sheet of digits to print, the digits typed again. Nothing is kept before the last one. */
export function MakeVault({ vault, onMade }: { readonly vault: OwnVault; readonly onMade: (vault: OwnVault) => void }) {
  const [groups, setGroups] = useState<readonly string[] | undefined>(undefined)
  return groups === undefined ? (
    <Passphrase onChosen={setGroups} />
  ) : (
    <Sheet groups={groups} vault={vault} onMade={onMade} onBack={() => setGroups(undefined)} />
  )
}

function Passphrase({ onChosen }: { readonly onChosen: (groups: readonly string[]) => void }) {
  return (
    <>
      <h2>
        <Trans id="sealing.make.phrase-title">أولًا: عبارة السر</Trans>
      </h2>
      <p className="prose">
        <Trans id="sealing.make.phrase-text">
          تُصنع مفاتيحك في متصفحك وحده، ولا تصل عبارة السر إلى الخادم. لا يستطيع أحد أن يعيدها إليك، فاحفظها جيدًا.
        </Trans>
      </p>
      <PassphraseForm onChosen={async (passphrase) => onChosen((await askVault('begin', { passphrase })).groups)}>
        <Trans id="sealing.make.next">متابعة</Trans>
      </PassphraseForm>
    </>
  )
}

type SheetProps = {
  readonly groups: readonly string[]
  readonly vault: OwnVault
  readonly onMade: (vault: OwnVault) => void
  readonly onBack: () => void
}

function Sheet({ groups, vault, onMade, onBack }: SheetProps) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { person } = useSession()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<readonly number[]>([])
  const { errors, attempt, busy, submit } = useSubmit({
    formId: 'digits',
    fields: {},
    explain: explainRefusal(language),
    send: async () => {
      const { person_id, institution_id } = vault
      const done = await askVault('finish', { typed, person_id, institution_id })
      if (done.made === undefined) return setWrong(done.wrong)
      onMade(await api('POST /api/keys/mine', { body: { ...done.made, wraps: [...done.made.wraps] } }))
    },
  })
  const check = (): readonly FormError[] => {
    const read = readRecoveryKey(typed)
    const found = 'wrong' in read ? read.wrong : []
    setWrong(found)
    return found.length === 0 && 'key' in read
      ? []
      : [
          {
            fieldId: 'digits',
            message: t({ id: 'sealing.make.digits-wrong', message: 'في الأرقام ما لا يطابق الورقة' }),
          },
        ]
  }
  const list = wrong.join('، ')
  const error =
    wrong.length === 0 ? (
      errorOf(errors, 'digits')
    ) : (
      <Trans id="sealing.make.groups-wrong">
        راجع المجموعات ذات الأرقام: <bdi>{list}</bdi>
      </Trans>
    )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit(check())
      }}
    >
      <ErrorSummary key={attempt} errors={errors} />
      <section className="recovery-sheet">
        <h2>
          <Trans id="sealing.make.sheet-title">ثانيًا: ورقة الأرقام</Trans>
        </h2>
        <p>
          <bdi>{person?.name}</bdi>
        </p>
        <p className="prose">
          <Trans id="sealing.make.sheet-text">
            إن نسيت عبارة السر فتحت هذه الأرقامُ خزنتك. اطبعها أو اكتبها بخط يدك، واحفظها في مكان مقفل بعيدًا عن جهازك،
            ولا تصوّرها بهاتفك. لا تُعرض مرة ثانية.
          </Trans>
        </p>
        <ol className="recovery-groups" data-digits={groups.length}>
          {groups.map((group) => (
            <li key={group}>
              <Reference>{group}</Reference>
            </li>
          ))}
        </ol>
      </section>
      <ButtonRow>
        <Button kind="secondary" onClick={() => window.print()}>
          <Trans id="sealing.make.print">طباعة الورقة</Trans>
        </Button>
      </ButtonRow>
      <h2>
        <Trans id="sealing.make.retype-title">ثالثًا: اكتب الأرقام من الورقة</Trans>
      </h2>
      <TextArea
        id="digits"
        rows={2}
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        label={<Trans id="sealing.make.retype">الأرقام كما في الورقة</Trans>}
        hint={<Trans id="sealing.make.retype-hint">تكتبها لتتأكد أن ورقتك صحيحة. المسافات لا تهم.</Trans>}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        {...(error === undefined ? {} : { error })}
      />
      <SubmitRow
        busy={busy}
        beside={
          <Button kind="quiet" onClick={onBack}>
            <Trans id="sealing.make.back">رجوع إلى عبارة السر</Trans>
          </Button>
        }
      >
        <Trans id="sealing.make.done">إنشاء الخزنة</Trans>
      </SubmitRow>
      <Notice title={<Trans id="sealing.make.limit">ما الذي يحميه هذا وما لا يحميه</Trans>}>
        <p>
          <Trans id="sealing.make.limit-text">
            لا يقرأ الخادم ما تختمه ولا من ينسخ قاعدة بياناته. لكن صفحات النظام تأتي من الخادم نفسه: من سيطر عليه سيطرة
            كاملة قد يغيّر الصفحة التي تكتب فيها.
          </Trans>
        </p>
      </Notice>
    </form>
  )
}
