import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber, idOf } from '../../../contracts/kernel/id.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

let world: GatewayWorld
let supplier: Joined
let regulator: Joined
let keeper: Joined
let bank: Joined
let otherBank: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
  regulator = await world.join(['regulator'])
  keeper = await world.join(['keeper'])
  bank = await world.join(['lender'])
  otherBank = await world.join(['lender'])
  const evidence = { entry: '1', titles: 51 }
  for (const [kind, severity] of [
    ['splitting_watched', 'warning'],
    ['invoice_told_twice', 'alarm'],
  ])
    await world.owner.query(
      `insert into trade.finding (kind, severity, party, subject, evidence)
       values ($1, $2, $3, 7, $4)`,
      [kind, severity, idNumber(supplier.id), evidence],
    )
})
afterAll(async () => await world?.close())

const FINDINGS = `{ viewer { findings {
  edges { node { id kind severity party { id } subject evidence } } } } }`

interface Read {
  readonly viewer: { readonly findings: { readonly edges: readonly { readonly node: Node }[] } }
}
interface Node {
  readonly id: string
  readonly kind: string
}

test('a regulator sees what rule C8 watches, and no more', async () => {
  const { viewer } = await regulator.alone.read<Read>(FINDINGS)
  expect(viewer.findings.edges.map(({ node }) => node)).toEqual([
    {
      id: expect.stringMatching(/^fnd_/),
      ...{ kind: 'splitting_watched', severity: 'warning', party: { id: supplier.id } },
      ...{ subject: 'rcv_0000000000007', evidence: '{"entry":"1","titles":51}' },
    },
  ])
  const [{ node }] = viewer.findings.edges as [{ node: Node }]
  const again = await regulator.alone.read(`{ node(id: "${node.id}") { id } }`)
  expect(again).toEqual({ node: { id: node.id } })
})

/** Receivable 7 is to be financed; one bank was asked. What was signed for it does not matter. */
async function askForFinancing() {
  const client = await world.owner.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(
      `insert into ledger.financing (id, holder, currency, face_minor, recourse, deadline,
                                     choose_by, first_due_on, wait, requested_by)
       values (5, $1, 'CNY', 100, 'either', now(), now() + interval '1 day', '2026-09-01', 1, 1)`,
      [idNumber(supplier.id)],
    )
    await client.query(
      `insert into ledger.financing_part (financing, place, instrument, lo, hi, debtor,
                                          amount_minor, due_on, paid_on)
       values (5, 0, 7, 0, 100, 1, 100, '2026-09-01', '2026-09-01')`,
    )
    await client.query('insert into ledger.financing_asked (financing, lender) values (5, $1)', [
      idNumber(bank.id),
    ])
    await client.query('commit')
  } finally {
    client.release()
  }
}

const BEHIND = (filter: string) => `{ node(id: "${idOf('fin', 5n)}") { ... on Financing {
  checks { number found } findings${filter} {
    totalCount edges { node { kind check severity subject mustBeWeighed weighedBecause
      fact { en } } } } } } }`

test('a lender that was asked reads what was noticed behind it, its holder does not', async () => {
  await askForFinancing()
  const { node } = await bank.alone.read<{ node: Behind }>(BEHIND('(kind: "splitting_watched")'))
  expect(node.checks.map(({ found }) => found)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0])
  expect(node.findings).toEqual({
    totalCount: 1,
    edges: [
      {
        node: {
          ...{ kind: 'splitting_watched', check: 8, severity: 'warning' },
          ...{ mustBeWeighed: false, weighedBecause: null },
          ...{ subject: 'rcv_0000000000007', fact: { en: expect.stringContaining('split') } },
        },
      },
    ],
  })
  const urgent = await bank.alone.read<{ node: Behind }>(BEHIND('(severity: [alarm])'))
  expect(urgent.node.findings.totalCount).toBe(1)
  expect(await otherBank.alone.read(BEHIND(''))).toEqual({ node: null })
  await expect(supplier.alone.read(BEHIND(''))).rejects.toThrow('field_must_be_open_to_its_reader')
})

interface Behind {
  readonly checks: readonly { readonly found: number }[]
  readonly findings: { readonly totalCount: number }
}

test('nobody else may ask', async () => {
  for (const other of [supplier, keeper, bank])
    await expect(other.alone.read(FINDINGS)).rejects.toThrow('field_must_be_open_to_its_reader')
})
