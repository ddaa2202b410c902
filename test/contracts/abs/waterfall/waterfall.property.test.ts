import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDeal } from '../../../../contracts/abs/deal/check/load-deal.ts'
import type { Deal } from '../../../../contracts/abs/deal/deal.ts'
import {
  DEAL_TEMPLATES,
  dealTemplate,
} from '../../../../contracts/abs/deal/templates/deal-template.ts'
import { assertConserved } from '../../../../contracts/abs/pool/pool-period.ts'
import { least } from '../../../../contracts/abs/waterfall/distribution.ts'
import type { RunFacts } from '../../../../contracts/abs/waterfall/facts.ts'
import type { NoteResult, PeriodResult } from '../../../../contracts/abs/waterfall/result.ts'
import {
  addReplacements,
  scaleTemplate,
} from '../../../../contracts/abs/waterfall/run/replacement.ts'
import { runDeal } from '../../../../contracts/abs/waterfall/run/run-deal.ts'
import type { StateDocument } from '../../../../contracts/abs/waterfall/state-document.ts'
import { shareProRata } from '../../../../contracts/abs/waterfall/steps/share-pro-rata.ts'
import { anyDeal, sequentialDeal } from './arbitrary-deal.ts'
import { makePool, poolShares, REPLACEMENT } from './arbitrary-pool.ts'
import { expectResults, loaded } from './read-results.ts'

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)
const facts: RunFacts = {
  replacement: REPLACEMENT,
  curves: { lpr_1y: [{ from: '2025-01-20', rate: '0.031' }] },
}

/** Balance, defaulted balance and cash of a run, told from its records alone. */
function cashByRecords(result: PeriodResult): bigint {
  const inward = result.payments.filter(p => p.verb === 'draw' || p.verb === 'sell')
  const outward = result.payments.filter(p => p.verb === 'pay' || p.verb === 'buy')
  return sum(inward.map(p => p.amount)) - sum(outward.map(p => p.amount))
}

describe('cash', () => {
  it('INV-ABS-01 cash in equals cash out and the change of accounts, in any waterfall', () => {
    let paid = 0
    let bought = 0
    fc.assert(
      fc.property(anyDeal, poolShares, (deal, shares) => {
        const results = expectResults(runDeal(loaded(deal), makePool(deal, shares), facts))
        for (const result of results) {
          const { amounts } = result.after
          const change = sum(Object.values(result.accounts).map(a => a.closing - a.opening))
          const outside = result.cash.in - result.cash.out
          const earned = result.accounts['main']!.in - result.accounts['main']!.out
          expect(earned).toBe(result.accounts['main']!.closing - result.accounts['main']!.opening)
          expect(outside).toBe(change)
          expect(cashByRecords(result) + collectedIn(result, results)).toBe(change)
          expect(amounts['account.main.balance'] ?? '0').not.toMatch(/^-/)
          paid += result.payments.filter(p => p.kind === 'principal' && p.amount > 0n).length
          bought += result.payments.filter(p => p.kind === 'purchase' && p.amount > 0n).length
        }
      }),
      { numRuns: 300 },
    )
    expect(paid).toBeGreaterThan(100)
    expect(bought).toBeGreaterThan(30)
  })

  /**
   * What pool and bank paid in: the cumulative figures of this state less those of the one before.
   */
  function collectedIn(result: PeriodResult, results: readonly PeriodResult[]): bigint {
    const of = (state: StateDocument | undefined, key: string) => BigInt(state?.amounts[key] ?? '0')
    const before = results.find(r => r.period === result.period - 1)?.after
    const rise = (key: string) => of(result.after, key) - of(before, key)
    return rise('pool.cash.cumulative') + rise('account.main.earned.cumulative')
  }

  it('INV-ABS-02 nobody is paid more than is owed, and notes whole fen a unit', () => {
    fc.assert(
      fc.property(anyDeal, poolShares, (deal, shares) => {
        for (const result of expectResults(runDeal(loaded(deal), makePool(deal, shares), facts))) {
          for (const { amount, owed, to } of result.payments) {
            expect(amount <= owed && amount >= 0n).toBe(true)
            const note = deal.notes[to]
            if (note) expect(amount % BigInt(note.units)).toBe(0n)
          }
          for (const note of Object.values(result.notes)) expect(note.closing >= 0n).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('seniority', () => {
  it('INV-ABS-03 in a sequence no note is paid while a senior one is short of the same', () => {
    let short = 0
    fc.assert(
      fc.property(sequentialDeal, poolShares, (deal, shares) => {
        for (const result of expectResults(runDeal(loaded(deal), makePool(deal, shares)))) {
          short += expectSequence(Object.values(result.notes))
        }
      }),
      { numRuns: 200 },
    )
    expect(short).toBeGreaterThan(20)
  })

  /** How many notes were left short of interest. */
  function expectSequence(notes: readonly NoteResult[]): number {
    for (const [i, senior] of notes.entries()) {
      const junior = notes.slice(i + 1)
      if (senior.closing > 0n) expect(sum(junior.map(n => n.principalPaid))).toBe(0n)
      if (senior.interestUnpaid === 0n) continue
      expect(sum(junior.map(n => n.interestPaid))).toBe(0n)
      expect(sum(notes.map(n => n.principalPaid))).toBe(0n)
    }
    return notes.filter(n => n.interestUnpaid > 0n).length
  }

  it('INV-ABS-07 once a step is short, nothing leaves its account until cash comes in', () => {
    let watched = 0
    fc.assert(
      fc.property(anyDeal, poolShares, (deal, shares) => {
        for (const result of expectResults(runDeal(loaded(deal), makePool(deal, shares), facts))) {
          watched += expectOrder(result.payments, deal.notes)
        }
      }),
      { numRuns: 300 },
    )
    expect(watched).toBeGreaterThan(50)
  })

  /**
   * How many payments came after a short one of another step from the same account. A limit that is
   * no whole fen a unit leaves less than a fen for each unit open, and is no lack of cash.
   */
  function expectOrder(payments: PeriodResult['payments'], notes: Deal['notes']): number {
    const short = new Map<string, string>()
    let watched = 0
    for (const { path, verb, from, to, amount, owed } of payments) {
      const shortAt = short.get(from)
      if (shortAt !== undefined && shortAt !== path) {
        expect([path, amount]).toEqual([path, 0n])
        watched++
      }
      if (amount > 0n) short.delete(to)
      const open = owed - amount >= BigInt(notes[to]?.units ?? 1)
      if (verb === 'pay' && open) short.set(from, path)
    }
    return watched
  }

  it('a pro-rata split is whole fen, about the exact share, never above a claim', () => {
    const owed = fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 6 })
    const amounts = fc.bigInt(0n, 10n ** 12n)
    const remainders = fc.constantFrom('largest', 'in_turn', 'first')
    fc.assert(
      fc.property(owed, amounts, remainders, (claims, amount, remainder) => {
        const total = sum(claims)
        const names = claims.map((_, i) => `n${i}`)
        const shares = shareProRata(amount, claims, names, remainder)
        expect(sum(shares)).toBe(least(amount, total))
        shares.forEach((share, i) => {
          expect(share <= claims[i]!).toBe(true)
          if (amount >= total) return
          const off = share * total - amount * claims[i]!
          const odd = remainder === 'first' ? BigInt(claims.length) : 1n
          expect(off > -total && off < odd * total).toBe(true)
        })
      }),
    )
  })
})

describe('the payout fee', () => {
  it('is its share of what is paid to notes, to the fen, or its cap', () => {
    let solved = 0
    fc.assert(
      fc.property(sequentialDeal, poolShares, (deal, shares) => {
        const pays = { pay: 'payout', from: 'main', owed: 'fee' } as const
        const { steps } = deal.states['sequence']!
        const first = { ...deal.states['sequence']!, steps: [steps[0]!, pays, ...steps.slice(1)] }
        const fees = { payout: { zh: '费', en: 'fee', amount: '1.3% * payments.below' } }
        const document = { ...deal, fees, states: { sequence: first } }
        for (const result of expectResults(runDeal(loaded(document), makePool(deal, shares)))) {
          const paid = Object.values(result.notes).map(n => n.interestPaid + n.principalPaid)
          expect(result.fees['payout']!.accrued).toBe((sum(paid) * 13n + 500n) / 1000n)
          if (sum(paid) > 0n) solved++
        }
      }),
      { numRuns: 200 },
    )
    expect(solved).toBeGreaterThan(100)
  })
})

describe('the odd fen of a split', () => {
  it.each([
    ['largest', [1n, 1n, 1n], ['c', 'a', 'b'], [0n, 1n, 1n]],
    ['in_turn', [1n, 1n, 1n], ['c', 'a', 'b'], [1n, 1n, 0n]],
    ['in_turn', [0n, 2n, 1n], ['a', 'b', 'c'], [0n, 2n, 0n]],
    ['first', [5n, 5n, 5n], ['c', 'a', 'b'], [2n, 0n, 0n]],
    ['first', [1n, 1n, 1n], ['c', 'a', 'b'], [1n, 1n, 0n]],
    ['largest', [1n, 2n, 0n], ['a', 'b', 'c'], [1n, 1n, 0n]],
    ['first', [0n, 2n, 1n], ['a', 'b', 'c'], [0n, 2n, 0n]],
  ] as const)('%s', (remainder, owed, names, shares) => {
    expect(shareProRata(2n, owed, names, remainder)).toEqual(shares)
  })
})

describe('states', () => {
  it('INV-ABS-04 a forecast from the state after any period is the tail of the whole', () => {
    let restarts = 0
    const cases = fc.oneof(
      fc.constantFrom(...DEAL_TEMPLATES).map(name => dealTemplate(name)),
      anyDeal,
    )
    fc.assert(
      fc.property(cases, poolShares, fc.nat(), (document, shares, cut) => {
        const deal = loaded(document)
        const pool = makePool(deal.deal, shares)
        const whole = expectResults(runDeal(deal, pool, facts))
        if (whole.length < 2) return
        const n = 1 + (cut % (whole.length - 1))
        const state = JSON.parse(JSON.stringify(whole[n - 1]!.after)) as StateDocument
        expect(expectResults(runDeal(deal, pool.slice(n), facts, state))).toEqual(whole.slice(n))
        restarts++
      }),
      { numRuns: 200 },
    )
    expect(restarts).toBeGreaterThan(150)
  })

  it('INV-ABS-04 so it is in mid-life, when what was bought before is on the tape already', () => {
    let bought = 0
    fc.assert(
      fc.property(anyDeal, poolShares, fc.nat(), (document, shares, cut) => {
        const deal = loaded(document)
        const pool = makePool(deal.deal, shares)
        const whole = expectResults(runDeal(deal, pool, facts))
        if (whole.length < 2) return
        const n = 1 + (cut % (whole.length - 1))
        const { after } = whole[n - 1]!
        const earlier = after.purchases.filter(({ period }) => period < n)
        const vintages = earlier.map(({ period, balance }) => ({
          boughtIn: period,
          pool: scaleTemplate(REPLACEMENT, BigInt(balance)),
        }))
        const tape = pool.slice(n).map(period => addReplacements(period, vintages))
        const tail = runDeal(deal, tape, { ...facts, boughtThrough: n - 1 }, after)
        expect(expectResults(tail)).toEqual(whole.slice(n))
        bought += earlier.length
      }),
      { numRuns: 150 },
    )
    expect(bought).toBeGreaterThan(20)
  })
})

describe('replacement assets', () => {
  const balances = fc.bigInt(0n, 10n ** 12n)

  it('INV-ABS-05 a scaled pool is conserved, never below 0, one period after the other', () => {
    const document = dealTemplate('fixed')
    const templates = fc.oneof(
      fc.constant(REPLACEMENT),
      poolShares.map(shares => makePool(document, shares)),
    )
    fc.assert(
      fc.property(templates, balances, (template, balance) => {
        const scaled = scaleTemplate(template, balance)
        for (const [i, period] of scaled.entries()) {
          assertConserved(period)
          expect(Object.values(period).every(v => typeof v !== 'bigint' || v >= 0n)).toBe(true)
          const before = scaled[i - 1]
          expect(period.openingBalance).toBe(before?.closingBalance ?? balance)
          expect(period.openingDefaulted).toBe(before?.closingDefaulted ?? 0n)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('a template that runs off leaves nothing of any balance', () => {
    fc.assert(
      fc.property(balances, balance => {
        const last = scaleTemplate(REPLACEMENT, balance).at(-1)!
        expect(last.closingBalance + last.closingDefaulted).toBe(0n)
      }),
    )
  })

  it('the generated deals load, or the properties above would show nothing', () => {
    const refused = fc.sample(anyDeal, 200).filter(deal => !loadDeal(deal).ok)
    expect(refused).toEqual([])
  })
})
