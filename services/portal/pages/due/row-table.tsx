import { PartyName } from '../../receivable/party-name.tsx'
import { useTexts } from '../../texts/texts.ts'
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
  if (shown.length === 0) return <p className="empty">{say('noneMonth')}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section className="table-place" tabIndex={0} aria-label={say('rows')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say('dueOn')}</th>
              {side === 'held' && <th scope="col">{say('debtor')}</th>}
              <th scope="col" className="number">
                {say('count')}
              </th>
              {side === 'held' && (
                <th scope="col" className="number">
                  {say('free')}
                </th>
              )}
              <th scope="col" className="number">
                {say('amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <Row key={row.id} row={row} side={side} />
            ))}
          </tbody>
        </table>
      </section>
      {count > shown.length && <p className="aside">{say('notAll', { count })}</p>}
    </>
  )
}

function Row({ row, side }: { readonly row: DueRow } & Pick<RowTableProps, 'side'>) {
  const say = useTexts(TEXTS)
  const { debtor, dueOn, amount, currency, free, instruments } = row
  return (
    <tr>
      <td data-label={say('dueOn')}>
        <Day date={dueOn} />
      </td>
      {side === 'held' && (
        <td data-label={say('debtor')}>
          <PartyName party={debtor} />
        </td>
      )}
      <td data-label={say('count')} className="number">
        <Count units={instruments} />
      </td>
      {side === 'held' && (
        <td data-label={say('free')} className="number">
          <Amount minor={free ?? '0'} currency={currency} />
        </td>
      )}
      <td data-label={say('amount')} className="number">
        <Amount minor={amount} currency={currency} />
      </td>
    </tr>
  )
}
