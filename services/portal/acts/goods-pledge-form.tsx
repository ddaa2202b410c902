import { useState } from 'react'
import { GoodsField } from '../goods/goods.tsx'
import { type GoodsUnit, readGoods, writeGoods } from '../goods/quantity.ts'
import { useTexts } from '../texts/texts.ts'
import { ActSheet } from '../ui/act-sheet.tsx'
import { readDate } from '../ui/read-date.ts'
import { AmountField } from './amount-field.tsx'
import { OFFER_PLEDGE } from './documents.ts'
import { readAmount } from './major-amount.ts'
import { DebtFields, LenderField } from './pledge-form.tsx'
import { ACTS } from './texts.ts'
import type { ActOfPage } from './use-act.ts'

interface GoodsPledgeFormProps {
  readonly instrument: string
  readonly lo: string
  readonly size: string
  readonly unit: GoodsUnit
  readonly act: ActOfPage
}

/** The currency of the debts that goods secure. */
const DEBT_IN = 'CNY'

/** Offers a part of a receipt as security for a debt; the keeper signs the offer too. */
export function GoodsPledgeForm({ instrument, lo, size, unit, act }: GoodsPledgeFormProps) {
  const say = useTexts(ACTS)
  const [secured, setSecured] = useState('')
  const debt = readAmount(secured, DEBT_IN)
  const submit = (form: FormData) => {
    const units = readGoods(String(form.get('quantity')), unit)
    if (units === null || debt === null) return
    void act.begin(OFFER_PLEDGE, {
      to: String(form.get('to')),
      spans: [{ instrument, lo, hi: String(BigInt(lo) + BigInt(units)) }],
      ...{ secured: debt, currency: DEBT_IN, reference: String(form.get('reference')) },
      dueOn: readDate(form, 'dueOn'),
    })
  }
  return (
    <ActSheet label={say('pledge')} ready={debt !== null} busy={act.busy} onSubmit={submit}>
      <div className="fields">
        <GoodsField
          label={say('quantity')}
          {...{ name: 'quantity', unit, defaultValue: writeGoods(size, unit) }}
        />
        <LenderField />
        <AmountField
          label={say('secured')}
          {...{ value: secured, currency: DEBT_IN, onValue: setSecured }}
        />
        <DebtFields />
      </div>
    </ActSheet>
  )
}
