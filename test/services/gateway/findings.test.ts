import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

let world: GatewayWorld
let supplier: Joined
let regulator: Joined
let keeper: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
  regulator = await world.join(['regulator'])
  keeper = await world.join(['keeper'])
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

test('nobody else may ask', async () => {
  for (const other of [supplier, keeper])
    await expect(other.alone.read(FINDINGS)).rejects.toThrow('field_must_be_open_to_its_reader')
})
