import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpTransport, openClient, signingKey } from '../../../services/client/index.ts'
import type { Actor } from '../../support/actor.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from '../gateway/gateway-fixtures.ts'

/** A line to the gateway that tears: the request arrives, its answer does not. */
let world: GatewayWorld
let debtor: Joined
let line: Server
/** How many of the next answers are torn off. */
let tears = 0
let asked: string[] = []

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  line = createServer((from, to) => {
    const parts: Buffer[] = []
    from.on('data', part => parts.push(part))
    from.on('end', () => {
      const body = Buffer.concat(parts)
      asked.push(body.toString())
      const { method, url, headers } = from
      const onward = request(`${world.url}${url}`, { method, headers }, answer => {
        const answered: Buffer[] = []
        answer.on('data', part => answered.push(part))
        answer.on('end', () => {
          tears -= 1
          if (tears >= 0) return void from.socket.destroy()
          to.writeHead(answer.statusCode!, { 'content-type': 'application/json' })
          to.end(Buffer.concat(answered))
        })
      })
      onward.end(body)
    })
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => line.once('listening', resolve))
})
afterAll(async () => {
  line?.close()
  await world?.close()
})

function clientOnLine(...signers: readonly Actor[]) {
  const { port } = line.address() as AddressInfo
  return openClient({
    transport: httpTransport(`http://127.0.0.1:${port}/graphql`),
    ...{ ledger: world.ledger.name, party: debtor.id, user: signers[0]!.user },
    keys: signers.map(({ key, privateKey }) => signingKey(key, privateKey)),
  })
}

const countOf = async () =>
  (await debtor.alone.reads.entries()).filter(({ act }) => act === 'party.set-policy').length

test('a command whose answer was torn off is sent again, and done once', async () => {
  const client = clientOnLine(debtor.maker, debtor.checker)
  asked = []
  tears = 2
  const limits = { singleLimit: 7n, representativeLimit: 0n }
  expect(await client.parties.setPolicy(limits)).toMatchObject({ ok: true })
  expect(asked).toHaveLength(3)
  expect(new Set(asked).size).toBe(1)
  expect(await countOf()).toBe(1)
})

test('a query is asked again, and a mutation of the desk is not', async () => {
  const client = clientOnLine(debtor.maker)
  await client.reads.businessDate()
  tears = 1
  expect(await client.reads.businessDate()).toBe('2026-03-02')
  tears = 1
  const SET = 'mutation { setMailAddress(address: null) { ... on MailSet { told } } }'
  await expect(client.read(SET)).rejects.toMatchObject({ name: 'TransportFault', status: 0 })
})

test('a read shows at least what a token was given for', async () => {
  const client = debtor.both
  const { parties } = debtor.both
  expect((await parties.setPolicy({ singleLimit: 8n, representativeLimit: 0n })).ok).toBe(true)
  const act = { act: 'party.set-policy', body: { singleLimit: '9', representativeLimit: '0' } }
  const { answers, token } = await client.submit([await client.sign(act)])
  const later = debtor.alone.atLeast(token!)
  const [newest] = await later.reads.entries()
  expect(answers).toMatchObject([{ ok: true, acts: [{ entry: newest!.number }] }])
  expect(await later.read('{ viewer { duty } }')).toEqual({ viewer: { duty: 'maker' } })
  expect(await later.read('query Named { businessDate }')).toEqual({ businessDate: '2026-03-02' })
  await expect(later.read('mutation { challenge }')).rejects.toThrow('only a query')
  await expect(debtor.alone.atLeast('junk').reads.businessDate()).rejects.toThrow(
    'token_must_be_one',
  )
})

test('a file tells how far it is, to its end', async () => {
  const sent: [number, number][] = []
  const file = new Blob([new Uint8Array(300_000).fill(65)], { type: 'application/pdf' })
  await debtor.alone.files.upload(file, (...far) => sent.push(far))
  expect(sent.at(-1)).toEqual([300_000, 300_000])
  const rows: [number, number][] = []
  const onSent = (...far: [number, number]) => rows.push(far)
  await debtor.alone.imports.file('order', new Blob(['a,b\n']), { name: 'orders.csv', onSent })
  expect(rows.at(-1)).toEqual([4, 4])
})
