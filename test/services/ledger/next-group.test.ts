import { expect, test } from 'vitest'
import type { Needs } from '../../../services/ledger/engine/act/act.ts'
import type { Unit } from '../../../services/ledger/engine/group/decide-command.ts'
import { GROUP_ACTS_MAX, takeGroup } from '../../../services/ledger/engine/group/next-group.ts'

interface Given {
  readonly needs?: Needs
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
  expect(takeGroup(queue, [])).toMatchObject({ group: { length: 2 }, acts: GROUP_ACTS_MAX })
  expect(queue).toHaveLength(1)
})

test('the same command twice is in two groups, so that the second is recalled', () => {
  const queue = [waiting({ id: 'same' }), waiting({ id: 'same' })]
  expect(takeGroup(queue, []).group).toHaveLength(1)
})

test('who asks how a debtor stands is not grouped with who changed it', () => {
  const pays = waiting({ act: { debtorStanding: 'changes' } })
  const asks = waiting({ act: { debtorStanding: 'asks' } })
  expect(takeGroup([pays, asks], []).group).toHaveLength(1)
  expect(takeGroup([asks, pays], []).group).toHaveLength(2)
})

test('an act that runs alone has a group of its own', () => {
  const alone = waiting({ act: { alone: {} } })
  expect(takeGroup([alone, waiting({})], []).group).toHaveLength(1)
  expect(takeGroup([waiting({}), alone], []).group).toHaveLength(1)
})

const GROUNDS: Record<string, readonly [Needs, Needs]> = {
  'a receivable': [{ receivables: [receivable(1)] }, { receivables: [receivable(1)] }],
  'an instrument of a span': [{ ranges: [range(1)] }, { receivables: [receivable(1)] }],
  'an invoice': [{ invoices: [invoice] }, { invoices: [invoice] }],
}

test.each(Object.entries(GROUNDS))('%s under way makes the next command wait', (_, [one, two]) => {
  const { ground } = takeGroup([waiting({ needs: one })], [])
  const queue = [waiting({ needs: { ranges: [range(2)] } }), waiting({ needs: two })]
  expect(takeGroup(queue, [ground]).group).toHaveLength(1)
  expect(takeGroup(queue, [ground]).group).toHaveLength(0)
  expect(takeGroup(queue, []).group).toHaveLength(1)
})

const WIDE: Record<string, Given> = {
  'an act that runs alone': { act: { alone: {} } },
  'an act on a debtor’s standing': { act: { debtorStanding: 'changes' } },
  standings: { needs: { standings: ['pty_0000000000001'] } },
  holdings: { needs: { holdings: { holder: 'pty_0000000000001', amount: 1n } } },
  'a package number': { needs: { serial: true } },
}

test.each(Object.entries(WIDE))('beside %s nothing else is under way', (_, wide) => {
  const { ground } = takeGroup([waiting(wide)], [])
  expect(takeGroup([waiting({})], [ground]).group).toHaveLength(0)
  const narrow = takeGroup([waiting({})], []).ground
  expect(takeGroup([waiting(wide)], [narrow]).group).toHaveLength(0)
})
