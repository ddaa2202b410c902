import { execFile } from 'node:child_process'
import { randomUUID, sign } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { partyActs, type Task } from '../../../services/client/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { Actor } from '../../support/actor.ts'
import { addUser } from '../../support/staff.ts'
import { readGuide } from '../client/guide-programs.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** A system signs in as OAuth has it (`private_key_jwt`), and follows what waits for its party. */
let world: GatewayWorld
let supplier: Joined
let bank: Joined
let erp: Actor
beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
  bank = await world.join(['lender'])
  erp = await addUser(world, supplier, 'reader', { machine: true })
})
afterAll(async () => await world?.close())

const seconds = () => Math.floor(Date.now() / 1_000)
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

function assertionOf(
  { user, key, alg, privateKey }: Actor,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): string {
  const said = {
    iss: user,
    sub: user,
    aud: world.ledger.name,
    exp: seconds() + 60,
    jti: randomUUID(),
  }
  const parts = [
    { alg, kid: key, typ: 'JWT', ...header },
    { ...said, ...claims },
  ]
  const signed = parts.map(encode).join('.')
  const how = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
  const signature = sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(signed), how)
  return `${signed}.${signature.toString('base64url')}`
}

async function askToken(assertion: string, change: Record<string, string> = {}) {
  const response = await fetch(`${world.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...change,
    }),
  })
  const answer = (await response.json()) as { access_token?: string }
  return { status: response.status, ...answer }
}

const VIEWER = '{ viewer { party { id } } }'
const read = async (bearer: unknown) =>
  await world.transport.request<object>(VIEWER, {}, String(bearer))

test('an assertion opens one session, of the user of its key and no more', async () => {
  const assertion = assertionOf(erp)
  const token = await askToken(assertion)
  expect(token).toEqual({
    ...{ status: 200, access_token: expect.stringMatching(/^[\w-]{43}$/), token_type: 'Bearer' },
    expires_in: expect.any(Number),
  })
  expect(await read(token.access_token)).toEqual({ viewer: { party: { id: supplier.id } } })
  const leave = 'mutation { leaveDraft(command: "a.b.c") { __typename } }'
  await expect(
    world.transport.request(leave, {}, String(token.access_token)),
  ).resolves.toMatchObject({ leaveDraft: { __typename: 'Refused' } })
  expect(await askToken(assertion)).toMatchObject({
    ...{ status: 401, error: 'invalid_client', refusal: 'assertion_must_be_used_once' },
  })
})

test('forged, expired, foreign and misformed ones are refused by name', async () => {
  const refusals: [string, string][] = [
    [`${assertionOf(erp).slice(0, -4)}AAAA`, 'signature_must_be_valid'],
    [assertionOf({ ...erp, privateKey: bank.maker.privateKey }), 'signature_must_be_valid'],
    [assertionOf(erp, {}, { kid: newId('key') }), 'key_must_be_enrolled'],
    [assertionOf(erp, {}, { alg: 'none' }), 'assertion_must_have_its_form'],
    [assertionOf(erp, {}, { jwk: {} }), 'assertion_must_have_its_form'],
    [assertionOf(erp, { exp: seconds() - 31 }), 'assertion_must_be_in_force'],
    [assertionOf(erp, { nbf: seconds() + 60 }), 'assertion_must_be_in_force'],
    [assertionOf(erp, { exp: seconds() + 400 }), 'assertion_must_expire_soon'],
    [assertionOf(erp, { aud: 'another ledger' }), 'assertion_must_be_for_this_ledger'],
    [assertionOf(erp, { sub: bank.maker.user }), 'assertion_must_be_of_the_user_of_its_key'],
    [assertionOf(erp, { iss: bank.maker.user }), 'assertion_must_be_of_the_user_of_its_key'],
    [assertionOf(erp, { jti: 'short' }), 'assertion_must_have_its_form'],
    [assertionOf(erp, { exp: undefined }), 'assertion_must_have_its_form'],
    ['no jwt', 'assertion_must_have_its_form'],
    [
      assertionOf(await addUser(world, supplier, 'reader', { machine: false })),
      'key_must_be_one_of_a_machine',
    ],
  ]
  for (const [assertion, refusal] of refusals)
    expect([refusal, await askToken(assertion)]).toMatchObject([refusal, { status: 401, refusal }])
  expect(await askToken(assertionOf(erp, { exp: seconds() + 300 }))).toMatchObject({ status: 200 })
  const plain = assertionOf(erp)
  expect(await askToken(plain, { grant_type: 'password' })).toEqual({
    ...{ status: 400, error: 'unsupported_grant_type' },
  })
  expect(await askToken(plain, { client_assertion_type: 'x' })).toEqual({
    ...{ status: 400, error: 'invalid_request' },
  })
  expect(await askToken(plain)).toMatchObject({ status: 200 })
})

test('a key that is revoked, or whose user has left, opens nothing more', async () => {
  const lost = await addUser(world, supplier, 'reader')
  const { access_token: bearer } = await askToken(assertionOf(lost))
  await supplier.both.parties.revokeKey({ key: lost.key })
  expect(await askToken(assertionOf(lost))).toMatchObject({ refusal: 'key_must_not_be_revoked' })
  await expect(read(bearer)).rejects.toThrow(/key_of_the_session_must_not_be_revoked/)
})

test('the program of the guide signs in with what a profile says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-token-'))
  try {
    const program = readGuide('systems.md').programs.get('token.mjs')!
    expect(readGuide('systems.zh.md').programs.get('token.mjs')).toBe(program)
    writeFileSync(join(folder, 'token.mjs'), program)
    const { party, user, key, privateKey } = erp
    const profile = { url: `${world.url}/graphql`, ledger: world.ledger.name, party, user, key }
    writeFileSync(join(folder, 'erp.key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    writeFileSync(
      join(folder, 'erp.profile.json'),
      JSON.stringify({ ...profile, keyFile: 'erp.key.pem' }),
    )
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['token.mjs', 'erp.profile.json'],
      {
        cwd: folder,
      },
    )
    expect(await read(stdout.trim())).toEqual({ viewer: { party: { id: supplier.id } } })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('tasks are followed as they come about, until the follower stops', async () => {
  const stop = new AbortController()
  const told: (readonly Task[])[] = []
  const following = (async () => {
    for await (const tasks of supplier.alone.desk.follow(stop.signal)) told.push(tasks)
  })()
  await expect.poll(() => told.length).toBe(1)
  const policy = partyActs.setPolicy({ singleLimit: 0n, representativeLimit: 0n, dailyLimit: 0n })
  await world.client(supplier.checker).desk.leave(policy)
  await expect.poll(() => told.at(-1)!.map(task => task.kind)).toEqual(['sign'])
  stop.abort()
  await following
})
