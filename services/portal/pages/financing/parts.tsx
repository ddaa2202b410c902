import { Link } from 'react-router'
import { PartyName } from '../../receivable/party-name.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import type { Case } from './documents.ts'
import { TEXTS } from './texts.ts'

/** The spans that are financed, each with who owes it and when it is paid. */
export function Parts({ seen: { parts, currency } }: { readonly seen: Case }) {
  const say = useTexts(TEXTS)
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{say('parts')}</h2>
      <Table
        label={say('parts')}
        rows={parts}
        keyOf={({ instrument, lo }) => `${instrument} ${lo}`}
        columns={[
          { label: say('debtor'), cell: ({ debtor }) => <PartyName party={debtor} /> },
          {
            label: say('receivable'),
            cell: ({ instrument, lo, hi }) => (
              <span>
                <Link to={`/receivables/${instrument}`}>{instrument}</Link>{' '}
                <span className="aside">{say('units', { lo, hi })}</span>
              </span>
            ),
          },
          { label: say('dueOn'), cell: ({ dueOn }) => <Day date={dueOn} /> },
          { label: say('paidOn'), cell: ({ paidOn }) => <Day date={paidOn} /> },
          {
            ...{ label: say('amount'), number: true },
            cell: ({ amount }) => <Amount minor={amount} currency={currency} />,
          },
        ]}
      />
    </section>
  )
}
