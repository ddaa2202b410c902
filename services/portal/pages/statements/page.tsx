import { Link } from 'react-router'
import { PROVE_PAYOUT } from '../../acts/payment.documents.ts'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { type ActOfPage, useAct } from '../../acts/use-act.ts'
import { UseBadge } from '../../bank/badges.tsx'
import type { EntryUse } from '../../bank/words.ts'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Amount, Day } from '../../ui/value.tsx'
import { type EntryRow, STATEMENT_ENTRIES } from './documents.ts'
import { FILTERS, LABELS, TEXTS } from './texts.ts'
import '../../financing/financing.css'

/** What banks have booked on the accounts of the party: what each proved, what did not match. */
export function Component() {
  const say = useTexts(TEXTS)
  const act = useAct()
  return (
    <ListPage
      list="statementEntries"
      title={say('title')}
      document={STATEMENT_ENTRIES}
      read={data => data.viewer?.statementEntries ?? null}
      filters={FILTERS}
      empty={say('empty')}
      actions={again => (
        <>
          <Link to="/accounts">{say('accounts')}</Link>
          <StoppedShown stopped={act.stopped} />
          <SignDialogue signing={act.signing} onEnd={again} />
        </>
      )}
      columns={[
        ...COLUMNS,
        { name: 'use', label: LABELS.use, cell: row => <Use row={row} act={act} /> },
      ]}
    />
  )
}

const COLUMNS: readonly Column<EntryRow>[] = [
  { name: 'bookedOn', label: LABELS.bookedOn, cell: ({ bookedOn }) => <Day date={bookedOn} /> },
  { name: 'side', label: LABELS.side, cell: row => <Side row={row} /> },
  {
    ...{ name: 'amount', label: LABELS.amount, number: true },
    cell: ({ amount, currency }) => <Amount minor={amount} currency={currency} />,
  },
  {
    ...{ name: 'account', label: LABELS.account },
    cell: ({ account }) => <Link to={`/accounts/${account?.id}`}>{account?.number}</Link>,
  },
  {
    ...{ name: 'counterpart', label: LABELS.counterpart },
    cell: ({ counterpart }) => counterpart,
  },
  {
    ...{ name: 'endToEndId', label: LABELS.endToEndId },
    cell: ({ endToEndId }) => <code className="wrap">{endToEndId}</code>,
  },
  { name: 'remittance', label: LABELS.remittance, hidden: true, cell: row => row.remittance },
  { name: 'reference', label: LABELS.reference, hidden: true, cell: row => row.reference },
  {
    ...{ name: 'statement', label: LABELS.statement, hidden: true },
    cell: ({ statement }) => <code className="wrap">{statement}</code>,
  },
]

function Side({ row: { side, returned, proven } }: { readonly row: EntryRow }) {
  const say = useTexts(TEXTS)
  return (
    <span className="badges">
      {say(side)}
      {returned && <span className="badge badge-stop">{say('returned')}</span>}
      {!proven && <span className="badge badge-wait">{say('unproven')}</span>}
    </span>
  )
}

interface UseProps {
  readonly row: EntryRow
  readonly act: ActOfPage
}

/** What a booking is to the platform; where it names a payout, it is proven from here. */
function Use({ row, act }: UseProps) {
  const say = useTexts(TEXTS)
  const { duty } = useViewer().user
  const { payout, account, reference, proven } = row
  const use = findUse(row)
  const financing = payout?.financing?.id
  const prove = () => {
    if (financing && account)
      void act.begin(PROVE_PAYOUT, { financing, account: account.id, reference })
  }
  return (
    <span className="badges">
      <UseBadge use={use} />
      {financing && <Link to={`/financings/${financing}/payout`}>{say('payout')}</Link>}
      {use === 'names' && proven && duty !== 'reader' && (
        <button type="button" disabled={act.busy} onClick={prove}>
          {say('prove')}
        </button>
      )}
    </span>
  )
}

function findUse({ provesPayout, payout }: EntryRow): EntryUse {
  if (provesPayout) return 'proves'
  return payout === null ? 'nothing' : 'names'
}
