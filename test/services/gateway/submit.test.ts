import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActAnswer } from '../../../contracts/command/answer.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { manifest, receivableActs, titleActs } from '../../../services/client/index.ts'
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
    expect(proposed).toEqual({ ok: true, entry: expect.any(String), made: expect.any(Array) })
    const { receivable } = body
    const confirmed = await debtor.both.receivable.confirm({
      ...{ receivable, amount: 1_000n, dueOn: DUE },
    })
    expect(confirmed).toEqual({ ok: true, entry: expect.any(String), made: expect.any(Array) })
  })

  test('a refusal is a value with its duty and its path', async () => {
    const answer = await debtor.both.receivable.reject({ receivable: newId('rcv') })
    expect(answer).toEqual(refuse('receivable_must_be_known', 'body.receivable'))
  })

  test('the same command again is answered as before, with what it made', async () => {
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
      { ok: true, entry: expect.any(String), made: expect.any(Array) },
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

describe('what an act made is in its answer', () => {
  const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }'

  /** The types of what an act made, as who did it finds them by their ids. */
  async function madeBy({ alone }: Joined, answer: ActAnswer): Promise<readonly string[]> {
    if (!answer.ok) throw new Error(answer.refusal)
    type Found = { node: { __typename: string; id: string } | null }
    const found = answer.made.map(async id => (await alone.read<Found>(NODE, { id })).node)
    const nodes = await Promise.all(found)
    expect(nodes.map(node => node?.id)).toEqual(answer.made)
    return nodes.map(node => node!.__typename).sort()
  }

  test('receivables, titles, claims and holds, each found by its id', async () => {
    const second = await world.join(['supplier'])
    const body = await proposal()
    const { receivable: instrument } = body
    const spans = [{ instrument, span: { lo: 100n, hi: 400n } }]
    expect(await madeBy(supplier, await supplier.alone.receivable.propose(body))).toEqual([
      'Receivable',
    ])
    const confirmation = { receivable: instrument, amount: 1_000n, dueOn: DUE } as const
    const confirmed = await debtor.both.receivable.confirm(confirmation)
    expect(await madeBy(debtor, confirmed)).toEqual(['Title'])
    const invoice = await world.invoice(second.id, supplier.id, 300n)
    const trade = [{ invoice, amount: 300n }]
    const offered = await supplier.both.title.offerTransfer({ to: second.id, spans, trade })
    // What was offered, what is left behind it, and the claim; what is before it keeps its id.
    expect(await madeBy(supplier, offered)).toEqual(['Claim', 'Title', 'Title'])
    const taken = await second.both.title.answerOffer({ spans, answer: 'accept' })
    expect(await madeBy(second, taken)).toEqual(['Title'])
    const disputed = {
      kind: 'dispute',
      spans: [{ instrument, span: { lo: 500n, hi: 600n } }],
    } as const
    const held = await debtor.both.title.setHold(disputed)
    expect(await madeBy(debtor, held)).toEqual(['Hold', 'Title', 'Title'])
    const lifted = await debtor.both.title.liftHold(disputed)
    expect(await madeBy(debtor, lifted)).toEqual([])
  })

  test('what stands for itself, as a mandate or a standing acceptance', async () => {
    const { both, checker } = debtor
    const policy = { singleLimit: 5n, representativeLimit: 5n, dailyLimit: 5n }
    expect(await madeBy(debtor, await both.parties.setPolicy(policy))).toEqual([])
    const mandate = { id: newId('mdt'), key: checker.key, limit: 5n, until: DUE } as const
    const given = await both.parties.giveMandate({ ...mandate, act: 'receivable.confirm' })
    expect(await madeBy(debtor, given)).toEqual(['Mandate'])
    const standing = { id: newId('sta'), from: supplier.id, limit: 5n, until: DUE } as const
    const accepts = await both.title.giveStandingAcceptance(standing)
    expect(await madeBy(debtor, accepts)).toEqual(['StandingAcceptance'])
    const { id } = mandate
    expect(await madeBy(debtor, await both.parties.withdrawMandate({ id }))).toEqual([])
  })
})

describe('a task says what it is about, by its kind', () => {
  const TASKS = `{ viewer { tasks(last: 1) { edges { node { __typename id kind dueOn about
    counterparty { id } totals { currency unit amount count } othersAsked { id }
    ... on SignTask { draft { act } } ... on WaitTask { wait { id } } } } } } }`

  /** The newest task of a reader. */
  async function newest({ alone }: Pick<Joined, 'alone'>) {
    type Tasks = { viewer: { tasks: { edges: [{ node: Record<string, unknown> }] } } }
    return (await alone.read<Tasks>(TASKS)).viewer.tasks.edges[0].node
  }

  const sum = (amount: string, count = 1) => [
    { currency: 'CNY', unit: 'MINOR_UNITS', amount, count },
  ]

  test('proposals to confirm: who asks, how much, and which', async () => {
    const { id: counterparty, alone } = supplier
    const bodies = [await proposal(), await proposal(700n)]
    await alone.sendAll(bodies.map(receivableActs.propose))
    const task = await newest(debtor)
    const { wait } = task as { wait: { id: string } }
    const things = bodies.map(({ receivable }) => receivable)
    expect(task).toEqual({
      ...{ __typename: 'ConfirmTask', id: `confirm.${wait.id.slice(5)}`, kind: 'confirm' },
      ...{ dueOn: expect.any(String), counterparty: { id: counterparty }, wait },
      ...{ totals: sum('1700', 2), about: [wait.id, ...things.sort()] },
      othersAsked: [{ id: debtor.checker.user }],
    })
  })

  test('a draft to sign: what its act moves, and who has not signed either', async () => {
    const second = await world.join(['supplier'])
    const { receivable: instrument, ...body } = await proposal()
    await supplier.alone.receivable.propose({ receivable: instrument, ...body })
    const confirmation = { receivable: instrument, amount: 1_000n, dueOn: DUE } as const
    await debtor.both.receivable.confirm(confirmation)
    const spans = [{ instrument, span: { lo: 0n, hi: 250n } }]
    const trade = [{ invoice: await world.invoice(second.id, supplier.id, 250n), amount: 250n }]
    const left = await supplier.alone.desk.leave(
      titleActs.offerTransfer({ to: second.id, spans, trade }),
    )
    const { draft, about, ...task } = await newest({ alone: world.client(supplier.checker) })
    expect(left).toMatchObject({ ok: true, waits: { id: (about as string[])[0] } })
    expect(task).toMatchObject({
      ...{ __typename: 'SignTask', kind: 'sign', counterparty: { id: second.id } },
      ...{ totals: sum('250'), othersAsked: [] },
    })
    expect([draft, (about as string[]).slice(1)]).toEqual([
      { act: 'title.offer-transfer' },
      [instrument],
    ])
    const [toSign] = await world.client(supplier.checker).desk.tasks()
    await world.client(supplier.checker).desk.sign(toSign!.draft!)
    expect(await newest(second)).toMatchObject({
      ...{ __typename: 'AnswerTask', counterparty: { id: supplier.id }, totals: sum('250') },
      othersAsked: [{ id: second.checker.user }],
    })
  })
})
