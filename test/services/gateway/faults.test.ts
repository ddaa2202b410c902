import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-world.ts'

/** What goes wrong with us is not told to whoever asks. */
let world: GatewayWorld
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
  await supplier.alone.read('{ viewer { duty } }')
})
afterAll(async () => await world?.close())

async function post(query: string) {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, text: await response.text() }
}

async function without<Answer>(table: string, ask: () => Promise<Answer>): Promise<Answer> {
  await world.owner.query(`alter table ${table} rename to away`)
  try {
    return await ask()
  } finally {
    await world.owner.query(`alter table ${table.split('.')[0]}.away rename to login`)
  }
}

test('a fault in a resolver has one word, and no other', async () => {
  const login = 'mutation { login(name: "abc", password: "whatever it is") { __typename } }'
  const { text } = await without('desk.login', async () => await post(login))
  const { errors } = JSON.parse(text)
  expect(errors).toMatchObject([{ message: 'fault' }])
  expect(text).not.toMatch(/desk|relation|stack|42P01/)
  expect((await post(login)).text).toContain('"__typename":"Refused"')
})

test('a fault before any of it is begun is none of theirs either', async () => {
  await world.owner.query('revoke execute on function ledger.may_read from tallystick_desk')
  const asked = fetch(`${world.url}/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${'a'.repeat(43)}` },
  })
  const response = await asked
  await world.owner.query('grant execute on function ledger.may_read to tallystick_desk')
  expect(response.status).toBe(500)
  expect(await response.json()).toEqual({ errors: [{ message: 'fault' }] })
})
