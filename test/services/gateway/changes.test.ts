import { afterAll, beforeAll, expect, test } from 'vitest'
import { STREAMS_PER_USER } from '../../../services/gateway/nouns/change/changed.subscription.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** A stream tells a user that something of its party has changed, and tells nobody else. */
let world: GatewayWorld
let supplier: Joined
let other: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
  other = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

async function bearerOf({ alone }: Joined): Promise<string> {
  const { challenge } = await world.transport.request<{ challenge: string }>('mutation {challenge}')
  const login = await alone.sign({ act: 'session.open', body: { challenge } })
  const { openSession } = await world.transport.request<{ openSession: { bearer: string } }>(
    'mutation ($login: JWS!) { openSession(login: $login) { ... on Session { bearer } } }',
    { login },
  )
  return openSession.bearer
}

async function open(bearer: string | null): Promise<Response> {
  return await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', accept: 'text/event-stream' },
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify({ query: 'subscription { changed }' }),
  })
}

/** Counts what a stream tells, as it comes. */
function listen(response: Response) {
  const heard = { count: 0, text: '', over: false }
  const reader = response.body!.getReader()
  const read = async () => {
    const decoder = new TextDecoder()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heard.text += decoder.decode(part.value, { stream: true })
      heard.count = heard.text.split('"changed":').length - 1
    }
    heard.over = true
  }
  void read().catch(() => undefined)
  return { heard, close: async () => await reader.cancel() }
}

/** Changes something of a party by a request. */
const setLogin = async ({ alone }: Joined, name: string) =>
  await alone.read(
    `mutation ($name: String!) {
      setPassword(name: $name, password: "a long password") { ... on Done { done } } }`,
    { name },
  )

test('a stranger is told to log in, and no stream is opened', async () => {
  const answer = await open(null)
  expect(await answer.text()).toContain('reader_must_be_logged_in')
})

test('what a request changes is told to its party, and to no other; nothing is held', async () => {
  const [mine, theirs] = [
    listen(await open(await bearerOf(supplier))),
    listen(await open(await bearerOf(other))),
  ]
  await expect.poll(() => [mine.heard.count, theirs.heard.count]).toEqual([1, 1])
  await setLogin(supplier, 'sun.li')
  await expect.poll(() => mine.heard.count).toBeGreaterThan(1)
  expect(theirs.heard.count).toBe(1)
  expect(world.desk.waitingCount + (world.desk.totalCount - world.desk.idleCount)).toBe(0)
  await mine.close()
  await theirs.close()
})

test('what came by no request is found in the store', async () => {
  const stream = listen(await open(await bearerOf(supplier)))
  await expect.poll(() => stream.heard.count).toBe(1)
  await world.roll('2026-03-03')
  await expect.poll(() => stream.heard.count, { timeout: 10_000 }).toBeGreaterThan(1)
  await stream.close()
})

test('a user has so many streams, and one that is closed makes room', async () => {
  const bearer = await bearerOf(other)
  const opened = await Promise.all(Array.from({ length: STREAMS_PER_USER }, () => open(bearer)))
  const streams = opened.map(listen)
  await expect.poll(() => streams.every(({ heard }) => heard.count === 1)).toBe(true)
  expect(await (await open(bearer)).text()).toContain('user_must_keep_to_few_streams')
  await streams[0]!.close()
  await expect
    .poll(async () => {
      const again = listen(await open(bearer))
      await expect.poll(() => again.heard.text).not.toBe('')
      return again.heard.count
    })
    .toBe(1)
})
