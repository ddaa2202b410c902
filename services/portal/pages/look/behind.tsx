import { PartyName } from '../../receivable/party-name.tsx'
import { DONE_WORDS } from '../../receivable/words.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { Amount, Count, Day } from '../../ui/value.tsx'
import type { Behind, LookSpan } from './documents.ts'
import { TEXTS } from './texts.ts'

/** Each step of the span to its holder, oldest first. */
export function Steps({ span: { steps, stepCount, receivable } }: { readonly span: LookSpan }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const title = say('steps', { count: stepCount })
  const done = (act: string) => {
    const words = DONE_WORDS[act]
    return words ? inLanguage(words) : act
  }
  return (
    <>
      <h3>{title}</h3>
      <Table
        label={title}
        rows={steps}
        keyOf={({ entry, lo }) => `${entry} ${lo}`}
        columns={[
          { label: say('date'), cell: ({ on }) => <Day date={on} /> },
          { label: say('tier'), cell: ({ tier }) => tier },
          {
            label: say('passedFrom'),
            cell: ({ from }) => (from ? <PartyName party={from} /> : say('debtorIssues')),
          },
          { label: say('passedTo'), cell: ({ to }) => <PartyName party={to} /> },
          { label: say('act'), cell: ({ act }) => done(act) },
          {
            label: say('amount'),
            number: true,
            cell: ({ lo, hi }) => (
              <Size
                units={String(BigInt(hi) - BigInt(lo))}
                currency={receivable?.currency ?? null}
              />
            ),
          },
        ]}
      />
      {stepCount > steps.length && <p className="aside">{say('more', { shown: steps.length })}</p>}
    </>
  )
}

interface SizeProps {
  readonly units: string
  readonly currency: string | null
}

function Size({ units, currency }: SizeProps) {
  return currency === null ? <Count units={units} /> : <Amount minor={units} currency={currency} />
}

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
