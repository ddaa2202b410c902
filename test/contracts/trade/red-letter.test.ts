import { expect, it } from 'vitest'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { money } from '../../../contracts/kernel/money.ts'
import {
  RED_LETTER_TEXTS,
  type RedLetter,
  type RedLetterRefusal,
  type RedLetterState,
  redLetter,
} from '../../../contracts/trade/red-letter.ts'
import { ANCHOR, as, invoiceState, SUPPLIER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly state: RedLetterState | null
  readonly body: RedLetter
  readonly by: PartyId
}

const plain: Case = {
  state: { ...invoiceState(), redLetterNumber: null },
  body: { number: 'R1', amount: -1000n, currency: 'CNY', cancelsAnother: false },
  by: SUPPLIER,
}
const decide = (c: Case) => redLetter(c.state, c.body, as(c.by))
const body = (change: Partial<RedLetter>) => (c: Case) => ({ ...c, body: { ...c.body, ...change } })
const before = (redLetterNumber: string) => (c: Case) => ({
  ...c,
  state: { ...invoiceState(), redLetterNumber },
})

refusalTable<RedLetterRefusal, Case>('red letter', RED_LETTER_TEXTS, plain, decide, {
  invoice_must_be_known: { breaks: c => ({ ...c, state: null }) },
  red_letter_must_be_the_sellers: { breaks: c => ({ ...c, by: ANCHOR }) },
  red_letter_must_be_in_the_currency_of_its_invoice: {
    details: { invoiced: 'CNY', found: 'JPY' },
    breaks: body({ currency: 'JPY' }),
  },
  red_letter_must_cancel_the_whole_amount: {
    details: { whole: money(-1000n, 'CNY'), found: money(-999n, 'CNY') },
    breaks: body({ amount: -999n }),
  },
  red_letter_must_cancel_one_invoice: {
    details: { number: 'R1' },
    breaks: body({ cancelsAnother: true }),
  },
  invoice_must_not_be_red_lettered: {
    details: { invoice: 'A1' },
    breaks: before('R0'),
    keeps: { 'the same red letter again': before('R1') },
  },
})

it('says how much of the invoice is in use', () => {
  const used = { ...invoiceState({}, { free: [{ lo: 400n, hi: 1000n }] }), redLetterNumber: null }
  expect(decide({ ...plain, state: used })).toMatchObject({
    value: { recorded: 'new', inUse: 400n },
  })
  expect(decide(plain)).toMatchObject({ value: { inUse: 0n } })
  expect(decide(before('R1')(plain))).toMatchObject({ value: { recorded: 'duplicate' } })
})
