import { Link } from 'react-router'
import type { Choosing } from '../../list/choosing.ts'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { ListTotals } from '../../list/list-totals.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { formatAmount, formatDate } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Amount, Day } from '../../ui/value.tsx'
import { type DueRow, LINES_DUE } from './documents.ts'
import { drawRow } from './draw-settlements.ts'
import { PayChosen } from './pay-chosen.tsx'
import { Blocked, PaidTo } from './row-parts.tsx'
import { FILTERS, LABELS, TEXTS } from './texts.ts'

/** What this firm owes and has not paid, span by span: chosen, and instructed to its bank. */
export function Component() {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { duty } = useViewer().user
  const choosing: Choosing<DueRow> = {
    id: ({ id }) => id,
    name: row => (drawRow(row).length > 0 ? describe(row) : null),
    only: given => given,
    most: 500,
    offer: (chosen, end) => <PayChosen chosen={chosen} onEnd={end} />,
  }
  const describe = ({ holder, amount, currency, dueOn }: DueRow) =>
    [holder?.name, formatAmount(amount, currency, language), formatDate(dueOn, language)].join(
      ' · ',
    )
  return (
    <ListPage
      list="linesDue"
      title={say('title')}
      document={LINES_DUE}
      read={data => data.viewer?.linesDue ?? null}
      filters={FILTERS}
      empty={say('empty')}
      totals={data => <ListTotals totals={data.viewer?.linesDue?.totals ?? []} />}
      actions={<Link to="/settlements">{say('toSettlements')}</Link>}
      columns={COLUMNS}
      {...(duty === 'reader' ? {} : { choosing })}
    />
  )
}

const COLUMNS: readonly Column<DueRow>[] = [
  { name: 'dueOn', label: LABELS.dueOn, cell: ({ dueOn }) => <Day date={dueOn} /> },
  {
    ...{ name: 'amount', label: LABELS.amount, number: true },
    cell: ({ amount, currency }) => <Amount minor={amount} currency={currency} />,
  },
  {
    ...{ name: 'holder', label: LABELS.holder },
    cell: ({ holder }) => <PartyName party={holder} />,
  },
  { name: 'to', label: LABELS.to, cell: row => <PaidTo row={row} /> },
  { name: 'state', label: LABELS.state, cell: row => <Blocked row={row} /> },
  {
    ...{ name: 'receivable', label: LABELS.receivable },
    cell: ({ instrument }) => <Link to={`/receivables/${instrument}`}>{instrument}</Link>,
  },
  {
    ...{ name: 'span', label: LABELS.span, hidden: true },
    cell: ({ lo, hi }) => `${lo}–${hi}`,
  },
]
