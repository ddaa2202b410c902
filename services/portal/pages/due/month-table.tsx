import { Link } from 'react-router'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Amount, Count } from '../../ui/value.tsx'
import type { Months, Sum } from './documents.ts'
import { MONTHS, monthAfter } from './months.ts'
import { TEXTS } from './texts.ts'
import '../../list/list.css'
import './due.css'

interface MonthTableProps {
  readonly months: Months
  readonly side: 'held' | 'owed'
}

interface MonthRow {
  readonly key: string
  readonly label: string
  /** `2026-12`, where the month has a link. */
  readonly month: string | null
  readonly sums: readonly Sum[]
}

/** Sums by month and currency; a bar says how much of the largest month it is. */
export function MonthTable({ months, side }: MonthTableProps) {
  const say = useTexts(TEXTS)
  const rows = useMonthRows(months)
  const lines = rows.flatMap(({ sums, ...row }) => sums.map(sum => ({ ...row, sum })))
  if (lines.length === 0) return <p className="empty">{say('none')}</p>
  return (
    <section className="table-place" aria-label={say('months')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('month')}</th>
            <th scope="col" className="bar-head" />
            <th scope="col" className="number">
              {say('amount')}
            </th>
            {side === 'held' && (
              <>
                <th scope="col" className="number">
                  {say('free')}
                </th>
                <th scope="col" className="number">
                  {say('bound')}
                </th>
              </>
            )}
            <th scope="col" className="number">
              {say('count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <Line
              key={`${line.key} ${line.sum.currency}`}
              line={line}
              side={side}
              largest={findLargest(lines, line.sum.currency)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface LineProps extends Pick<MonthTableProps, 'side'> {
  readonly line: Omit<MonthRow, 'sums'> & { readonly sum: Sum }
  readonly largest: bigint
}

function Line({ line: { key, label, month, sum }, side, largest }: LineProps) {
  const say = useTexts(TEXTS)
  const { amount, currency, free, pledged, offered, instruments } = sum
  const bound = BigInt(pledged ?? 0) + BigInt(offered ?? 0)
  return (
    <tr>
      <td data-label={say('month')}>
        {month === null ? label : <Link to={`?as=${side}&month=${month}`}>{label}</Link>}
      </td>
      <td className="bar-cell">
        <Bar part={BigInt(amount)} of={largest} late={key === 'overdue'} />
      </td>
      <td data-label={say('amount')} className="number">
        <Amount minor={amount} currency={currency} />
      </td>
      {side === 'held' && (
        <>
          <td data-label={say('free')} className="number">
            <Amount minor={free ?? '0'} currency={currency} />
          </td>
          <td data-label={say('bound')} className="number">
            <Amount minor={String(bound)} currency={currency} />
          </td>
        </>
      )}
      <td data-label={say('count')} className="number">
        <Count units={instruments} />
      </td>
    </tr>
  )
}

interface BarProps {
  readonly part: bigint
  readonly of: bigint
  readonly late: boolean
}

function Bar({ part, of, late }: BarProps) {
  return (
    <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect
        className={late ? 'bar-late' : 'bar-due'}
        width={Number((part * 100n) / of)}
        height="10"
      />
    </svg>
  )
}

function useMonthRows(months: Months): readonly MonthRow[] {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  const names = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'] as const
  return [
    { key: 'overdue', label: say('overdue'), month: null, sums: months.overdue?.totals ?? [] },
    ...names.slice(0, MONTHS).map((name, n) => {
      const month = monthAfter(businessDate, n).slice(0, 7)
      return { key: name, label: month, month, sums: months[name]?.totals ?? [] }
    }),
    { key: 'later', label: say('later'), month: null, sums: months.later?.totals ?? [] },
  ]
}

/** At least one, so that there is something to divide by. */
function findLargest(lines: readonly { readonly sum: Sum }[], currency: string): bigint {
  const amounts = lines
    .filter(({ sum }) => sum.currency === currency)
    .map(({ sum }) => BigInt(sum.amount))
  return [1n, ...amounts].toSorted((a, b) => (a < b ? 1 : -1))[0]!
}
