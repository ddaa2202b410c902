import fc from 'fast-check'
import type { Deal } from '../../../../contracts/abs/deal/deal.ts'
import type { WaterfallStep } from '../../../../contracts/abs/deal/waterfall-step.ts'

const account = fc.constantFrom('main', 'side')
const split = fc.constantFrom('in_sequence', 'pro_rata')

const payment: fc.Arbitrary<WaterfallStep> = fc.oneof(
  fc.record({
    pay: fc.subarray(['A', 'B', 'C'], { minLength: 1 }),
    from: account,
    owed: fc.constantFrom('interest', 'principal', 'balance'),
    split,
  }),
  fc.record({
    pay: fc.constantFrom('B', 'C'),
    from: account,
    owed: fc.constantFrom('interest', 'balance'),
    limit: fc.constantFrom('10% * pool.cash', '1元', 'notes.balance - pool.balance'),
  }),
  fc.record({
    pay: fc.subarray(['trustee', 'flat', 'payout'], { minLength: 1 }),
    from: account,
    owed: fc.constant('fee'),
    split,
  }),
  fc.constantFrom(
    { pay: 'bank', from: 'main', owed: 'advance' },
    { pay: 'swap', from: 'main', owed: 'swap' },
  ),
)

const step: fc.Arbitrary<WaterfallStep> = fc.oneof(
  { arbitrary: payment, weight: 3 },
  fc.record({
    move: fc.constantFrom('shortage', '30% * account.main.balance', 'pool.defaulted'),
    from: fc.constant('main'),
    to: fc.constant('side'),
    credit: fc.constant('loss'),
  }),
  fc.constantFrom(
    { draw: 'bank', to: 'main', amount: 'notes.interest.unpaid' },
    { draw: 'swap', to: 'side' },
    { writeOff: 'C', amount: 'ledger.loss.balance' },
  ),
  fc.record({
    buy: fc.constant('assets'),
    from: fc.constant('side'),
    price: fc.constantFrom('0.97', '1', '1.03'),
    keep: fc.constantFrom('0', 'notes.interest.accrued'),
  }),
)

const words = { zh: '某', en: 'some' }
const FEE_DAYS = { dayCount: 'A/360' } as const

/** Everything but the notes and the waterfalls. */
const CAST = {
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
  accounts: {
    main: { ...words, opening: '12.34元', retain: true, earns: { rate: '0.0035', ...FEE_DAYS } },
    side: { ...words, target: '2% * notes.balance', retain: true },
  },
  collections: [
    { flows: ['interest', 'penalty', 'fees', 'recovered'], into: 'main' },
    { flows: ['principal', 'prepaid', 'repurchased'], into: 'side' },
  ],
  fees: {
    trustee: { ...words, rate: '0.0037', of: 'pool.balance.opening', vat: '0.06', ...FEE_DAYS },
    flat: { ...words, amount: '3元', unpaid: 'lapses' },
    payout: { ...words, amount: '1.3% * payments.below', cap: '5% * pool.cash' },
  },
  supports: {
    bank: { ...words, kind: 'liquidity', limit: '1% * note.A.balance', rate: '0.05', ...FEE_DAYS },
    swap: {
      ...words,
      kind: 'swap',
      gives: '0.9 * pool.interest',
      takes: 'note.A.interest.accrued',
    },
  },
  ledgers: { loss: { ...words, debit: 'pool.defaulted', limit: 'note.C.balance' } },
} as const satisfies Partial<Deal>

function makeNotes(units: readonly number[], capitalises: boolean, simple: boolean): Deal['notes'] {
  const note = (n: number, fixed: string) => ({
    ...words,
    units: units[n]!,
    interest: { fixed },
    dayCount: 'A/365F' as const,
    principal: 'pass_through' as const,
    interestOnUnpaid: 'note_rate' as const,
    unpaidBears: simple ? ('simple' as const) : ('compound' as const),
  })
  const junior = capitalises ? { capitalise: 'note.A.balance > 0' } : {}
  return { A: note(0, '0.031'), B: note(1, '0.0517'), C: { ...note(2, '0.08'), ...junior } }
}

const units = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 3, maxLength: 3 })
const issued = (parts: readonly number[]) => `${parts.reduce((a, b) => a + b, 0) * 100}元`
const steps = fc.array(step, { minLength: 1, maxLength: 8 })

/** Waterfalls in any order over one cast: most make little sense, and all must conserve. */
export const anyDeal: fc.Arbitrary<Deal> = fc
  .record({
    units,
    capitalises: fc.boolean(),
    simple: fc.boolean(),
    first: steps,
    second: steps,
    threshold: fc.constantFrom('1%', '5%', '30%'),
  })
  .map(({ units, capitalises, simple, first, second, threshold }) => ({
    ...CAST,
    issued: issued(units),
    notes: makeNotes(units, capitalises, simple),
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
  }))

/** Interest, then principal, strictly one note after the other. */
export const sequentialDeal: fc.Arbitrary<Deal> = units.map(units => ({
  ...CAST,
  issued: issued(units),
  notes: makeNotes(units, false, false),
  states: {
    sequence: {
      ...words,
      steps: [
        { move: 'everything_left', from: 'side', to: 'main' },
        { pay: ['A', 'B', 'C'], from: 'main', owed: 'interest' },
        { pay: ['A', 'B', 'C'], from: 'main', owed: 'balance' },
      ],
    },
  },
}))
