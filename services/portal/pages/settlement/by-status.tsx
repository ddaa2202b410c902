import { LineBadge } from '../../settlement/line-badge.tsx'
import { Amount, Count } from '../../ui/value.tsx'
import type { LineSeen } from './documents.ts'

interface ByStatusProps {
  readonly lines: readonly LineSeen[]
  readonly currency: string
}

/** How much of it stands how: in flight, paid, rejected, returned. */
export function ByStatus({ lines, currency }: ByStatusProps) {
  const groups = [...Map.groupBy(lines, ({ status }) => status)]
  return (
    <ul className="rows">
      {groups.map(([status, those]) => (
        <li key={status}>
          <span>
            <LineBadge status={status} reasons={null} /> <Count units={those.length} />
          </span>
          <Amount minor={String(sum(those))} currency={currency} />
        </li>
      ))}
    </ul>
  )
}

function sum(lines: readonly LineSeen[]): bigint {
  return lines.reduce((total, { amount }) => total + BigInt(amount), 0n)
}
