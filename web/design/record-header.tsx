import type { ReactNode } from 'react'
import { type Access, AccessTag } from './tag.tsx'
import { Reference } from './values.tsx'

type RecordHeaderProps = {
  readonly reference: string
  readonly title: ReactNode
  readonly access: Access
  readonly facts?: ReactNode
  readonly level?: 1 | 2 | 3
}

/** The head of every record: its reference, who can see it in words, its title, and one line of facts. */
export function RecordHeader({ reference, title, access, facts, level = 1 }: RecordHeaderProps) {
  const Heading = `h${level}` as const
  return (
    <header className="record-header">
      <p className="record-line">
        <Reference>{reference}</Reference>
        <AccessTag access={access} />
      </p>
      <Heading>{title}</Heading>
      {facts === undefined ? null : <p className="record-line">{facts}</p>}
    </header>
  )
}
