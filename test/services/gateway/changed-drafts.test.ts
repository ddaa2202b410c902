import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../services/platform/new-id.ts'
import { type GatewayWorld, gatewayWorld, type Joined, SIGN, signsAs } from './gateway-fixtures.ts'

/** Whoever can write the row of a draft still makes nobody sign what they have not read. */
let world: GatewayWorld
let debtor: Joined
let supplier: Joined
beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  // The guard of the table stands in the way of the program, not of the database's owner.
  await world.owner.query('alter table desk.draft disable trigger draft_guard')
})
afterAll(async () => await world?.close())

interface Draft {
  readonly id: string
  readonly act: string
  readonly payload: string
  readonly summary: { readonly zh: string; readonly en: string }
}

let draft: Draft
beforeEach(async () => {
  draft = await confirmationSignedByItsMaker()
})

const DUE = '2026-06-01'

async function confirmationSignedByItsMaker(): Promise<Draft> {
  const receivable = newId('rcv')
  const invoice = await world.invoice(supplier.id, debtor.id, 1_000n)
  const parties = { receivable, debtor: debtor.id, supplier: supplier.id, dueOn: DUE } as const
  await supplier.alone.receivable.propose({ ...parties, trade: [{ invoice, amount: 1_000n }] })
  const input = { receivable, amount: '1000', dueOn: DUE }
  const drafted = await debtor.alone.read<{ confirmReceivable: { id: string } }>(CONFIRM, { input })
  const made = await readDraft(drafted.confirmReceivable.id)
  await debtor.alone.read(SIGN, { draft: made.id, ...signsAs(debtor.maker, made.payload) })
  return made
}

const CONFIRM = `mutation ($input: ConfirmReceivableInput!) { confirmReceivable(input: $input) {
  ... on Draft { id } } }`
const READ = `query ($id: ID!) { node(id: $id) {
  ... on Draft { id act payload summary { zh en } } } }`

async function readDraft(id: string): Promise<Draft> {
  return (await world.client(debtor.checker).read<{ node: Draft }>(READ, { id })).node
}

/** Changes the text of the payload as it is stored; the signatures given stay beside it. */
async function change(from: string, to: string): Promise<Draft> {
  const text = Buffer.from(draft.payload, 'base64url').toString('utf8')
  expect(text).toContain(from)
  const payload = Buffer.from(text.replaceAll(from, to)).toString('base64url')
  const { rowCount } = await world.owner.query(
    'update desk.draft set payload = $2 where payload = $1',
    [draft.payload, payload],
  )
  expect(rowCount).toBe(1)
  return await readDraft(draft.id)
}

const signAsChecker = async ({ id, payload }: Draft) =>
  await world.client(debtor.checker).read(SIGN, { draft: id, ...signsAs(debtor.checker, payload) })

describe('a draft whose row was changed between its signers', () => {
  test('signs nothing: the maker’s signature is of other bytes', async () => {
    const changed = await change('"2026-06-01"', '"2026-07-01"')
    expect(await signAsChecker(changed)).toMatchObject({
      sign: { refusal: 'signature_must_be_valid' },
    })
    expect(await signAsChecker({ ...changed, payload: draft.payload })).toMatchObject({
      sign: { refusal: 'signature_must_be_valid' },
    })
  })

  test('is read as it is now: sentence and act follow from the bytes to be signed', async () => {
    const changed = await change('"2026-06-01"', '"2026-07-01"')
    expect(draft.summary.en).toContain('2026-06-01')
    expect(changed.summary.en).toContain('2026-07-01')
    expect(changed.summary.zh).toContain('2026-07-01')
  })

  test('is told by the act that would be signed', async () => {
    const changed = await change('"receivable.confirm"', '"receivable.reject"')
    expect(changed.act).toBe('receivable.reject')
    expect(changed.summary.en).not.toBe(draft.summary.en)
  })

  test('waits for its maker again when the signature was taken out as well', async () => {
    const changed = await change('"2026-06-01"', '"2026-07-01"')
    await world.owner.query("update desk.draft set signatures = '[]' where payload = $1", [
      changed.payload,
    ])
    expect(await signAsChecker(changed)).toMatchObject({ sign: { __typename: 'Draft' } })
    expect(JSON.stringify(await debtor.alone.read(TASKS))).toContain(changed.id)
  })

  test('that shows other names than the ledger’s is refused at its last signature', async () => {
    const changed = await change('"debtor":"Party', '"debtor":"Friendly')
    await world.owner.query("update desk.draft set signatures = '[]' where payload = $1", [
      changed.payload,
    ])
    await debtor.alone.read(SIGN, { draft: draft.id, ...signsAs(debtor.maker, changed.payload) })
    expect(await signAsChecker(changed)).toMatchObject({
      sign: { refusal: 'shown_must_be_true' },
    })
  })
})

const TASKS = '{ viewer { tasks { edges { node { kind ... on SignTask { draft { id } } } } } } }'
