import { PartyName } from '../../receivable/party-name.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import type { Limit } from './documents.ts'
import { TEXTS } from './texts.ts'

/** What the parent of the group has signed that it answers for. */
export function Guarantees({ seen: { guarantees, currency } }: { readonly seen: Limit }) {
  const say = useTexts(TEXTS)
  return (
    <section aria-labelledby="guarantees">
      <h2 id="guarantees">{say('guarantees')}</h2>
      {guarantees.length === 0 ? (
        <p className="aside">{say('noGuarantees')}</p>
      ) : (
        <Table
          label={say('guarantees')}
          rows={guarantees}
          keyOf={({ entry }) => entry}
          columns={[
            { label: say('guarantor'), cell: ({ guarantor }) => <PartyName party={guarantor} /> },
            {
              ...{ label: say('amount'), number: true },
              cell: ({ amount }) => <Amount minor={amount} currency={currency} />,
            },
            { label: say('until'), cell: ({ until }) => <Day date={until} /> },
            { label: say('undertaking'), cell: ({ undertaking }) => undertaking },
          ]}
        />
      )}
    </section>
  )
}
