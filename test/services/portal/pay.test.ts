import { describe, expect, test } from 'vitest'
import { readMajor, writeMajor } from '../../../services/portal/acts/major-amount.ts'
import { chooseSpans, type FreeTitle } from '../../../services/portal/pages/pay/choose-spans.ts'
import { findActs } from '../../../services/portal/pages/title/find-acts.ts'

describe('amounts as people write them', () => {
  test.each([
    ['1,234.50', 'CNY', '123450'],
    ['1234.5', 'CNY', '123450'],
    ['0.01', 'CNY', '1'],
    ['90071992547409.93', 'CNY', '9007199254740993'],
    ['5', 'JPY', '5'],
  ])('%s %s is %s', (text, currency, minor) => expect(readMajor(text, currency)).toBe(minor))
  test.each(['', '-1', '1.234', '1,23', '1e3', '１', 'abc'])('%s is none', text =>
    expect(readMajor(text, 'CNY')).toBeNull(),
  )
  test('are written as they are read', () =>
    expect(readMajor(writeMajor('5', 'CNY'), 'CNY')).toBe('5'))
})

describe('what an amount is paid with', () => {
  const title = (instrument: string, dueOn: string, lo: string, hi: string): FreeTitle => ({
    ...{ instrument, dueOn, lo, hi, currency: 'CNY' },
  })
  const titles = [
    title('b', '2027-02-01', '0', '100'),
    title('a', '2027-01-01', '50', '80'),
    { ...title('c', '2026-12-01', '0', '999'), currency: 'USD' },
  ]
  test('falls due first, and the last one is cut', () =>
    expect(chooseSpans(titles, 31n, 'CNY')).toEqual([
      { instrument: 'a', lo: '50', hi: '80' },
      { instrument: 'b', lo: '0', hi: '1' },
    ]))
  test('is all of it where it is just enough, and nothing where one fen is lacking', () => {
    expect(chooseSpans(titles, 130n, 'CNY')).toHaveLength(2)
    expect(chooseSpans(titles, 131n, 'CNY')).toBeNull()
  })
})

describe('what can be done with a title', () => {
  const [core, supplier, bank] = ['core', 'supplier', 'bank'].map(id => ({ id, name: id }))
  const instrument = {
    ...{ debtor: core!, supplier: supplier!, dueOn: '2027-01-01' as const },
    ...({ status: 'issued' } as const),
  }
  const claim = (kind: 'offer' | 'pledge') => ({
    ...{ kind, claimant: bank! },
  })
  const free = { holder: supplier!, claim: null, holdKinds: [], instrument }
  const of = (title: Parameters<typeof findActs>[0], party: string, today = '2026-12-31') =>
    findActs(title, { party, today })
  test('free: its holder pays, pledges, acknowledges; the debtor disputes; others nothing', () => {
    expect(of(free, 'supplier')).toEqual(['pay', 'pledge', 'paid'])
    expect(of(free, 'core')).toEqual(['dispute'])
    expect(of(free, 'bank')).toEqual([])
  })
  test('overdue: it is passed on no more, from the day after its date', () => {
    expect(of(free, 'supplier', '2027-01-01')).toContain('pay')
    expect(of(free, 'supplier', '2027-01-02')).toEqual(['paid'])
  })
  test('offered and pledged: who has the right answers and releases', () => {
    expect(of({ ...free, claim: claim('offer') }, 'bank')).toEqual(['answer'])
    expect(of({ ...free, claim: claim('offer') }, 'supplier')).toEqual(['withdraw'])
    expect(of({ ...free, claim: claim('pledge') }, 'bank')).toEqual(['release', 'paid'])
  })
  test('in dispute: only who set it lifts it', () => {
    expect(of({ ...free, holdKinds: ['dispute'] }, 'core')).toEqual(['lift'])
    expect(of({ ...free, holdKinds: ['dispute'] }, 'supplier')).toEqual([])
  })
})
