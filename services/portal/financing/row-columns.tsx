import type { Column } from '../list/column.ts'
import { formatPercent } from '../texts/format.ts'
import { useLanguage, useTexts } from '../texts/texts.ts'
import { Amount, Day } from '../ui/value.tsx'
import type { LedgerTime } from './ledger-time.ts'
import type { FinancingRow } from './row.documents.ts'
import { LABELS, ROW_TEXTS } from './row.texts.ts'
import { RunningOut } from './running-out.tsx'
import { FinancingBadge } from './status-badge.tsx'

/** The columns that a holder and a lender see alike. */
export function listColumns(time: LedgerTime): readonly Column<FinancingRow>[] {
  return [
    {
      name: 'status',
      label: LABELS.status,
      cell: ({ status }) => <FinancingBadge status={status} />,
    },
    { name: 'debtors', label: LABELS.debtors, cell: nameDebtors },
    {
      ...{ name: 'face', label: LABELS.face, number: true },
      cell: ({ face, currency }) => <Amount minor={face} currency={currency} />,
    },
    { name: 'dueOn', label: LABELS.dueOn, cell: ({ firstDueOn }) => <Day date={firstDueOn} /> },
    {
      ...{ name: 'quote', label: LABELS.quote, number: true },
      cell: row => <BestQuote row={row} />,
    },
    { name: 'next', label: LABELS.next, cell: row => <Next row={row} time={time} /> },
    { name: 'id', label: LABELS.id, hidden: true, cell: ({ id }) => <code>{id}</code> },
  ]
}

/** Who owes it, each once. */
export function nameDebtors({ parts }: Pick<FinancingRow, 'parts'>): string {
  return [...new Set(parts.map(({ debtor }) => debtor?.name ?? ''))].join('; ')
}

/** The quote that was chosen, else the best that stands: in money and as a yearly rate. */
function BestQuote({ row: { quotes, currency } }: { readonly row: FinancingRow }) {
  const language = useLanguage()
  const chosen = quotes.find(({ status }) => status === 'chosen')
  const best = chosen ?? quotes.find(({ status }) => status === 'standing')
  if (!best) return null
  return (
    <span>
      <Amount minor={best.net} currency={currency} /> · {formatPercent(best.apr, language)}
    </span>
  )
}

/** Until when quotes come in, or one is chosen, while it is open. */
function Next({ row, time }: { readonly row: FinancingRow; readonly time: LedgerTime }) {
  const say = useTexts(ROW_TEXTS)
  if (row.status !== 'requested') return null
  const open = Date.parse(row.deadline) > time.said
  return (
    <span>
      {say(open ? 'quoteBy' : 'chooseBy')}{' '}
      <RunningOut at={open ? row.deadline : row.chooseBy} time={time} />
    </span>
  )
}
