import type { FormEvent } from 'react'
import { Link } from 'react-router'
import { INSTRUCT_PAYOUT } from '../../acts/payment.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { formatAmount, formatDate } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import type { Own, PaidOut, PayTo } from './documents.ts'
import { TEXTS } from './texts.ts'

interface InstructFormProps {
  readonly seen: PaidOut
  readonly own: readonly Own[]
  readonly act: ActOfPage
  /** Minor units: what the quote comes to, and nothing else is paid. */
  readonly net: string
}

/** From which account to which the net amount is paid; both sides sign for it before it goes. */
export function InstructForm({ seen, own, act, net }: InstructFormProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { id, currency, payTo } = seen
  const from = own.filter(one => one.currency === currency)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void act.begin(INSTRUCT_PAYOUT, {
      ...{ financing: id, amount: net },
      ...{ from: String(form.get('from')), to: String(form.get('to')) },
    })
  }
  return (
    <section aria-labelledby="instruct">
      <h2 id="instruct">{say('instruct')}</h2>
      <form className="panel" onSubmit={submit}>
        <p>{say('instructWhy', { amount: formatAmount(net, currency, language) })}</p>
        <p className="aside">
          {say('registered')} <Link to={`/financings/${id}/register`}>{say('toRegister')}</Link>
        </p>
        <div className="fields">
          <AccountField label={say('from')} name="from" accounts={from} />
          <AccountField label={say('to')} name="to" accounts={payTo} />
        </div>
        <Lacking {...{ from, payTo, currency }} />
        <p>
          <button
            type="submit"
            className="primary"
            disabled={act.busy || from.length === 0 || payTo.length === 0}
          >
            {say(act.busy ? 'checking' : 'next')}
          </button>
        </p>
      </form>
    </section>
  )
}

interface LackingProps {
  readonly from: readonly Own[]
  readonly payTo: readonly PayTo[]
  readonly currency: string
}

/** Which account is not there yet, and what to do about it. */
function Lacking({ from, payTo, currency }: LackingProps) {
  const say = useTexts(TEXTS)
  return (
    <>
      {from.length === 0 && (
        <p className="notice">
          {say('noFrom', { currency })} <Link to="/accounts">{say('toAccounts')}</Link>
        </p>
      )}
      {payTo.length === 0 && <p className="notice">{say('noTo')}</p>}
    </>
  )
}

interface AccountFieldProps {
  readonly label: string
  readonly name: string
  readonly accounts: readonly (Own | PayTo)[]
}

function AccountField({ label, name, accounts }: AccountFieldProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  return (
    <label className="field">
      <span>{label}</span>
      <select name={name} required>
        {accounts.map(({ id, number, bank, usableOn }) => (
          <option key={id} value={id}>
            {number} · {bank} ·{' '}
            {say('usableOn', { date: usableOn ? formatDate(usableOn, language) : '–' })}
          </option>
        ))}
      </select>
    </label>
  )
}
