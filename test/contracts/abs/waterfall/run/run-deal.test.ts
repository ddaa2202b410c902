import { describe, expect, it } from 'vitest'
import type { PeriodResult } from '../../../../../contracts/abs/waterfall/result.ts'
import { runDeal } from '../../../../../contracts/abs/waterfall/run/run-deal.ts'
import type { Calendar } from '../../../../../contracts/kernel/calendar.ts'
import { edited } from '../../deal/edited.ts'
import { payA, runSteps } from '../example.ts'
import { poolPeriods, type YuanFlows, yuan } from '../pool.ts'
import { closing, describePayments, expectResults, loaded } from '../read-results.ts'

describe('supports', () => {
  it('what is outstanding bears interest and uses up the limit', () => {
    const draw = { draw: 'bank', to: 'main', amount: '30000元' }
    const [, second] = runSteps([draw])
    // 30,000 × 6 % / 4 = 450: 19,550 of the limit of 50,000 is left.
    expect(describePayments(second!)).toEqual(['bank → main advance 19,550.00 of 30,000.00'])
    expect(second!.after.amounts['support.bank.owed']).toBe('5000000')
  })

  it('a swap that the deal loses is owed until it is paid', () => {
    const edits = { 'supports.swap.takes': '5% * note.A.balance / 4' }
    const [first] = runSteps(
      [
        { draw: 'swap', to: 'main' },
        { pay: 'swap', from: 'main', owed: 'swap' },
      ],
      edits,
    )
    expect(describePayments(first!)).toEqual(['main → swap swap 4,000.00'])
  })
})

describe('deficiency ledgers', () => {
  it('grow from the most junior up, and what is moved makes them good', () => {
    const ledger = { zh: '缺口', en: 'deficiency' }
    const edits = {
      'ledgers.loss.limit': '15000元',
      'ledgers.loss.overflow': 'above',
      'ledgers.above': { ...ledger, debit: '0' },
    }
    const made = { move: '3000元', from: 'main', to: 'reserve', credit: 'above' }
    const [first, second] = runSteps([made], edits)
    const amounts = (result: PeriodResult, name: string) =>
      result.after.amounts[`ledger.${name}.balance`]
    // 20,000 defaulted: 15,000 and 5,000, of which 3,000 is made good; then 5,000 more, all above.
    expect([amounts(first!, 'loss'), amounts(first!, 'above')]).toEqual(['1500000', '200000'])
    expect([amounts(second!, 'loss'), amounts(second!, 'above')]).toEqual(['1500000', '400000'])
  })
})

describe('what really happened', () => {
  it('what the servicer has not remitted stays outstanding and comes later', () => {
    const actual = [{ period: 1, received: { main: yuan(65_100) } }]
    const [first, second] = runSteps([], {}, { actual })
    expect(closing(first!)['main']).toBe('65,130.00')
    expect(first!.after.amounts['remittance.outstanding']).toBe(String(yuan(200_000)))
    expect(second!.accounts['main']!.in).toBe(yuan(177_150 + 200_000 + 30))
    expect(second!.after.amounts['remittance.outstanding']).toBeUndefined()
  })

  it('corrections are adjustments of the next period: cash, a claim, a fee', () => {
    const correct = (to: string, amount: bigint) => ({
      to,
      amount,
      corrects: 1,
      reason: 'generated',
    })
    const adjustments = [correct('main', yuan(-5)), correct('A', 8000n), correct('custodian', 7n)]
    const [, plain] = runSteps([])
    const [, second] = runSteps([], {}, { actual: [{ period: 2, adjustments }] })
    expect(second!.accounts['main']!.closing).toBe(plain!.accounts['main']!.closing - yuan(5))
    expect(second!.cash).toEqual({
      ...plain!.cash,
      out: yuan(5),
      change: plain!.cash.change - yuan(5),
    })
    expect(second!.notes['A']!.interestUnpaid - plain!.notes['A']!.interestUnpaid).toBe(8000n)
    expect(second!.fees['custodian']!.unpaid - plain!.fees['custodian']!.unpaid).toBe(7n)
  })

  it('an advance and a deficiency are corrected, down to nothing', () => {
    const draw = { draw: 'bank', to: 'main', amount: '100元' }
    const correct = (to: string, amount: bigint) => ({ to, amount, corrects: 1, reason: 'counted' })
    const [first, plain] = runSteps([draw])
    const amounts = (result: PeriodResult) => result.after.amounts
    const loss = BigInt(amounts(first!)['ledger.loss.balance']!)
    const adjustments = [correct('bank', yuan(-60)), correct('loss', -loss)]
    const [, second] = runSteps([draw], {}, { actual: [{ period: 2, adjustments }] })
    const owed = (result: PeriodResult) => BigInt(amounts(result)['support.bank.owed']!)
    expect(owed(plain!)).toBe(yuan(100 + 1.5 + 100)) // 6 % a year on 100 for a quarter
    expect(owed(second!)).toBe(yuan(40 + 0.6 + 100))
    const left = BigInt(amounts(plain!)['ledger.loss.balance']!) - loss
    expect(amounts(second!)['ledger.loss.balance']).toBe(String(left))
  })

  it('an event counts on the payment dates from its effective date until it ends', () => {
    const event = {
      event: 'servicer_replaced',
      declaredBy: 'plan_manager',
      declaredOn: '2026-03-01',
      command: `sha256:${'a'.repeat(64)}`,
    } as const
    const inForce = (effective: `2026-${string}-15`, until?: `2026-${string}-15`) => {
      const declared = { ...event, effective: effective as '2026-04-15' }
      const events = [until ? { ...declared, until: until as '2026-04-15' } : declared]
      const step = [{ when: 'event.servicer_replaced', ['the' + 'n']: [payA] }]
      return runSteps(step, {}, { events }).map(result => describePayments(result).length)
    }
    expect(inForce('2026-04-15')).toEqual([1, 1])
    expect(inForce('2026-05-15')).toEqual([0, 1])
    expect(inForce('2026-04-15', '2026-07-15')).toEqual([1, 0])
  })
})

describe('triggers rule', () => {
  const trigger = (terms: object) => ({
    'triggers.example': { zh: '示例', en: 'example', tested: 'after_collection', ...terms },
  })
  const reserve = { move: 'shortage', from: 'main', to: 'reserve' }
  const states = (results: readonly PeriodResult[]) => results.map(r => r.state)

  it('from this distribution or the next', () => {
    const late = { when: 'date.period = 1', effects: [{ state: 'accelerated' }] }
    expect(states(runSteps([], trigger(late)))).toEqual(['accelerated', 'accelerated'])
    expect(states(runSteps([], trigger({ ...late, acts: 'next' })))).toEqual([
      'ordinary',
      'accelerated',
    ])
    const cured = { ...late, cure: 1 }
    expect(states(runSteps([], trigger(cured)))).toEqual(['accelerated', 'ordinary'])
    const after = { ...cured, tested: 'after_distribution' }
    expect(states(runSteps([], trigger(after)))).toEqual(['ordinary', 'accelerated'])
  })

  it('the last listed of the states that are called for', () => {
    const edits = {
      'states.grave': { zh: '违约', en: 'grave', steps: [] },
      ...trigger({ when: 'date.period = 1', cure: 1, effects: [{ state: 'grave' }] }),
      'triggers.defaults.above': '1%',
    }
    expect(states(runSteps([], edits))).toEqual(['grave', 'accelerated'])
  })

  it('an account counts only once it is required', () => {
    const by = { 'accounts.reserve.required': 'by_trigger' }
    const required = { when: 'date.period = 2', effects: [{ require: 'reserve' }] }
    const results = runSteps([reserve], { ...by, ...trigger(required) })
    expect(results.map(describePayments)).toEqual([[], ['main → reserve transfer 4,000.00']])
    expect(results.map(r => r.accounts['reserve']!.target)).toEqual([0n, yuan(10_000)])
  })

  it('close ends the run after the distribution', () => {
    const results = runSteps([payA], trigger({ when: 'date.period = 1', effects: ['close'] }))
    expect(results.map(r => r.closed)).toEqual([true])
    expect(describePayments(results[0]!)).toHaveLength(1)
  })
})

describe('dates', () => {
  it('B/252 and business days count on the calendar that is given', () => {
    const closed = new Set([20_501, 20_502])
    const cn: Calendar = {
      name: 'cn',
      edition: 'cn-generated',
      closed,
      open: new Set(),
      publishedThrough: 2026,
    }
    const edits = { 'dates.calendar': 'cn', 'notes.A.dayCount': 'B/252' }
    const [first] = runSteps([], edits, { calendar: cn })
    // 15 January to 15 April 2026: 64 weekdays less the two; 100 × 4 % × 62 / 252 = 0.984…
    expect(first!.notes['A']!.accrued).toBe(98n * 8000n)
  })
})

describe('stop_buying', () => {
  it('stops purchases while it rules', () => {
    const stop = {
      'triggers.example': {
        zh: '示例',
        en: 'example',
        tested: 'after_collection',
        when: 'date.period = 1',
        cure: 1,
        effects: ['stop_buying'],
      },
    }
    const buy = { buy: 'assets', from: 'main', price: '1' }
    const results = runSteps([buy], stop)
    expect(results.map(r => r.purchase.balance > 0n)).toEqual([false, true])
  })
})

describe('revolving forecast', () => {
  const flows: YuanFlows = { principal: 50_000_000 }
  const base = poolPeriods('2026-01-01', 3, 100_000_000, [flows, flows, {}])
  const replacement = poolPeriods('2026-01-01', 3, 1, [{ principal: 0.6 }, { principal: 0.4 }])
  const results = expectResults(runDeal(loaded(edited('factoring', {})), base, { replacement }))
  const bought = results.map(r => r.purchase.balance)

  it('what is bought comes back as the template does, in proportion', () => {
    const { amounts } = results[1]!.after
    const share = (bought[0]! * 60n) / 100n
    expect(BigInt(amounts['pool.cash.cumulative']!)).toBe(yuan(100_000_000) + share)
    expect(BigInt(amounts['pool.balance']!)).toBe(bought[0]! - share)
    expect(BigInt(amounts['pool.purchased.cumulative']!)).toBe(bought[0]!)
  })

  it('in the third period the first purchase ends and the second begins', () => {
    const { amounts } = results[2]!.after
    const left = bought[1]! - (bought[1]! * 60n) / 100n
    expect(BigInt(amounts['pool.balance']!)).toBe(left)
  })
})
