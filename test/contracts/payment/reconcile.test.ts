import { describe, expect, test } from 'vitest'
import { reconcile } from '../../../contracts/payment/reconcile.ts'
import type { ExpectedPayment, StatementEntry } from '../../../contracts/payment/statement-entry.ts'

const DEBTOR = '6222000000000000001'
const STRANGER = '6222000000000000099'

function entry(id: string, amount: bigint, given: Partial<StatementEntry> = {}): StatementEntry {
  return {
    ...{ id, amount, side: 'credit', currency: 'CNY', bookedOn: '2027-03-01' },
    ...{ endToEndId: null, reference: null, counterpart: DEBTOR, returned: false },
    ...{ signed: true, ...given },
  }
}

function payment(id: string, due: bigint, given: Partial<ExpectedPayment> = {}): ExpectedPayment {
  return {
    ...{ id, outstanding: due, side: 'credit', currency: 'CNY', dueOn: '2027-03-01' },
    ...{ endToEndId: null, reference: null, counterpart: DEBTOR, ...given },
  }
}

/** `e1>p1 100` for each pairing, after the state and the reason of its match; then what is left. */
function read(entries: readonly StatementEntry[], payments: readonly ExpectedPayment[]) {
  const { matches, returns, entriesLeft, paymentsLeft } = reconcile(entries, payments)
  return [
    ...returns.map(({ entry, of }) => `${entry} returns ${of}`),
    ...matches.map(({ state, reason, pairings }) =>
      [state, reason, ...pairings.map(p => `${p.entry}>${p.payment} ${p.amount}`)].join(', '),
    ),
    ...entriesLeft.map(left => `${left.entry} ${left.amount} ${left.why}`),
    ...paymentsLeft.map(left => `${left.payment} ${left.amount} ${left.why}`),
  ]
}

const id = { endToEndId: 'E-1' }
const due = { reference: 'DUE-1' }

describe('one to one, by the payment’s own id', () => {
  test('the same amount, from whom it was due, signed by the bank, is confirmed', () => {
    const found = read([entry('e', 100n, id)], [payment('p', 100n, id)])
    expect(found).toEqual(['confirmed, end_to_end_id, e>p 100'])
  })

  test.each([
    ['an unsigned statement', { signed: false }],
    ['another account', { counterpart: STRANGER }],
    ['an account that the bank does not say', { counterpart: null }],
  ])('%s only suggests', (_, given) => {
    const found = read([entry('e', 100n, { ...id, ...given })], [payment('p', 100n, id)])
    expect(found).toEqual(['suggested, end_to_end_id, e>p 100'])
  })

  test('any account will do where none was named', () => {
    const from = { ...id, counterpart: STRANGER }
    const found = read([entry('e', 100n, from)], [payment('p', 100n, { ...id, counterpart: null })])
    expect(found).toEqual(['confirmed, end_to_end_id, e>p 100'])
  })

  test('a fen less is a part, and the rest stays outstanding', () => {
    const found = read([entry('e', 99n, id)], [payment('p', 100n, id)])
    expect(found).toEqual(['confirmed, end_to_end_id, e>p 99', 'p 1 paid_in_part'])
  })

  test('a fen more is looked at, and the fen is a task', () => {
    const found = read([entry('e', 101n, id)], [payment('p', 100n, id)])
    expect(found).toEqual(['suggested, end_to_end_id, e>p 100', 'e 1 more_than_expected'])
  })

  test('paid twice: the first one counts, the second is a task', () => {
    const second = entry('e2', 100n, { ...id, bookedOn: '2027-03-02' })
    const found = read([second, entry('e1', 100n, id)], [payment('p', 100n, id)])
    expect(found).toEqual(['confirmed, end_to_end_id, e1>p 100', 'e2 100 paid_again'])
  })

  test('an id that two payments have is ambiguous unless the sum is theirs', () => {
    const two = [payment('p1', 100n, id), payment('p2', 100n, id)]
    expect(read([entry('e', 100n, id)], two)).toEqual([
      ...['ambiguous, end_to_end_id', 'e 100 ambiguous', 'p1 100 ambiguous', 'p2 100 ambiguous'],
    ])
    expect(read([entry('e', 200n, id)], two)).toEqual([
      'confirmed, end_to_end_id, e>p1 100, e>p2 100',
    ])
  })

  test('what banks write where there is no id is none', () => {
    const none = { endToEndId: 'NOTPROVIDED', counterpart: null }
    const found = read([entry('e', 100n, none)], [payment('p', 100n, none)])
    expect(found).toEqual(['e 100 unexpected', 'p 100 not_paid'])
  })
})

describe('one reference for many', () => {
  test('one to many: a debtor pays all that is due in one sum', () => {
    const holders = [payment('p1', 60n, due), payment('p2', 40n, due)]
    expect(read([entry('e', 100n, due)], holders)).toEqual([
      'confirmed, reference, e>p1 60, e>p2 40',
    ])
  })

  test('many to one: in instalments', () => {
    const parts = [entry('e1', 60n, due), entry('e2', 40n, due)]
    expect(read(parts, [payment('p', 100n, due)])).toEqual([
      'confirmed, reference, e1>p 60, e2>p 40',
    ])
  })

  test('many to many: each fen of one side has its place on the other', () => {
    const parts = [entry('e1', 70n, due), entry('e2', 30n, due)]
    const holders = [payment('p1', 50n, due), payment('p2', 50n, due)]
    expect(read(parts, holders)).toEqual(['confirmed, reference, e1>p1 50, e1>p2 20, e2>p2 30'])
  })

  test('a fen short of many is nobody’s part: it is ambiguous', () => {
    const holders = [payment('p1', 60n, due), payment('p2', 40n, due)]
    expect(read([entry('e', 99n, due)], holders)[0]).toBe('ambiguous, reference')
  })

  test('its own id comes before the reference', () => {
    const both = { ...id, ...due }
    const found = read(
      [entry('e', 100n, both)],
      [payment('p1', 100n, due), payment('p2', 100n, both)],
    )
    expect(found).toEqual(['confirmed, end_to_end_id, e>p2 100', 'p1 100 not_paid'])
  })
})

describe('without any id', () => {
  test('the account and the amount suggest, if only one payment has them', () => {
    expect(read([entry('e', 100n)], [payment('p', 100n), payment('q', 99n)])).toEqual([
      ...['suggested, counterpart_and_amount, e>p 100', 'q 99 not_paid'],
    ])
    expect(read([entry('e', 100n)], [payment('p', 100n), payment('q', 100n)])[0]).toBe(
      'ambiguous, counterpart_and_amount',
    )
  })

  test('all that one account owes, in one sum, is suggested', () => {
    const two = [payment('p', 60n), payment('q', 40n)]
    expect(read([entry('e', 100n)], two)).toEqual([
      'suggested, counterpart_and_sum, e>p 60, e>q 40',
    ])
    expect(read([entry('e', 99n)], two)).toEqual([
      ...['e 99 unexpected', 'p 60 not_paid', 'q 40 not_paid'],
    ])
  })

  test('a sum is not taken apart by trial', () => {
    const three = [payment('p', 60n), payment('q', 40n), payment('r', 7n)]
    expect(read([entry('e', 100n)], three)[0]).toBe('e 100 unexpected')
  })
})

test('what goes out is never paired with what comes in, nor yuan with dollars', () => {
  for (const given of [{ side: 'debit' }, { currency: 'USD' }] as const)
    expect(read([entry('e', 100n, { ...id, ...given })], [payment('p', 100n, id)])).toEqual([
      ...['e 100 unexpected', 'p 100 not_paid'],
    ])
})

describe('a payment that came back', () => {
  const out = { ...id, side: 'debit' } as const
  const back = { ...id, side: 'credit', returned: true, bookedOn: '2027-03-02' } as const

  test('is open again', () => {
    const found = read([entry('b', 100n, back), entry('e', 100n, out)], [payment('p', 100n, out)])
    expect(found).toEqual(['b returns e', 'p 100 not_paid'])
  })

  test('once for each time that it came back', () => {
    const twice = [entry('e1', 100n, out), entry('e2', 100n, out), entry('b', 100n, back)]
    expect(read(twice, [payment('p', 100n, out)])).toEqual([
      ...['b returns e1', 'confirmed, end_to_end_id, e2>p 100'],
    ])
  })

  test.each([
    ['another amount', { amount: 99n }],
    ['another id', { endToEndId: 'E-2' }],
    ['what was not said to be a return', { returned: false }],
  ])('%s takes nothing back', (_, given) => {
    const other = entry('b', 100n, { ...back, ...given })
    const found = read([entry('e', 100n, out), other], [payment('p', 100n, out)])
    expect(found[0]).toBe('confirmed, end_to_end_id, e>p 100')
  })
})
