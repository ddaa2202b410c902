import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InvoiceId } from '../../../contracts/kernel/id.ts'
import { auditLedger } from '../../../services/ledger/index.ts'
import type { Joined } from './gateway-fixtures.ts'
import { how, type ImportWorld, importWorld, taken } from './import-fixtures.ts'

/** From what was imported to receivables: all at once, after a signature, and what is diluted. */
let world: ImportWorld

beforeAll(async () => {
  world = await importWorld()
})
afterAll(async () => await world?.close())

async function orderAndDeliver() {
  const documents = world.trade()
  const { imports } = world.seller.alone
  taken(await imports.rows('order', [documents.order], how))
  taken(await imports.rows('delivery', [documents.delivery], how))
  return documents
}

describe('all of an import', () => {
  test('is proposed under one signature, each with its result or its reason', async () => {
    const documents = await orderAndDeliver()
    const { number } = documents.invoice
    const part = { ...documents.invoice, quantity: '3', amount: '1500' }
    const later = { ...part, number: `${number}2`, dueOn: '2026-03-02' }
    const undelivered = { ...part, number: `${number}3`, order: '', delivery: '' }
    const red = { ...part, number: 'RL-1', redLetterOf: number, amount: '-500' }
    const { imports } = world.seller.alone
    const rows = [part, later, undelivered, red]
    const { id, sums } = taken(await imports.rows('invoice', rows, how))
    expect(sums).toMatchObject([{ redLetters: false, recorded: 4500n }, { redLetters: true }])

    const { proposals, leftOut } = await imports.proposeAll(id)
    const [first, second] = proposals
    expect(first).toMatchObject({ amount: 1000n, dueOn: '2026-05-01', answer: { ok: true } })
    expect(second).toMatchObject({
      ...{ amount: 1500n, dueOn: '2026-03-02' },
      answer: { ok: false, refusal: 'due_date_must_be_in_the_future' },
    })
    expect(leftOut).toMatchObject([{ why: 'invoice_must_have_its_delivery' }])
    expect(await world.seller.alone.reads.receivable(first!.receivable)).toMatchObject({
      ...{ status: 'proposed', amount: 1000n },
    })

    const again = await imports.proposeAll(id)
    expect(again.proposals.map(({ trade }) => trade)).toEqual([second!.trade])
    expect(await world.stranger.alone.imports.proposeAll(id)).toEqual({
      proposals: [],
      leftOut: [],
    })
  })
})

describe('an invoice whose number is alike that of another', () => {
  test('INV-DOC-05 backs nothing until its buyer, not its seller, tells them apart', async () => {
    const { seller, buyer, stranger } = world
    const { invoice } = await orderAndDeliver()
    const part = { ...invoice, quantity: '3', amount: '1500' }
    const { imports } = seller.alone
    const name = `INV-${invoice.number}`
    taken(await imports.rows('invoice', [{ ...part, number: `${name}-7` }], how))
    const again = [{ ...part, number: `${name}7` }]
    const { id, accepted } = taken(await imports.rows('invoice', again, how))
    expect(accepted).toBe(1)
    const blocked = await imports.proposeAll(id)
    expect(blocked).toMatchObject({
      proposals: [],
      leftOut: [{ why: 'invoice_must_be_told_apart_from_one_alike' }],
    })

    const { viewer } = await buyer.alone.read<TellApartTasks>(TELL_APART_TASKS)
    const task = viewer.tasks.edges.find(({ node }) => node.kind === 'tell_apart')!.node
    expect(task.invoice.alike.number).toBe(`${name}-7`)
    const body = { invoice: task.invoice.id, alike: task.invoice.alike.id }
    expect(await seller.both.trade.tellApart(body)).toMatchObject({
      refusal: 'seller_must_not_tell_its_invoices_apart',
    })
    expect(await stranger.both.trade.tellApart(body)).toMatchObject({
      refusal: 'invoice_must_be_alike_the_other',
    })
    expect(await buyer.alone.trade.tellApart(body)).toMatchObject({ refusal: 'checker_must_sign' })
    expect(await buyer.both.trade.tellApart(body)).toMatchObject({ ok: true })
    expect(await imports.proposeAll(id)).toMatchObject({ proposals: [{ answer: { ok: true } }] })
    expect(await buyer.both.trade.tellApart(body)).toMatchObject({ ok: false })
    expect(await auditLedger(world.owner)).toMatchObject({ findings: [] })
  })
})

test('what red letters take beyond the unused is told to debtor, supplier and lender', async () => {
  const { seller, buyer, stranger } = world
  const lender = await world.join(['lender'])
  const { invoice } = await orderAndDeliver()
  const { imports } = seller.alone
  const { id } = taken(await imports.rows('invoice', [invoice], how))
  const { receivable, amount, dueOn } = (await imports.proposeAll(id)).proposals[0]!
  mustBeDone(await buyer.both.receivable.confirm({ receivable, amount, dueOn }))
  const spans = [{ instrument: receivable, span: { lo: 0n, hi: 1n } }]
  const debt = { secured: 1n, currency: 'CNY', reference: 'L-1', dueOn } as const
  mustBeDone(await seller.both.title.offerPledge({ ...debt, to: lender.id, spans }))
  mustBeDone(await lender.both.title.acceptPledge({ ...debt, spans, knowing: [] }))
  const red = { ...invoice, redLetterOf: invoice.number, amount: '-1200' }
  taken(await imports.rows('invoice', [{ ...red, number: `RL-${invoice.number}` }], how))
  const diluted = async (who: Joined) =>
    (
      await who.alone.read<{ node: { diluted: string } | null }>(
        'query ($id: ID!) { node(id: $id) { ... on Receivable { diluted } } }',
        { id: receivable },
      )
    ).node?.diluted
  expect(await Promise.all([buyer, seller, lender, stranger].map(diluted))).toEqual([
    ...['1200', '1200', '1200', undefined],
  ])
})

const mustBeDone = (answer: object) => expect(answer).toMatchObject({ ok: true })

const TELL_APART_TASKS = `{ viewer { tasks(first: 50) { edges { node {
  kind ... on TellApartTask { invoice { id alike { id number } } } } } } } }`

interface TellApartTasks {
  readonly viewer: {
    readonly tasks: {
      readonly edges: readonly {
        readonly node: {
          readonly kind: string
          readonly invoice: { id: InvoiceId; alike: { id: InvoiceId; number: string } }
        }
      }[]
    }
  }
}
