import { describe, expect, it } from 'vitest'
import type { TradeReceivable } from '../../../../contracts/abs/asset.ts'
import {
  assumedEvents,
  type BehaviourRefusal,
  type ReceivableBehaviour,
} from '../../../../contracts/abs/cash-flow/receivable/assumed-events.ts'
import type {
  PooledReceivable,
  ReceivableEvent,
} from '../../../../contracts/abs/cash-flow/receivable/receivable-event.ts'
import {
  type ReceivableRowsRefusal,
  receivableRows,
} from '../../../../contracts/abs/cash-flow/receivable/receivable-rows.ts'
import { MONDAY_TO_FRIDAY } from '../../../../contracts/kernel/calendars.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { receivable } from './loan-builder.ts'

/** Half pays on the due date (a Tuesday), a half ten days late; nothing else happens. */
const PUNCTUAL: ReceivableBehaviour = {
  slippage: [
    { days: 0, share: '0.5' },
    { days: 10, share: '0.5' },
  ],
  dilution: '0',
  dispute: { share: '0', days: 60, conceded: '0' },
  unpaid: { share: '0', days: 90 },
  recovery: { share: '0', days: 180 },
}
const ROUGH: ReceivableBehaviour = {
  ...PUNCTUAL,
  dilution: '0.02',
  dispute: { share: '0.10', days: 60, conceded: '0.25' },
  unpaid: { share: '0.05', days: 90 },
  recovery: { share: '0.4', days: 180 },
}

function events(
  behaviour: ReceivableBehaviour,
  changes: Partial<TradeReceivable> = {},
  asOf: BusinessDate = '2026-03-01',
): string[] {
  const assumed = assumedEvents(receivable(changes), behaviour, asOf, MONDAY_TO_FRIDAY)
  if (!assumed.ok) return [`${assumed.refusal} ${assumed.path}`]
  return assumed.value.map(({ on, kind, amount }) => `${on} ${kind} ${amount}`)
}

describe('what is assumed of one receivable of 1,000.00 due on 2026-03-31', () => {
  it('payments slip by the distribution, to the next business day', () => {
    expect(events(PUNCTUAL)).toEqual(['2026-03-31 paid 50000', '2026-04-10 paid 50000'])
    const weekend = [{ days: 4, share: '1' }]
    expect(events({ ...PUNCTUAL, slippage: weekend })).toEqual(['2026-04-06 paid 100000'])
  })

  it('dilution, a dispute partly conceded, and with recourse a buy-back', () => {
    expect(events(ROUGH)).toEqual([
      '2026-03-31 diluted 2000',
      '2026-03-31 paid 41895',
      '2026-04-10 paid 41895',
      '2026-06-01 diluted 2450',
      '2026-06-01 paid 7350',
      '2026-06-29 repurchased 4410',
    ])
  })

  it('without recourse what is never paid defaults, and a part of it is recovered', () => {
    expect(events(ROUGH, { recourse: false }).slice(-3)).toEqual([
      '2026-06-29 defaulted 4410',
      '2026-12-28 recovered 1764',
      '2026-12-28 lost 2646',
    ])
  })

  it('no fen is lost in the split', () => {
    const thirds = [0, 1, 2].map(days => ({ days, share: days === 2 ? '0.333334' : '0.333333' }))
    expect(events({ ...PUNCTUAL, slippage: thirds }, { balance: 100n })).toEqual([
      '2026-03-31 paid 33',
      '2026-04-01 paid 33',
      '2026-04-02 paid 34',
    ])
  })

  it('what should have come by the cut-off did not: the rest of the distribution is taken', () => {
    expect(events(PUNCTUAL, {}, '2026-04-05')).toEqual(['2026-04-10 paid 100000'])
    expect(events(PUNCTUAL, {}, '2026-04-10')).toEqual(['2026-06-29 repurchased 100000'])
    const thirds = [0, 1, 2, 3].map(days => ({ days, share: days === 0 ? '0.7' : '0.1' }))
    const third = events({ ...PUNCTUAL, slippage: thirds }, { balance: 100n }, '2026-03-31')
    expect(third).toEqual(['2026-04-01 paid 33', '2026-04-02 paid 33', '2026-04-03 paid 34'])
    expect(events(PUNCTUAL, {}, '2026-09-01')).toEqual(['2026-09-02 repurchased 100000'])
  })

  it('what has defaulted already is only recovered or lost', () => {
    const status = { kind: 'defaulted', on: '2026-01-15' } as const
    expect(events(ROUGH, { status })).toEqual([
      '2026-07-14 recovered 40000',
      '2026-07-14 lost 60000',
    ])
  })
})

describe('a behaviour is refused with its path', () => {
  const ROWS: Record<BehaviourRefusal, readonly (readonly [ReceivableBehaviour, string])[]> = {
    a_share_must_be_from_0_to_1: [
      [{ ...ROUGH, dilution: '1.01' }, 'dilution'],
      [{ ...ROUGH, dispute: { ...ROUGH.dispute, conceded: '-0.1' } }, 'dispute.conceded'],
      [{ ...ROUGH, unpaid: { share: 'NaN', days: 1 } }, 'unpaid.share'],
      [{ ...ROUGH, recovery: { share: '', days: 1 } }, 'recovery.share'],
      [{ ...ROUGH, slippage: [{ days: 0, share: '2' }] }, 'slippage.0.share'],
    ],
    slippage_must_add_up_to_1: [
      [{ ...ROUGH, slippage: [] }, 'slippage'],
      [{ ...ROUGH, slippage: [{ days: 0, share: '0.999999' }] }, 'slippage'],
    ],
    days_must_be_whole: [
      [{ ...ROUGH, dispute: { ...ROUGH.dispute, days: Number.NaN } }, 'dispute.days'],
      [{ ...ROUGH, slippage: [{ days: 0.5, share: '1' }] }, 'slippage.0.days'],
    ],
    a_wait_must_not_be_negative: [
      [{ ...ROUGH, unpaid: { share: '0', days: -1 } }, 'unpaid.days'],
      [{ ...ROUGH, recovery: { share: '0', days: -1 } }, 'recovery.days'],
    ],
  }
  for (const [refusal, rows] of Object.entries(ROWS)) {
    it.each(rows.map(([each, path]) => [path, each] as const))(`${refusal}: %s`, (path, each) =>
      expect(events(each)).toEqual([`${refusal} ${path}`]),
    )
  }
})

const DATES = ['2026-03-01', '2026-04-01', '2026-05-01', '2026-07-01', '2027-01-01'] as const

function pooled(
  happened: readonly ReceivableEvent[],
  changes: Partial<TradeReceivable> = {},
  boughtOn: BusinessDate = '2026-03-01',
): PooledReceivable {
  return { receivable: receivable(changes), boughtOn, events: happened }
}

describe('the rows of a pool', () => {
  it('what was assumed falls into its periods, with the fee in proportion', () => {
    const assumed = assumedEvents(
      receivable({ recourse: false }),
      ROUGH,
      '2026-03-01',
      MONDAY_TO_FRIDAY,
    )
    if (!assumed.ok) throw new Error(assumed.refusal)
    const periods = receivableRows([pooled(assumed.value, { recourse: false })], DATES)
    if (!periods.ok) throw new Error(periods.refusal)
    expect(periods.value).toMatchObject([
      { period: 1, openingBalance: 100_000n, principal: 41_895n, diluted: 2_000n, fees: 418n },
      { period: 2, openingBalance: 56_105n, principal: 41_895n, fees: 419n, defaulted: 0n },
      { period: 3, principal: 7_350n, diluted: 2_450n, defaulted: 4_410n, closingBalance: 0n },
      {
        period: 4,
        openingDefaulted: 4_410n,
        recovered: 1_764n,
        lost: 2_646n,
        closingDefaulted: 0n,
      },
    ])
  })

  it('a part payment, then the buy-back of the rest', () => {
    const happened = [
      { on: '2026-04-30', kind: 'paid', amount: 60_000n },
      { on: '2026-05-01', kind: 'repurchased', amount: 40_000n },
    ] as const
    const periods = receivableRows([pooled(happened)], DATES)
    expect(periods).toMatchObject({
      value: [
        { principal: 0n, closingBalance: 100_000n },
        { principal: 60_000n, repurchased: 0n, closingBalance: 40_000n },
        { principal: 0n, repurchased: 40_000n, closingBalance: 0n },
        { openingBalance: 0n },
      ],
    })
  })

  it('a receivable bought later enters as a purchase of its period', () => {
    const later = pooled([], {}, '2026-04-01')
    const periods = receivableRows([pooled([]), later], DATES)
    expect(periods).toMatchObject({
      value: [
        { openingBalance: 100_000n, purchased: 0n },
        { openingBalance: 100_000n, purchased: 100_000n, closingBalance: 200_000n },
        {},
        {},
      ],
    })
  })

  it('what had defaulted before the cut-off opens as defaulted', () => {
    const status = { kind: 'defaulted', on: '2026-01-15' } as const
    const happened = [{ on: '2026-03-15', kind: 'recovered', amount: 30_000n }] as const
    const periods = receivableRows([pooled(happened, { status })], DATES)
    expect(periods).toMatchObject({
      value: [
        { openingBalance: 0n, openingDefaulted: 100_000n, closingDefaulted: 70_000n },
        {},
        {},
        {},
      ],
    })
  })
})

describe('events that cannot have happened are refused', () => {
  const paid = (amount: bigint, on: BusinessDate = '2026-04-01') =>
    ({ on, kind: 'paid', amount }) as const
  const ROWS: Record<
    ReceivableRowsRefusal,
    readonly (readonly [PooledReceivable[], readonly BusinessDate[], string])[]
  > = {
    periods_must_have_two_dates_in_order: [
      [[], ['2026-03-01'], 'dates'],
      [[], ['2026-03-01', '2026-03-01'], 'dates'],
    ],
    an_event_must_be_of_an_amount_above_zero: [
      [[pooled([paid(0n, '2025-01-01')])], DATES, 'pool.0.events.0.amount'],
    ],
    an_event_must_not_precede_the_purchase: [
      [[pooled([]), pooled([paid(1n, '2026-02-28')])], DATES, 'pool.1.events.0.on'],
      [[pooled([paid(1n)], {}, '2026-04-02')], DATES, 'pool.0.events.0.on'],
    ],
    events_must_be_in_order_of_date: [
      [[pooled([paid(1n), paid(1n, '2026-03-31')])], DATES, 'pool.0.events.1.on'],
    ],
    only_recourse_must_be_bought_back: [
      [
        [pooled([{ ...paid(1n), kind: 'repurchased' }], { recourse: false })],
        DATES,
        'pool.0.events.0.kind',
      ],
    ],
    events_must_not_exceed_the_balance: [
      [[pooled([paid(100_000n), paid(1n)])], DATES, 'pool.0.events.1.amount'],
    ],
    recoveries_and_losses_must_not_exceed_the_default: [
      [
        [
          pooled([
            { ...paid(10n), kind: 'defaulted' },
            { ...paid(11n), kind: 'recovered' },
          ]),
        ],
        DATES,
        'pool.0.events.1.amount',
      ],
      [[pooled([{ ...paid(1n), kind: 'lost' }])], DATES, 'pool.0.events.0.amount'],
    ],
    a_defaulted_receivable_must_not_be_bought: [
      [
        [pooled([], { status: { kind: 'defaulted', on: '2026-01-15' } }, '2026-04-02')],
        DATES,
        'pool.0.receivable.status',
      ],
    ],
  }
  for (const [refusal, rows] of Object.entries(ROWS)) {
    it.each(rows)(`${refusal} (%#)`, (pool, dates, path) =>
      expect(receivableRows(pool, dates)).toEqual({ ok: false, refusal, path }),
    )
  }
})
