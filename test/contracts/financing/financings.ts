import type { ClockedContext, Financing, Quote } from '../../../contracts/financing/financing.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { BANK } from '../facility/facilities.ts'
import { ANCHOR, as, DUE_ON, SUPPLIER, TODAY } from '../fixtures.ts'

export const NOW = '2026-03-02T09:00:00.000Z'
export const DEADLINE = '2026-03-03T09:00:00.000Z'
export const CHOOSE_BY = '2026-03-05T09:00:00.000Z'
export const DIGEST = 'A'.repeat(43)

export function clocked(
  party: PartyId,
  now: ClockedContext['now'] = NOW,
  asOf: BusinessDate = TODAY,
): ClockedContext {
  return { ...as(party, asOf), now }
}

/** A quote of the bank: 1,000 fen in 91 days at 4 %: 10.11 → 10; net 990. */
export function quoteOf(change: Partial<Quote> = {}): Quote {
  return {
    ...{ id: 'quo_1', lender: BANK, rate: '0.04', dayCount: 'A/360', fee: 0n },
    ...{ valueDate: '2026-03-02', recourse: 'without', firmUntil: '2026-03-04T09:00:00.000Z' },
    ...{ discount: 10n, net: 990n, apr: '0.041135', list: null, status: 'standing' },
    ...change,
  }
}

/** The first supplier asks the bank for all of one receivable of 1,000 fen. */
export function financingOf(change: Partial<Financing> = {}): Financing {
  return {
    ...{ id: 'fin_1', holder: SUPPLIER, status: 'requested', currency: 'CNY', face: 1_000n },
    ...{ recourse: 'either', deadline: DEADLINE, chooseBy: CHOOSE_BY, lapseOn: null, uses: [] },
    parts: [
      {
        ...{ instrument: 'rcv_1', span: { lo: 0n, hi: 1_000n }, debtor: ANCHOR },
        ...{ amount: 1_000n, on: DUE_ON, dueOn: DUE_ON, issuedOn: '2026-02-20' },
      },
    ],
    asked: [{ lender: BANK, declined: false, shown: { digest: DIGEST, flaws: [] } }],
    quotes: [],
    ...change,
  }
}
