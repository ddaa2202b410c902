import { expect, test } from 'vitest'
import {
  followStatements,
  type StatedPeriod,
} from '../../../contracts/payment/follow-statements.ts'

const ACCOUNT = '6222000000000000001'

/** A day on which 5 came in, so it closes at 5 above its opening. */
function day(number: bigint, opening: bigint, given: Partial<StatedPeriod> = {}): StatedPeriod {
  const base = { id: `S${number}`, account: ACCOUNT, number, opening, booked: 5n }
  return { ...base, closing: opening + 5n, ...given }
}

const read = (...statements: StatedPeriod[]) =>
  followStatements(ACCOUNT, statements).map(
    each => `${each.statement} ${each.finding} ${each.expected} ${each.found}`,
  )

test('days that follow each other are not spoken of, in whatever order they came', () => {
  expect(read(day(3n, 10n), day(1n, 0n), day(2n, 5n))).toEqual([])
})

test.each([
  ['a gap', [day(1n, 0n), day(3n, 5n)], 'S3 number_missing 2 3'],
  ['a number given twice', [day(1n, 0n), { ...day(1n, 5n), id: 'T' }], 'T number_again 2 1'],
  ['a closing balance one fen off', [day(1n, 0n, { closing: 6n })], 'S1 closing_differs 5 6'],
  ['an opening one fen off', [day(1n, 0n), day(2n, 4n)], 'S2 opening_differs 5 4'],
  ['no balance', [day(1n, 0n, { closing: null })], 'S1 sum_not_stated OPBD, CLBD '],
  ['another account', [day(1n, 0n, { account: 'X' })], `S1 other_account ${ACCOUNT} X`],
])('tells: %s', (_, statements, finding) => {
  expect(read(...statements)).toEqual([finding])
})

test('where a bank does not count, balances alone must follow', () => {
  const uncounted = { number: null }
  expect(read(day(1n, 0n, uncounted), day(2n, 5n, uncounted))).toEqual([])
  expect(read(day(1n, 0n, uncounted), day(2n, 6n, uncounted))).toHaveLength(1)
})
