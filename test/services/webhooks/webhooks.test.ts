import type { LookupAddress } from 'node:dns'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKey } from '../../../services/client/index.ts'
import { openPool } from '../../../services/platform/database.ts'
import { verifyDetached } from '../../../services/platform/jws/detached.ts'
import { deliverDue, TRIES_MAX } from '../../../services/webhooks/deliver-due.ts'
import { type PostOptions, postSigned } from '../../../services/webhooks/post-signed.ts'
import { isPublic, webhookAddressRefusal } from '../../../services/webhooks/webhook-address.ts'
import { placeAll } from '../../support/place-all.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from '../gateway/gateway-fixtures.ts'

/** A party is told of its entries at an address of its own, signed; no more than it may read. */
interface Told {
  readonly body: Buffer
  readonly headers: IncomingHttpHeaders
}

let world: GatewayWorld
let supplier: Joined
let other: Joined
let server: Server
let url: string
let pool: ReturnType<typeof openPool>
let status = 200
const told: Told[] = []
const signer = createKey()
const hosts = new Set<string>()

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body: Buffer[] = []
    for await (const part of request) body.push(part as Buffer)
    told.push({ body: Buffer.concat(body), headers: request.headers })
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end()
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  url = `http://127.0.0.1:${port}/told`
  hosts.add(`127.0.0.1:${port}`)
  world = await gatewayWorld({ webhookHosts: hosts })
  pool = openPool(world.database.urlAs('tallystick_ledger'), { name: 'webhook test', max: 2 })
  supplier = await world.join(['supplier'])
  other = await world.join(['supplier'])
})
afterAll(async () => {
  server.close()
  await pool?.end()
  await world?.close()
})

const options: PostOptions = {
  signer: { id: signer.id, alg: signer.alg, sign: async message => signer.sign(message) },
  privateHosts: hosts,
}
async function deliver(): Promise<number> {
  await placeAll(world)
  await world.owner.query('update desk.webhook set next_at = now() where dead_at is null')
  return await deliverDue({ ...options, pool, ledger: world.ledger.name })
}
const FIELDS = `... on Webhook { url position failures deadAt tries { entries outcome } }
  ... on Refused { refusal }`
const ask = async (party: Joined, mutation: string) =>
  (
    await party.alone.read<{ answer: Record<string, unknown> }>(
      `mutation { answer: ${mutation} { ${FIELDS} } }`,
    )
  ).answer
const setPolicy = async ({ both }: Joined) =>
  await both.parties.setPolicy({ singleLimit: 1n, representativeLimit: 0n, dailyLimit: 1n })
const entriesOf = ({ body }: Told) =>
  JSON.parse(body.toString()) as { party: string; entries: { act: string; position: string }[] }

test('only public addresses of https may be set, and what the configuration names', async () => {
  const refused = (text: string) => webhookAddressRefusal(text, hosts)?.refusal ?? null
  expect(refused('https://erp.example/told')).toBeNull()
  expect(refused(url)).toBeNull()
  for (const bad of [
    'no url',
    'http://erp.example/',
    'https://a:b@erp.example/',
    'ftp://erp.example/',
  ])
    expect([bad, refused(bad)]).toEqual([bad, 'webhook_address_must_be_https'])
  for (const host of [
    '127.0.0.1',
    '10.0.0.1',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '169.254.169.254',
    '0',
  ])
    expect([host, refused(`https://${host}/`)]).toEqual([host, 'webhook_address_must_be_public'])
  expect(['8.8.8.8', '100.64.0.1', 'fd00::1', 'x'].map(isPublic)).toEqual([
    ...[true, false, false, false],
  ])
  expect(await ask(supplier, 'setWebhook(url: "https://192.168.1.1/")')).toEqual({
    refusal: 'webhook_address_must_be_public',
  })
})

test('a name that resolves to a private address is not called, even if one is public', async () => {
  const resolveTo = (address: string) =>
    ((_name: string, _options: object, answer: (fault: null, all: LookupAddress[]) => void) =>
      answer(null, [
        { address: '93.184.216.34', family: 4 },
        { address, family: 4 },
      ])) as never
  const before = told.length
  const outcome = await postSigned(new URL('https://erp.example/'), Buffer.from('{}'), {
    ...{ ...options, resolve: resolveTo('127.0.0.1') },
  })
  expect([outcome, told.length]).toEqual(['webhook_address_must_be_public', before])
})

test('entries that the party may read are told once, signed, in their order', async () => {
  expect(await ask(supplier, `setWebhook(url: "${url}")`)).toMatchObject({ url, failures: 0 })
  expect(await setPolicy(other)).toMatchObject({ ok: true })
  expect(await setPolicy(supplier)).toMatchObject({ ok: true })
  expect(await deliver()).toBe(1)
  const [{ body, headers }] = told as [Told]
  expect(entriesOf(told[0]!)).toMatchObject({
    ...{ party: supplier.id, entries: [{ act: 'party.enrol' }, { act: 'party.set-policy' }] },
  })
  const key = { alg: signer.alg, publicKey: Buffer.from(signer.publicKey, 'base64url') }
  const signature = String(headers['x-jws-signature'])
  expect(verifyDetached(signature, body, key)).toBe(true)
  expect(verifyDetached(signature, Buffer.from(`${body} `), key)).toBe(false)
  expect([await deliver(), told.length]).toEqual([0, 1])
})

test('a replay tells what was told before, from a position, and nobody else’s', async () => {
  const [{ entries }] = [entriesOf(told[0]!)]
  const { position } = entries[0]!
  expect(await ask(supplier, `replayWebhook(from: "${position}")`)).toMatchObject({ failures: 0 })
  await deliver()
  expect(entriesOf(told.at(-1)!).entries).toEqual(entries)
  expect(await ask(supplier, 'replayWebhook(from: "99999999")')).toEqual({
    refusal: 'webhook_position_must_exist',
  })
  expect(await ask(other, 'replayWebhook(from: "1")')).toEqual({
    refusal: 'webhook_position_must_exist',
  })
})

test('one that is told in vain is given up, is a task, and can be woken', async () => {
  status = 302
  await setPolicy(supplier)
  for (let tries = 0; tries < TRIES_MAX; tries++) expect(await deliver()).toBe(1)
  expect(await deliver()).toBe(0)
  const { viewer } = await supplier.alone.read<{
    viewer: { webhook: { deadAt: string; tries: { outcome: string }[] } }
  }>('{ viewer { webhook { deadAt tries { outcome } } } }')
  expect(viewer.webhook.deadAt).toEqual(expect.any(String))
  expect(viewer.webhook.tries[0]).toEqual({ outcome: 'answered_302' })
  expect((await supplier.alone.desk.tasks()).map(task => task.kind)).toEqual(['webhook'])
  status = 204
  await ask(supplier, `setWebhook(url: "${url}")`)
  expect(await deliver()).toBe(1)
  expect(await supplier.alone.desk.tasks()).toEqual([])
  expect(await ask(supplier, 'endWebhook')).toMatchObject({ url })
  expect(await ask(supplier, 'endWebhook')).toEqual({ refusal: 'webhook_must_be_set' })
})
