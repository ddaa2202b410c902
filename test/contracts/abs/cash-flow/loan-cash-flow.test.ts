import { describe, expect, it } from 'vitest'
import type { Loan } from '../../../../contracts/abs/asset.ts'
import {
  type CashFlow,
  cashFlowsFloor,
  cashFlowsHalfEven,
  cashFlowsHalfUp,
  cashFlowsUnrounded,
} from '../../../../contracts/abs/cash-flow/loan-cash-flow.ts'
import { MONDAY_TO_FRIDAY } from '../../../../contracts/kernel/calendars.ts'
import { interestOnly, loan } from './loan-builder.ts'

function halfUp(of: Loan, terms = {}): CashFlow<bigint>[] {
  const flows = cashFlowsHalfUp(of, terms)
  if (!flows.ok) throw new Error(`${flows.refusal} ${flows.path}`)
  return flows.value
}

const told = (flows: readonly CashFlow<bigint>[]) =>
  flows.map(({ due, interest, principal, closing }) => [due, interest, principal, closing])

describe('each product’s first and last payments, by hand', () => {
  it('level: 10,000.00 at ½ % a month is 860.66 a month', () => {
    const flows = told(halfUp(loan({ product: 'level' })))
    expect(flows.slice(0, 3)).toEqual([
      ['2026-02-15', 5_000n, 81_066n, 918_934n],
      ['2026-03-15', 4_595n, 81_472n, 837_462n],
      ['2026-04-15', 4_187n, 81_879n, 755_583n],
    ])
    expect(flows.at(-1)).toEqual(['2027-01-15', 428n, 85_639n, 0n])
  })

  it('level at a rate of zero: equal parts, half a fen is rounded up', () => {
    const periods = { termPeriods: 70, remainingPeriods: 70 }
    const balance = 18_721_764_925_039n
    const rate = { kind: 'fixed', annual: '0' } as const
    const flows = halfUp(loan({ product: 'level' }, { balance, rate, ...periods }))
    const equal = ({ opening }: CashFlow<bigint>, k: number) => {
      const left = BigInt(70 - k)
      return (2n * opening + left) / (2n * left)
    }
    expect(flows.map(({ principal }) => principal)).toEqual(flows.map(equal))
  })

  it('even principal: a twelfth each, the four odd fen where the rest rounds up', () => {
    const flows = told(halfUp(loan({ product: 'even_principal' })))
    expect(flows[0]).toEqual(['2026-02-15', 5_000n, 83_333n, 916_667n])
    expect(flows.map(([, , principal]) => principal).toSorted()).toEqual([
      ...Array(8).fill(83_333n),
      ...Array(4).fill(83_334n),
    ])
  })

  it('bullet: interest only, and the balance at maturity', () => {
    const flows = told(halfUp(loan({ product: 'bullet' })))
    expect(flows[0]).toEqual(['2026-02-15', 5_000n, 0n, 1_000_000n])
    expect(flows.at(-1)).toEqual(['2027-01-15', 5_000n, 1_000_000n, 0n])
  })

  it('schedule: what falls due up to the payment, missed dates with the next', () => {
    const principal = [
      { due: '2026-03-15', amount: 250_000n },
      { due: '2026-06-30', amount: 250_000n },
      { due: '2027-01-15', amount: 500_000n },
    ] as const
    const flows = halfUp(loan({ product: 'schedule', principal }))
    const paying = flows.filter(flow => flow.principal > 0n)
    expect(paying.map(flow => [flow.due, flow.principal])).toEqual([
      ['2026-03-15', 250_000n],
      ['2026-07-15', 250_000n],
      ['2027-01-15', 500_000n],
    ])
    expect(flows[2]?.interest).toBe(3_750n)
  })

  it('balloon: amortises as if over 24 months, the twelfth payment pays the rest', () => {
    const flows = told(halfUp(loan({ product: 'balloon', amortisationPeriods: 24 })))
    expect(flows[0]).toEqual(['2026-02-15', 5_000n, 39_321n, 960_679n])
    expect(flows.at(-1)?.[2]).toBe(flows.at(-2)?.[3])
    expect(flows.at(-1)?.[2]).toBeGreaterThan(500_000n)
  })

  it('interest only for three payments, then level over nine', () => {
    const flows = told(halfUp(loan(interestOnly(3, 'level'))))
    expect(flows[2]).toEqual(['2026-04-15', 5_000n, 0n, 1_000_000n])
    expect(flows[3]).toEqual(['2026-05-15', 5_000n, 108_907n, 891_093n])
    const even = told(halfUp(loan(interestOnly(3, 'even_principal'))))
    expect(even[3]).toEqual(['2026-05-15', 5_000n, 111_111n, 888_889n])
  })

  it('interest-only periods count from the start of the loan', () => {
    const flows = halfUp(loan(interestOnly(3, 'level'), { remainingPeriods: 10 }))
    expect(flows.map(flow => flow.principal > 0n).slice(0, 3)).toEqual([false, true, true])
  })

  it('instalment: equal principal without interest, a fee each time', () => {
    const rate = { kind: 'fixed', annual: '0' } as const
    const flows = halfUp(loan({ product: 'instalment', periodFee: 6_000n }, { rate }))
    expect(flows[0]).toMatchObject({ interest: 0n, principal: 83_333n, fee: 6_000n })
    expect(flows.map(flow => flow.fee)).toEqual(Array(12).fill(6_000n))
  })

  it('lease in advance: the first rent bears no interest, the last payment clears the rest', () => {
    const lease = {
      product: 'lease',
      rent: 80_000n,
      residual: 100_000n,
      rentPaid: 'advance',
    } as const
    const flows = told(halfUp(loan(lease, { firstPaymentDate: '2026-01-15' })))
    expect(flows[0]).toEqual(['2026-01-15', 0n, 80_000n, 920_000n])
    expect(flows[1]).toEqual(['2026-02-15', 4_600n, 75_400n, 844_600n])
    expect(flows.at(-1)?.[3]).toBe(0n)
  })

  it('lease in arrears: the first rent bears a month of interest', () => {
    const lease = { product: 'lease', rent: 80_000n, residual: 0n, rentPaid: 'arrears' } as const
    expect(told(halfUp(loan(lease)))[0]).toEqual(['2026-02-15', 5_000n, 75_000n, 925_000n])
  })

  it('a rent above what is left pays what is left', () => {
    const lease = { product: 'lease', rent: 400_000n, residual: 0n, rentPaid: 'arrears' } as const
    const principal = halfUp(loan(lease)).map(flow => flow.principal)
    expect(principal.slice(0, 4)).toEqual([395_000n, 396_975n, 208_025n, 0n])
  })

  it('a loan that has run for a while goes on from its balance', () => {
    const flows = halfUp(loan({ product: 'level' }, { balance: 500_000n, remainingPeriods: 6 }))
    expect(flows[0]).toMatchObject({ due: '2026-08-15', opening: 500_000n, interest: 2_500n })
    expect(flows).toHaveLength(6)
  })

  it('what has defaulted, or has no payment left, has no scheduled payment', () => {
    const defaulted = { status: { kind: 'defaulted', on: '2026-05-01' } } as const
    expect(halfUp(loan({ product: 'level' }, defaulted))).toEqual([])
    expect(halfUp(loan({ product: 'level' }, { balance: 0n, remainingPeriods: 0 }))).toEqual([])
  })
})

describe('floating rates', () => {
  const rate = {
    kind: 'floating',
    annual: '0.06',
    index: 'lpr_1y',
    spread: '0.01',
    resetMonths: 3,
    nextReset: '2026-04-15',
  } as const
  const curves = {
    lpr_1y: [
      { from: '2026-01-01', rate: '0.03' },
      { from: '2026-07-01', rate: '0.09' },
    ],
  } as const
  const interest = (of: Loan) => halfUp(of, { curves }).map(flow => flow.interest)

  it('the stated rate until the reset, then index and spread of the reset’s day', () => {
    const rates = interest(loan({ product: 'bullet' }, { rate }))
    expect(rates.slice(0, 7)).toEqual([5_000n, 5_000n, 5_000n, 3_333n, 3_333n, 3_333n, 8_333n])
  })

  it('held between floor and cap', () => {
    const held = { ...rate, floor: '0.045', cap: '0.08' }
    const rates = interest(loan({ product: 'bullet' }, { rate: held }))
    expect(rates.slice(2, 7)).toEqual([5_000n, 3_750n, 3_750n, 3_750n, 6_667n])
  })

  it('a reset between payments counts from the next period', () => {
    const between = { ...rate, nextReset: '2026-04-20' } as const
    const rates = interest(loan({ product: 'bullet' }, { rate: between }))
    expect(rates.slice(2, 5)).toEqual([5_000n, 5_000n, 3_333n])
  })

  it('a reset below zero earns nothing', () => {
    const curves = { lpr_1y: [{ from: '2026-01-01', rate: '-0.0101' }] } as const
    const flows = cashFlowsHalfUp(loan({ product: 'bullet' }, { rate }), { curves })
    if (!flows.ok) throw new Error(flows.refusal)
    expect(flows.value.at(-1)!.interest).toBe(0n)
  })

  it.each([{}, { lpr_1y: [] }, { lpr_1y: [{ from: '2026-04-16', rate: '0.03' }] }] as const)(
    'refuses a curve that does not reach the reset: %j',
    short => {
      const flows = cashFlowsHalfUp(loan({ product: 'bullet' }, { rate }), { curves: short })
      const refusal = 'a_floating_rate_must_have_its_curve'
      expect(flows).toEqual({ ok: false, refusal, path: 'curves.lpr_1y' })
    },
  )
})

describe('dates and rounding', () => {
  it('payment dates roll, accrual dates do not', () => {
    const terms = { calendar: MONDAY_TO_FRIDAY, roll: 'following' } as const
    const [first, second] = halfUp(loan({ product: 'bullet' }), terms)
    expect(first).toMatchObject({ due: '2026-02-15', paid: '2026-02-16', interest: 5_000n })
    expect(second).toMatchObject({ due: '2026-03-15', paid: '2026-03-16', interest: 5_000n })
  })

  it('the end of a month is that of each month', () => {
    const dates = { originationDate: '2026-01-31', firstPaymentDate: '2026-01-31' } as const
    const flows = halfUp(loan({ product: 'bullet' }, dates))
    expect(flows.slice(0, 4).map(flow => flow.due)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
  })

  it('half a fen: up, to the even fen, down', () => {
    const half = loan({ product: 'bullet' }, { balance: 500n, originalBalance: 500n })
    const first = (flows: ReturnType<typeof cashFlowsFloor>) => flows.ok && flows.value[0]?.interest
    expect(first(cashFlowsHalfUp(half))).toBe(3n)
    expect(first(cashFlowsHalfEven(half))).toBe(2n)
    expect(first(cashFlowsFloor(half))).toBe(2n)
  })

  it('an annuity factor has 18 significant digits, the last one half-even', () => {
    const first = (termPeriods: number) => {
      const balance = 10n ** 15n
      const terms = {
        balance,
        originalBalance: balance,
        termPeriods,
        remainingPeriods: termPeriods,
      }
      const flows = cashFlowsUnrounded(loan({ product: 'level' }, terms))
      return flows.ok && flows.value[0]?.principal.toFixed()
    }
    expect(first(12)).toBe('81066429707080.6627') // 0.0810664297070806626|86…
    expect(first(24)).toBe('39320610252756.9047') // 0.0393206102527569047|39…
  })

  it('B/252 needs its calendar', () => {
    const brazilian = loan({ product: 'bullet' }, { dayCount: 'B/252' })
    const refusal = 'loan_in_b_252_must_have_a_calendar'
    expect(cashFlowsHalfUp(brazilian)).toEqual({ ok: false, refusal, path: 'dayCount' })
    const counted = halfUp(brazilian, { calendar: MONDAY_TO_FRIDAY })
    const weekdays = 22 // 15 January is a Thursday; to Friday 13 February, the last before the 15th
    expect(counted[0]?.interest).toBe(BigInt(Math.round((60_000 * weekdays) / 252)))
  })

  it('a rent below its interest is refused, it would never repay', () => {
    const lease = { product: 'lease', rent: 4_999n, residual: 0n, rentPaid: 'arrears' } as const
    const refusal = 'rent_must_cover_the_interest'
    expect(cashFlowsHalfUp(loan(lease))).toEqual({ ok: false, refusal, path: 'rent' })
    expect(cashFlowsHalfUp(loan({ ...lease, rent: 5_000n })).ok).toBe(true)
  })

  it('refuses what no projection takes, with the path in the loan', () => {
    const at = (annual: string) =>
      cashFlowsHalfUp(loan({ product: 'bullet' }, { rate: { kind: 'fixed', annual } }))
    const refusal = 'annual_rate_must_not_exceed_200_percent'
    expect(at('2.0001')).toEqual({ ok: false, refusal, path: 'rate.annual' })
    expect(at('2').ok).toBe(true)
  })
})
