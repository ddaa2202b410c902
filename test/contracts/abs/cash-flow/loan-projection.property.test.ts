import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Loan } from '../../../../contracts/abs/asset.ts'
import { NO_STRESS } from '../../../../contracts/abs/assumption/assumptions.ts'
import {
  cashFlowsFloor,
  cashFlowsHalfEven,
  cashFlowsHalfUp,
} from '../../../../contracts/abs/cash-flow/loan-cash-flow.ts'
import { FEN } from '../../../../contracts/abs/convention.ts'
import { buildColumns } from '../../../../contracts/abs/projection/columns.ts'
import { projectPool } from '../../../../contracts/abs/projection/run/project-pool.ts'
import { addMonths } from '../../../../contracts/kernel/date.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import { must } from '../../../support/must.ts'
import { type DecimalFlow, decimalCashFlows } from './decimal-cash-flow.ts'
import { someLoan, startedLoan } from './some-loan.ts'

const halfUp = (amount: Rate) => amount.toDecimalPlaces(0, Rate.ROUND_HALF_UP)
const ROUNDINGS = [
  [cashFlowsHalfUp, halfUp],
  [cashFlowsHalfEven, (amount: Rate) => amount.toDecimalPlaces(0, Rate.ROUND_HALF_EVEN)],
  [cashFlowsFloor, (amount: Rate) => amount.floor()],
] as const
const inFen = (flows: readonly DecimalFlow[]) =>
  flows.map(({ interest, principal, fee }) =>
    [interest, principal, fee].map(amount => BigInt(amount.toFixed(0))),
  )

/** The interest of one of its periods is a whole number of fen before it is rounded. */
const WHOLE_FEN: typeof startedLoan extends fc.Arbitrary<infer Started> ? Started : never = {
  loan: {
    ...{ id: 'loan_1', currency: 'CNY', debtor: 'debtor_1', attributes: {}, product: 'level' },
    ...{ originalBalance: 26_754_278_939_753n, balance: 26_754_278_939_753n },
    ...{ originationDate: '2000-01-01', firstPaymentDate: '2000-04-01', paymentMonths: 3 },
    ...{ maturityDate: '2038-07-01', termPeriods: 154, remainingPeriods: 153 },
    ...{ status: { kind: 'performing' }, dayCount: 'A/365A' },
    rate: {
      ...{ kind: 'floating', annual: '0.04', index: 'lpr', spread: '0.005', cap: '0.15' },
      ...{ resetMonths: 3, nextReset: '2000-01-01' },
    },
  },
  curve: [
    { from: '2000-01-01', rate: '0.1450' },
    { from: '2001-01-01', rate: '0.0537' },
    { from: '2002-01-01', rate: '0.1450' },
  ],
}

describe('two computations, written apart', () => {
  it('a projection without stress pays what the contract says, to the fen', () => {
    fc.assert(
      fc.property(someLoan, each => {
        const columns = must(buildColumns([each]))
        const dates = Array.from({ length: each.termPeriods + 1 }, (_, k) =>
          addMonths(each.firstPaymentDate, k * each.paymentMonths),
        )
        const projection = must(projectPool(columns, NO_STRESS, FEN, { dates }))
        const paid = projection.periods.map(row => [row.interest, row.principal, row.fees])
        expect(paid).toEqual(inFen(decimalCashFlows(each, halfUp)))
      }),
      { numRuns: 60 },
    )
  })

  it('a loan in mid-life pays the same, whatever its product, its rate and the rounding', () => {
    const rates = new Set<Loan['rate']['kind']>()
    const products = new Set<Loan['product']>()
    fc.assert(
      fc.property(startedLoan, ({ loan, curve }) => {
        rates.add(loan.rate.kind)
        products.add(loan.product)
        for (const [cashFlows, round] of ROUNDINGS) {
          const flows = cashFlows(loan, { curves: { lpr: curve } })
          if (!flows.ok) throw new Error(`${flows.refusal} ${flows.path}`)
          const expected = decimalCashFlows(loan, round, curve)
          expect(flows.value.map(flow => flow.due)).toEqual(expected.map(flow => flow.due))
          const paid = flows.value.map(flow => [flow.interest, flow.principal, flow.fee])
          expect(paid).toEqual(inFen(expected))
        }
      }),
      { numRuns: 250, examples: [[WHOLE_FEN]] },
    )
    expect([rates.size, products.size]).toEqual([2, 10])
  })
})
