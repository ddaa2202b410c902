import { Link } from 'react-router'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { ListTotals } from '../../list/list-totals.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Amount, Day } from '../../ui/value.tsx'
import { SETTLEMENTS, type SettlementRow } from './documents.ts'
import { FILTERS, LABELS, TEXTS } from './texts.ts'

/** What this firm has had its bank pay of what it owes. */
export function Component() {
  const say = useTexts(TEXTS)
  return (
    <ListPage
      list="settlements"
      title={say('title')}
      document={SETTLEMENTS}
      read={data => data.viewer?.settlements ?? null}
      filters={FILTERS}
      empty={say('empty')}
      link={({ id }: SettlementRow) => `/settlements/${id}`}
      totals={data => <ListTotals totals={data.viewer?.settlements?.totals ?? []} />}
      actions={<Link to="/lines-due">{say('toDue')}</Link>}
      columns={COLUMNS}
    />
  )
}

const COLUMNS: readonly Column<SettlementRow>[] = [
  { name: 'reference', label: LABELS.reference, cell: ({ reference }) => reference },
  { name: 'dueOn', label: LABELS.dueOn, cell: ({ dueOn }) => <Day date={dueOn} /> },
  { name: 'executeOn', label: LABELS.executeOn, cell: row => <Day date={row.executeOn} /> },
  { name: 'from', label: LABELS.from, cell: ({ from }) => from?.number },
  { name: 'id', label: LABELS.id, hidden: true, cell: ({ id }) => <code>{id}</code> },
  {
    ...{ name: 'amount', label: LABELS.amount, number: true },
    cell: ({ amount, currency }) => <Amount minor={amount} currency={currency} />,
  },
]
