import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { manifest, receivableActs } from '../../../services/client/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

const DUE = '2026-06-01'

let world: GatewayWorld
let debtor: Joined
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

async function proposal(amount = 1_000n) {
  const invoice = await world.invoice(supplier.id, debtor.id, amount)
  const parties = { debtor: debtor.id, supplier: supplier.id }
  return { receivable: newId('rcv'), ...parties, dueOn: DUE, trade: [{ invoice, amount }] } as const
}

describe('an ERP over HTTP', () => {
  test('proposes, confirms with two people, and each is an entry', async () => {
    const body = await proposal()
    const proposed = await supplier.alone.receivable.propose(body)
    expect(proposed).toEqual({ ok: true, entry: expect.any(String) })
    const { receivable } = body
    const confirmed = await debtor.both.receivable.confirm({
      ...{ receivable, amount: 1_000n, dueOn: DUE },
    })
    expect(confirmed).toEqual({ ok: true, entry: expect.any(String) })
  })

  test('a refusal is a value with its duty and its path', async () => {
    const answer = await debtor.both.receivable.reject({ receivable: newId('rcv') })
    expect(answer).toEqual(refuse('receivable_must_be_known', 'body.receivable'))
  })

  test('the same command again is answered as before', async () => {
    const command = await supplier.alone.sign(receivableActs.propose(await proposal()))
    const first = await supplier.alone.submit([command])
    expect(first.token).toMatch(/^ent_/)
    expect(await supplier.alone.submit([command])).toEqual(first)
  })

  test('a manifest is signed once and answered act by act', async () => {
    const good = receivableActs.propose(await proposal())
    const bad = receivableActs.reject({ receivable: newId('rcv') })
    const answers = await supplier.alone.sendAll([good, bad])
    expect(answers).toEqual([
      { ok: true, entry: expect.any(String) },
      expect.objectContaining({ refusal: 'receivable_must_be_known' }),
    ])
    const atomic = receivableActs.propose(await proposal())
    expect(await supplier.alone.sendAll([atomic, bad], { atomic: true })).toEqual([
      expect.objectContaining({ refusal: 'manifest_must_be_accepted_whole' }),
      expect.objectContaining({ refusal: 'receivable_must_be_known' }),
    ])
  })

  test('more than 500 acts are no request, in commands or in manifests', async () => {
    const command = await supplier.alone.sign(receivableActs.reject({ receivable: newId('rcv') }))
    const many = Array.from({ length: 501 }, () => command)
    await expect(supplier.alone.submit(many)).rejects.toThrow('at_most_500_acts')
    const acts = Array.from({ length: 300 }, () =>
      receivableActs.reject({ receivable: newId('rcv') }),
    )
    const two = await Promise.all([1, 2].map(() => supplier.alone.sign(manifest(acts))))
    const { answers } = await supplier.alone.submit(two)
    expect(answers).toEqual(
      two.map(() => refuse('request_must_hold_at_most_500_acts', '', { limit: 500, found: 600 })),
    )
  })
})
