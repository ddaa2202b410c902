import { Link } from 'react-router'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { Amount, Count } from '../../ui/value.tsx'
import type { Months, Sum } from './documents.ts'
import { monthAfter } from './months.ts'
import { TEXTS } from './texts.ts'
import './due.css'

interface MonthTableProps {
  readonly months: Months
  readonly side: 'held' | 'owed'
}

/** The sum of a month in one currency. */
interface Line {
  readonly key: string
  readonly label: string
  /** `2026-12`, where the month has a link. */
  readonly month: string | null
  readonly sum: Sum
}

/** Sums by month and currency; a bar says how much of the largest month it is. */
export function MonthTable({ months, side }: MonthTableProps) {
  const say = useTexts(TEXTS)
  const lines = useLines(months)
  const apart = useApart()
  if (lines.length === 0) return <p className="empty">{say('none')}</p>
  const columns: readonly TableColumn<Line>[] = [
    {
      label: say('month'),
      cell: ({ label, month }) =>
        month === null ? label : <Link to={`?as=${side}&month=${month}`}>{label}</Link>,
    },
    { label: say('share'), look: 'bar-cell', cell: line => <Bar line={line} lines={lines} /> },
    { label: say('amount'), number: true, cell: ({ sum }) => inMoney(sum, sum.amount) },
    ...(side === 'held' ? apart : []),
    { label: say('count'), number: true, cell: ({ sum }) => <Count units={sum.instruments} /> },
  ]
  return <Table label={say('months')} columns={columns} rows={lines} keyOf={({ key }) => key} />
}

function useApart(): readonly TableColumn<Line>[] {
  const say = useTexts(TEXTS)
  return [
    { label: say('free'), number: true, cell: ({ sum }) => inMoney(sum, sum.free ?? '0') },
    {
      ...{ label: say('bound'), number: true },
      cell: ({ sum }) => inMoney(sum, String(BigInt(sum.pledged ?? 0) + BigInt(sum.offered ?? 0))),
    },
  ]
}

function inMoney({ currency }: Sum, minor: string) {
  return <Amount minor={minor} currency={currency} />
}

/** Its own column says in figures what it shows. */
function Bar({ line, lines }: { readonly line: Line; readonly lines: readonly Line[] }) {
  const { key, sum } = line
  const amounts = lines
    .filter(other => other.sum.currency === sum.currency)
    .map(other => BigInt(other.sum.amount))
  const largest = [1n, ...amounts].toSorted((a, b) => (a < b ? 1 : -1))[0]!
  const width = Number((BigInt(sum.amount) * 100n) / largest)
  const look = key.startsWith('overdue') ? 'bar-late' : 'bar-due'
  return (
    <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={look} width={width} height="10" />
    </svg>
  )
}

function useLines(months: Months): readonly Line[] {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  const names = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'] as const
  const rows = [
    { key: 'overdue', label: say('overdue'), month: null, sums: months.overdue?.totals },
    ...names.map((key, n) => {
      const month = monthAfter(businessDate, n).slice(0, 7)
      return { key, label: month, month, sums: months[key]?.totals }
    }),
    { key: 'later', label: say('later'), month: null, sums: months.later?.totals },
  ]
  return rows.flatMap(({ key, label, month, sums }) =>
    (sums ?? []).map(sum => ({ key: `${key} ${sum.currency}`, label, month, sum })),
  )
}
