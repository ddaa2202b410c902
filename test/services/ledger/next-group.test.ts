import { expect, test } from 'vitest'
import { type Read, read } from '../../../services/ledger/engine/act/read.ts'
import type { Unit } from '../../../services/ledger/engine/act/unit.ts'
import {
  findLockSet,
  GROUP_ACTS_MAX,
  type LockSet,
  takeNextGroup,
} from '../../../services/ledger/engine/group/next-group.ts'
import { DEBTOR_STANDINGS } from '../../../services/ledger/nouns/debtor/tables.ts'
import {
  BACKED_RECEIVABLES,
  HOLDINGS,
  NEXT_SERIAL,
  RECEIVABLES,
} from '../../../services/ledger/nouns/receivable/tables.ts'
import { ENDING_OFFERS, TITLES } from '../../../services/ledger/nouns/title/tables.ts'
import { INVOICES } from '../../../services/ledger/nouns/trade/tables.ts'

interface Given {
  readonly reads?: readonly Read[]
  readonly acts?: number
  readonly act?: object
  readonly id?: string
}

interface Waiting {
  readonly unit: Unit
  readonly lockSet: LockSet
}

let last = 0

/** A command of acts that read these things. */
function waiting({ reads = [], acts = 1, act = {}, id }: Given): Waiting {
  last += 1
  const one = { ok: true, act, body: {}, reads, state: undefined }
  const command = { party, id: id ?? String(last) }
  const unit = { command, acts: Array.from({ length: acts }, () => one) } as unknown as Unit
  return { unit, lockSet: findLockSet(unit) }
}

const receivable = (n: number) => `rcv_000000000000${n}` as const
const invoice = 'inv_0000000000001' as const
const party = 'pty_0000000000001' as const
const range = (n: number) => ({ instrument: receivable(n), lo: 0n, hi: 1n })

test('a group ends before the acts of a transaction are too many', () => {
  const queue = [GROUP_ACTS_MAX - 1, 1, 1].map(acts => waiting({ acts }))
  expect(takeNextGroup(queue, [])).toMatchObject({ group: { length: 2 }, acts: GROUP_ACTS_MAX })
  expect(queue).toHaveLength(1)
})

test('the same command twice is in two groups, so that the second is recalled', () => {
  const queue = [waiting({ id: 'same' }), waiting({ id: 'same' })]
  expect(takeNextGroup(queue, []).group).toHaveLength(1)
})

test('who asks how a debtor stands is not grouped with who changed it', () => {
  const pays = waiting({ act: { invalidates: [DEBTOR_STANDINGS] } })
  const asks = waiting({ reads: [read(DEBTOR_STANDINGS, [party])] })
  expect(takeNextGroup([pays, asks], []).group).toHaveLength(1)
  expect(takeNextGroup([asks, pays], []).group).toHaveLength(2)
})

test('an act that runs alone has a group of its own', () => {
  const alone = waiting({ act: { exclusive: {} } })
  expect(takeNextGroup([alone, waiting({})], []).group).toHaveLength(1)
  expect(takeNextGroup([waiting({}), alone], []).group).toHaveLength(1)
})

const LOCK_SETS: Record<string, readonly [Read, Read]> = {
  'a receivable': [read(RECEIVABLES, [receivable(1)]), read(RECEIVABLES, [receivable(1)])],
  'a receivable that may end': [
    read(BACKED_RECEIVABLES, [receivable(1)]),
    read(RECEIVABLES, [receivable(1)]),
  ],
  'an instrument of a span': [read(TITLES, [range(1)]), read(RECEIVABLES, [receivable(1)])],
  'an offer that may end': [read(ENDING_OFFERS, [range(1)]), read(TITLES, [range(1)])],
  'an invoice': [read(INVOICES, [invoice]), read(INVOICES, [invoice])],
}

test.each(Object.entries(LOCK_SETS))(
  '%s in flight makes the next command wait',
  (_, [one, two]) => {
    const { lockSet } = takeNextGroup([waiting({ reads: [one] })], [])
    const queue = [waiting({ reads: [read(TITLES, [range(2)])] }), waiting({ reads: [two] })]
    expect(takeNextGroup(queue, [lockSet]).group).toHaveLength(1)
    expect(takeNextGroup(queue, [lockSet]).group).toHaveLength(0)
    expect(takeNextGroup(queue, []).group).toHaveLength(1)
  },
)

const WIDE: Record<string, Given> = {
  'an act that runs alone': { act: { exclusive: {} } },
  'an act on a debtor’s standing': { act: { invalidates: [DEBTOR_STANDINGS] } },
  standings: { reads: [read(DEBTOR_STANDINGS, [party])] },
  holdings: { reads: [read(HOLDINGS, [{ holder: party, amount: 1n }])] },
  'a package number': { reads: [read(NEXT_SERIAL, ['next'])] },
}

test.each(Object.entries(WIDE))('beside %s nothing else is in flight', (_, wide) => {
  const { lockSet } = takeNextGroup([waiting(wide)], [])
  expect(takeNextGroup([waiting({})], [lockSet]).group).toHaveLength(0)
  const narrow = takeNextGroup([waiting({})], []).lockSet
  expect(takeNextGroup([waiting(wide)], [narrow]).group).toHaveLength(0)
})
