import type { ReactNode } from 'react'
import './record.css'

/** One thing that is known of a record. */
export interface Fact {
  readonly label: string
  readonly value: ReactNode
}

/** What is known of a record, each with its name. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
