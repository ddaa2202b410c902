import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Match } from '../../../contracts/payment/match.ts'
import { reconcile } from '../../../contracts/payment/reconcile.ts'
import type { ExpectedPayment, StatementEntry } from '../../../contracts/payment/statement-entry.ts'

/** Few values, so that keys meet, and small amounts, so that sums do. */
const shared = {
  side: fc.constantFrom('credit' as const, 'debit' as const),
  currency: fc.constantFrom('CNY', 'USD'),
  endToEndId: fc.constantFrom(null, 'E1', 'E2', 'E3'),
  reference: fc.constantFrom(null, 'R1', 'R2'),
  counterpart: fc.constantFrom(null, 'A', 'B'),
}
const day = fc.constantFrom('2027-03-01' as const, '2027-03-02' as const)
const entries = fc
  .array(
    fc.record({
      ...shared,
      ...{ amount: fc.bigInt(1n, 6n), bookedOn: day },
      ...{ signed: fc.boolean(), returned: fc.boolean() },
    }),
    { maxLength: 6 },
  )
  .map(all => all.map((one, i): StatementEntry => ({ id: `e${i}`, ...one })))
const payments = fc
  .array(fc.record({ ...shared, outstanding: fc.bigInt(1n, 6n), dueOn: day }), { maxLength: 6 })
  .map(all => all.map((one, i): ExpectedPayment => ({ id: `p${i}`, ...one })))

const add = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n)
const listPairings = (matches: readonly Match[]) => matches.flatMap(({ pairings }) => pairings)

/** How often each state was seen: a property that never met one would say nothing of it. */
const seen: Record<Match['state'], number> = { confirmed: 0, suggested: 0, ambiguous: 0 }

test('INV-REC-01 every fen of both sides is paired once or left with its reason', () => {
  fc.assert(
    fc.property(entries, payments, (booked, expected) => {
      const { matches, returns, entriesLeft, paymentsLeft } = reconcile(booked, expected)
      for (const { state } of matches) seen[state] += 1
      const pairings = listPairings(matches)
      for (const { id, amount } of booked) {
        const paired = pairings.filter(({ entry }) => entry === id)
        const left = entriesLeft.filter(({ entry }) => entry === id)
        const back = returns.filter(({ entry, of }) => entry === id || of === id)
        const gone = back.map(() => ({ amount }))
        expect(add([...paired, ...left, ...gone].map(each => each.amount))).toBe(amount)
        expect(left.length).toBeLessThanOrEqual(1)
      }
      for (const { id, outstanding } of expected) {
        const paired = pairings.filter(({ payment }) => payment === id)
        const left = paymentsLeft.filter(({ payment }) => payment === id)
        expect(add([...paired, ...left].map(each => each.amount))).toBe(outstanding)
      }
      expect(
        [...pairings, ...entriesLeft, ...paymentsLeft].every(({ amount }) => amount > 0n),
      ).toBe(true)
    }),
    { numRuns: 3_000 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50)
})

test('INV-REC-02 only what its bank signed, under an id of the payment, is confirmed', () => {
  fc.assert(
    fc.property(entries, payments, (booked, expected) => {
      for (const match of reconcile(booked, expected).matches) {
        const of = booked.filter(({ id }) => match.entries.includes(id))
        const asked = expected.filter(({ id }) => match.payments.includes(id))
        for (const one of of)
          for (const other of asked) {
            expect([one.side, one.currency]).toEqual([other.side, other.currency])
            if (match.state !== 'confirmed') continue
            expect(one.signed).toBe(true)
            expect([null, one.counterpart]).toContain(other.counterpart)
            const isNamed = one.endToEndId === other.endToEndId || one.reference === other.reference
            expect(isNamed).toBe(true)
          }
      }
    }),
    { numRuns: 2_000 },
  )
})

test('INV-REC-03 neither order nor what is unrelated changes anything', () => {
  const stranger = { side: 'credit', currency: 'CNY', counterpart: 'Z' } as const
  fc.assert(
    fc.property(entries, payments, fc.infiniteStream(fc.nat()), (booked, expected, noise) => {
      const found = reconcile(booked, expected)
      const shuffle = <Of>(all: readonly Of[]) =>
        all
          .map(one => [noise.next().value, one] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, one]) => one)
      const again = reconcile(shuffle(booked), shuffle(expected))
      const text = (matches: readonly Match[]) =>
        matches.map(match => `${match.state} ${JSON.stringify(match, toText)}`).toSorted()
      expect(text(again.matches)).toEqual(text(found.matches))
      const other: StatementEntry = {
        ...stranger,
        ...{ id: 'z', amount: 3n, bookedOn: '2027-03-01', endToEndId: 'Z', reference: 'Z' },
        ...{ signed: true, returned: false },
      }
      expect(text(reconcile([...booked, other], expected).matches)).toEqual(text(found.matches))
    }),
    { numRuns: 1_000 },
  )
})

function toText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
