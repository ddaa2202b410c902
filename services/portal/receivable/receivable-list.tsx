import type { ReactNode } from 'react'
import type { Choosing } from '../list/choosing.ts'
import type { Column } from '../list/column.ts'
import { ListPage } from '../list/list-page.tsx'
import { ListTotals } from '../list/list-totals.tsx'
import { formatAmount } from '../texts/format.ts'
import { useLanguage, useTexts } from '../texts/texts.ts'
import { Amount, Day } from '../ui/value.tsx'
import { PartyName } from './party-name.tsx'
import { RECEIVABLES, type ReceivableRow } from './receivable-list.documents.ts'
import { FILTERS, LABELS, ORDERS, TEXTS } from './receivable-list.texts.ts'
import { StatusBadge } from './status-badge.tsx'

interface ReceivableListProps {
  /** As the debtor one sees what it owes, as the supplier what is owed to it. */
  readonly as: 'debtor' | 'supplier'
  readonly actions?: ReactNode
  /** Where rows can be chosen. */
  readonly choosing?: Choosing<ReceivableRow>
}

/** The receivables of which the party is one of both sides. */
export function ReceivableList({ as, actions, choosing }: ReceivableListProps) {
  const say = useTexts(TEXTS)
  const owes = as === 'debtor'
  return (
    <ListPage
      list="receivables"
      title={say(owes ? 'payables' : 'receivables')}
      document={RECEIVABLES}
      read={data => data.viewer?.receivables ?? null}
      fixed={{ as }}
      filters={FILTERS}
      orders={ORDERS}
      empty={say(owes ? 'noPayables' : 'noReceivables')}
      totals={data => <ListTotals totals={data.viewer?.receivables?.totals ?? []} />}
      link={({ id }: ReceivableRow) => `/receivables/${id}`}
      actions={actions}
      {...(choosing ? { choosing } : {})}
      columns={useReceivableColumns(as)}
    />
  )
}

function useReceivableColumns(as: ReceivableListProps['as']): readonly Column<ReceivableRow>[] {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const other: Column<ReceivableRow> =
    as === 'debtor'
      ? {
          name: 'supplier',
          label: LABELS.supplier,
          cell: row => <PartyName party={row.supplier} />,
        }
      : { name: 'debtor', label: LABELS.debtor, cell: row => <PartyName party={row.debtor} /> }
  return [
    {
      ...{ name: 'packageNumber', label: LABELS.package },
      cell: ({ packageNumber }) => packageNumber ?? say('unnumbered'),
    },
    { name: 'status', label: LABELS.status, cell: ({ status }) => <StatusBadge status={status} /> },
    other,
    { name: 'dueOn', label: LABELS.dueOn, cell: ({ dueOn }) => <Day date={dueOn} /> },
    { name: 'lapseOn', label: LABELS.lapseOn, cell: ({ lapseOn }) => <Day date={lapseOn} /> },
    {
      ...{ name: 'redLetters', label: LABELS.redLetters },
      cell: ({ diluted, currency }) =>
        diluted === '0' ? null : (
          <span className="badge badge-stop">
            {say('diluted', { amount: formatAmount(diluted, currency, language) })}
          </span>
        ),
    },
    { name: 'id', label: LABELS.id, hidden: true, cell: ({ id }) => <code>{id}</code> },
    {
      ...{ name: 'amount', label: LABELS.amount, number: true },
      cell: ({ amount, currency }) => <Amount minor={amount} currency={currency} />,
    },
  ]
}
