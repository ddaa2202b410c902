import { PartyName } from '../../receivable/party-name.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { Amount, Count, Day } from '../../ui/value.tsx'
import type { DueRow, Months } from './documents.ts'
import { TEXTS } from './texts.ts'

interface RowTableProps {
  readonly rows: Months['rows']
  readonly side: 'held' | 'owed'
}

/** What falls due on each day: of whom, how much, and how much of it is free. */
export function RowTable({ rows, side }: RowTableProps) {
  const say = useTexts(TEXTS)
  const shown = (rows?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  const count = rows?.totalCount ?? 0
  const held = side === 'held'
  if (shown.length === 0) return <p className="empty">{say('noneMonth')}</p>
  const columns: readonly (TableColumn<DueRow> | false)[] = [
    { label: say('dueOn'), cell: ({ dueOn }) => <Day date={dueOn} /> },
    held && { label: say('debtor'), cell: ({ debtor }) => <PartyName party={debtor} /> },
    { label: say('count'), number: true, cell: row => <Count units={row.instruments} /> },
    held && { label: say('free'), number: true, cell: row => inMoney(row, row.free ?? '0') },
    { label: say('amount'), number: true, cell: row => inMoney(row, row.amount) },
  ]
  return (
    <>
      <Table
        label={say('rows')}
        columns={columns.filter(column => column !== false)}
        rows={shown}
        keyOf={({ id }) => id}
      />
      {count > shown.length && <p className="aside">{say('notAll', { count })}</p>}
    </>
  )
}

function inMoney({ currency }: DueRow, minor: string) {
  return <Amount minor={minor} currency={currency} />
}
