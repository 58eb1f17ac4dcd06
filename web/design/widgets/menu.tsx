import './menu.css'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu'
import { Icon, type IconName } from '../icon.tsx'
import { KitLocale } from './kit-locale.tsx'

export type MenuEntry = {
  readonly id: string
  readonly label: ReactNode
  /** Words for typing ahead and for screen readers where the label is not plain text. */
  readonly text: string
  readonly lang?: string
  readonly current?: boolean
  readonly onAction: () => void
}

type MenuButtonProps = {
  readonly label: ReactNode
  readonly icon?: IconName
  readonly entries: readonly MenuEntry[]
  /** How the button looks; the header's is light on dark. */
  readonly onDark?: boolean
}

/** A button that opens a short list of acts: the account, the language. */
export function MenuButton({ label, icon, entries, onDark = false }: MenuButtonProps) {
  return (
    <KitLocale>
      <MenuTrigger>
        <Button className={onDark ? 'button menu-button menu-button-dark' : 'button button-secondary menu-button'}>
          {icon === undefined ? null : <Icon name={icon} />}
          {label}
          <Icon name="chevron-down" />
        </Button>
        <Popover className="menu-popover" placement="bottom end">
          <Menu className="menu">
            {entries.map((entry) => (
              <MenuItem
                key={entry.id}
                id={entry.id}
                className="menu-item"
                textValue={entry.text}
                onAction={entry.onAction}
              >
                <span lang={entry.lang}>{entry.label}</span>
                {entry.current === true ? <Icon name="check" /> : null}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </KitLocale>
  )
}
