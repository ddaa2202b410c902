import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Asset, Loan, LoanRate, Repayment } from '../../../../contracts/abs/asset.ts'
import { addMonths } from '../../../../contracts/kernel/date.ts'
import {
  generatedLoans,
  generatedReceivables,
} from '../../../../services/abs/tape/generated-pool.ts'
import { OWN_FORMAT } from '../../../../services/abs/tape/mapping.ts'
import { loadTape } from '../../../../services/abs/tape/read-tape.ts'
import { writeTape } from '../../../../services/abs/tape/write-tape.ts'
import { grace } from '../../../contracts/abs/cash-flow/loan-builder.ts'
import { scratch } from './scratch.ts'

async function thereAndBack(assets: readonly Asset[]): Promise<readonly Asset[]> {
  const path = scratch('tape.csv')
  await writeTape(path, assets)
  const loaded = await loadTape(path, OWN_FORMAT)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusals))
  expect(loaded.value.quality.problems).toEqual([])
  return loaded.value.assets
}

const base = {
  currency: 'CNY',
  debtor: '=cmd()',
  originalBalance: 9_007_199_254_740_991n,
  balance: 3n,
  originationDate: '2025-01-15',
  maturityDate: '2028-01-15',
  status: { kind: 'overdue', days: 3 },
  attributes: { region: '-east', note: 'a "quoted", line' },
  dayCount: 'A/A ISDA',
  paymentMonths: 3,
  firstPaymentDate: '2025-02-28',
  monthEnd: false,
  termPeriods: 12,
  remainingPeriods: 8,
} as const

const repayments: Repayment[] = [
  { product: 'level' },
  { product: 'even_principal' },
  { product: 'bullet' },
  {
    product: 'schedule',
    principal: [
      { due: '2026-01-15', amount: 1n },
      { due: '2028-01-15', amount: 2n },
    ],
  },
  { product: 'balloon', amortisationPeriods: 40 },
  // biome-ignore lint/suspicious/noThenProperty: the word of `Repayment`
  { product: 'interest_only', interestOnlyPeriods: 4, then: 'even_principal' },
  grace(3, 'level'),
  { product: 'constant', payment: 9n },
  { product: 'instalment', periodFee: 7n },
  { product: 'lease', rent: 5n, residual: 1n, rentPaid: 'advance' },
  {
    product: 'lease',
    rent: 5n,
    steps: [
      { from: '2026-01-15', rent: 6n },
      { from: '2027-01-15', rent: 7n },
    ],
    rentFor: 'day',
    residual: 1n,
    rentPaid: 'arrears',
  },
]
const rates: LoanRate[] = [
  { kind: 'fixed', annual: '0.043512345678901234567891' },
  {
    kind: 'floating',
    annual: '0.04',
    index: 'lpr',
    spread: '-0.002',
    resetMonths: 12,
    nextReset: '2026-01-15',
    cap: '0.1',
    floor: '0',
    resetCap: '0.02',
    nextResetCap: '0.05',
  },
  {
    kind: 'floating',
    annual: '-0.001',
    index: 'lpr',
    spread: '0',
    resetMonths: 1,
    nextReset: '2026-01-15',
  },
]

describe('a tape written is the tape read', () => {
  test('for every product and rate', async () => {
    const loans = repayments.flatMap((repayment, i) =>
      rates.map((rate, j) => ({ ...base, id: `+${i}-${j}`, rate, ...repayment }) as Loan),
    )
    const receivable: Asset = {
      ...base,
      id: 'r',
      product: 'receivable',
      status: { kind: 'defaulted', on: '2025-12-31' },
      advance: 2n,
      fee: 0n,
      recourse: true,
      originalBalance: 5n,
    }
    const { dayCount, paymentMonths, firstPaymentDate, monthEnd, ...more } = receivable as Asset &
      Record<string, unknown>
    const { termPeriods, remainingPeriods, ...plain } = more
    expect(await thereAndBack([...loans, plain as Asset])).toEqual([...loans, plain])
  })

  test.each([12, 1200])('with a schedule of %d payments', async count => {
    const principal = Array.from({ length: count }, (_, i) => ({
      due: addMonths('2026-01-15', i),
      amount: 9_007_199_254_740_991n / 1200n,
    }))
    const balance = principal.reduce((sum, { amount }) => sum + amount, 0n)
    const terms = {
      termPeriods: count,
      remainingPeriods: count,
      paymentMonths: 1,
      firstPaymentDate: '2026-01-15',
      maturityDate: addMonths('2026-01-15', count - 1),
    } as const
    const schedule = { product: 'schedule', principal } as const
    const loan: Loan = { ...base, ...terms, ...schedule, id: 'a', balance, rate: rates[0]! }
    expect(await thereAndBack([loan])).toEqual([loan])
  })

  test('for generated pools, whose seed decides them', async () => {
    const pool = { seed: 1, count: 300, cutOff: '2026-01-15' } as const
    const loans = generatedLoans(pool)
    expect(await thereAndBack(loans)).toEqual(loans)
    expect(generatedLoans(pool)).toEqual(loans)
    expect(generatedLoans({ ...pool, seed: 2 })).not.toEqual(loans)
    const receivables = generatedReceivables(pool)
    expect(await thereAndBack(receivables)).toEqual(receivables)
  })
})

test('a full-width sign and marks that nobody sees are guarded too', async () => {
  const id = '\u200B＝cmd'
  const loan: Loan = { ...base, id, rate: rates[0]!, product: 'level' }
  expect(await thereAndBack([loan])).toEqual([loan])
  const path = scratch('tape.csv')
  await writeTape(path, [loan])
  expect(readFileSync(path, 'utf8')).toContain(`'${id},level`)
})

test('a spreadsheet finds no formula in it', async () => {
  const path = scratch('tape.csv')
  await writeTape(path, [{ ...base, id: '@x', rate: rates[0]!, product: 'level' }])
  const text = readFileSync(path, 'utf8')
  expect(text.startsWith('\uFEFFid,')).toBe(true)
  expect(text).toContain("'@x,level,'=cmd()")
})
