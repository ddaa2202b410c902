import { PartyName } from '../receivable/party-name.tsx'
import { useTexts } from '../texts/texts.ts'
import { Table } from '../ui/table.tsx'
import { Amount, Day } from '../ui/value.tsx'
import type { Behind } from './documents.ts'
import { TEXTS } from './texts.ts'

/** The invoices behind it as they were, with what of each is used here. */
export function Invoices({ behind: { invoices, invoiceCount } }: { readonly behind: Behind }) {
  const say = useTexts(TEXTS)
  const title = say('invoices', { count: invoiceCount })
  return (
    <>
      <h3>{title}</h3>
      <Table
        label={title}
        rows={invoices}
        keyOf={({ invoice }) => invoice}
        columns={[
          { label: say('number'), cell: ({ number }) => <code>{number}</code> },
          { label: say('seller'), cell: ({ seller }) => <PartyName party={seller} /> },
          { label: say('buyer'), cell: ({ buyer }) => <PartyName party={buyer} /> },
          { label: say('invoicedOn'), cell: ({ invoicedOn }) => <Day date={invoicedOn} /> },
          { label: say('whole'), number: true, cell: money('amount') },
          { label: say('used'), number: true, cell: money('used') },
          { label: say('red'), number: true, cell: money('redLettered') },
        ]}
      />
      {invoiceCount > invoices.length && (
        <p className="aside">{say('more', { shown: invoices.length })}</p>
      )}
    </>
  )
}

type Invoice = Behind['invoices'][number]

function money(field: 'amount' | 'used' | 'redLettered') {
  return (invoice: Invoice) => <Amount minor={invoice[field]} currency={invoice.currency} />
}
