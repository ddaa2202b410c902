import { Link } from 'react-router'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { ListTotals } from '../../list/list-totals.tsx'
import { InvoiceMarks } from '../../receivable/invoice-marks.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { SideTabs, useSide } from '../../receivable/side.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Amount, Day } from '../../ui/value.tsx'
import { INVOICES, type InvoiceRow } from './documents.ts'
import { BUYER, FILTERS, LABELS, ORDERS, SELLER, TEXTS } from './texts.ts'

/** Invoices that the party sent or received, and what they back. */
export function Component() {
  const say = useTexts(TEXTS)
  const { roles } = useViewer().party
  const sides = roles.includes('debtor') ? [BUYER, SELLER] : [SELLER, BUYER]
  const as = useSide(sides)
  return (
    <>
      <SideTabs sides={sides} label={say('side')} />
      <ListPage
        list="invoices"
        title={say('title')}
        document={INVOICES}
        read={data => data.viewer?.invoices ?? null}
        fixed={{ as }}
        filters={FILTERS}
        orders={ORDERS}
        empty={say('empty')}
        link={({ id }: InvoiceRow) => `/invoices/${id}`}
        totals={data => <ListTotals totals={data.viewer?.invoices?.totals ?? []} />}
        actions={
          <Link className="button" to="/documents/new">
            {say('bring')}
          </Link>
        }
        columns={listColumns(as)}
      />
    </>
  )
}

function listColumns(as: 'seller' | 'buyer'): readonly Column<InvoiceRow>[] {
  const other = as === 'seller' ? 'buyer' : 'seller'
  return [
    { name: 'number', label: LABELS.number, cell: ({ number }) => number },
    { name: 'state', label: LABELS.state, cell: row => <InvoiceMarks invoice={row} /> },
    { name: other, label: LABELS[other], cell: row => <PartyName party={row[other]} /> },
    { name: 'invoicedOn', label: LABELS.invoicedOn, cell: row => <Day date={row.invoicedOn} /> },
    { name: 'dueOn', label: LABELS.dueOn, cell: row => <Day date={row.dueOn} /> },
    { name: 'id', label: LABELS.id, hidden: true, cell: ({ id }) => <code>{id}</code> },
    {
      ...{ name: 'unused', label: LABELS.unused, number: true },
      cell: ({ unused, currency }) => <Amount minor={unused} currency={currency} />,
    },
    {
      ...{ name: 'amount', label: LABELS.amount, number: true },
      cell: ({ amount, currency }) => <Amount minor={amount} currency={currency} />,
    },
  ]
}
