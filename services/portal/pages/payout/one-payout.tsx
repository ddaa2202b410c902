import { GIVE_UP_PAYOUT, PROVE_PAYOUT } from '../../acts/payment.documents.ts'
import { PayoutBadge } from '../../bank/badges.tsx'
import { Booked } from '../../bank/booked.tsx'
import { useTexts } from '../../texts/texts.ts'
import { giveFile } from '../../ui/give-file.ts'
import { Amount, Day } from '../../ui/value.tsx'
import type { Payout } from './documents.ts'
import type { OnePayoutProps } from './one-payout-props.ts'
import { RejectionForm } from './rejection-form.tsx'
import { TEXTS } from './texts.ts'

/** One instruction: where it stands, its message for the bank, and what the bank has booked. */
export function OnePayout({ payout, isLender, mayAct, act, financing }: OnePayoutProps) {
  const say = useTexts(TEXTS)
  const { number, status, amount, currency, message, endToEndId } = payout
  const inFlight = status === 'instructed'
  return (
    <div className="panel">
      <div className="row">
        <h3>
          {say('attempt', { number })} <PayoutBadge status={status} />
        </h3>
        <Amount minor={amount} currency={currency} />
      </div>
      <Terms payout={payout} />
      <p>{say(`means_${status}`)}</p>
      {message !== null && (
        <p>
          <button type="button" onClick={() => give(endToEndId, message)}>
            {say('save')}
          </button>
        </p>
      )}
      <Booked
        endToEndId={endToEndId}
        busy={act.busy}
        waits={({ provesPayout }) => !provesPayout}
        onProve={mayAct ? by => void act.begin(PROVE_PAYOUT, { financing, ...by }) : null}
      />
      {inFlight && isLender && mayAct && <InFlight {...{ financing, act }} />}
    </div>
  )
}

/** What the lender can do while nobody knows what came of it. */
function InFlight({ financing, act }: Pick<OnePayoutProps, 'financing' | 'act'>) {
  const say = useTexts(TEXTS)
  return (
    <>
      <RejectionForm {...{ financing, act }} />
      <p>
        <button
          type="button"
          disabled={act.busy}
          onClick={() => void act.begin(GIVE_UP_PAYOUT, { financing })}
        >
          {say('giveUp')}
        </button>{' '}
        <span className="aside">{say('giveUpWhy')}</span>
      </p>
    </>
  )
}

function give(endToEndId: string, message: string): void {
  giveFile(`pain.001-${endToEndId}.xml`, new Blob([message], { type: 'application/xml' }))
}

function Terms({ payout }: { readonly payout: Payout }) {
  const say = useTexts(TEXTS)
  const { from, to, endToEndId, executeOn, reasons, paidBy, returnedBy } = payout
  return (
    <dl className="terms">
      <dt>{say('from')}</dt>
      <dd>{from}</dd>
      <dt>{say('to')}</dt>
      <dd>{to}</dd>
      <dt>{say('executeOn')}</dt>
      <dd>
        <Day date={executeOn} />
      </dd>
      <dt>{say('endToEndId')}</dt>
      <dd>
        <code className="wrap">{endToEndId}</code>
      </dd>
      {reasons !== null && <Term label={say('reasons')} value={reasons} />}
      {paidBy !== null && <Term label={say('paidBy')} value={paidBy} />}
      {returnedBy !== null && <Term label={say('returnedBy')} value={returnedBy} />}
    </dl>
  )
}

function Term({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}
