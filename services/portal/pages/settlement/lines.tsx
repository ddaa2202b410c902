import { Link } from 'react-router'
import { GIVE_UP_LINE } from '../../acts/settlement.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import { BookedShown } from '../../settlement/booked-shown.tsx'
import { LineBadge } from '../../settlement/line-badge.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { Amount } from '../../ui/value.tsx'
import type { LineSeen, SettlementSeen } from './documents.ts'
import { PayAgain } from './pay-again.tsx'
import { TEXTS } from './texts.ts'

interface LinesProps {
  readonly seen: SettlementSeen
  readonly act: ActOfPage
  readonly mayAct: boolean
}

/** Each payment with whom it pays, what came of it, and what can be done now. */
export function Lines({ seen, act, mayAct }: LinesProps) {
  const say = useTexts(TEXTS)
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{say('lines')}</h2>
      <Table
        label={say('lines')}
        rows={seen.lines}
        keyOf={({ id }) => id}
        columns={[
          {
            label: say('number'),
            cell: ({ number, again }) => <LineNumber {...{ number, again }} />,
          },
          { label: say('payee'), cell: ({ payee }) => <PartyName party={payee} /> },
          {
            ...{ label: say('amount'), number: true },
            cell: ({ amount, currency }) => <Amount minor={amount} currency={currency} />,
          },
          {
            label: say('status'),
            cell: ({ status, reasons }) => <LineBadge {...{ status, reasons }} />,
          },
          { label: say('booked'), cell: ({ booked }) => <BookedShown booked={booked} /> },
          {
            label: say('receivable'),
            cell: ({ instrument }) => <Link to={`/receivables/${instrument}`}>{instrument}</Link>,
          },
          {
            label: say('to'),
            cell: ({ to }) => to,
          },
          { label: say('acts'), cell: line => mayAct && <Acts {...{ line, seen, act }} /> },
        ]}
      />
    </section>
  )
}

/** Its number, with the line that it makes again. */
function LineNumber({ number, again }: Pick<LineSeen, 'number' | 'again'>) {
  const say = useTexts(TEXTS)
  return (
    <span>
      {number}
      {again && <span className="aside"> {say('again', { line: again })}</span>}
    </span>
  )
}

interface ActsProps extends Omit<LinesProps, 'mayAct'> {
  readonly line: LineSeen
}

function Acts({ line, seen, act }: ActsProps) {
  const say = useTexts(TEXTS)
  const { settlement, number, status } = line
  if (status === 'returned') return <PayAgain {...{ line, seen, act }} />
  if (status !== 'instructed') return null
  return (
    <button
      type="button"
      disabled={act.busy}
      title={say('giveUpWhy')}
      onClick={() => void act.begin(GIVE_UP_LINE, { settlement, line: number })}
    >
      {say('giveUp')}
    </button>
  )
}
