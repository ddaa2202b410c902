import { Link } from 'react-router'
import { PROVE_LINE } from '../../acts/settlement.documents.ts'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { type ActOfPage, useAct } from '../../acts/use-act.ts'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { ListTotals } from '../../list/list-totals.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { BookedShown } from '../../settlement/booked-shown.tsx'
import { findProof } from '../../settlement/find-proof.ts'
import { LineBadge } from '../../settlement/line-badge.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Amount, Day } from '../../ui/value.tsx'
import { LINES_RECEIVED, type ReceivedRow } from './documents.ts'
import { FILTERS, LABELS, TEXTS } from './texts.ts'

/** The payments by which debtors pay this firm at maturity, whatever came of them. */
export function Component() {
  const say = useTexts(TEXTS)
  const act = useAct()
  return (
    <ListPage
      list="linesReceived"
      title={say('title')}
      document={LINES_RECEIVED}
      read={data => data.viewer?.linesReceived ?? null}
      filters={FILTERS}
      empty={say('empty')}
      totals={data => <ListTotals totals={data.viewer?.linesReceived?.totals ?? []} />}
      actions={again => (
        <>
          <Link to="/accounts">{say('toAccounts')}</Link>
          <StoppedShown stopped={act.stopped} />
          <SignDialogue signing={act.signing} onEnd={again} />
        </>
      )}
      columns={[
        ...COLUMNS,
        {
          ...{ name: 'booked', label: LABELS.booked },
          cell: row => <Booked row={row} act={act} />,
        },
      ]}
    />
  )
}

const COLUMNS: readonly Column<ReceivedRow>[] = [
  { name: 'dueOn', label: LABELS.dueOn, cell: ({ dueOn }) => <Day date={dueOn} /> },
  {
    ...{ name: 'debtor', label: LABELS.debtor },
    cell: ({ debtor }) => <PartyName party={debtor} />,
  },
  {
    ...{ name: 'amount', label: LABELS.amount, number: true },
    cell: ({ amount, currency }) => <Amount minor={amount} currency={currency} />,
  },
  {
    ...{ name: 'status', label: LABELS.status },
    cell: ({ status, reasons }) => <LineBadge {...{ status, reasons }} />,
  },
  {
    ...{ name: 'receivable', label: LABELS.receivable },
    cell: ({ instrument }) => <Link to={`/receivables/${instrument}`}>{instrument}</Link>,
  },
  { name: 'to', label: LABELS.to, cell: ({ to }) => to },
  {
    ...{ name: 'endToEndId', label: LABELS.endToEndId, hidden: true },
    cell: ({ endToEndId }) => <code className="wrap">{endToEndId}</code>,
  },
  { name: 'paidOn', label: LABELS.paidOn, cell: ({ paidOn }) => <Day date={paidOn} /> },
]

interface BookedProps {
  readonly row: ReceivedRow
  readonly act: ActOfPage
}

/** What the own bank has booked of a line, and the act by which that proves it. */
function Booked({ row, act }: BookedProps) {
  const say = useTexts(TEXTS)
  const { duty } = useViewer().user
  const proof = duty === 'reader' ? null : findProof(row)
  return (
    <>
      <BookedShown booked={row.booked} />
      {proof && (
        <button type="button" disabled={act.busy} onClick={() => void act.begin(PROVE_LINE, proof)}>
          {say('prove')}
        </button>
      )}
    </>
  )
}
