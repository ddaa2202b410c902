import { Link } from 'react-router'
import { PROVE_PAYOUT } from '../../acts/payment.documents.ts'
import { useRead } from '../../graph/use-read.ts'
import { useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Table } from '../../ui/table.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import { BOOKED, type BookedEntry } from './documents.ts'
import type { OnePayoutProps } from './one-payout-props.ts'
import { TEXTS } from './texts.ts'

/** What the reader’s own bank has booked of a payout, and the act by which that proves it. */
export function Booked(props: OnePayoutProps) {
  const say = useTexts(TEXTS)
  const reading = useRead(BOOKED, { endToEndId: props.payout.endToEndId })
  return (
    <Loaded reading={reading}>
      {({ viewer }) => {
        const rows = (viewer?.statementEntries?.edges ?? []).flatMap(({ node }) => node ?? [])
        return rows.length > 0 ? (
          <Entries {...props} rows={rows} />
        ) : (
          <p className="aside">
            {say('notBooked')} <Link to="/accounts">{say('toAccounts')}</Link>
          </p>
        )
      }}
    </Loaded>
  )
}

function Entries({ rows, ...props }: OnePayoutProps & { readonly rows: readonly BookedEntry[] }) {
  const say = useTexts(TEXTS)
  return (
    <Table
      label={say('booked')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { label: say('bookedOn'), cell: ({ bookedOn }) => <Day date={bookedOn} /> },
        { label: say('account'), cell: ({ account }) => account?.number },
        { label: say('reference'), cell: ({ reference }) => <code>{reference}</code> },
        {
          ...{ label: say('amount'), number: true },
          cell: ({ amount, currency }) => <Amount minor={amount} currency={currency} />,
        },
        { label: say('proof'), cell: row => <Proof {...props} row={row} /> },
      ]}
    />
  )
}

/** What an entry proves already, or the way to prove the payout by it. */
function Proof({ row, financing, act, mayAct }: OnePayoutProps & { readonly row: BookedEntry }) {
  const say = useTexts(TEXTS)
  const { provesPayout, proven, account, reference } = row
  if (provesPayout) return say('proves')
  if (!proven) return say('unproven')
  if (!mayAct || !account) return null
  const input = { financing, account: account.id, reference }
  return (
    <button type="button" disabled={act.busy} onClick={() => void act.begin(PROVE_PAYOUT, input)}>
      {say('prove')}
    </button>
  )
}
