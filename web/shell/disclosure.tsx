import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

type DisclosureProps = {
  readonly className: string
  /** The words of the button, always visible. */
  readonly label: ReactNode
  /** Closes when it changes: the address of the page. */
  readonly closeOn: string
  readonly children: ReactNode
}

/** A button and what it opens. Escape and a press elsewhere close it; focus goes back to the button on Escape. */
export function Disclosure({ className, label, closeOn, children }: DisclosureProps) {
  const [openFor, setOpenFor] = useState<string | undefined>(undefined)
  const open = openFor === closeOn
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) setOpenFor(undefined)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpenFor(undefined)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])

  return (
    <div className={className} ref={box}>
      <button
        ref={button}
        type="button"
        className="disclosure-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpenFor(open ? undefined : closeOn)}
      >
        {label}
      </button>
      <div id={id} className="disclosure-content" data-open={open ? '' : undefined}>
        {children}
      </div>
    </div>
  )
}
