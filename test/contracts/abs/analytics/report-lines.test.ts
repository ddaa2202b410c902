import { describe, expect, it } from 'vitest'
import {
  compareLines,
  type LineMap,
  listFigures,
} from '../../../../contracts/abs/analytics/report-lines.ts'
import { runDeal } from '../../../../contracts/abs/waterfall/run/run-deal.ts'
import { must } from '../../../support/must.ts'
import { goldenPool } from '../waterfall/golden.ts'
import { expectResults, loadTemplate } from '../waterfall/read-results.ts'

const pool = goldenPool('loans')
const curves = { lpr_1y: [{ from: '2026-01-20', rate: '0.0305' }] } as const
const [first] = expectResults(runDeal(loadTemplate('loans'), pool, { curves }))
const figures = listFigures(pool[0]!, first!)

/**
 * The first distribution of the template `loans`, as `golden-loans.test.ts` computes it by hand, in
 * the order of Item 1121(a): dates, sources, fees, distributions, balances, losses, tests.
 */
const LINES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'Collection period begins': ['2026-01-01', 'from'],
  'Collection period ends': ['2026-04-01', 'to'],
  'Distribution date': ['2026-04-27', 'payment'],
  'Interest collections': ['13,390,000.00', 'pool.interest'],
  'Scheduled principal': ['60,000,000.00', 'pool.principal'],
  Prepayments: ['20,000,000.00', 'pool.prepaid'],
  'Available funds': ['93,390,000.00', 'cash.in'],
  VAT: ['390,000.00', 'fee.vat.paid'],
  'Trustee fee': ['53,000.00', 'fee.trustee.paid'],
  'Servicing fee': ['250,000.00', 'fee.servicer.paid'],
  'Paying agent': ['4,634.50', 'fee.payout.paid'],
  'Class A rate': ['3.20%', 'note.A.rate'],
  'Class A interest': ['6,400,000.00', 'note.A.interestPaid'],
  'Class A interest shortfall': ['0.00', 'note.A.interestUnpaid'],
  'Class B rate': ['4.8%', 'note.B.rate'],
  'Class B interest': ['1,200,000.00', 'note.B.interestPaid'],
  'Class A principal': ['84,000,000.00', 'note.A.principalPaid'],
  'To the subordinate holders': ['1,090,000.00', 'note.sub.residualPaid'],
  'All interest on notes': ['7,600,000', 'note.A.interestPaid', 'note.B.interestPaid'],
  'Class A before': ['800,000,000.00', 'note.A.opening'],
  'Class A after': ['716,000,000.00', 'note.A.closing'],
  'Class B after': ['100,000,000.00', 'note.B.closing'],
  'Revenue account after': ['2,365.50', 'account.revenue.closing'],
  'Principal account after': ['0.00', 'account.principal.closing'],
  'Pool before': ['1,000,000,000.00', 'pool.openingBalance'],
  'Pool after': ['916,000,000.00', 'pool.closingBalance'],
  Defaults: ['4,000,000.00', 'pool.defaulted'],
  'Change of the pool': ['-84,000,000.00', 'pool.closingBalance', '-pool.openingBalance'],
  'Cumulative default rate': ['0.40%', 'trigger.defaults.value'],
  'Its limit': ['5%', 'trigger.defaults.threshold'],
  'Tripped?': ['false', 'trigger.defaults.tripped'],
}
const STATED = Object.fromEntries(Object.entries(LINES).map(([line, [value]]) => [line, value]))
const MAPS: Readonly<Record<string, LineMap>> = Object.fromEntries(
  Object.entries(LINES).map(([line, [, ...names]]) => [line, { figures: names }]),
)

describe('the lines of an investor report', () => {
  it('are equal to the figures of the run, line by line', () => {
    const compared = must(compareLines(STATED, MAPS, figures))
    expect(compared.filter(({ verdict }) => verdict !== 'equal')).toEqual([])
    expect(compared).toHaveLength(Object.keys(LINES).length)
  })

  it('have the same figures in a document, where amounts are texts', () => {
    const toText = (_: string, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value
    const [row, result] = JSON.parse(JSON.stringify([pool[0], first], toText))
    expect([...listFigures(row, result)].sort()).toEqual([...figures].sort())
  })

  const one = (stated: string, map?: LineMap) =>
    must(compareLines({ line: stated }, map ? { line: map } : {}, figures))[0]!
  const vat: LineMap = { figures: ['fee.vat.paid'] }

  it('differ by a fen, with or without a reason', () => {
    const different = { own: '390,000.00', stated: '390,000.01', because: null }
    expect(one('390,000.01', vat)).toMatchObject({ ...different, verdict: 'different' })
    const because = 'stated before rounding'
    expect(one('390,000.01', { ...vat, because })).toMatchObject({ verdict: 'explained', because })
    expect(one('390000', { ...vat, because })).toMatchObject({ verdict: 'equal', because: null })
  })

  it('of shares are compared to as many decimals as they have', () => {
    const rate: LineMap = { figures: ['note.A.rate'] }
    expect(one('3%', rate)).toMatchObject({ own: '3%', verdict: 'equal' })
    expect(one('3.21%', rate)).toMatchObject({ own: '3.20%', verdict: 'different' })
  })

  it('may be mapped to nothing', () => {
    expect(one('Bank')).toEqual({
      line: 'line',
      stated: 'Bank',
      own: null,
      verdict: 'unmapped',
      because: null,
    })
  })

  it.each([
    ['report_must_have_the_line', { Vat: vat }, 'lines.Vat', 'VAT'],
    [
      'figure_must_be_known',
      { VAT: { figures: ['fee.vta.paid'] } },
      'lines.VAT.figures.0',
      'fee.vat.paid',
    ],
    [
      'only_amounts_add_up',
      { VAT: { figures: ['note.A.rate', 'note.B.rate'] } },
      'lines.VAT',
      undefined,
    ],
    ['only_amounts_add_up', { VAT: { figures: ['-note.A.rate'] } }, 'lines.VAT', undefined],
    [
      'stated_value_must_be_of_the_kind_of_the_figure',
      { Tripped: vat },
      'lines.Tripped',
      undefined,
    ],
  ])('refuse: %s', (refusal, maps, path, near) => {
    const stated = { VAT: '1', Tripped: 'no' }
    const refused = compareLines(stated, maps as Record<string, LineMap>, figures)
    expect(refused).toMatchObject({ ok: false, refusal, path })
    if (near !== undefined) expect(refused).toMatchObject({ details: { nearest: near } })
  })
})
