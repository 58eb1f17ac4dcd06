const paths = {
  'arrow-back': 'M19 12H5m6-6-6 6 6 6',
  'arrow-forward': 'M5 12h14m-6-6 6 6-6 6',
  'chevron-forward': 'm9 5 7 7-7 7',
  'chevron-back': 'm15 5-7 7 7 7',
  'chevron-down': 'm5 9 7 7 7-7',
  'sort-ascending': 'M12 19V5m-5 5 5-5 5 5',
  'sort-descending': 'M12 5v14m-5-5 5 5 5-5',
  sortable: 'm8 9 4-4 4 4M8 15l4 4 4-4',
  check: 'm4.5 12.5 5 5 10-11',
  cross: 'm6 6 12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.75-1.75L20 20',
  filter: 'M4 6h16M7 12h10m-7 6h4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm9.5 2.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5Z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2',
  calendar: 'M4 6h16v14H4zm0 4h16M8 3.5V7m8-3.5V7',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5.5m0-9v.1',
  warning: 'M12 4 2.5 20h19zm0 6v4.5m0 2.6v.1',
  stop: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.5V13m0 3.4v.1',
  folder: 'M3.5 6h6l2 2.5h9V19h-17z',
  'no-connection':
    'm4 4 16 16M2.5 9.5A14 14 0 0 1 7 6.7m4-1a14 14 0 0 1 10.5 3.8M6 13.2a9 9 0 0 1 4-2.3m5.2.6a9 9 0 0 1 2.8 1.7M12 18.5v.1',
  upload: 'M12 16V4m-5 5 5-5 5 5M4 20h16',
  download: 'M12 4v12m-5-5 5 5 5-5M4 20h16',
  pause: 'M9 5v14m6-14v14',
  play: 'm8 5 11 7-11 7z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5c0-4 3.3-5.5 7.5-5.5s7.5 1.5 7.5 5.5',
  mask: 'M3 7c6-2 12-2 18 0 0 6-2 10-5.5 10-2 0-2.5-2-3.5-2s-1.5 2-3.5 2C5 17 3 13 3 7Zm5 4.5h2m4 0h2',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c-5.5 5-5.5 13 0 18 5.5-5 5.5-13 0-18Z',
  document: 'M6 3h8l4 4.5V21H6zm8 0v5h4M9 13h6m-6 4h6',
  menu: 'M4 6h16M4 12h16M4 18h16',
} as const

export type IconName = keyof typeof paths

/** Direction is the only thing an icon may mirror: a clock, a check mark or the media keys mean the same in every script. */
const mirrors: ReadonlySet<IconName> = new Set(['arrow-back', 'arrow-forward', 'chevron-back', 'chevron-forward'])

/** A drawn sign beside words. It is hidden from screen readers: the words beside it (or the control's label) say it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className={mirrors.has(name) ? 'icon icon-mirrors' : 'icon'}
      viewBox="0 0 24 24"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
