import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { BuyBack } from '../../../contracts/payment/buy-back.ts'
import {
  LAPSE_BUY_BACK_TEXTS,
  type LapseBuyBackRefusal,
  lapseBuyBack,
} from '../../../contracts/payment/lapse-buy-back.ts'
import { reckonBuyBack } from '../../../contracts/payment/reckon-buy-back.ts'
import { as } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { BUY_BACK } from './payouts.ts'

describe('what a buy-back costs, by hand', () => {
  const terms = { rate: '0.036', dayCount: 'A/360' } as const

  it('ten days after the due date: 1,000,000.00 and ten days of 3.6 % on it', () => {
    // 100,000,000 fen × 0.036 × 10 ÷ 360 = 100,000 fen.
    const payments = [{ amount: 100_000_000n, on: '2026-06-01' }] as const
    expect(reckonBuyBack(payments, terms, '2026-06-11')).toEqual({
      ...{ principal: 100_000_000n, interest: 100_000n, amount: 100_100_000n },
    })
  })

  it('on the due date itself nothing beside what is owed', () => {
    const payments = [{ amount: 100_000_000n, on: '2026-06-01' }] as const
    expect(reckonBuyBack(payments, terms, '2026-06-01')).toMatchObject({ interest: 0n })
  })

  it('twenty days before it, less the discount of those days', () => {
    // 100,000,000 fen × 0.036 × 20 ÷ 360 = 200,000 fen, which the lender has not earned.
    const payments = [{ amount: 100_000_000n, on: '2026-06-01' }] as const
    expect(reckonBuyBack(payments, terms, '2026-05-12')).toEqual({
      ...{ principal: 100_000_000n, interest: -200_000n, amount: 99_800_000n },
    })
  })

  it('each debt by its own days, each rounded half-even by itself', () => {
    // 500 × 0.036 × 10 ÷ 360 = 0.5 → 0; 1,500 × 0.036 × 10 ÷ 360 = 1.5 → 2; together 2,000.
    const payments = [
      { amount: 500n, on: '2026-06-01' },
      { amount: 1_500n, on: '2026-06-01' },
    ] as const
    expect(reckonBuyBack(payments, terms, '2026-06-11')).toEqual({
      ...{ principal: 2_000n, interest: 2n, amount: 2_002n },
    })
  })

  it('over a year of 365 days where the quote says so', () => {
    // 10,000,000 × 0.06 × 7 ÷ 365 = 11,506.849… → 11,507.
    const payments = [{ amount: 10_000_000n, on: '2026-06-01' }] as const
    const over365 = { rate: '0.06', dayCount: 'A/365F' } as const
    expect(reckonBuyBack(payments, over365, '2026-06-08')).toMatchObject({ interest: 11_507n })
  })
})

refusalTable<LapseBuyBackRefusal, { status: BuyBack['status']; asOf: BusinessDate }>(
  'note that a buy-back was not paid',
  LAPSE_BUY_BACK_TEXTS,
  { status: 'demanded', asOf: '2026-06-15' },
  ({ status, asOf }) =>
    lapseBuyBack(
      { buyBacks: [{ ...BUY_BACK, status }] },
      { financing: 'fin_1' },
      as('pty_operator', asOf),
    ),
  {
    buy_back_must_be_demanded: { breaks: c => ({ ...c, status: 'unanswered' }) },
    lapse_must_wait_for_its_date: {
      details: { lapseOn: '2026-06-15', today: '2026-06-12' },
      breaks: c => ({ ...c, asOf: '2026-06-12' }),
    },
  },
)
