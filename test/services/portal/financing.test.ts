import { describe, expect, test } from 'vitest'
import { NOUNS } from '../../../services/ledger/nouns.ts'
import {
  readInstant,
  writeClose,
  writeInstant,
} from '../../../services/portal/financing/instants.ts'
import { countLeft } from '../../../services/portal/financing/left.ts'
import { FINANCING_ACT_WORDS } from '../../../services/portal/financing/words.ts'
import type { FreeTitle } from '../../../services/portal/pages/ask-for-quotes/documents.ts'
import {
  startWish,
  sumUp,
  toInput,
  type Wish,
} from '../../../services/portal/pages/ask-for-quotes/wish.ts'
import { readRate } from '../../../services/portal/pages/financing/read-rate.ts'
import { formatPercent } from '../../../services/portal/texts/format.ts'

describe('a yearly rate as lenders write it', () => {
  test.each([
    ['3.6', '0.036'],
    ['12', '0.12'],
    ['0.05 %', null],
    ['0.05%', '0.0005'],
    ['99.9999', '0.999999'],
    ['0', '0'],
    ['3.00', '0.03'],
    ['100', null],
    ['3.60001', null],
    ['-1', null],
    ['', null],
  ])('%s percent is %s', (percent, rate) => {
    expect(readRate(percent)).toBe(rate)
  })

  test('is shown to its last digit', () => {
    expect(formatPercent('0.038060', 'zh')).toBe('3.806%')
    expect(formatPercent('0.999999', 'en')).toBe('99.9999%')
    expect(formatPercent('0.03', 'en')).toBe('3.00%')
  })
})

describe('a moment', () => {
  test('is typed in the time of the ledger’s place, and read back as it was', () => {
    expect(readInstant(writeClose('2026-03-03'))).toBe('2026-03-03T09:00:00.000Z')
    expect(writeInstant(Date.parse('2026-03-03T17:30:00.000Z'))).toBe('2026-03-04T01:30')
    expect(readInstant('')).toBeNull()
  })

  test('runs out by days, hours, minutes and seconds, and then is over', () => {
    const until = '2026-03-04T09:00:00.000Z'
    const before = (seconds: number) => Date.parse(until) - seconds * 1_000
    expect(countLeft(until, before(86_400))).toEqual({ key: 'days', days: 1, hours: 0 })
    expect(countLeft(until, before(86_399))).toEqual({ key: 'hours', hours: 23, minutes: 59 })
    expect(countLeft(until, before(3_599))).toEqual({ key: 'minutes', minutes: 59, seconds: 59 })
    expect(countLeft(until, before(1))).toEqual({ key: 'minutes', minutes: 0, seconds: 1 })
    expect(countLeft(until, before(0))).toEqual({ key: 'over' })
  })
})

describe('a request for quotes as it is typed', () => {
  const title = (id: string, dueOn: string): FreeTitle => ({
    ...{ id, instrument: `rcv_${id}`, lo: '100', size: '5000', currency: 'CNY', dueOn },
    ...{ name: id, debtor: null },
  })
  const free = [title('a', '2026-03-12'), title('b', '2026-05-29')]
  const wish: Wish = {
    ...startWish('2026-03-03'),
    ...{ amounts: new Map([['b', '50.00']]), lenders: ['pty_1'] },
  }

  test('takes a part from the beginning of a title, up to the whole of it', () => {
    expect(toInput(wish, free)).toEqual({
      spans: [{ instrument: 'rcv_b', lo: '100', hi: '5100' }],
      ...{ lenders: ['pty_1'], recourse: 'either' },
      ...{ deadline: '2026-03-04T09:00:00.000Z', chooseBy: '2026-03-06T09:00:00.000Z' },
    })
  })

  test('is not asked while something of it is missing or too much', () => {
    const without = (change: Partial<Wish>) => toInput({ ...wish, ...change }, free)
    expect(without({ amounts: new Map() })).toBeNull()
    expect(without({ amounts: new Map([['b', '50.01']]) })).toBeNull()
    expect(without({ amounts: new Map([['b', '0']]) })).toBeNull()
    expect(without({ lenders: [] })).toBeNull()
    expect(without({ deadline: '' })).toBeNull()
  })

  test('is added up, with the days over which it runs', () => {
    const both = { ...wish, amounts: new Map([...wish.amounts, ['a', '1']]) }
    expect(sumUp(both, free, '2026-03-02')).toEqual({
      ...{ amount: '5100', currency: 'CNY', firstDue: '2026-03-12', firstDays: 10 },
      ...{ lastDue: '2026-05-29', lastDays: 88 },
    })
    expect(sumUp({ ...wish, amounts: new Map() }, free, '2026-03-02')).toBeNull()
  })
})

test('each act of limits, financings and their payments has words for stories', () => {
  const ofAccounts = /^payment\.(?:\w+-account|\w+-statement|match-entries)$/
  const told = [...NOUNS.acts.keys()].filter(
    act => /^(?:facility|financing|registration|payment)\./.test(act) && !ofAccounts.test(act),
  )
  expect(told.length).toBeGreaterThan(25)
  expect(told.filter(act => FINANCING_ACT_WORDS[act] === undefined)).toEqual([])
})
