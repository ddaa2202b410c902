import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { ListTotals } from '../../list/list-totals.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { StatusBadge } from '../../receivable/status-badge.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Amount, Day } from '../../ui/value.tsx'
import { SUPERVISED, type SupervisedRow } from './documents.ts'
import { FILTERS, LABELS, ORDERS, TEXTS } from './texts.ts'

const COLUMNS: readonly Column<SupervisedRow>[] = [
  {
    ...{ name: 'package', label: LABELS.package },
    cell: ({ packageNumber }) => packageNumber ?? <NoPackage />,
  },
  {
    ...{ name: 'debtor', label: LABELS.debtor },
    cell: ({ debtor }) => <PartyName party={debtor} />,
  },
  {
    ...{ name: 'supplier', label: LABELS.supplier },
    cell: ({ supplier }) => <PartyName party={supplier} />,
  },
  {
    ...{ name: 'status', label: LABELS.status },
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  { name: 'dueOn', label: LABELS.dueOn, cell: ({ dueOn }) => <Day date={dueOn} /> },
  {
    ...{ name: 'amount', label: LABELS.amount, number: true },
    cell: ({ amount, currency }) => <Amount minor={amount} currency={currency} />,
  },
  {
    ...{ name: 'id', label: LABELS.id, hidden: true },
    cell: ({ id }) => <code>{id}</code>,
  },
]

/** Every receivable of the ledger, found by party, code, invoice or package. */
export function Component() {
  const say = useTexts(TEXTS)
  return (
    <ListPage
      list="supervisedReceivables"
      title={say('title')}
      document={SUPERVISED}
      read={data => data.supervisedReceivables}
      filters={FILTERS}
      orders={ORDERS}
      empty={say('empty')}
      link={({ id }: SupervisedRow) => `/supervision/${id}`}
      totals={data => <ListTotals totals={data.supervisedReceivables?.totals ?? []} />}
      columns={COLUMNS}
    />
  )
}

function NoPackage() {
  return useTexts(TEXTS)('noPackage')
}
