import { Plural, Trans } from '@lingui/react/macro'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Button, TextArea } from '../../../../web/index.ts'
import { callingAt, type Member, membersFor, withName } from './mention.ts'

type MentionAreaProps = {
  readonly id: string
  readonly label: ReactNode
  readonly text: string
  readonly onChange: (text: string) => void
  /** Who may be called upon. */
  readonly team: readonly Member[]
  readonly error?: ReactNode
}

/** Words in which people of the team are called upon with an at sign: chosen with the arrow keys, or with a finger. */
export function MentionArea({ id, label, text, onChange, team, error }: MentionAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const [chosen, setChosen] = useState(0)
  const [closed, setClosed] = useState(false)
  const calling = closed ? undefined : callingAt(text, caret)
  const offered = calling === undefined ? [] : membersFor(calling.typed, team)
  const open = offered.length > 0
  const active = offered[Math.min(chosen, offered.length - 1)]
  const listId = `${id}-people`

  const write = (next: string, at: number) => {
    onChange(next)
    setCaret(at)
    setChosen(0)
    setClosed(false)
    const element = area.current
    // the caret is placed after the text has been drawn
    if (element !== null)
      requestAnimationFrame(() => {
        element.focus()
        element.setSelectionRange(at, at)
      })
  }
  const call = ({ name }: Member) => {
    if (calling === undefined) return
    const written = withName(text, { calling, caret, name })
    write(written.text, written.caret)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || active === undefined) return
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined) setChosen((chosen + step + offered.length) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') call(active)
    else if (event.key === 'Escape') setClosed(true)
    else return
    event.preventDefault()
  }
  const begin = () => {
    const before = text.slice(0, caret)
    const gap = before === '' || /\s$/.test(before) ? '' : ' '
    write(`${before}${gap}@${text.slice(caret)}`, before.length + gap.length + 1)
  }
  return (
    <div className="mention-field">
      <TextArea
        id={id}
        ref={area}
        rows={3}
        maxLength={5000}
        label={label}
        hint={
          <Trans id="documentation.work.mention-hint">
            اكتب @ ثم اسم زميل من فريق الملف لتنبيهه. لا يُنبَّه إلا من يرى الملف.
          </Trans>
        }
        value={text}
        aria-autocomplete="list"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && active !== undefined ? `${listId}-${active.id}` : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          setCaret(event.target.selectionStart)
          setChosen(0)
          setClosed(false)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        {...(error === undefined ? {} : { error })}
      />
      <p className="visually-hidden" role="status">
        {open ? (
          <Plural
            id="documentation.work.offered"
            value={offered.length}
            zero="لا أحد بهذا الاسم"
            one="شخص واحد، اختره بمفتاح الإدخال"
            two="شخصان، اختر بالأسهم ثم مفتاح الإدخال"
            few="# أشخاص، اختر بالأسهم ثم مفتاح الإدخال"
            many="# شخصًا، اختر بالأسهم ثم مفتاح الإدخال"
            other="# شخص، اختر بالأسهم ثم مفتاح الإدخال"
          />
        ) : null}
      </p>
      {open ? (
        <div className="mention-list" role="listbox" id={listId} aria-label="@">
          {offered.map((member) => (
            <div
              key={member.id}
              id={`${listId}-${member.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={member === active}
              className="mention-option"
              // before the text area would lose the focus, and the list with it
              onPointerDown={(event) => {
                event.preventDefault()
                call(member)
              }}
            >
              <bdi>{member.name}</bdi>
            </div>
          ))}
        </div>
      ) : (
        <p>
          <Button kind="quiet" onClick={begin}>
            <Trans id="documentation.work.mention">@ ذكر زميل</Trans>
          </Button>
        </p>
      )}
    </div>
  )
}
