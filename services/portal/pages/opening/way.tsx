import { PartyName } from '../../receivable/party-name.tsx'
import { DONE_WORDS } from '../../receivable/words.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import type { Cited } from './documents.ts'
import { TEXTS } from './texts.ts'

interface PartProps {
  readonly cited: Cited
}

/** Each step of units to a holder, oldest first. */
export function Steps({ cited: { steps, stepCount, instrument } }: PartProps) {
  const say = useTexts(TEXTS)
  const title = say('steps', { count: stepCount })
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{title}</h2>
      <Table
        label={title}
        rows={steps}
        keyOf={({ entry, lo }) => `${entry} ${lo}`}
        columns={[
          { label: say('date'), cell: ({ on }) => <Day date={on} /> },
          { label: say('tier'), cell: ({ tier }) => tier },
          {
            label: say('from'),
            cell: ({ from }) => (from ? <PartyName party={from} /> : say('debtorIssues')),
          },
          { label: say('to'), cell: ({ to }) => <PartyName party={to} /> },
          { label: say('act'), cell: ({ act }) => <Done act={act} /> },
          {
            label: say('amount'),
            number: true,
            cell: ({ lo, hi }) => (
              <Amount
                minor={String(BigInt(hi) - BigInt(lo))}
                currency={instrument.currency ?? ''}
              />
            ),
          },
        ]}
      />
      {stepCount > steps.length && <p className="aside">{say('more', { shown: steps.length })}</p>}
    </section>
  )
}

function Done({ act }: { readonly act: string }) {
  const inLanguage = useBilingual()
  const done = DONE_WORDS[act]
  return done ? inLanguage(done) : <code>{act}</code>
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
