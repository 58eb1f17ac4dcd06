import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  faultSentences,
  type SealedObject,
  SealingRefused,
  type TeamKey,
} from '../../../../foundation/sealing/index.ts'
import {
  Button,
  ButtonRow,
  DraftNote,
  ensureOpenVault,
  FromQuery,
  Notice,
  openWords,
  ProblemError,
  Select,
  SubmitRow,
  sealedIn,
  sealingTeam,
  sealWords,
  Tag,
  TextArea,
  useDisplay,
  useDraft,
  useVaultOpen,
} from '../../../../web/index.ts'
import type { Words } from '../../model.ts'
import { capital } from './capital.ts'

type SealedField = { readonly key: string; readonly label: Words; readonly repeatable?: boolean }
type Place = { readonly id: string; readonly case_id: string }
type Opened = ReadonlyMap<string, { readonly text: string } | { readonly refused: SealingRefused }>

/** The sealed fields of a record: written and sealed here, opened for a purpose, by and for people who are named. */
export function SealedFields({
  record,
  fields,
  mayEdit,
}: {
  readonly record: Place
  readonly fields: readonly SealedField[]
  readonly mayEdit: boolean
}) {
  const objects = useQuery({ queryKey: ['sealed', record.id], queryFn: ({ signal }) => sealedIn(record.id, signal) })
  const team = useQuery({
    queryKey: ['sealing-team', record.case_id],
    queryFn: ({ signal }) => sealingTeam(record.case_id, signal),
  })
  return (
    <FromQuery query={objects}>
      {(held) => (
        <FromQuery query={team}>
          {(members) => <Fields record={record} fields={fields} mayEdit={mayEdit} objects={held} team={members} />}
        </FromQuery>
      )}
    </FromQuery>
  )
}

type FieldsProps = {
  readonly record: Place
  readonly fields: readonly SealedField[]
  readonly mayEdit: boolean
  readonly objects: readonly SealedObject[]
  readonly team: readonly TeamKey[]
}

function Fields({ record, fields, mayEdit, objects, team }: FieldsProps) {
  const open = useVaultOpen()
  const [texts, setTexts] = useState<Opened>(new Map())
  const [editing, setEditing] = useState<string | undefined>(undefined)
  // what was opened goes with the vault
  useEffect(() => {
    if (!open) setTexts(new Map())
  }, [open])
  const shown: Opened = open ? texts : new Map()
  const closed = objects.filter(({ id, mine }) => mine && !shown.has(id))
  return (
    <>
      <Team team={team} />
      {closed.length === 0 ? null : (
        <OpenForPurpose objects={closed} onOpened={(found) => setTexts(new Map([...texts, ...found]))} />
      )}
      {fields.map((field) => {
        const object = objects.find((one) => one.field === field.key)
        const found = object === undefined ? undefined : shown.get(object.id)
        const readable = object === undefined || (found !== undefined && 'text' in found)
        return (
          <SealedValue
            key={field.key}
            field={field}
            object={object}
            found={found}
            onEdit={mayEdit && readable && editing !== field.key ? () => setEditing(field.key) : undefined}
          >
            {editing === field.key ? (
              <Editor
                record={record}
                field={field}
                object={object}
                start={found !== undefined && 'text' in found ? found.text : ''}
                team={team}
                onDone={(saved, text) => {
                  if (saved !== undefined) setTexts(new Map([...texts, [saved.id, { text }]]))
                  // another field may have been opened while this one was being sealed
                  setEditing((now) => (now === field.key ? undefined : now))
                }}
              />
            ) : null}
          </SealedValue>
        )
      })}
    </>
  )
}

/** To whom it is sealed, and to whom it cannot be yet. */
function Team({ team }: { readonly team: readonly TeamKey[] }) {
  const sealed = team.filter(({ key }) => key !== null)
  const without = team.filter(({ key }) => key === null)
  return (
    <>
      {sealed.length === 0 ? null : (
        <p className="field-hint">
          <Trans id="documentation.sealed.to">يُختم ما تكتبه لفريق الملف وحده:</Trans> <Names people={sealed} />
        </p>
      )}
      {without.length === 0 ? null : (
        <p className="field-hint">
          <Trans id="documentation.sealed.without">لا يُختم لهؤلاء حتى يُوقَّع مفتاحهم:</Trans> <Names people={without} />
        </p>
      )}
    </>
  )
}

const Names = ({ people }: { readonly people: readonly TeamKey[] }) =>
  people.map(({ person_id, name }, index) => (
    <span key={person_id}>
      {index === 0 ? '' : ' · '}
      <bdi>{name}</bdi>
    </span>
  ))

const purposes = ['case-work', 'verification', 'protection', 'contact', 'submission'] as const

function OpenForPurpose({
  objects,
  onOpened,
}: {
  readonly objects: readonly SealedObject[]
  readonly onOpened: (found: Opened) => void
}) {
  const { t } = useLingui()
  const explain = useExplain()
  const [purpose, setPurpose] = useState<string>(purposes[0])
  const [state, setState] = useState<{ readonly busy: boolean; readonly failure?: string }>({ busy: false })
  const open = async () => {
    setState({ busy: true })
    try {
      if (await ensureOpenVault()) onOpened(await openWords(objects, purpose))
      setState({ busy: false })
    } catch (error) {
      setState({ busy: false, failure: explain(error) })
    }
  }
  const words = {
    'case-work': t({ id: 'documentation.sealed.purpose.case', message: 'العمل على الملف' }),
    verification: t({ id: 'documentation.sealed.purpose.verification', message: 'التحقق من المعلومات' }),
    protection: t({ id: 'documentation.sealed.purpose.protection', message: 'حماية الشخص' }),
    contact: t({ id: 'documentation.sealed.purpose.contact', message: 'الاتصال بالشخص' }),
    submission: t({ id: 'documentation.sealed.purpose.submission', message: 'إعداد شكوى أو تقرير' }),
  }
  return (
    <>
      {state.failure === undefined ? null : <Notice kind="danger" live title={state.failure} />}
      <Select
        id="sealed-purpose"
        label={<Trans id="documentation.sealed.purpose">لماذا تفتح المختوم؟</Trans>}
        hint={<Trans id="documentation.sealed.purpose-hint">يُكتب الغرض واسمك في سجل الحيازة قبل أن يُفتح شيء.</Trans>}
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
      >
        {purposes.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </Select>
      <ButtonRow>
        <Button id="open-sealed" kind="secondary" disabled={state.busy} onClick={() => void open()}>
          <Trans id="documentation.sealed.open">فتح المختوم</Trans>
        </Button>
      </ButtonRow>
    </>
  )
}

type SealedValueProps = {
  readonly field: SealedField
  readonly object: SealedObject | undefined
  readonly found: { readonly text: string } | { readonly refused: SealingRefused } | undefined
  readonly onEdit: (() => void) | undefined
  readonly children: React.ReactNode
}

function SealedValue({ field, object, found, onEdit, children }: SealedValueProps) {
  const { language } = useDisplay()
  const label = capital(field.label[language])
  return (
    <div className="sealed-value" data-field={field.key}>
      <h3>{label}</h3>
      {children === null ? (
        <>
          {object === undefined ? (
            <p className="field-hint">
              <Trans id="documentation.sealed.empty">لا شيء مختومًا</Trans>
            </p>
          ) : found === undefined ? (
            <p>
              <Tag kind="restricted" icon="lock">
                <Trans id="documentation.sealed.held">مختوم</Trans>
              </Tag>{' '}
              {object.mine ? null : <Trans id="documentation.sealed.not-mine">لم يُختم لك</Trans>}
            </p>
          ) : 'text' in found ? (
            <p className="kept-lines">
              <bdi dir="auto">{found.text}</bdi>
            </p>
          ) : (
            <Notice kind="danger" title={faultSentences[found.refused.code][language]} />
          )}
          {onEdit === undefined ? null : (
            <Button kind="quiet" onClick={onEdit}>
              {object === undefined ? (
                <Trans id="documentation.sealed.write">كتابة</Trans>
              ) : (
                <Trans id="documentation.sealed.change">تعديل</Trans>
              )}
              <span className="visually-hidden"> {label}</span>
            </Button>
          )}
        </>
      ) : (
        children
      )}
    </div>
  )
}

type EditorProps = {
  readonly record: Place
  readonly field: SealedField
  readonly object: SealedObject | undefined
  readonly start: string
  readonly team: readonly TeamKey[]
  readonly onDone: (saved: SealedObject | undefined, text: string) => void
}

/** What is typed lies encrypted on the device until it is sealed; the server gets nothing of it in clear. */
function Editor({ record, field, object, start, team, onDone }: EditorProps) {
  const { language } = useDisplay()
  const cache = useQueryClient()
  const explain = useExplain(team)
  const draft = useDraft(`sealed/${record.id}/${field.key}`, { text: start })
  const [state, setState] = useState<{ readonly busy: boolean; readonly failure?: string }>({ busy: false })
  const id = `sealed-${field.key}`
  const seal = async () => {
    setState({ busy: true })
    try {
      if (!(await ensureOpenVault())) return setState({ busy: false })
      const { text } = draft.value
      const follows = object?.object_version ?? 0
      const saved = await sealWords({ record_id: record.id, field: field.key, follows, text, team })
      await draft.discard()
      await cache.invalidateQueries({ queryKey: ['sealed', record.id] })
      onDone(saved, text)
    } catch (error) {
      setState({ busy: false, failure: explain(error) })
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void seal()
      }}
    >
      {state.failure === undefined ? null : <Notice kind="danger" live title={state.failure} />}
      <TextArea
        id={id}
        rows={field.key === 'testimony' || field.key === 'narrative' ? 10 : 3}
        autoComplete="off"
        spellCheck={false} // some browsers send what they check to their maker
        label={capital(field.label[language])}
        {...(field.repeatable === true ? { hint: <Trans id="documentation.sealed.lines">سطر لكل قيمة.</Trans> } : {})}
        value={draft.value.text}
        onChange={(event) => draft.change({ text: event.target.value })}
      />
      <SubmitRow
        busy={state.busy}
        beside={
          <Button kind="quiet" onClick={() => void draft.discard().then(() => onDone(undefined, ''))}>
            <Trans id="documentation.sealed.drop">ترك</Trans>
          </Button>
        }
      >
        <Trans id="documentation.sealed.seal">ختم وحفظ</Trans>
      </SubmitRow>
      <DraftNote place={draft.place} />
    </form>
  )
}

/** Words for what was refused, with the person whose key it is about. */
function useExplain(team: readonly TeamKey[] = []) {
  const { t } = useLingui()
  const { language } = useDisplay()
  return (error: unknown): string => {
    if (error instanceof SealingRefused) {
      const name = team.find(({ person_id }) => person_id === error.person)?.name
      const sentence = faultSentences[error.code][language]
      return name === undefined ? sentence : `\u2068${name}\u2069: ${sentence}`
    }
    if (error instanceof ProblemError) return error.problem.detail
    return t({ id: 'documentation.sealed.failed', message: 'تعذّر الإرسال. ما كتبته باقٍ، أعد المحاولة بعد قليل.' })
  }
}
