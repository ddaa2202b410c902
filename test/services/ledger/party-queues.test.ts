import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReceivableId } from '../../../contracts/kernel/id.ts'
import { read } from '../../../services/ledger/engine/act/read.ts'
import type { Unit } from '../../../services/ledger/engine/act/unit.ts'
import { EXCLUSIVE_ACT_COST } from '../../../services/ledger/engine/group/act-cost.ts'
import { findLockSet } from '../../../services/ledger/engine/group/next-group.ts'
import {
  PartyQueues,
  QUEUE_ACTS_MAX,
  type Queued,
  RequestOrder,
} from '../../../services/ledger/engine/group/party-queues.ts'
import { RECEIVABLES } from '../../../services/ledger/nouns/receivable/tables.ts'

interface Given {
  readonly acts?: number
  readonly exclusive?: boolean
  readonly receivable?: ReceivableId
  readonly request?: RequestOrder
}

interface Command extends Queued {
  readonly name: string
}

/** A command of a party, `A1` being the first of the party A. */
function command(name: string, given: Given = {}): Command {
  const { acts = 1, exclusive = false, receivable, request = new RequestOrder() } = given
  const reads = receivable ? [read(RECEIVABLES, [receivable])] : []
  const act = exclusive ? { exclusive: {} } : {}
  const unit = {
    command: { party: name[0], id: name },
    acts: Array.from({ length: acts }, () => ({
      ok: true,
      act,
      body: {},
      reads,
      state: undefined,
    })),
  } as unknown as Unit
  return { name, unit, lockSet: findLockSet(unit), request, tag: 0 }
}

function queued(...commands: readonly Command[]): PartyQueues<Command> {
  const queues = new PartyQueues<Command>()
  for (const one of commands) expect(queues.enqueue(one)).toBe(true)
  return queues
}

const names = (queues: PartyQueues<Command>) => queues.waiting.map(({ name }) => name)

function take(queues: PartyQueues<Command>, count: number): string[] {
  const group = queues.waiting.splice(0, count)
  queues.taken(group)
  return group.map(({ name }) => name)
}

const many = (party: string, count: number, given: Given = {}) =>
  Array.from({ length: count }, (_, n) => command(`${party}${n + 1}`, given))

describe('parties are drained in turn', () => {
  test('one that comes after 4,000 commands of another waits for one of them at most', () => {
    const queues = queued(...many('A', 4_000, { exclusive: true }))
    take(queues, 10)
    queues.enqueue(command('B1'))
    expect(names(queues).indexOf('B1')).toBe(0)
    queues.enqueue(command('C1', { exclusive: true }))
    expect(names(queues).indexOf('C1')).toBeLessThanOrEqual(2)
  })

  test('by what their commands cost', () => {
    const queues = queued(...many('A', 3, { exclusive: true }), ...many('B', 120))
    const order = names(queues)
    expect(order.indexOf('A1')).toBe(EXCLUSIVE_ACT_COST - 1)
    expect(order.indexOf('A2')).toBe(2 * EXCLUSIVE_ACT_COST)
    const manifests = queued(...many('A', 2, { acts: 500 }), ...many('B', 600))
    expect(names(manifests).indexOf('A1')).toBe(499)
  })

  test('and who was away has saved nothing up', () => {
    const queues = queued(...many('A', 100))
    take(queues, 50)
    for (const one of many('B', 50)) queues.enqueue(one)
    expect(take(queues, 20).filter(name => name.startsWith('B'))).toHaveLength(10)
  })
})

describe('commands keep their order', () => {
  test('of one party, whatever they cost and whenever they come', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            party: fc.constantFrom('A', 'B', 'C'),
            acts: fc.integer({ min: 1, max: 40 }),
            exclusive: fc.boolean(),
            taken: fc.integer({ min: 0, max: 2 }),
          }),
          { maxLength: 60 },
        ),
        steps => {
          const queues = new PartyQueues<Command>()
          const counts = { A: 0, B: 0, C: 0 } as Record<string, number>
          const drained: string[] = []
          for (const { party, acts, exclusive, taken } of steps) {
            queues.enqueue(command(`${party}${++counts[party]!}`, { acts, exclusive }))
            drained.push(...take(queues, taken))
          }
          drained.push(...take(queues, queues.waiting.length))
          for (const [party, count] of Object.entries(counts))
            expect(drained.filter(name => name.startsWith(party))).toEqual(
              Array.from({ length: count }, (_, n) => `${party}${n + 1}`),
            )
          expect(queues.acts).toBe(0)
        },
      ),
    )
  })

  test('of one request on one receivable, whoever sends them', () => {
    const request = new RequestOrder()
    const receivable = 'rcv_0000000000001'
    const backlog = many('A', 100)
    const last = command('A101', { receivable, request })
    const other = command('B1', { receivable, request })
    const queues = queued(...backlog, last, other, command('C1'))
    const order = names(queues)
    expect(order.indexOf('B1')).toBeGreaterThan(order.indexOf('A101'))
    expect(order.indexOf('C1')).toBeLessThan(3)
  })

  test('of one request around an act that runs alone', () => {
    const request = new RequestOrder()
    const first = command('A1', { acts: 80, request })
    const alone = command('B1', { exclusive: true, request })
    const after = command('C1', { request })
    expect(names(queued(first, alone, after))).toEqual(['A1', 'B1', 'C1'])
  })

  test('and not of two requests: nobody has been answered yet', () => {
    const receivable = 'rcv_0000000000001'
    const queues = queued(...many('A', 100, { receivable }), command('B1', { receivable }))
    expect(names(queues).indexOf('B1')).toBeLessThan(3)
  })
})

describe('a full queue', () => {
  const fill = (queues: PartyQueues<Command>, party: string) => {
    let count = 0
    for (; queues.enqueue(command(`${party}${count + 1}`, { acts: 100 })); count += 1);
    return count * 100
  }

  test('takes no more of who filled it, and takes its neighbours up to their share', () => {
    const queues = queued(...[...'CDEFG'].map(party => command(`${party}1`)))
    take(queues, 5)
    expect(fill(queues, 'A')).toBe(QUEUE_ACTS_MAX)
    expect(queues.acts).toBe(QUEUE_ACTS_MAX)
    expect(fill(queues, 'B')).toBe(QUEUE_ACTS_MAX / 3 - ((QUEUE_ACTS_MAX / 3) % 100))
    expect(queues.enqueue(command('A9999'))).toBe(false)
  })

  test('has an end for all together, and room again when some are taken', () => {
    const queues = new PartyQueues<Command>()
    for (const party of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') fill(queues, party)
    expect(queues.acts).toBeLessThanOrEqual(2 * QUEUE_ACTS_MAX)
    const before = queues.acts
    take(queues, queues.waiting.length)
    expect(before).toBeGreaterThan(QUEUE_ACTS_MAX)
    expect(queues.acts).toBe(0)
    expect(queues.enqueue(command('A1'))).toBe(true)
  })
})
