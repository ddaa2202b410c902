import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { readLedgerIdentity } from '../../../services/ledger/index.ts'
import { listChecks, readIdentityKey } from '../../../services/platform/identity-key.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { exchangeIdentityKey } from '../../../services/program/identity-key.ts'
import { signed } from '../../support/actor.ts'
import { IDENTITY_KEY } from '../../support/identity-key.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'

/** The founding key of the ledgers of tests, and two that come after it. */
const [FIRST, SECOND] = ['5a'.repeat(32), '6b'.repeat(32)]
const state = mkdtempSync(join(tmpdir(), 'tallystick-identity-key-'))
const TALLYSTICK_STATE = state
let market: TestMarket

beforeAll(async () => {
  market = await testMarket()
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await market.ledger.close()
  await market.owner.end()
  await market.database.close()
  rmSync(state, { recursive: true })
})

const known = async () => (await readLedgerIdentity(market.owner))!.identityKeys
const exchange = (settings: object) =>
  exchangeIdentityKey(market.database.ownerUrl, { TALLYSTICK_STATE, ...settings })

test('nobody is connected, and no draft brings people in, while it is exchanged', async () => {
  const settings = { IDENTITY_KEY: SECOND, IDENTITY_KEYS_BEFORE: FIRST }
  await expect(exchange(settings)).rejects.toThrow('stop every process first')
  await market.pool.end()
  const { id: party, maker, checker } = market.operator
  const draft = newId('dft')
  const jws = signed([maker, checker], { aud: 'l', act: 'party.add-user', body: {} })
  const { payload } = JSON.parse(jws) as { payload: string }
  await market.owner.query(
    `insert into desk.draft (id, party, user_id, payload, expires_at)
     values ($1, $2, $3, $4, now() + interval '1 day')`,
    [idNumber(draft), idNumber(party), idNumber(maker.user), payload],
  )
  await expect(exchange(settings)).rejects.toThrow(`sign or withdraw them first: ${draft}`)
  expect(await known()).toEqual([IDENTITY_KEY.check])
  await market.owner.query('update desk.draft set withdrawn = true')
})

test('set from outside: the keys of the ledger, and one more; twice is once', async () => {
  for (const settings of [
    { IDENTITY_KEY: SECOND },
    { IDENTITY_KEY: FIRST, IDENTITY_KEYS_BEFORE: SECOND },
    { IDENTITY_KEY: SECOND, IDENTITY_KEYS_BEFORE: `${FIRST},${FIRST}` },
  ])
    await expect(exchange(settings)).rejects.toThrow('this ledger has 1 identity keys')
  const settings = { IDENTITY_KEY: SECOND, IDENTITY_KEYS_BEFORE: FIRST }
  for (let n = 0; n < 2; n++) await exchange(settings)
  expect(await known()).toEqual(listChecks(readIdentityKey({ ...settings, TALLYSTICK_STATE })))
  expect(await known()).toHaveLength(2)
})

test('from files: a next one is made, noted, enforced, also after a crash between', async () => {
  writeFileSync(join(state, 'identity-key'), `${SECOND}\n`)
  writeFileSync(join(state, 'identity-key.before'), `${FIRST}\n`)
  // What a run that was broken off before it noted anything has left.
  writeFileSync(join(state, 'identity-key.next'), `${'7c'.repeat(32)}\n`)
  await exchange({})
  const checks = listChecks(readIdentityKey({ TALLYSTICK_STATE }))
  expect(checks).toHaveLength(3)
  expect(await known()).toEqual(checks)
  expect(checks[2]).toBe(readIdentityKey({ IDENTITY_KEY: '7c'.repeat(32), TALLYSTICK_STATE }).check)
})
