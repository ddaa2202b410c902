import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Loan } from '../../../../contracts/abs/asset.ts'
import { readObserved } from '../../../../contracts/abs/cash-flow/actus/read-observed.ts'
import { readTerms } from '../../../../contracts/abs/cash-flow/actus/read-terms.ts'
import {
  type ContractEvent,
  runContract,
} from '../../../../contracts/abs/cash-flow/actus/run-contract.ts'
import {
  cashFlowsHalfUp,
  cashFlowsUnrounded,
} from '../../../../contracts/abs/cash-flow/loan-cash-flow.ts'
import { addMonths, dateOf, dayNumber } from '../../../../contracts/kernel/date.ts'
import { yearFraction } from '../../../../contracts/kernel/day-count.ts'
import { loan } from './loan-builder.ts'
import { someLoan } from './some-loan.ts'

describe('whole fen', () => {
  it('principal adds up to the balance, nothing is negative, nothing is left', () => {
    fc.assert(
      fc.property(someLoan, each => {
        const flows = cashFlowsHalfUp(each)
        if (!flows.ok) throw new Error(flows.refusal)
        expect(flows.value).toHaveLength(each.termPeriods)
        let balance = each.balance
        for (const flow of flows.value) {
          expect(flow.opening).toBe(balance)
          expect(flow.principal >= 0n && flow.interest >= 0n).toBe(true)
          balance -= flow.principal
          expect(flow.closing).toBe(balance)
        }
        expect(balance).toBe(0n)
      }),
      { numRuns: 60 },
    )
  })

  it('interest equals a reference of whole-number fractions, a half up, to the fen', () => {
    fc.assert(
      fc.property(someLoan, each => {
        const flows = cashFlowsHalfUp(each)
        if (!flows.ok) throw new Error(flows.refusal)
        const basisPoints = BigInt(Math.round(Number(each.rate.annual) * 10_000))
        let from = dayNumber(each.originationDate)
        for (const { due, opening, interest } of flows.value) {
          const { numerator, denominator } = yearFraction(each.dayCount, from, dayNumber(due), {
            maturity: dayNumber(each.maturityDate),
            annual: each.paymentMonths === 12,
          })
          const top = opening * basisPoints * BigInt(numerator)
          const bottom = 10_000n * BigInt(denominator)
          expect(interest).toBe((2n * top + bottom) / (2n * bottom))
          from = dayNumber(due)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the unrounded layer equals the ACTUS contract of the same loan', () => {
  const ACTUS_TYPES = { level: 'ANN', even_principal: 'LAM', bullet: 'PAM' } as const
  const plain = fc.record({
    product: fc.constantFrom(...(Object.keys(ACTUS_TYPES) as (keyof typeof ACTUS_TYPES)[])),
    yuan: fc.integer({ min: 100, max: 2_000_000 }),
    basisPoints: fc.integer({ min: 1, max: 2400 }),
    term: fc.integer({ min: 2, max: 120 }),
    day: fc.integer({ min: 1, max: 28 }),
    floating: fc.boolean(),
  })

  it('LAM, ANN and PAM, fixed or reset each year', () => {
    fc.assert(
      fc.property(plain, ({ product, ...drawn }) => {
        const asset = plainLoan(product, drawn)
        const levels = [0.03, 0.25, 0.01, 0.04].map((rate, i) => ({
          from: addMonths(asset.originationDate, 12 * i),
          rate: String(rate),
        }))
        const ours = cashFlowsUnrounded(asset, { curves: { lpr: levels } })
        if (!ours.ok) throw new Error(`${ours.refusal} ${ours.path}`)
        const theirs = actusPayments(asset, ACTUS_TYPES[product], levels)
        expect(ours.value.map(flow => flow.due)).toEqual([...theirs.keys()])
        for (const { due, interest, principal } of ours.value) {
          const paid = theirs.get(due)!
          expect(Math.abs(interest.toNumber() - paid.interest)).toBeLessThan(1e-6)
          expect(Math.abs(principal.toNumber() - paid.principal)).toBeLessThan(1e-6)
        }
      }),
      { numRuns: 40 },
    )
  })
})

interface Drawn {
  readonly yuan: number
  readonly basisPoints: number
  readonly term: number
  readonly day: number
  readonly floating: boolean
}

function plainLoan(
  product: 'level' | 'even_principal' | 'bullet',
  { yuan, basisPoints, term, day, floating }: Drawn,
): Loan {
  const originationDate = dateOf(dayNumber('2026-01-01') + day - 1)
  const annual = (basisPoints / 10_000).toFixed(4)
  const nextReset = addMonths(originationDate, 12)
  const index = { index: 'lpr', spread: '0.005', resetMonths: 12, nextReset, cap: '0.2' }
  const balance = BigInt(yuan) * 100n
  return loan(
    { product },
    {
      balance,
      originalBalance: balance,
      originationDate,
      firstPaymentDate: addMonths(originationDate, 1),
      maturityDate: addMonths(originationDate, term),
      termPeriods: term,
      remainingPeriods: term,
      rate: floating ? { kind: 'floating', annual, ...index } : { kind: 'fixed', annual },
    },
  )
}

function actusPayments(
  asset: Loan,
  contractType: string,
  levels: readonly { from: string; rate: string }[],
) {
  const floats = asset.rate.kind === 'floating'
  const terms = readTerms({
    contractType,
    contractRole: 'RPA',
    currency: 'CNY',
    statusDate: '2020-01-01',
    initialExchangeDate: asset.originationDate,
    maturityDate: asset.maturityDate,
    notionalPrincipal: String(asset.balance),
    nominalInterestRate: asset.rate.annual,
    dayCountConvention: '30E360',
    cycleAnchorDateOfInterestPayment: asset.firstPaymentDate,
    cycleOfInterestPayment: 'P1ML1',
    ...(contractType !== 'PAM' && {
      cycleAnchorDateOfPrincipalRedemption: asset.firstPaymentDate,
      cycleOfPrincipalRedemption: 'P1ML1',
    }),
    ...(floats && {
      cycleAnchorDateOfRateReset: levels[1]!.from,
      cycleOfRateReset: 'P1YL1',
      marketObjectCodeOfRateReset: 'lpr',
      rateSpread: '0.005',
      lifeCap: '0.2',
    }),
  })
  const data = levels.map(({ from, rate }) => ({ timestamp: from, value: rate }))
  const observed = readObserved({ lpr: { data } })
  if (!terms.ok || !observed.ok) throw new Error('the contract must be read')
  const run = runContract(terms.value, observed.value)
  if (!run.ok) throw new Error(run.refusal)
  return paymentsByDate(run.value)
}

function paymentsByDate(events: readonly ContractEvent[]) {
  const byDate = new Map<string, { interest: number; principal: number }>()
  for (const { type, at, payoff } of events) {
    const date = dateOf(at / 86_400)
    const paid = byDate.get(date) ?? { interest: 0, principal: 0 }
    if (type === 'IP') paid.interest += payoff.toNumber()
    if (type === 'PR' || type === 'MD') paid.principal += payoff.toNumber()
    if (type === 'IP' || type === 'PR' || type === 'MD') byDate.set(date, paid)
  }
  return byDate
}
