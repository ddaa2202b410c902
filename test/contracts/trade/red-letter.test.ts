import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { money } from '../../../contracts/kernel/money.ts'
import { allocateInvoices } from '../../../contracts/trade/allocate-invoices.ts'
import type { InvoiceState } from '../../../contracts/trade/invoice.ts'
import {
  RED_LETTER_TEXTS,
  type RedLetter,
  type RedLetterRefusal,
  redLetter,
} from '../../../contracts/trade/red-letter.ts'
import { ANCHOR, as, invoiceState, SUPPLIER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly state: InvoiceState | null
  readonly body: RedLetter
  readonly by: PartyId
}

const plain: Case = {
  state: invoiceState(),
  body: { number: 'R1', amount: -1000n, currency: 'CNY', reported: null },
  by: SUPPLIER,
}
const decide = (c: Case) => redLetter(c.state, c.body, as(c.by))
const body = (change: Partial<RedLetter>) => (c: Case) => ({ ...c, body: { ...c.body, ...change } })
const before = (redLettered: bigint) => (c: Case) => ({
  ...c,
  state: invoiceState({ redLettered }),
})

refusalTable<RedLetterRefusal, Case>('red letter', RED_LETTER_TEXTS, plain, decide, {
  invoice_must_be_known: { breaks: c => ({ ...c, state: null }) },
  red_letter_must_be_the_sellers: { breaks: c => ({ ...c, by: ANCHOR }) },
  red_letter_must_be_in_the_currency_of_its_invoice: {
    details: { invoiced: 'CNY', found: 'JPY' },
    breaks: body({ currency: 'JPY' }),
  },
  red_letter_must_be_below_zero: {
    breaks: body({ amount: 0n }),
    keeps: { 'the smallest part': body({ amount: -1n }) },
  },
  red_letter_must_be_on_one_invoice: {
    details: { number: 'R1' },
    breaks: body({ reported: { invoice: 'inv_2', amount: 1000n } }),
  },
  red_letter_must_keep_its_amount: {
    details: { recorded: money(-999n, 'CNY'), found: money(-1000n, 'CNY') },
    breaks: body({ reported: { invoice: 'inv_1', amount: 999n } }),
    keeps: { 'the same red letter again': body({ reported: { invoice: 'inv_1', amount: 1000n } }) },
  },
  red_letters_must_be_within_the_amount_of_their_invoice: {
    details: { invoice: 'A1', left: money(999n, 'CNY'), found: money(-1000n, 'CNY') },
    breaks: before(1n),
    keeps: { 'a part after a part': c => before(1n)(body({ amount: -999n })(c)) },
  },
})

it('says how much it takes beyond what is unused, each red letter for itself', () => {
  const used = (redLettered: bigint) =>
    invoiceState({ redLettered }, { free: [{ lo: 400n, hi: 1000n }] })
  const beyond = (redLettered: bigint, amount: bigint) =>
    decide({ ...body({ amount })(plain), state: used(redLettered) })
  expect(beyond(0n, -1000n)).toMatchObject({ value: { recorded: 'new', beyond: 400n } })
  expect(beyond(0n, -600n)).toMatchObject({ value: { beyond: 0n } })
  expect(beyond(0n, -601n)).toMatchObject({ value: { beyond: 1n } })
  expect(beyond(599n, -3n)).toMatchObject({ value: { beyond: 2n } })
  expect(beyond(700n, -300n)).toMatchObject({ value: { beyond: 300n } })
  const again = body({ reported: { invoice: 'inv_1', amount: 1000n } })(plain)
  expect(decide(again)).toMatchObject({ value: { recorded: 'duplicate', beyond: 0n } })
})

it('INV-DOC-03 what was taken back backs nothing, in whatever order it is used and taken', () => {
  let refused = 0
  const steps = fc.array(fc.record({ amount: fc.bigInt(1n, 300n), isUse: fc.boolean() }))
  fc.assert(
    fc.property(steps, list => {
      let [used, redLettered] = [0n, 0n]
      for (const { amount, isUse } of list) {
        const now = invoiceState({ redLettered }, { free: [{ lo: used, hi: 1000n }] })
        if (isUse) {
          const between = { seller: SUPPLIER, buyer: ANCHOR, requester: SUPPLIER }
          const invoices = new Map([['inv_1', now] as const])
          const use = allocateInvoices([{ invoice: 'inv_1', amount }], invoices, between)
          expect(use.ok).toBe(used + redLettered + amount <= 1000n)
          if (use.ok) used += amount
          else refused++
        } else {
          const letter = decide({ ...body({ amount: -amount })(plain), state: now })
          expect(letter.ok).toBe(redLettered + amount <= 1000n)
          if (letter.ok) redLettered += amount
        }
      }
    }),
  )
  expect(refused, 'some uses were more than red letters left').toBeGreaterThan(0)
})
