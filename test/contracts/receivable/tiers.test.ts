import { expect, it } from 'vitest'
import { countTiers, type TransferStep, watchTiers } from '../../../contracts/receivable/tiers.ts'
import { SECOND, STRANGER, SUPPLIER } from '../fixtures.ts'

const RULES = { tiersWatched: 3, returnsWatched: 0 }
const WHOLE = { lo: 0n, hi: 100n }
const give = (to: TransferStep['to'], lo: bigint, hi: bigint): TransferStep => ({
  to,
  span: { lo, hi },
})
const issue = give(SUPPLIER, 0n, 100n)
const third = 'pty_third'

it('reports a chain once, when it crosses the mark of tiers', () => {
  const two = [issue, give(SECOND, 0n, 50n)]
  const three = [...two, give(third, 0n, 50n)]
  expect(watchTiers(two, give(third, 0n, 50n), RULES)).toEqual([])
  expect(watchTiers(three, give(STRANGER, 10n, 20n), RULES)).toEqual([
    { kind: 'tiers_watched', span: { lo: 10n, hi: 20n }, tiers: 4 },
  ])
  const four = [...three, give(STRANGER, 10n, 20n)]
  expect(watchTiers(four, give('pty_fifth', 10n, 20n), RULES)).toEqual([])
})

it('counts each piece by its own chain', () => {
  const before = [issue, give(SECOND, 0n, 50n), give(third, 0n, 30n), give(third, 50n, 100n)]
  expect(watchTiers(before, give(STRANGER, 0n, 100n), RULES)).toEqual([
    { kind: 'tiers_watched', span: { lo: 0n, hi: 30n }, tiers: 4 },
  ])
})

it('reports a return to an earlier holder of that very part', () => {
  const before = [issue, give(SECOND, 0n, 50n)]
  expect(watchTiers(before, give(SUPPLIER, 49n, 60n), RULES)).toMatchObject([
    { kind: 'return_watched', span: { lo: 49n, hi: 50n }, returns: 1 },
  ])
  expect(watchTiers(before, give(third, 0n, 50n), RULES)).toEqual([])
})

it('is as patient with returns as the rules are', () => {
  const patient = { ...RULES, tiersWatched: 9, returnsWatched: 1 }
  const once = [issue, give(SECOND, 0n, 100n)]
  const twice = [...once, give(SUPPLIER, 0n, 100n)]
  expect(watchTiers(once, give(SUPPLIER, 0n, 100n), patient)).toEqual([])
  expect(watchTiers(twice, give(SECOND, 0n, 100n), patient)).toEqual([
    { kind: 'return_watched', span: WHOLE, returns: 2 },
  ])
})

it('counts the holders of a span where its chain is longest', () => {
  const steps = [issue, give(SECOND, 0n, 50n), give(third, 49n, 50n)].map(({ span }) => span)
  expect(countTiers({ lo: 50n, hi: 100n }, steps)).toBe(1)
  expect(countTiers({ lo: 49n, hi: 51n }, steps)).toBe(3)
  expect(countTiers({ lo: 0n, hi: 49n }, steps)).toBe(2)
})
