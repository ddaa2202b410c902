import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { TitleBadges } from '../../receivable/badges.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Amount, Count, Day } from '../../ui/value.tsx'
import { TITLES, type TitleRow } from './documents.ts'
import { Sums } from './sums.tsx'
import { FILTERS, LABELS, TEXTS } from './texts.ts'

/** What the party holds: free, offered, pledged, on hold and overdue apart. */
export function Component() {
  const say = useTexts(TEXTS)
  return (
    <ListPage
      list="titles"
      title={say('title')}
      document={TITLES}
      read={data => data.viewer?.titles ?? null}
      filters={FILTERS}
      empty={say('empty')}
      link={({ id }: TitleRow) => `/titles/${id}`}
      totals={data => <Sums totals={data.viewer?.titles?.totals ?? []} />}
      columns={COLUMNS}
    />
  )
}

const COLUMNS: readonly Column<TitleRow>[] = [
  { name: 'package', label: LABELS.package, cell: row => about(row)?.packageNumber ?? row.id },
  { name: 'range', label: LABELS.range, cell: ({ subRange }) => subRange },
  {
    ...{ name: 'debtor', label: LABELS.debtor },
    cell: row => <PartyName party={about(row)?.debtor ?? null} />,
  },
  { name: 'dueOn', label: LABELS.dueOn, cell: row => <Day date={dueDate(row)} /> },
  {
    ...{ name: 'state', label: LABELS.state },
    cell: row => <TitleBadges title={{ ...row, dueOn: dueDate(row) }} />,
  },
  {
    ...{ name: 'claimant', label: LABELS.claimant },
    cell: ({ claim }) => <PartyName party={claim?.claimant ?? null} />,
  },
  { name: 'id', label: LABELS.id, hidden: true, cell: ({ id }) => <code>{id}</code> },
  { name: 'amount', label: LABELS.amount, number: true, cell: showAmount },
]

function dueDate(row: TitleRow): string | null {
  return about(row)?.dueOn ?? null
}

/** What is known of a title of a receivable. */
function about({ instrument }: TitleRow) {
  return 'dueOn' in instrument ? instrument : null
}

function showAmount({ size, instrument: { currency } }: TitleRow) {
  return currency === null ? <Count units={size} /> : <Amount minor={size} currency={currency} />
}
