import { expect, it } from 'vitest'
import {
  type CheckedInvoice,
  compareWithTax,
  type TaxAnswer,
} from '../../../contracts/trade/tax-check.ts'

const said = {
  sellerCode: 'S',
  buyerCode: 'B',
  amount: 113_000n,
  invoicedOn: '2026-06-10',
} as const
const invoice: CheckedInvoice = { ...said, isTakenBack: false, isUsed: false }
const answer: TaxAnswer = { ...said, status: 'issued', isFactored: false }
const compare = (change: Partial<TaxAnswer>, of: Partial<CheckedInvoice> = {}) =>
  compareWithTax({ ...invoice, ...of }, { ...answer, ...change }).map(one => one.in)

it('the same is no difference, nor that the buyer has certified it', () => {
  expect(compare({})).toEqual([])
  expect(compare({ status: 'certified' })).toEqual([])
})

it.each<[Partial<TaxAnswer>, string]>([
  [{ status: 'void' }, 'status'],
  [{ status: 'red' }, 'status'],
  [{ isFactored: true }, 'factored'],
  [{ sellerCode: 'X' }, 'seller'],
  [{ buyerCode: 'X' }, 'buyer'],
  [{ amount: 113_001n }, 'amount'],
  [{ invoicedOn: '2026-06-11' }, 'date'],
])('%o is told', (change, field) => {
  expect(compare(change)).toEqual([field])
})

it('an invoice that the authority does not know is told with both versions', () => {
  expect(compareWithTax(invoice, null)).toEqual([
    { in: 'existence', recorded: 'issued', found: 'unknown' },
  ])
})

it('what is known here already is no news: taken back, or used', () => {
  expect(compare({ status: 'red' }, { isTakenBack: true })).toEqual([])
  expect(compare({ isFactored: true }, { isUsed: true })).toEqual([])
})
