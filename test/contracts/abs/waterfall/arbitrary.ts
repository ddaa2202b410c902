import fc from 'fast-check'
import type { Deal } from '../../../../contracts/abs/deal/deal.ts'
import type { Step } from '../../../../contracts/abs/deal/step.ts'
import type { PoolPeriod } from '../../../../contracts/abs/pool-period.ts'
import { collectionPeriods } from '../../../../contracts/abs/waterfall/collection-periods.ts'

const PERIODS_MAX = 6

/** Shares of 1,000 of what there is, so that any pool is conserved. */
const share = (max: number) => fc.integer({ min: 0, max }).map(BigInt)
const flows = fc.record({
  principal: share(300),
  prepaid: share(100),
  defaulted: share(150),
  diluted: share(50),
  repurchased: share(50),
  capitalised: share(10),
  interest: share(30),
  penalty: share(2),
  fees: share(2),
  recovered: share(500),
  lost: share(300),
})
export type FlowShares = typeof flows extends fc.Arbitrary<infer T> ? T : never

export const poolShares = fc.record({
  opening: fc.bigInt(1_000_000n, 10n ** 13n),
  periods: fc.array(flows, { minLength: 2, maxLength: PERIODS_MAX }),
})

/** Pool periods on the deal's own dates. */
export function poolOf(
  deal: Deal,
  { opening, periods }: { opening: bigint; periods: readonly FlowShares[] },
): readonly PoolPeriod[] {
  let balance = opening
  let bad = 0n
  return collectionPeriods(deal, periods.length).map((dates, i) => {
    const of = (base: bigint, key: keyof FlowShares) => (base * periods[i]![key]) / 1000n
    const capitalised = of(balance, 'capitalised')
    const leaving = {
      principal: of(balance, 'principal'),
      prepaid: of(balance, 'prepaid'),
      defaulted: of(balance, 'defaulted'),
      diluted: of(balance, 'diluted'),
      repurchased: of(balance, 'repurchased'),
    }
    const openingBalance = balance
    const openingDefaulted = bad
    const recovered = of(bad, 'recovered')
    const lost = of(bad - recovered, 'lost')
    balance += capitalised - Object.values(leaving).reduce((a, b) => a + b, 0n)
    bad += leaving.defaulted - recovered - lost
    const beside = {
      interest: of(openingBalance, 'interest'),
      penalty: of(openingBalance, 'penalty'),
      fees: of(openingBalance, 'fees'),
    }
    return {
      ...dates,
      ...leaving,
      ...beside,
      openingBalance,
      purchased: 0n,
      capitalised,
      closingBalance: balance,
      openingDefaulted,
      recovered,
      lost,
      closingDefaulted: bad,
    }
  })
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    pay: fc.subarray(['A', 'B', 'C'], { minLength: 1 }),
    from: fc.constantFrom('main', 'side'),
    owed: fc.constantFrom('interest', 'principal', 'balance'),
    split: fc.constantFrom('in_sequence', 'pro_rata'),
  }),
  fc.record({
    pay: fc.constantFrom('B', 'C'),
    from: fc.constantFrom('main', 'side'),
    owed: fc.constantFrom('interest', 'balance'),
    limit: fc.constantFrom(
      '10% * pool.cash',
      '1元',
      'pool.interest',
      'notes.balance - pool.balance',
    ),
  }),
  fc.record({
    pay: fc.subarray(['trustee', 'flat', 'payout'], { minLength: 1 }),
    from: fc.constantFrom('main', 'side'),
    owed: fc.constant('fee' as const),
    split: fc.constantFrom('in_sequence', 'pro_rata'),
  }),
  fc.record({
    move: fc.constantFrom('shortage', '30% * account.main.balance', 'pool.defaulted'),
    from: fc.constant('main'),
    to: fc.constant('side'),
    credit: fc.constant('loss'),
  }),
  fc.record({
    draw: fc.constant('bank'),
    to: fc.constant('main'),
    amount: fc.constant('notes.interest.unpaid'),
  }),
  fc.record({ draw: fc.constant('swap'), to: fc.constant('side') }),
  fc.record({
    pay: fc.constant('bank'),
    from: fc.constant('main'),
    owed: fc.constant('advance' as const),
  }),
  fc.record({
    pay: fc.constant('swap'),
    from: fc.constant('main'),
    owed: fc.constant('swap' as const),
  }),
  fc.record({
    buy: fc.constant('assets' as const),
    from: fc.constant('side'),
    price: fc.constantFrom('0.97', '1', '1.03'),
    keep: fc.constantFrom('0', 'notes.interest.accrued'),
  }),
  fc.record({ writeOff: fc.constant('C'), amount: fc.constant('ledger.loss.balance') }),
)

/** Waterfalls in any order over the same cast: most make little sense, and all must conserve. */
export const anyDeal: fc.Arbitrary<Deal> = fc
  .record({
    units: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 3, maxLength: 3 }),
    first: fc.array(step, { minLength: 1, maxLength: 8 }),
    second: fc.array(step, { minLength: 1, maxLength: 8 }),
    threshold: fc.constantFrom('1%', '5%', '30%'),
    capitalises: fc.boolean(),
  })
  .map(({ units, first, second, threshold, capitalises }) => {
    const note = (n: number, rate: string) => ({
      zh: `第${n}档`,
      en: `Class ${n}`,
      units: units[n]!,
      interest: { fixed: rate },
      dayCount: 'A/365F' as const,
      principal: 'pass_through' as const,
      interestOnUnpaid: 'note_rate' as const,
    })
    const words = { zh: '某', en: 'some' }
    return {
      format: 'tallystick.deal.v1',
      name: words,
      dates: {
        cutOff: '2026-01-01',
        closing: '2026-01-11',
        firstCalculation: '2026-02-01',
        firstPayment: '2026-02-11',
        everyMonths: 1,
        final: '2026-06-11',
        roll: 'following',
        calendar: 'monday_to_friday',
      },
      issued: `${units.reduce((a, b) => a + b, 0) * 100}元`,
      notes: {
        A: note(0, '0.031'),
        B: note(1, '0.0517'),
        C: { ...note(2, '0.08'), ...(capitalises && { capitalise: 'note.A.balance > 0' }) },
      },
      accounts: {
        main: {
          ...words,
          opening: '12.34元',
          retain: true,
          earns: { rate: '0.0035', dayCount: 'A/360' },
        },
        side: { ...words, target: '2% * notes.balance', retain: true },
      },
      collections: [
        { flows: ['interest', 'penalty', 'fees', 'recovered'], into: 'main' },
        { flows: ['principal', 'prepaid', 'repurchased'], into: 'side' },
      ],
      fees: {
        trustee: {
          ...words,
          rate: '0.0037',
          of: 'pool.balance.opening',
          dayCount: 'A/360',
          vat: '0.06',
        },
        flat: { ...words, amount: '3元', unpaid: 'lapses' },
        payout: { ...words, amount: '1.3% * payments.below', cap: '5% * pool.cash' },
      },
      supports: {
        bank: {
          ...words,
          kind: 'liquidity',
          limit: '1% * note.A.balance',
          rate: '0.05',
          dayCount: 'A/360',
        },
        swap: {
          ...words,
          kind: 'swap',
          gives: 'pool.interest * 90%',
          takes: 'note.A.interest.accrued',
        },
      },
      ledgers: { loss: { ...words, debit: 'pool.defaulted', limit: 'note.C.balance' } },
      triggers: {
        bad: {
          ...words,
          tested: 'after_collection',
          value: 'pool.defaulted.cumulative',
          above: `${threshold} * pool.balance.original`,
          effects: [{ state: 'second' }],
        },
      },
      states: { first: { ...words, steps: first }, second: { ...words, steps: second } },
    }
  })

/** A pool of its own for what is bought: two periods, some of it lost. */
export const REPLACEMENT: readonly PoolPeriod[] = [
  {
    period: 1,
    from: '2026-01-01',
    to: '2026-02-01',
    openingBalance: 1000n,
    purchased: 0n,
    capitalised: 0n,
    principal: 401n,
    prepaid: 99n,
    defaulted: 30n,
    diluted: 7n,
    repurchased: 3n,
    closingBalance: 460n,
    interest: 13n,
    penalty: 1n,
    fees: 2n,
    openingDefaulted: 0n,
    recovered: 0n,
    lost: 0n,
    closingDefaulted: 30n,
  },
  {
    period: 2,
    from: '2026-02-01',
    to: '2026-03-01',
    openingBalance: 460n,
    purchased: 0n,
    capitalised: 5n,
    principal: 465n,
    prepaid: 0n,
    defaulted: 0n,
    diluted: 0n,
    repurchased: 0n,
    closingBalance: 0n,
    interest: 7n,
    penalty: 0n,
    fees: 0n,
    openingDefaulted: 30n,
    recovered: 11n,
    lost: 19n,
    closingDefaulted: 0n,
  },
]
