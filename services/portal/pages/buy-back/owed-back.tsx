import { Link } from 'react-router'
import { formatAmount } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import type { Owing } from './documents.ts'
import { TEXTS } from './texts.ts'

interface OwedBackProps {
  readonly seen: Owing
  readonly isLender: boolean
}

/** Money of the financing that is owed beside what is demanded: by whom, how much, and why. */
export function OwedBack({ seen: { id, payouts, buyBacks, currency }, isLender }: OwedBackProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const owed = [
    ...payouts.map(({ status, amount }) => ({ status, amount })),
    ...buyBacks.map(({ status, amount }) => ({ status, amount })),
  ].flatMap(({ status, amount }, n) => (isOwed(status) ? [{ key: n, status, amount }] : []))
  if (owed.length === 0) return null
  return (
    <section className="notice stack" aria-labelledby="owed">
      <h2 id="owed">{say('owed')}</h2>
      {owed.map(({ key, status, amount }) => {
        const whose = BY_LENDER.includes(status) === isLender ? 'byUs' : 'byThem'
        return (
          <p key={key}>
            <strong>{say(whose, { amount: formatAmount(amount, currency, language) })}</strong>{' '}
            {say(`why_${status}`)}
          </p>
        )
      })}
      <p>
        <Link to={`/financings/${id}/payout`}>{say('toPayout')}</Link>
      </p>
    </section>
  )
}

type Owed = 'late' | 'owed' | 'owed_back' | 'bounced'

/** What the lender owes; the rest is owed by who was financed. */
const BY_LENDER: readonly Owed[] = ['owed', 'owed_back']
const OWED: readonly string[] = ['late', 'bounced', ...BY_LENDER] satisfies Owed[]

function isOwed(status: string): status is Owed {
  return OWED.includes(status)
}
