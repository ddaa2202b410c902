import { Link } from 'react-router'
import { ListPage } from '../../list/list-page.tsx'
import { formatAmount } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { showMarks } from '../../ui/show-marks.ts'
import { Amount, Count } from '../../ui/value.tsx'
import { type DebtRow, type DebtSum, SUPPLIER_DEBTS } from './documents.ts'
import { FILTERS, LABELS, TEXTS } from './texts.ts'

/** What this core firm owes by first supplier, and how far its debts serve the chain. */
export function Component() {
  const say = useTexts(TEXTS)
  return (
    <>
      <ListPage
        list="debtsBySupplier"
        title={say('title')}
        document={SUPPLIER_DEBTS}
        read={data => data.viewer?.debtsBySupplier ?? null}
        filters={FILTERS}
        empty={say('empty')}
        totals={data => <Sums sums={data.viewer?.debtsBySupplier?.totals ?? []} />}
        columns={[
          {
            ...{ name: 'supplier', label: LABELS.supplier },
            cell: ({ supplier: { id, name } }: DebtRow) => (
              <Link to={`/payables?status=issued&counterparty=${id}`}>{showMarks(name)}</Link>
            ),
          },
          {
            ...{ name: 'instruments', label: LABELS.instruments, number: true },
            cell: ({ instruments }) => <Count units={instruments} />,
          },
          { name: 'amount', label: LABELS.amount, number: true, cell: money('amount') },
          { name: 'held', label: LABELS.held, number: true, cell: money('held') },
          { name: 'passedOn', label: LABELS.passedOn, number: true, cell: money('passedOn') },
          { name: 'share', label: LABELS.share, number: true, cell: findShare },
        ]}
      />
      <p className="aside">{say('why')}</p>
    </>
  )
}

function money(field: 'amount' | 'held' | 'passedOn') {
  return (row: DebtRow) => <Amount minor={row[field]} currency={row.currency} />
}

/** The part that was passed on, in whole per cent, rounded down: 100 only where it is all. */
function findShare({ amount, passedOn }: Pick<DebtSum, 'amount' | 'passedOn'>): string {
  return `${(BigInt(passedOn) * 100n) / BigInt(amount)}%`
}

function Sums({ sums }: { readonly sums: readonly DebtSum[] }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  return (
    <ul className="totals">
      {sums.map(sum => (
        <li key={sum.currency}>
          {say('sum', {
            ...{ currency: sum.currency, share: findShare(sum) },
            amount: formatAmount(sum.amount, sum.currency, language),
            held: formatAmount(sum.held, sum.currency, language),
            passedOn: formatAmount(sum.passedOn, sum.currency, language),
          })}
        </li>
      ))}
    </ul>
  )
}
