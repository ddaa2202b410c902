import { describe, expect, test } from 'vitest'
import { readSigned } from '../../../services/portal/bank/read-signed.ts'
import { readInstant, writeInstant } from '../../../services/portal/financing/instants.ts'
import { findNextStep } from '../../../services/portal/pages/register/next-step.ts'
import { findTitleWalks } from '../../../services/portal/receivable/walks.ts'

describe('what comes next at the national register', () => {
  const hit = { number: '1', securedParty: 'Far Bank', registeredAt: at('01'), ranksFirst: null }
  const search = (hour: string, more: object = {}) => ({
    ...{ id: `src_${hour}`, searchedAt: at(hour), certificate: 'C', hits: [] },
    ...{ verdict: null, reason: null, ...more },
  })
  const own = {
    ...{ id: 'reg_1', number: '20260302', registeredAt: at('03'), until: '2027-03-02' as const },
    ...{ certificate: 'C', status: 'live' as const, changes: [] },
  }
  const next = (searches: readonly object[], registrations: readonly object[] = []) =>
    findNextStep({ status: 'approved', searches, registrations } as never)

  test('search, judge what was found, register, search again, pay', () => {
    expect(next([])).toBe('search')
    expect(next([search('02', { hits: [hit] })])).toBe('judge')
    expect(next([search('02', { hits: [hit], verdict: 'stop' })])).toBe('stopped')
    expect(next([search('02', { hits: [hit], verdict: 'proceed' })])).toBe('register')
    expect(next([search('02')], [own])).toBe('search_again')
    expect(next([search('03')], [own])).toBe('search_again')
    expect(next([search('02'), search('04')], [own])).toBe('pay')
  })

  test('goes by the search made last, whenever it was recorded; its own is no hit', () => {
    const mine = { ...hit, number: own.number }
    expect(next([search('04', { hits: [mine] }), search('02', { hits: [hit] })], [own])).toBe('pay')
  })

  test('is nothing before an approval and after a payout', () => {
    for (const status of ['requested', 'applied', 'instructed', 'paid'])
      expect(findNextStep({ status, searches: [], registrations: [] } as never)).toBeNull()
  })
})

function at(hour: string) {
  return `2026-03-02T${hour}:00:00.000Z`
}

test('what is written to the second is read to the second', () => {
  expect(readInstant('2026-03-03T17:00:31')).toBe('2026-03-03T09:00:31.000Z')
  expect(writeInstant(Date.parse('2026-03-03T09:00:31.900Z'), 'second')).toBe('2026-03-03T17:00:31')
})

describe('a file of a bank with its signature', () => {
  const file = (name: string, text = 'x') => new File([text], name)

  test('is one file, and the one beside it that ends in .jws', async () => {
    const both = await readSigned([file('a.xml.jws', ' h..s\n'), file('a.xml', '<x/>')])
    expect(both).toMatchObject({ name: 'a.xml', signature: 'h..s' })
    expect(await readSigned([file('a.xml')])).toMatchObject({ signature: null })
  })

  test('is not read where it is alone, one of several, or too large', async () => {
    expect(await readSigned([file('a.xml.jws')])).toBe('none')
    expect(await readSigned([file('a.xml'), file('b.xml')])).toBe('several')
    expect(await readSigned([file('a.xml', 'x'.repeat(2 ** 20))])).toMatchObject({ name: 'a.xml' })
    expect(await readSigned([file('a.xml', 'x'.repeat(2 ** 20 + 1))])).toBe('large')
  })
})

test('of many titles each story beside them is walked into once, the first twenty', () => {
  const wait = (id: string) => ({ id, asked: { zh: '', en: '' }, awaited: null, lapseOn: null })
  const financing = { id: 'fin_1', firstDueOn: '2026-05-29' }
  const titles = [
    { wait: wait('wait_1'), financing: null },
    { wait: wait('wait_1'), financing },
    { wait: null, financing },
  ]
  expect(findTitleWalks(titles).map(({ to }) => to)).toEqual(['/waits/wait_1', '/financings/fin_1'])
  const many = Array.from({ length: 21 }, (_, n) => ({ wait: wait(`${n}`), financing: null }))
  expect(findTitleWalks(many)).toHaveLength(20)
})
