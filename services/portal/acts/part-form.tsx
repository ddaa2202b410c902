import { type FormEvent, useState } from 'react'
import { useTexts } from '../texts/texts.ts'
import { AmountField } from './amount-field.tsx'
import { readAmount, writeMajor } from './major-amount.ts'
import { ACTS } from './texts.ts'

type Day = `${number}-${number}-${number}`

interface PartFormProps {
  readonly lo: string
  readonly size: string
  readonly currency: string
  readonly why: string
  readonly busy: boolean
  /** Asked for where it is given: the latest date. */
  readonly latest?: string
  readonly onPart: (hi: string, on: Day) => void
}

/** How much of a title an act is about, from its beginning; and a date where it has one. */
export function PartForm({ lo, size, currency, why, busy, latest, onPart }: PartFormProps) {
  const say = useTexts(ACTS)
  const [amount, setAmount] = useState(writeMajor(size, currency))
  const units = readAmount(amount, currency, size)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const on = String(new FormData(event.currentTarget).get('on') ?? '') as Day
    if (units !== null) onPart(String(BigInt(lo) + BigInt(units)), on)
  }
  return (
    <form className="stack narrow" onSubmit={submit}>
      <p className="aside">{why}</p>
      <AmountField
        label={say('amount')}
        {...{ value: amount, currency, most: size, onValue: setAmount }}
      />
      {latest !== undefined && (
        <label className="field">
          <span>{say('paidOn')}</span>
          <input name="on" type="date" required max={latest} defaultValue={latest} />
        </label>
      )}
      <button type="submit" className="primary" disabled={busy || units === null}>
        {say(busy ? 'checking' : 'next')}
      </button>
    </form>
  )
}
