import { ListPage } from '../../list/list-page.tsx'
import { ListTotals } from '../../list/list-totals.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Amount, Count, Day } from '../../ui/value.tsx'
import { MOVEMENTS, type MovementRow } from './documents.ts'
import { FILTERS, LABELS, ORDERS, TEXTS } from './texts.ts'

/** What came to the party and what left it. */
export function Component() {
  const say = useTexts(TEXTS)
  return (
    <ListPage
      list="movements"
      title={say('title')}
      document={MOVEMENTS}
      read={data => data.viewer?.movements ?? null}
      filters={FILTERS}
      orders={ORDERS}
      empty={say('empty')}
      totals={data => <ListTotals totals={data.viewer?.movements?.totals ?? []} />}
      columns={[
        { name: 'on', label: LABELS.on, cell: ({ on }: MovementRow) => <Day date={on} /> },
        { name: 'kind', label: LABELS.kind, cell: ({ kind }) => say(kind) },
        { name: 'from', label: LABELS.from, cell: ({ from }) => from?.name },
        { name: 'to', label: LABELS.to, cell: ({ to }) => to?.name },
        { ...{ name: 'amount', label: LABELS.amount, number: true }, cell: showAmount },
      ]}
    />
  )
}

function showAmount({ amount, currency }: MovementRow) {
  return currency === null ? <Count units={amount} /> : <Amount minor={amount} {...{ currency }} />
}
