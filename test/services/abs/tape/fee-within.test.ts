import { describe, expect, it } from 'vitest'
import { isStated } from '../../../../contracts/abs/asset.ts'
import { NO_STRESS } from '../../../../contracts/abs/assumption/assumptions.ts'
import { FEN } from '../../../../contracts/abs/convention.ts'
import { buildColumns } from '../../../../contracts/abs/projection/columns.ts'
import { projectPool } from '../../../../contracts/abs/projection/run/project-pool.ts'
import { OWN_FORMAT } from '../../../../services/abs/tape/mapping.ts'
import { loadTape } from '../../../../services/abs/tape/read-tape.ts'
import { writeTape } from '../../../../services/abs/tape/write-tape.ts'
import { must } from '../../../support/must.ts'
import { scratch } from './scratch.ts'

const receivable = {
  id: 'r1',
  product: 'receivable',
  debtor: 'Anhe',
  originalBalance: '1000.00',
  balance: '1000.00',
  originationDate: '2026-01-01',
  maturityDate: '2026-03-10',
  advance: '900.00',
  fee: '30.00',
  recourse: 'no',
}

async function read(cells: Record<string, string>) {
  const text = `${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`
  const loaded = await loadTape(scratch('tape.csv', text), OWN_FORMAT)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusals))
  return loaded.value
}

describe('a fee inside the face', () => {
  const dates = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'] as const

  it('is part of what the debtor pays, and no principal', async () => {
    const { assets } = await read({ ...receivable, feeWithin: 'yes' })
    const columns = must(buildColumns(assets.filter(isStated)))
    const { periods } = must(projectPool(columns, NO_STRESS, FEN, { dates }))
    // Of 1,000.00 on 10 March 30.00 are the fee.
    expect(periods[2]).toMatchObject({ principal: 97_000n, fees: 3_000n, closingBalance: 0n })
  })

  it('shrinks with what is diluted: the face pays in proportion', async () => {
    const { assets } = await read({ ...receivable, feeWithin: 'yes' })
    const columns = must(buildColumns(assets.filter(isStated)))
    const stress = {
      ...NO_STRESS,
      receivable: { dilution: '0.1', slippage: [{ days: 0, share: '1' }] },
    }
    const { periods } = must(projectPool(columns, stress, FEN, { dates }))
    expect(periods[2]).toMatchObject({ diluted: 9_700n, principal: 87_300n, fees: 2_700n })
  })

  it('of instalments is taken out for each that is left', async () => {
    const loan = {
      id: 'i1',
      product: 'instalment',
      debtor: 'Anhe',
      originalBalance: '1200.00',
      balance: '660.00',
      originationDate: '2025-12-15',
      maturityDate: '2026-12-15',
      annualRate: '0',
      dayCount: '30E/360',
      paymentMonths: '1',
      firstPaymentDate: '2026-01-15',
      termPeriods: '12',
      remainingPeriods: '6',
      periodFee: '10.00',
      feeWithin: 'yes',
    }
    expect((await read(loan)).assets).toMatchObject([{ balance: 60_000n, periodFee: 1_000n }])
    expect((await read({ ...loan, feeWithin: 'no' })).assets).toMatchObject([{ balance: 66_000n }])
  })

  it('is told apart no more once it is taken out: the tape is written without it', async () => {
    const { assets } = await read({ ...receivable, feeWithin: 'yes' })
    const file = scratch('written.csv')
    await writeTape(file, assets)
    const again = await loadTape(file, OWN_FORMAT)
    expect(again).toMatchObject({ value: { assets } })
  })

  it.each([
    ['1000.00', 'fee_must_be_less_than_the_balance'],
    ['999.99', null],
  ])('of %s is less than the balance, or a finding', async (fee, refusal) => {
    const { quality } = await read({ ...receivable, fee, feeWithin: 'yes' })
    expect(quality.problems.map(problem => problem.refusal)).toEqual(refusal ? [refusal] : [])
  })
})
