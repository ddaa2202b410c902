import { PartyName } from '../../receivable/party-name.tsx'
import { StepsTable } from '../../receivable/steps-table.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import type { Cited } from './documents.ts'
import { TEXTS } from './texts.ts'

interface PartProps {
  readonly cited: Cited
}

/** Each step of units to a holder. */
export function Steps({ cited: { steps, stepCount, instrument } }: PartProps) {
  return (
    <section>
      <StepsTable steps={steps} count={stepCount} currency={instrument.currency} heading="h2" />
    </section>
  )
}

/** The invoices behind it, with what of each is used here. */
export function Invoices({ cited: { invoices, invoiceCount } }: PartProps) {
  const say = useTexts(TEXTS)
  const title = say('invoices', { count: invoiceCount })
  return (
    <section aria-labelledby="invoices">
      <h2 id="invoices">{title}</h2>
      <Table
        label={title}
        rows={invoices}
        keyOf={({ invoice }) => invoice}
        columns={[
          { label: say('number'), cell: ({ number }) => <code>{number}</code> },
          { label: say('seller'), cell: ({ seller }) => <PartyName party={seller} /> },
          { label: say('buyer'), cell: ({ buyer }) => <PartyName party={buyer} /> },
          { label: say('invoicedOn'), cell: ({ invoicedOn }) => <Day date={invoicedOn} /> },
          {
            label: say('used'),
            number: true,
            cell: ({ amount, currency }) => <Amount minor={amount} currency={currency} />,
          },
        ]}
      />
      {invoiceCount > invoices.length && (
        <p className="aside">{say('more', { shown: invoices.length })}</p>
      )}
    </section>
  )
}
