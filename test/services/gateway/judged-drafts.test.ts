import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEBT, issueReceivable } from '../../support/acts.ts'
import { addUser } from '../../support/staff.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** What the contract would refuse is put before no signer. */
let world: GatewayWorld
let debtor: Joined
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

const NOBODY = 'pty_0000000000001'
const ASK = {
  payWithAmount: 'PayWithAmountInput',
  offerTransfer: 'OfferTransferInput',
  offerPledge: 'OfferPledgeInput',
  lookThrough: 'LookThroughInput',
  revokeKey: 'RevokeKeyInput',
}
const ask = async (field: keyof typeof ASK, input: object, who = supplier.alone) => {
  const name = field[0]!.toUpperCase() + field.slice(1)
  const selected = '{ __typename ... on Refused { refusal path } }'
  return await who.read(
    `mutation ($input: ${ASK[field]}!) { done: ${field}(input: $input) ${selected}
      prepared: prepare${name}(input: $input) ${selected} }`,
    { input },
  )
}
const refused = (refusal: string, path: string) => {
  const one = { __typename: 'Refused', refusal, path }
  return { done: one, prepared: one }
}

test('is refused by the desk at once, and nothing is kept', async () => {
  const regulator = await world.join(['regulator'])
  const receivable = await issueReceivable(world, { debtor, supplier, amount: 1_000n })
  const span = (lo: string, hi: string) => [{ instrument: receivable, lo, hi }]
  const drafts = async () => (await world.owner.query('select from desk.draft')).rowCount
  const before = await drafts()
  const toNobody = { to: NOBODY, amount: '0', trade: [] }
  expect(await ask('payWithAmount', toNobody)).toEqual(
    refused('amount_must_be_positive', 'body.amount'),
  )
  const backwards = { to: regulator.id, spans: span('5', '0'), trade: [] }
  expect(await ask('offerTransfer', backwards)).toEqual(
    refused('span_must_not_be_empty', 'body.spans.0'),
  )
  const beyond = { ...DEBT, to: regulator.id, spans: span('0', '1001') }
  expect(await ask('offerPledge', beyond)).toEqual(
    refused('span_must_lie_within_the_face', 'body.spans.0'),
  )
  const why = { instrument: receivable, purpose: ' ' }
  expect(await ask('lookThrough', why, regulator.alone)).toEqual(
    refused('purpose_must_be_given', 'body.purpose'),
  )
  expect(await ask('revokeKey', { key: debtor.maker.key })).toEqual(
    refused('key_must_belong_to_the_party', 'body.key'),
  )
  expect(await drafts()).toBe(before)
})

test('and so is what a reader draws up, who can sign nothing', async () => {
  const reader = await addUser(world, supplier, 'reader')
  const input = { key: supplier.maker.key }
  expect(await ask('revokeKey', input, world.client(reader))).toEqual(
    refused('reader_must_not_sign', ''),
  )
})
