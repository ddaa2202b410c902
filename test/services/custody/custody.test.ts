import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { idNumber, type KeyId, type UserId } from '../../../contracts/kernel/id.ts'
import type { SigningKey } from '../../../services/client/index.ts'
import { openCustody } from '../../../services/custody/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { TWO_PARTIES } from '../../support/wrong-rows.ts'

/** Keys of users, kept for them; which of them may be used is for the ledger to say. */
let database: TestDatabase
let owner: pg.Client
let pool: pg.Pool
let user: UserId
/** The key in whose session custody is asked for. */
let own: KeyId

const secret = randomBytes(32)
const custody = () => openCustody({ pool, secret })

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  pool = new pg.Pool({ connectionString: database.urlAs('tallystick_desk'), max: 2 })
  await owner.query(TWO_PARTIES)
})
afterAll(async () => {
  await pool?.end()
  await owner?.end()
  await database?.close()
})
beforeEach(async () => {
  user = await newUser()
  own = await newKey(user)
})

async function newUser(): Promise<UserId> {
  const [id, person] = [newId('usr'), newId('psn')]
  const numbers = [idNumber(id), idNumber(person)]
  await owner.query('insert into ledger.person (id, identity) values ($1, sha384($2))', [
    numbers[1],
    Buffer.from(person),
  ])
  await owner.query(
    `insert into ledger.party_user (id, party, person, duty, added_by)
     values ($1, 1, $2, 'maker', 1)`,
    numbers,
  )
  return id
}

async function newKey(of: UserId): Promise<KeyId> {
  const id = newId('key')
  await owner.query(
    `insert into ledger.key (id, user_id, party, alg, public_key, custody, enrolled_by)
     values ($1, $2, 1, 'EdDSA', $3, false, 1)`,
    [idNumber(id), idNumber(of), randomBytes(32)],
  )
  return id
}

const revoke = async (key: KeyId) =>
  await owner.query('update ledger.key set revoked_by = 2 where id = $1', [idNumber(key)])

async function enrol(key: SigningKey, change: { of?: UserId; custody?: boolean } = {}) {
  const { of = user, custody = true } = change
  await owner.query(
    `insert into ledger.key (id, user_id, party, alg, public_key, custody, enrolled_by)
     values ($1, $2, 1, $3, $4, $5, 1)`,
    [idNumber(key.id), idNumber(of), key.alg, Buffer.from(key.publicKey, 'base64url'), custody],
  )
}

test('its secret has at least 32 bytes', () => {
  expect(() => openCustody({ pool, secret: randomBytes(31) })).toThrow('at least 32 bytes')
  expect(openCustody({ pool, secret: randomBytes(32) })).toBeDefined()
})

describe('a user', () => {
  test('has one key, and it is the one that was enrolled', async () => {
    const key = await custody().create(user, own)
    expect(await custody().create(user, own)).toBeNull()
    expect(await custody().keyOf(user)).toBeNull()
    await enrol(key!)
    expect(await custody().keyOf(user)).toMatchObject({ id: key!.id, publicKey: key!.publicKey })
  })

  test('has none once it is revoked, and is given a new one', async () => {
    const key = await custody().create(user, own)
    await enrol(key!)
    await revoke(key!.id)
    expect(await custody().keyOf(user)).toBeNull()
    const next = await custody().create(user, own)
    expect(next!.id).not.toBe(key!.id)
    expect(await custody().create(user, own)).toBeNull()
    await enrol(next!)
    expect(await custody().keyOf(user)).toMatchObject({ id: next!.id })
  })

  test('has none once the key is revoked in whose session it was made', async () => {
    const key = await custody().create(user, own)
    await enrol(key!)
    await revoke(own)
    expect(await custody().keyOf(user)).toBeNull()
    expect(await custody().create(user, await newKey(user))).not.toBeNull()
  })

  test('has none that was enrolled as another’s, or as one under sole control', async () => {
    await enrol((await custody().create(user, own))!, { of: await newUser() })
    expect(await custody().keyOf(user)).toBeNull()
    const other = await newUser()
    await enrol((await custody().create(other, own))!, { of: other, custody: false })
    expect(await custody().keyOf(other)).toBeNull()
  })
})

describe('what is stored', () => {
  test('opens with the secret and nothing else', async () => {
    await enrol((await custody().create(user, own))!)
    const stranger = openCustody({ pool, secret: randomBytes(32) })
    await expect(stranger.keyOf(user)).rejects.toThrow()
    expect(await custody().keyOf(user)).not.toBeNull()
  })

  test('is of its key: what was sealed for another does not open', async () => {
    await enrol((await custody().create(user, own))!)
    const other = await newUser()
    await enrol((await custody().create(other, own))!, { of: other })
    await owner.query(
      `update desk.custody_key set sealed = o.sealed from desk.custody_key o
        where desk.custody_key.user_id = $1 and o.user_id = $2`,
      [idNumber(user), idNumber(other)],
    )
    await expect(custody().keyOf(user)).rejects.toThrow()
  })
})
