import { Link } from 'react-router'
import { useRead } from '../graph/use-read.ts'
import { defineTexts, useTexts } from '../texts/texts.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Table } from '../ui/table.tsx'
import { Amount, Day } from '../ui/value.tsx'
import { BOOKED, type BookedEntry } from './booked.documents.ts'

interface BookedProps {
  readonly endToEndId: string
  readonly busy: boolean
  /** Whether an entry says something that is not proven yet. */
  readonly waits: (entry: BookedEntry) => boolean
  /** Null for who cannot act. */
  readonly onProve: ((by: { account: string; reference: string }) => void) | null
}

/** What the reader’s own bank has booked of a payment, and the act by which that proves it. */
export function Booked({ endToEndId, ...props }: BookedProps) {
  const say = useTexts(TEXTS)
  const reading = useRead(BOOKED, { endToEndId })
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

type OfEntries = Omit<BookedProps, 'endToEndId'>

function Entries({ rows, ...props }: OfEntries & { readonly rows: readonly BookedEntry[] }) {
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

/** What an entry proves already, or the way to prove the payment by it. */
function Proof({ row, busy, waits, onProve }: OfEntries & { readonly row: BookedEntry }) {
  const say = useTexts(TEXTS)
  const { proven, account, reference } = row
  if (!proven) return say('unproven')
  if (!waits(row)) return say('proves')
  if (!onProve || !account) return null
  const prove = () => onProve({ account: account.id, reference })
  return (
    <button type="button" disabled={busy} onClick={prove}>
      {say('prove')}
    </button>
  )
}

const TEXTS = defineTexts({
  zh: {
    notBooked: '本方账户还没有这笔款项的流水；请提交银行的对账单或动账通知。',
    toAccounts: '银行账户',
    booked: '本方银行的流水',
    bookedOn: '入账日',
    account: '账号',
    reference: '银行编号',
    amount: '金额',
    proof: '证明',
    proves: '已据此证实',
    unproven: '对账单没有签名，尚不能作证',
    prove: '据此证实',
  },
  en: {
    notBooked: 'Nothing of it is booked on your accounts yet; hand in what your bank sent.',
    toAccounts: 'Bank accounts',
    booked: 'What your bank booked',
    bookedOn: 'Booked on',
    account: 'Account',
    reference: 'Bank’s reference',
    amount: 'Amount',
    proof: 'Proof',
    proves: 'it is proven by this',
    unproven: 'nobody signed the statement: no proof yet',
    prove: 'Prove it by this',
  },
})
