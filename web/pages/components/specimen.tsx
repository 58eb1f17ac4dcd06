import type { ReactNode } from 'react'

type SpecimenProps = {
  readonly id: string
  readonly title: ReactNode
  readonly rule: ReactNode
  readonly children: ReactNode
}

/** One component (or family) with the rule it follows and its states below. */
export function Specimen({ id, title, rule, children }: SpecimenProps) {
  return (
    <section className="specimen" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="specimen-rule">{rule}</p>
      {children}
    </section>
  )
}

/** A state of a component under its own small heading. */
export function Shown({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="specimen-shown">
      <h3>{title}</h3>
      {children}
    </div>
  )
}
