import { type FormEvent, useState } from 'react'
import { graphql } from '../graph/graphql.ts'
import { useRead } from '../graph/use-read.ts'
import { useTexts } from '../texts/texts.ts'
import { AmountField } from './amount-field.tsx'
import { OFFER_PLEDGE } from './documents.ts'
import { readAmount, writeMajor } from './major-amount.ts'
import { ACTS } from './texts.ts'
import type { ActOfPage } from './use-act.ts'

const LENDERS = graphql(`
  query Lenders {
    parties(role: lender, first: 200) { edges { node { id name active } } }
  }
`)

interface PartOfTitle {
  readonly instrument: string
  readonly lo: string
  readonly size: string
  readonly currency: string
}

/** Offers a part of a title as security: what, to whom, and for which debt. */
export function PledgeForm({ part, act }: { readonly part: PartOfTitle; readonly act: ActOfPage }) {
  const say = useTexts(ACTS)
  const { instrument, lo, size, currency } = part
  const [amount, setAmount] = useState(writeMajor(size, currency))
  const [secured, setSecured] = useState('')
  const units = readAmount(amount, currency, size)
  const debt = readAmount(secured, currency)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name))
    if (units === null || debt === null) return
    const spans = [{ instrument, lo, hi: String(BigInt(lo) + BigInt(units)) }]
    const dueOn = text('dueOn') as `${number}-${number}-${number}`
    const terms = { secured: debt, currency, reference: text('reference'), dueOn }
    void act.begin(OFFER_PLEDGE, { to: text('to'), spans, ...terms })
  }
  return (
    <form className="stack narrow" onSubmit={submit}>
      <AmountField
        label={say('amount')}
        {...{ value: amount, currency, most: size, onValue: setAmount }}
      />
      <LenderField />
      <AmountField label={say('secured')} {...{ value: secured, currency, onValue: setSecured }} />
      <DebtFields />
      <button type="submit" className="primary" disabled={act.busy || !units || !debt}>
        {say(act.busy ? 'checking' : 'next')}
      </button>
    </form>
  )
}

/** The lenders of the ledger that may act. */
export function LenderField() {
  const say = useTexts(ACTS)
  const lenders = useRead(LENDERS, {}).data?.parties?.edges ?? []
  return (
    <label className="field">
      <span>{say('lender')}</span>
      <select name="to" required defaultValue="">
        <option value="">{say('choose')}</option>
        {lenders.map(
          ({ node }) =>
            node?.active && (
              <option key={node.id} value={node.id}>
                {node.name}
              </option>
            ),
        )}
      </select>
    </label>
  )
}

/** What the parties call the debt, and when it is due. */
export function DebtFields() {
  const say = useTexts(ACTS)
  return (
    <>
      <label className="field">
        <span>{say('reference')}</span>
        <input name="reference" required maxLength={100} />
      </label>
      <label className="field">
        <span>{say('debtDue')}</span>
        <input name="dueOn" type="date" required />
      </label>
    </>
  )
}
