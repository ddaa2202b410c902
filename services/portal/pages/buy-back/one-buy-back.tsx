import { BUY_BACK_GROUND_WORDS, BUY_BACK_STATUS_WORDS } from '../../../client/browser.ts'
import { PROVE_BUY_BACK } from '../../acts/payment.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { Booked } from '../../bank/booked.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Amount, Day } from '../../ui/value.tsx'
import type { BuyBackSeen } from './documents.ts'
import { TEXTS } from './texts.ts'
import '../../ui/badge.css'

interface OneBuyBackProps {
  readonly id: string
  readonly buyBack: BuyBackSeen
  readonly act: ActOfPage
  readonly mayAct: boolean
  readonly isLender: boolean
}

/** One demand: what it comes to and how, by which id it is paid, and what proves it. */
export function OneBuyBack({ id, buyBack, act, mayAct, isLender }: OneBuyBackProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { number, status, amount, currency, endToEndId } = buyBack
  return (
    <div className="panel">
      <div className="row">
        <h3>
          {say('demandNumber', { number })}{' '}
          <span className={LOOKS[status]}>{inLanguage(BUY_BACK_STATUS_WORDS[status])}</span>
        </h3>
        <Amount minor={amount} currency={currency} />
      </div>
      <Terms buyBack={buyBack} />
      {WAITS_FOR[status] === false && <p>{say(isLender ? 'waitForIt' : 'payIt')}</p>}
      <Booked
        endToEndId={endToEndId}
        busy={act.busy}
        waits={({ returned }) => returned === WAITS_FOR[status]}
        onProve={mayAct ? by => void act.begin(PROVE_BUY_BACK, { financing: id, ...by }) : null}
      />
    </div>
  )
}

type Status = BuyBackSeen['status']

const LOOKS: Readonly<Record<Status, string>> = {
  ...{ demanded: 'badge badge-wait', unanswered: 'badge badge-stop', paid: 'badge badge-free' },
  ...{ owed_back: 'badge badge-stop', returned: 'badge', bounced: 'badge badge-stop' },
}

/** By how it stands: whether it waits for a payment to come back; others wait for nothing. */
const WAITS_FOR: Partial<Record<Status, boolean>> = {
  ...{ demanded: false, unanswered: false, paid: true, owed_back: true },
}

function Terms({ buyBack }: { readonly buyBack: BuyBackSeen }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { ground, principal, arrears, unearned, currency, endToEndId, to, payBy } = buyBack
  return (
    <dl className="terms">
      <dt>{say('ground')}</dt>
      <dd>{inLanguage(BUY_BACK_GROUND_WORDS[ground])}</dd>
      <dt>{say('principal')}</dt>
      <dd>
        <Amount minor={principal} currency={currency} />
      </dd>
      {arrears !== '0' && <Sum label={say('arrears')} minor={arrears} currency={currency} />}
      {unearned !== '0' && <Sum label={say('unearned')} minor={unearned} currency={currency} />}
      <dt>{say('payBy')}</dt>
      <dd>
        <Day date={payBy} />
      </dd>
      <dt>{say('to')}</dt>
      <dd>{to}</dd>
      <dt>{say('endToEndId')}</dt>
      <dd>
        <code className="wrap">{endToEndId}</code>
      </dd>
    </dl>
  )
}

interface SumProps {
  readonly label: string
  readonly minor: string
  readonly currency: string
}

function Sum({ label, ...amount }: SumProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Amount {...amount} />
      </dd>
    </>
  )
}
