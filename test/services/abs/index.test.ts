import { describe, expect, it } from 'vitest'
import {
  cashFlowsHalfUp,
  estimateSlippage,
  generatedLoans,
  readScenarios,
  readTerms,
  runContract,
  SCENARIO_TEMPLATE,
} from '../../../services/abs/index.ts'

describe('the engine as a library, one asset at a time', () => {
  it('a loan of a pool pays its balance, and interest on what is left', () => {
    const [loan] = generatedLoans({ seed: 3, count: 1, cutOff: '2026-01-01', monthsMax: 60 })
    if (!loan) throw new Error('a loan was generated')
    const flows = cashFlowsHalfUp(loan)
    if (!flows.ok) throw new Error(`${flows.refusal} ${flows.path}`)
    expect(flows.value).toHaveLength(loan.remainingPeriods)
    expect(flows.value.reduce((sum, { principal }) => sum + principal, 0n)).toBe(loan.balance)
    expect(flows.value[0]!.interest).toBeGreaterThan(flows.value.at(-1)!.interest)
  })

  it('a contract by the terms of the ACTUS dictionary', () => {
    const terms = readTerms({
      contractType: 'PAM',
      contractID: 'one',
      contractRole: 'RPA',
      currency: 'CNY',
      statusDate: '2026-01-01T00:00:00',
      initialExchangeDate: '2026-01-02T00:00:00',
      maturityDate: '2027-01-02T00:00:00',
      notionalPrincipal: '1000',
      nominalInterestRate: '0.05',
      dayCountConvention: '30E360',
      cycleAnchorDateOfInterestPayment: '2027-01-02T00:00:00',
    })
    if (!terms.ok) throw new Error(`${terms.refusal} ${terms.path}`)
    const events = runContract(terms.value, { indexes: new Map(), prepayments: [] })
    if (!events.ok) throw new Error(events.refusal)
    expect(events.value.map(({ type, payoff }) => [type, payoff.toFixed()])).toEqual([
      ['IED', '-1000'],
      ['IP', '50'],
      ['MD', '1000'],
    ])
  })

  it('what invoices of the past show is a scenario’s slippage', () => {
    const paid = { dueOn: '2026-01-10', amount: 100n } as const
    const history = [
      { ...paid, paidOn: '2026-01-10' },
      { ...paid, paidOn: '2026-01-25' },
    ] as const
    const estimate = estimateSlippage(history, '2026-03-01')
    if (!estimate.ok) throw new Error(estimate.refusal)
    const { distribution: slippage } = estimate.value
    const document = structuredClone(SCENARIO_TEMPLATE) as typeof SCENARIO_TEMPLATE & object
    const base = {
      ...document.scenarios['base']!,
      receivable: { dilution: '0', slippage: [...slippage] },
    }
    const read = readScenarios('own', { ...document, scenarios: { base } })
    if (!read.ok) throw new Error(JSON.stringify(read))
    expect(read.value.scenarios[0]!.assumptions.receivable?.slippage).toEqual([
      { days: 0, share: '0.5' },
      { days: 15, share: '0.5' },
    ])
  })
})
