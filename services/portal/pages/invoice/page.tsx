import { Link, useParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { InvoiceMarks } from '../../receivable/invoice-marks.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import type { Fact } from '../../record/fact-list.tsx'
import { RecordPage } from '../../record/record-page.tsx'
import { type Say, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import { INVOICE, type Seen } from './documents.ts'
import { TEXTS } from './texts.ts'

/** One invoice: what it says, what it backs, and what was taken back of it. */
export function Component() {
  const { id = '' } = useParams()
  const say = useTexts(TEXTS)
  const reading = useRead(INVOICE, { id })
  return (
    <Loaded reading={reading}>
      {({ node }) =>
        node?.__typename === 'Invoice' ? (
          <RecordPage kind={say('kind')} title={node.number} facts={listFacts(node, say)}>
            <Uses seen={node} />
            {node.redLetters.length > 0 && <RedLetters seen={node} />}
          </RecordPage>
        ) : (
          <NotThere />
        )
      }
    </Loaded>
  )
}

function listFacts(seen: Seen, say: Say<keyof typeof TEXTS.zh>): Fact[] {
  const { id, amount, unused, currency, seller, buyer, invoicedOn, dueOn, alike } = seen
  return [
    { label: say('amount'), value: <Amount minor={amount} currency={currency} /> },
    { label: say('unused'), value: <Amount minor={unused} currency={currency} /> },
    { label: say('state'), value: <InvoiceMarks invoice={seen} /> },
    { label: say('seller'), value: <PartyName party={seller} /> },
    { label: say('buyer'), value: <PartyName party={buyer} /> },
    { label: say('invoicedOn'), value: <Day date={invoicedOn} /> },
    { label: say('dueOn'), value: <Day date={dueOn} /> },
    ...(alike
      ? [{ label: say('alike'), value: <Link to={`/invoices/${alike.id}`}>{alike.number}</Link> }]
      : []),
    { label: say('id'), value: <code>{id}</code> },
  ]
}

function Uses({ seen: { allocations, currency } }: { readonly seen: Seen }) {
  const say = useTexts(TEXTS)
  const columns: readonly TableColumn<Seen['allocations'][number]>[] = [
    {
      label: say('receivable'),
      cell: ({ instrument }) =>
        instrument ? (
          <Link to={`/receivables/${instrument.id}`}>
            {('packageNumber' in instrument && instrument.packageNumber) || instrument.id}
          </Link>
        ) : (
          say('hidden')
        ),
    },
    {
      ...{ label: say('amount'), number: true },
      cell: ({ amount }) => <Amount minor={amount} currency={currency} />,
    },
  ]
  return (
    <section aria-labelledby="uses">
      <h2 id="uses">{say('uses')}</h2>
      {allocations.length === 0 ? (
        <p className="aside">{say('noUses')}</p>
      ) : (
        <Table
          label={say('uses')}
          columns={columns}
          rows={allocations}
          keyOf={row => String(allocations.indexOf(row))}
        />
      )}
    </section>
  )
}

function RedLetters({ seen: { redLetters, currency } }: { readonly seen: Seen }) {
  const say = useTexts(TEXTS)
  const columns: readonly TableColumn<Seen['redLetters'][number]>[] = [
    { label: say('number'), cell: ({ number }) => number },
    {
      ...{ label: say('back'), number: true },
      cell: ({ amount }) => <Amount minor={amount} currency={currency} />,
    },
    {
      ...{ label: say('beyond'), number: true },
      cell: ({ beyond }) => <Amount minor={beyond} currency={currency} />,
    },
  ]
  return (
    <section aria-labelledby="red">
      <h2 id="red">{say('redLetters')}</h2>
      <Table
        label={say('redLetters')}
        columns={columns}
        rows={redLetters}
        keyOf={({ number }) => number}
      />
    </section>
  )
}
