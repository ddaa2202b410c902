import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NO_STRESS } from '../../../../contracts/abs/assumption/assumptions.ts'
import { cashFlowsHalfUp } from '../../../../contracts/abs/cash-flow/loan-cash-flow.ts'
import { FEN } from '../../../../contracts/abs/convention.ts'
import { columnsOf } from '../../../../contracts/abs/projection/columns.ts'
import { projectPool } from '../../../../contracts/abs/projection/run/project-pool.ts'
import { addMonths } from '../../../../contracts/kernel/date.ts'
import { someLoan } from './some-loan.ts'

/** Two engines, written apart. */
it('a projection without stress pays what the contract says, to the fen', () => {
  fc.assert(
    fc.property(someLoan, each => {
      const flows = cashFlowsHalfUp(each)
      const columns = columnsOf([each])
      if (!flows.ok || !('count' in columns)) throw new Error('both must take the loan')
      const dates = Array.from({ length: each.termPeriods + 1 }, (_, k) =>
        addMonths(each.firstPaymentDate, k * each.paymentMonths),
      )
      const projection = projectPool(columns, NO_STRESS, FEN, { dates })
      if (!('periods' in projection)) throw new Error(projection.refusal)
      const paid = projection.periods.map(({ interest, principal, fees }) => [
        interest,
        principal,
        fees,
      ])
      expect(paid).toEqual(
        flows.value.map(({ interest, principal, fee }) => [interest, principal, fee]),
      )
    }),
    { numRuns: 60 },
  )
})
