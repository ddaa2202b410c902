import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KeyId } from '../../../contracts/kernel/id.ts'
import { findSystemUser } from '../../../services/program/system-user.ts'
import type { Actor } from '../../support/actor.ts'
import { mustBeAccepted, type TestMarket, testMarket } from '../../support/market.ts'
import { addUser } from '../../support/staff.ts'

let market: TestMarket
beforeAll(async () => {
  market = await testMarket()
})
afterAll(async () => await market?.close())

const find = async (id: KeyId) =>
  await findSystemUser(market.owner as never, {
    ...{ id, alg: 'EdDSA' },
    sign: () => Promise.reject(new Error('not asked')),
  })
const signer = async (machine: boolean): Promise<Actor> =>
  await addUser(market, market.operator, 'signer', { machine })

test('the system user is whose machine’s key it is', async () => {
  const { key, user } = await signer(true)
  expect(await find(key)).toMatchObject({ party: market.operator.id, user })
})

test('a key of an officer, person, other party, or a revoked one is none', async () => {
  const revoked = await signer(true)
  const { maker, checker } = market.operator
  mustBeAccepted(await market.act([maker, checker], 'party.revoke-key', { key: revoked.key }))
  const foreign = await market.enrol(['supplier'])
  const keys = [maker.key, (await signer(false)).key, revoked.key]
  const others = [(await addUser(market, foreign, 'signer')).key, 'key_0000000000001'] as const
  for (const key of [...keys, ...others])
    await expect(find(key)).rejects.toThrow('is no machine’s key of a signer of the operator')
})
