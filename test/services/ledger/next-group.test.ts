import { expect, test } from 'vitest'
import type { ReadSet } from '../../../services/ledger/engine/act/act.ts'
import type { Unit } from '../../../services/ledger/engine/group/decide-command.ts'
import { GROUP_ACTS_MAX, takeNextGroup } from '../../../services/ledger/engine/group/next-group.ts'

interface Given {
  readonly needs?: ReadSet
  readonly acts?: number
  readonly act?: object
  readonly id?: string
}

let last = 0

/** A command of acts that need these things. */
function waiting({ needs = {}, acts = 1, act = {}, id }: Given): { readonly unit: Unit } {
  last += 1
  const one = { act, body: {}, needs, state: undefined }
  const command = { party: 'pty_0000000000001', id: id ?? String(last) }
  return { unit: { command, acts: Array.from({ length: acts }, () => one) } as unknown as Unit }
}

const receivable = (n: number) => `rcv_000000000000${n}` as const
const invoice = 'inv_0000000000001' as const
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
  const pays = waiting({ act: { debtorStanding: 'changes' } })
  const asks = waiting({ act: { debtorStanding: 'asks' } })
  expect(takeNextGroup([pays, asks], []).group).toHaveLength(1)
  expect(takeNextGroup([asks, pays], []).group).toHaveLength(2)
})

test('an act that runs alone has a group of its own', () => {
  const alone = waiting({ act: { exclusive: {} } })
  expect(takeNextGroup([alone, waiting({})], []).group).toHaveLength(1)
  expect(takeNextGroup([waiting({}), alone], []).group).toHaveLength(1)
})

const GROUNDS: Record<string, readonly [ReadSet, ReadSet]> = {
  'a receivable': [{ receivables: [receivable(1)] }, { receivables: [receivable(1)] }],
  'an instrument of a span': [{ ranges: [range(1)] }, { receivables: [receivable(1)] }],
  'an invoice': [{ invoices: [invoice] }, { invoices: [invoice] }],
}

test.each(Object.entries(GROUNDS))('%s under way makes the next command wait', (_, [one, two]) => {
  const { ground } = takeNextGroup([waiting({ needs: one })], [])
  const queue = [waiting({ needs: { ranges: [range(2)] } }), waiting({ needs: two })]
  expect(takeNextGroup(queue, [ground]).group).toHaveLength(1)
  expect(takeNextGroup(queue, [ground]).group).toHaveLength(0)
  expect(takeNextGroup(queue, []).group).toHaveLength(1)
})

const WIDE: Record<string, Given> = {
  'an act that runs alone': { act: { exclusive: {} } },
  'an act on a debtor’s standing': { act: { debtorStanding: 'changes' } },
  standings: { needs: { debtorStandings: ['pty_0000000000001'] } },
  holdings: { needs: { holdings: { holder: 'pty_0000000000001', amount: 1n } } },
  'a package number': { needs: { serial: true } },
}

test.each(Object.entries(WIDE))('beside %s nothing else is under way', (_, wide) => {
  const { ground } = takeNextGroup([waiting(wide)], [])
  expect(takeNextGroup([waiting({})], [ground]).group).toHaveLength(0)
  const narrow = takeNextGroup([waiting({})], []).ground
  expect(takeNextGroup([waiting(wide)], [narrow]).group).toHaveLength(0)
})
